//! `config.json`, fetched at start from beside the page.

use super::{http, location};
use account::http::get;
use account::settings::{Settings, SettingsError};

/// The header by which a host shows that it sends those of the build.
const POLICY: &str = "content-security-policy";

/// Fetches and reads the settings. `index.html` preloads the file, so it is usually there already. `without_policy` is called
/// if the host sends the file without a policy, and so the page too.
///
/// # Errors
/// When there is no such file, or something in it is wrong.
pub async fn load(without_policy: impl FnOnce()) -> Result<Settings, SettingsError> {
    let missing = |status| SettingsError::NotFound { status };
    let url = location::address("/config.json");
    let request = get(&url).map_err(|_| missing(None))?;
    let answer = http::send(request).await.map_err(|_| missing(None))?;
    if answer.status() != 200 {
        return Err(missing(Some(answer.status().as_u16())));
    }
    if !answer.headers().contains_key(POLICY) {
        without_policy();
    }
    Settings::read(answer.body())
}
