//! `config.json`, fetched at start from beside the page.

use super::{http, location};
use account::http::get;
use account::settings::{Settings, SettingsError};

/// Fetches and reads the settings. `index.html` preloads the file, so it is usually there already.
///
/// # Errors
/// When there is no such file, or something in it is wrong.
pub async fn load() -> Result<Settings, SettingsError> {
    let missing = |status| SettingsError::NotFound { status };
    let url = location::origin() + "/config.json";
    let request = get(&url).map_err(|_| missing(None))?;
    let answer = http::send(request).await.map_err(|_| missing(None))?;
    if answer.status() != 200 {
        return Err(missing(Some(answer.status().as_u16())));
    }
    Settings::read(answer.body())
}
