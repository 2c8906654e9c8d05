//! What a first visit downloads.

use crate::build::{self, LATER};
use crate::failure::{Doing, Failure};
use flate2::{Compression, write::GzEncoder};
use std::fs;
use std::io::Write;
use std::path::Path;

/// Bytes of brotli that a first visit may cost.
const BUDGET: usize = 220_000;

/// The bytes of one file, in the three ways that it may travel.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
struct Size {
    raw: usize,
    gzip: usize,
    brotli: usize,
}

/// Builds what is not built, prints a table, and compares the sum with the budget.
///
/// # Errors
/// When the build fails, or the sum is above the budget.
pub fn size() -> Result<(), Failure> {
    let total = table(&build::build("/")?)?;
    within(total, BUDGET)?;
    println!("within the budget of {BUDGET} bytes of brotli: {} left", BUDGET - total);
    Ok(())
}

/// The same for a build that is there, as a test.
///
/// # Errors
/// When the sum is above the budget.
pub fn no_larger(dist: &Path) -> Result<(), Failure> {
    within(table(dist)?, BUDGET)
}

/// Prints every file, what a first visit costs and what comes later; the bytes of brotli of a first visit.
fn table(dist: &Path) -> Result<usize, Failure> {
    let (later, first): (Vec<_>, Vec<_>) =
        measure(dist)?.into_iter().partition(|(name, _)| name.starts_with(LATER));
    println!("{:<46} {:>9} {:>9} {:>9}", "bytes", "raw", "gzip", "brotli");
    let line =
        |name: &str, size: Size| println!("{name:<46} {:>9} {:>9} {:>9}", size.raw, size.gzip, size.brotli);
    for (what, files) in [("a first visit", &first), ("later, when it is asked for", &later)] {
        files.iter().for_each(|(name, size)| line(name, *size));
        line(what, sum(files));
        println!();
    }
    Ok(sum(&first).brotli)
}

fn measure(dist: &Path) -> Result<Vec<(String, Size)>, Failure> {
    let mut files = Vec::new();
    for path in crate::workspace::files(dist, "") {
        let name = path.strip_prefix(dist).unwrap_or(&path).to_string_lossy().into_owned();
        // Read by the host, never sent.
        if name != "_headers" {
            let bytes = fs::read(&path).doing(format!("read {}", path.display()))?;
            files.push((name, of(&bytes)?));
        }
    }
    files.sort_by_key(|(_, size)| std::cmp::Reverse(size.brotli));
    Ok(files)
}

fn of(bytes: &[u8]) -> Result<Size, Failure> {
    let mut gzip = GzEncoder::new(Vec::new(), Compression::best());
    gzip.write_all(bytes).doing("compress")?;
    let gzip = gzip.finish().doing("compress")?;
    let mut brotli = Vec::new();
    let best = brotli::enc::BrotliEncoderParams { quality: 11, lgwin: 22, ..Default::default() };
    brotli::BrotliCompress(&mut &bytes[..], &mut brotli, &best).doing("compress")?;
    Ok(Size { raw: bytes.len(), gzip: gzip.len(), brotli: brotli.len() })
}

fn sum(files: &[(String, Size)]) -> Size {
    files.iter().fold(Size::default(), |sum, (_, size)| Size {
        raw: sum.raw + size.raw,
        gzip: sum.gzip + size.gzip,
        brotli: sum.brotli + size.brotli,
    })
}

fn within(bytes: usize, budget: usize) -> Result<(), Failure> {
    if bytes <= budget {
        return Ok(());
    }
    Err(Failure::new(format!(
        "a first visit costs {bytes} bytes of brotli, {} above the budget of {budget}",
        bytes - budget
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_add_up() {
        let one = Size { raw: 10, gzip: 5, brotli: 3 };
        let two = Size { raw: 1, gzip: 2, brotli: 4 };
        let files = [("a".to_owned(), one), ("b".to_owned(), two)];
        assert_eq!(sum(&files), Size { raw: 11, gzip: 7, brotli: 7 });
    }

    #[test]
    fn text_travels_smaller_than_it_is() {
        let size = of("the same again ".repeat(100).as_bytes()).expect("compressed");
        assert_eq!(size.raw, 1500);
        assert!(size.gzip < 100 && size.brotli < size.gzip, "{size:?}");
    }

    #[test]
    fn the_budget_is_the_last_byte_allowed() {
        assert_eq!(within(100, 100), Ok(()));
        assert!(within(101, 100).expect_err("too much").sentence.contains("1 above"));
    }
}
