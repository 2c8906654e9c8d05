//! `config.json`, fetched at start from beside the page.

use super::{http, location};
use ::http::header::CONTENT_SECURITY_POLICY;
use cameo_oidc::http::get;
use cameo_settings::{Settings, SettingsError};

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
    // By it a host shows that it sends the headers of the build.
    if !answer.headers().contains_key(CONTENT_SECURITY_POLICY) {
        without_policy();
    }
    Settings::read(answer.body())
}
