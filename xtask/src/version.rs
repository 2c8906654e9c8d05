//! Versions: as programs print them, and as Cargo.lock names them.

use std::fmt;

/// The first three numbers of a version; more is not compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Version(pub u32, pub u32, pub u32);

impl Version {
    /// The first version in what a program prints: `trunk 0.21.14`, `wasm-opt version 132 (version_132)`,
    /// `ChromeDriver 156.0.8078.73 (…)`.
    pub fn printed(text: &str) -> Option<Self> {
        text.split_whitespace().find_map(Self::parse)
    }

    /// `1.2.3`, `v1.2.3`, `1.2.3.4`, `1.2.3-beta`, `1.2`, `132`.
    pub fn parse(word: &str) -> Option<Self> {
        let word = word.strip_prefix('v').unwrap_or(word);
        let core = word.split(['-', '+']).next()?;
        let mut numbers = core.split('.').map(|part| part.parse::<u32>().ok());
        let major = numbers.next()??;
        let mut next = || numbers.next().unwrap_or(Some(0));
        Some(Self(major, next()?, next()?))
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}.{}", self.0, self.1, self.2)
    }
}

/// Every version of `package` in the text of a Cargo.lock.
pub fn locked(cargo_lock: &str, package: &str) -> Vec<Version> {
    let name = format!("name = \"{package}\"");
    let mut lines = cargo_lock.lines();
    let mut versions = Vec::new();
    while lines.any(|line| line == name) {
        let quoted = lines.next().and_then(|line| line.strip_prefix("version = \"")?.strip_suffix('"'));
        versions.extend(quoted.and_then(Version::parse));
    }
    versions
}

#[cfg(test)]
mod tests {
    use super::*;
    use rstest::rstest;

    #[rstest]
    #[case("trunk 0.21.14\n", Some(Version(0, 21, 14)))]
    #[case("wasm-bindgen 0.2.130", Some(Version(0, 2, 130)))]
    #[case("wasm-opt version 132 (version_132)", Some(Version(132, 0, 0)))]
    #[case("ChromeDriver 156.0.8078.73 (0c1ab2)", Some(Version(156, 0, 8078)))]
    #[case("Chromium 156.0.8078.73 built on Debian 12.2", Some(Version(156, 0, 8078)))]
    #[case("v20.20.2", Some(Version(20, 20, 2)))]
    #[case("no version here", None)]
    fn a_printed_version_is_found(#[case] text: &str, #[case] version: Option<Version>) {
        assert_eq!(Version::printed(text), version);
    }

    #[test]
    fn the_lock_file_names_each_version_of_a_package() {
        let lock = "[[package]]\nname = \"a\"\nversion = \"1.0.2\"\n\n[[package]]\nname = \"ab\"\nversion = \"9.0.0\"\n\n\
                    [[package]]\nname = \"a\"\nversion = \"2.1.0\"\n";
        assert_eq!(locked(lock, "a"), [Version(1, 0, 2), Version(2, 1, 0)]);
        assert!(locked(lock, "b").is_empty());
    }
}
