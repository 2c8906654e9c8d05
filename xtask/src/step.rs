//! What a command says while it works: one line for each step, with the reason, and the time if it takes any.

use crate::failure::Failure;
use std::io::{IsTerminal, Write, stderr};
use std::time::{Duration, Instant};

/// Seconds between two signs of life where nobody watches a terminal.
const BEAT: u64 = 30;

/// Says what comes next, and why.
pub fn say(line: impl std::fmt::Display) {
    stand_alone(&format!("▸ {line}"));
}

/// Says what must not be overlooked, in a frame of its own.
pub fn loud(lines: &[&str]) {
    let bar = "!".repeat(72);
    stand_alone(&bar);
    lines.iter().for_each(|line| stand_alone(&format!("!! {line}")));
    stand_alone(&bar);
}

/// Says `line`, does `work`, and says how long it took if a person noticed.
///
/// # Errors
/// Those of `work`.
pub fn timed<T>(line: &str, work: impl FnOnce() -> Result<T, Failure>) -> Result<T, Failure> {
    say(line);
    let start = Instant::now();
    let done = work()?;
    if start.elapsed() > Duration::from_secs(2) {
        stand_alone(&format!("  done in {}", seconds(start.elapsed())));
    }
    Ok(done)
}

/// A sign of life for a step that says nothing itself.
pub fn heartbeat() -> impl FnMut(Duration) {
    let terminal = stderr().is_terminal();
    let mut said = 0;
    move |elapsed| {
        let now = elapsed.as_secs();
        if terminal && now > said {
            said = now;
            // A terminal that cannot be written to is no reason to stop.
            let _ = write!(stderr(), "\r  … {}\r", seconds(elapsed));
        } else if !terminal && now >= said + BEAT {
            said = now;
            stand_alone(&format!("  … {}", seconds(elapsed)));
        }
    }
}

fn stand_alone(line: &str) {
    let _ = writeln!(stderr(), "{line}");
}

fn seconds(time: Duration) -> String {
    let all = time.as_secs();
    if all < 60 { format!("{all} s") } else { format!("{} min {:02} s", all / 60, all % 60) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_for_people() {
        assert_eq!(seconds(Duration::from_millis(2_900)), "2 s");
        assert_eq!(seconds(Duration::from_secs(185)), "3 min 05 s");
    }
}
