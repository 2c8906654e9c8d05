//! The browser's console after a journey: nothing stands there that the journey has not provoked.

use anyhow::{Result, ensure};

/// Whether a warning in the console fails a journey, as an error always does.
const WARNINGS_FAIL: bool = true;

/// A request that fails because the journey wants it to: the browser writes a line about it. A journey in which none of its
/// lines comes has failed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failing {
    path: &'static str,
    says: String,
    must: bool,
}

impl Failing {
    /// A request whose address contains `path` is answered with this status.
    #[must_use]
    pub fn status(path: &'static str, status: u16) -> Self {
        Self { path, says: format!("the server responded with a status of {status} "), must: true }
    }

    /// A request whose address contains `path` is not answered; `error` is the browser's name for how, as in
    /// `ERR_CONNECTION_REFUSED`.
    #[must_use]
    pub fn network(path: &'static str, error: &'static str) -> Self {
        Self { path, says: format!("net::{error}"), must: true }
    }

    /// A request whose address contains `path` is answered, and the page may not read it (CORS). The browser writes two lines.
    #[must_use]
    pub fn cors(path: &'static str) -> [Self; 2] {
        [
            Self { path, says: "has been blocked by CORS policy".to_owned(), must: true },
            Self { path, says: "net::ERR_FAILED".to_owned(), must: true },
        ]
    }

    /// It may also not come: what the browser does here depends on its own timing.
    #[must_use]
    pub fn perhaps(self) -> Self {
        Self { must: false, ..self }
    }

    fn is_told_by(&self, line: &str) -> bool {
        line.contains(self.path) && line.contains(&self.says)
    }
}

/// Looks through the console: no violation of the policy, no panic, no failed request but `failing`, no other error but what
/// contains one of `texts`, and no warning.
///
/// # Errors
/// With the first line that nobody expected, or what was expected and did not come.
pub fn judge(console: &[String], failing: &[Failing], texts: &[&str]) -> Result<()> {
    let never = |line: &str| line.contains("Content Security Policy") || line.contains("stopped at");
    let excused = |line: &str| {
        let expected = failing.iter().any(|one| one.is_told_by(line));
        (expected || texts.iter().any(|part| line.contains(part))) && !never(line)
    };
    let counts = |line: &&String| {
        line.starts_with("SEVERE") || (WARNINGS_FAIL && line.starts_with("WARNING")) || never(line)
    };
    let surprise = console.iter().filter(counts).find(|line| !excused(line));
    ensure!(surprise.is_none(), "the console says {}", surprise.map_or("", String::as_str));
    let missing = failing.iter().find(|one| one.must && !console.iter().any(|line| one.is_told_by(line)));
    ensure!(
        missing.is_none(),
        "the journey expects {missing:?}, and the console says only:\n{}",
        console.join("\n")
    );
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const LINE: &str = "SEVERE http://127.0.0.1:4400/oauth/token - Failed to load resource: the server responded with a status of 500 (Internal Server Error)";

    fn lines(lines: &[&str]) -> Vec<String> {
        lines.iter().map(|&line| line.to_owned()).collect()
    }

    #[test]
    fn only_the_failure_that_was_provoked_is_excused() {
        let console = lines(&[LINE]);
        assert!(judge(&console, &[Failing::status("/oauth/token", 500)], &[]).is_ok());
        for other in [
            Failing::status("/oauth/token", 400),
            Failing::status("/oauth/revoke", 500),
            Failing::network("/oauth/token", "ERR_FAILED"),
        ] {
            assert!(judge(&console, &[other.perhaps()], &[]).is_err());
        }
        assert!(judge(&console, &[], &["status of 500"]).is_ok());
    }

    #[test]
    fn a_failure_that_does_not_come_is_missed() {
        let failing = Failing::status("/oauth/token", 500);
        assert!(judge(&[], std::slice::from_ref(&failing), &[]).is_err());
        assert!(judge(&[], &[failing.perhaps()], &[]).is_ok());
    }

    #[test]
    fn a_violation_of_the_policy_is_never_excused() {
        let line = "SEVERE http://127.0.0.1/ - Refused to connect: Content Security Policy";
        assert!(judge(&lines(&[line]), &[], &["Refused"]).is_err());
        assert!(judge(&lines(&["INFO all is well"]), &[], &[]).is_ok());
    }
}
