//! Waiting for a condition, never for a time.

use anyhow::{Result, bail};
use std::future::Future;
use std::time::{Duration, Instant};

/// How long a page may take for anything. Generous, as the machine may be busy; a journey never waits longer than needed.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// Looks again and again until `look` finds something, and says what was missing if it never does.
///
/// # Errors
/// When [`PATIENCE`] has passed; with the last error of `look`, if there was one.
pub async fn until<T, F, L>(what: &str, mut look: L) -> Result<T>
where
    L: FnMut() -> F,
    F: Future<Output = Result<Option<T>>>,
{
    let start = Instant::now();
    loop {
        let looked = look().await;
        if let Ok(Some(found)) = looked {
            return Ok(found);
        }
        if start.elapsed() > PATIENCE {
            match looked {
                Err(error) => return Err(error.context(format!("waited in vain for {what}"))),
                Ok(_) => bail!("waited in vain for {what}"),
            }
        }
        tokio::time::sleep(Duration::from_millis(25)).await;
    }
}
