//! Who may depend on whom: the core stays free of the browser, and the tenant shares nothing with it.

use super::tree;
use crate::failure::Failure;
use crate::tools::WASM;

/// The crates that know no browser, no framework and no network.
const CORE: [&str; 4] = ["cameo-metadata", "cameo-oidc", "cameo-auth0", "cameo-settings"];

/// Crates that would tie them to one.
const NOT_IN_THE_CORE: [&str; 8] =
    ["leptos", "leptos_router", "web-sys", "js-sys", "wasm-bindgen", "gloo-storage", "reqwest", "tokio"];

/// One line for each dependency that should not be.
///
/// # Errors
/// When cargo cannot tell the dependencies.
pub fn found() -> Result<Vec<String>, Failure> {
    let direct = |package: &str| tree(&["--package", package, "--depth", "1", "--target", "all"]);
    let tenant = direct("tenant")?;
    let auth = direct("cameo-auth-leptos")?;
    // getrandom 0.3 compiles for a browser only with a compiler flag, and nobody should need one.
    let browser = tree(&["--package", "cameo", "--target", WASM])?;
    let mut found = Vec::new();
    for package in CORE {
        let core = direct(package)?;
        for name in NOT_IN_THE_CORE.iter().filter(|name| depends(&core, name, "")) {
            found.push(format!("{package} must not depend on {name}: it knows no browser and no network"));
        }
        if depends(&core, "tenant", "") || depends(&tenant, package, "") {
            found.push(format!("tenant and {package} share nothing, so that mistakes cannot cancel out"));
        }
    }
    if depends(&direct("cameo-metadata")?, "http", "") {
        found.push("cameo-metadata knows no HTTP".into());
    }
    for package in ["cameo-auth0", "cameo-settings", "cameo-metadata", "cameo", "tenant"] {
        if depends(&auth, package, "") {
            found
                .push(format!("cameo-auth-leptos must not depend on {package}: any app can sign in with it"));
        }
    }
    if depends(&browser, "getrandom", "0.3") {
        found.push(
            "getrandom 0.3 is in the app: `cargo tree -i getrandom@0.3 --target wasm32-unknown-unknown`"
                .into(),
        );
    }
    Ok(found)
}

/// Whether lines such as `name v1.2.3 (…)` hold this name, with a version that starts so.
fn depends(lines: &[String], name: &str, version: &str) -> bool {
    lines
        .iter()
        .any(|line| line.strip_prefix(name).is_some_and(|rest| rest.starts_with(&format!(" v{version}"))))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_dependency_is_told_by_its_whole_name_and_the_start_of_its_version() {
        let lines = ["http v1.5.0", "getrandom v0.2.17", "cameo-oidc v0.2.0 (/a/b)"].map(str::to_owned);
        assert!(depends(&lines, "cameo-oidc", "") && depends(&lines, "getrandom", "0.2"));
        assert!(!depends(&lines, "getrandom", "0.3") && !depends(&lines, "htt", ""));
    }
}
