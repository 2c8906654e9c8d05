//! Two people change one document; what both changed is left to decide.

use cameo_metadata::Metadata;
use cameo_metadata::changes::changes;
use cameo_metadata::merge::{Choice, merge};

#[allow(clippy::print_stdout)]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let base = Metadata::parse(r#"{ "hobby": "surfing", "size": 42.50, "town": "Lisbon" }"#)?;
    let mine = Metadata::parse(r#"{ "hobby": "sailing", "size": 42.50, "town": "Porto" }"#)?;
    let theirs = Metadata::parse(r#"{ "hobby": "chess", "size": 43, "town": "Lisbon" }"#)?;
    for change in changes(&base, &mine) {
        println!("mine: {}", change.path());
    }
    let merged = merge(&base, &mine, &theirs);
    for conflict in merged.conflicts() {
        println!("both changed {}", conflict.path);
    }
    let choices = vec![Choice::Mine; merged.conflicts().len()];
    println!("{}", merged.resolve(&choices)?.to_text());
    Ok(())
}
