//! From text to settings. Reads every key, so that an operator sees all problems at once.

use super::function;
use super::lists::MAX_SENSITIVE_MAX_AGE;
use super::problem::{Found, SettingsError, SettingsProblem};
use super::table::KEYS;
use super::{DEFAULT_SENSITIVE_MAX_AGE, MAX_LEEWAY, Settings, StorageKind};
use cameo_auth0::METADATA_SCOPES;
use cameo_metadata::encoding as text;
use cameo_metadata::json::{self, JsonError};
use cameo_oidc::client::{Client, DEFAULT_LEEWAY, ResponseType};
use cameo_oidc::issuer::{Issuer, IssuerError, is_secure};
use serde_json::{Map, Value};
use url::Url;

pub(super) fn file(bytes: &[u8]) -> Result<Settings, SettingsError> {
    match text::decode(bytes) {
        Ok(text) => settings(&text),
        Err(error) => {
            Err(SettingsError::NotJson { detail: error.to_string(), line: error.line, column: error.column })
        }
    }
}

pub(super) fn settings(text: &str) -> Result<Settings, SettingsError> {
    let object = match json::read_text(text) {
        Ok(Value::Object(object)) => object,
        Ok(other) => {
            let detail = format!("found {}", found(&other));
            return Err(SettingsError::NotJson { detail, line: 0, column: 0 });
        }
        Err(error) => return Err(not_json(text, &error)),
    };
    let mut reader = Reader { object: &object, problems: unknown(&object) };
    match reader.settings() {
        Some(settings) if reader.problems.is_empty() => Ok(settings),
        _ => Err(SettingsError::Problems(reader.problems)),
    }
}

fn not_json(text: &str, error: &JsonError) -> SettingsError {
    let JsonError { fault, line, column, .. } = *error;
    let detail = function::instead(text, line, column).unwrap_or_else(|| fault.to_string());
    SettingsError::NotJson { detail, line, column }
}

fn unknown(object: &Map<String, Value>) -> Vec<SettingsProblem> {
    let strange = object.keys().filter(|key| !KEYS.contains(&key.as_str()));
    strange.map(|key| SettingsProblem::Unknown { key: cut(key), nearest: nearest(key) }).collect()
}

/// The known key that is the same but for case and punctuation, as in `client_id` or `clientID`.
fn nearest(key: &str) -> Option<&'static str> {
    let plain = |text: &str| -> String {
        text.chars().filter(char::is_ascii_alphanumeric).map(|c| c.to_ascii_lowercase()).collect()
    };
    KEYS.into_iter().find(|known| plain(known) == plain(key))
}

pub(super) fn found(value: &Value) -> Found {
    Found(cut(&value.to_string()))
}

pub(super) fn cut(text: &str) -> String {
    let short: String = text.chars().take(80).collect();
    if short.len() < text.len() { short + "…" } else { short }
}

pub(super) struct Reader<'a> {
    pub(super) object: &'a Map<String, Value>,
    pub(super) problems: Vec<SettingsProblem>,
}

impl Reader<'_> {
    fn settings(&mut self) -> Option<Settings> {
        let issuer = self.issuer();
        let client_id = self.text("clientId");
        if !self.says("clientId") {
            let expected = "the application's client ID, a text";
            self.problems.push(SettingsProblem::Missing { key: "clientId", expected });
        }
        let response_type = self.response_type();
        let by_domain = self.says("domain");
        let own_api = issuer.as_ref().filter(|_| by_domain).map(|issuer| issuer.join("api/v2/"));
        let audience = self.text("audience").or(own_api);
        let management_api = self.management_api(issuer.as_ref(), audience.as_deref());
        let scope =
            self.text("scope").unwrap_or_else(|| default_scope(response_type, management_api.is_some()));
        let settings = Settings {
            storage: self.storage(),
            schema: self.schema(),
            sign_up: self.sign_up(),
            history: self.switch("history", true),
            branding: self.branding(),
            support_url: self.address("supportUrl", &["https", "mailto"], "an https: or mailto: address"),
            delete_account_url: self.address("deleteAccountUrl", &["https"], "an https: address"),
            sensitive: self.sensitive(),
            sensitive_max_age_seconds: self.seconds(
                "sensitiveMaxAgeSeconds",
                DEFAULT_SENSITIVE_MAX_AGE,
                MAX_SENSITIVE_MAX_AGE,
            ),
            connect_origins: self.connect_origins(),
            pictures: self.pictures(),
            has_domain: by_domain,
            management_api,
            client: Client {
                audience,
                scope,
                is_scope_given: self.says("scope"),
                response_type,
                connection: self.text("connection"),
                organization: self.text("organization"),
                ui_locales: self.text("uiLocales"),
                leeway_seconds: self.seconds("leewaySeconds", DEFAULT_LEEWAY, MAX_LEEWAY),
                id_token_algorithms: self.algorithms(),
                trusted_audiences: self.trusted_audiences(),
                ..Client::new(issuer?, client_id?)
            },
        };
        Some(settings)
    }

    /// Whether anything stands under `key`; `null` counts as left out.
    fn says(&self, key: &str) -> bool {
        self.object.get(key).is_some_and(|value| !value.is_null())
    }

    pub(super) fn wrong(&mut self, key: &'static str, value: &Value, expected: &'static str) {
        self.problems.push(SettingsProblem::Wrong { key, found: found(value), expected });
    }

    /// A text that is not empty, without the blanks around it that come with pasting.
    fn text(&mut self, key: &'static str) -> Option<String> {
        match self.object.get(key)? {
            Value::Null => None,
            Value::String(text) if !text::trim(text).is_empty() => Some(text::trim(text).to_owned()),
            other => {
                self.wrong(key, other, "a text that is not empty");
                None
            }
        }
    }

    /// An address of one of these schemes, with something behind it.
    fn address(&mut self, key: &'static str, schemes: &[&str], expected: &'static str) -> Option<String> {
        let text = self.text(key)?;
        match Url::parse(&text) {
            Ok(url) if schemes.contains(&url.scheme()) && !url.path().is_empty() => Some(text),
            _ => {
                self.wrong(key, &Value::String(text), expected);
                None
            }
        }
    }

    fn issuer(&mut self) -> Option<Issuer> {
        let (key, read): (_, fn(&str) -> _) = match (self.says("domain"), self.says("issuer")) {
            (true, true) => {
                self.problems.push(SettingsProblem::Both { first: "domain", second: "issuer" });
                return None;
            }
            (true, false) => ("domain", Issuer::of_domain),
            (false, true) => ("issuer", Issuer::parse),
            (false, false) => {
                let (key, expected) = ("domain", "the tenant's domain, or issuer with a provider's URL");
                self.problems.push(SettingsProblem::Missing { key, expected });
                return None;
            }
        };
        let text = self.text(key)?;
        let expected = match key {
            "domain" => "a host name such as tenant.eu.auth0.com, without https:// and path",
            _ => "an https: URL without query and fragment",
        };
        match read(&text) {
            Ok(issuer) => return Some(issuer),
            Err(IssuerError::NotSecure) => {
                self.problems.push(SettingsProblem::NotSecure { key, found: Found(cut(&text)) });
            }
            Err(_) => self.wrong(key, &Value::String(text), expected),
        }
        None
    }

    fn response_type(&mut self) -> ResponseType {
        let Some(text) = self.text("responseType") else { return ResponseType::Code };
        ResponseType::parse(&text).unwrap_or_else(|| {
            self.wrong("responseType", &Value::from(text), "\"code\" or \"id_token token\"");
            ResponseType::Code
        })
    }

    fn storage(&mut self) -> StorageKind {
        match self.text("storage").as_deref() {
            None | Some("local") => StorageKind::Local,
            Some("session") => StorageKind::Session,
            Some("memory") => StorageKind::Memory,
            Some(other) => {
                self.wrong("storage", &Value::from(other), "\"local\", \"session\" or \"memory\"");
                StorageKind::Local
            }
        }
    }

    /// As configured; left out, the issuer's own where the audience is a Management API (with a custom domain the audience
    /// names the tenant's default domain, and the calls still go to the issuer).
    fn management_api(&mut self, issuer: Option<&Issuer>, audience: Option<&str>) -> Option<String> {
        match self.object.get("managementApi") {
            None => {
                let is_management = audience.is_some_and(|audience| audience.ends_with("/api/v2/"));
                issuer.filter(|_| is_management).map(|issuer| issuer.join("api/v2/"))
            }
            Some(Value::Null) => None,
            Some(_) => {
                let key = "managementApi";
                let text = self.text(key)?;
                match Url::parse(&text) {
                    Ok(url) if is_secure(&url) => Some(format!("{}/", text.trim_end_matches('/'))),
                    Ok(url) if url.scheme() == "http" => {
                        self.problems.push(SettingsProblem::NotSecure { key, found: Found(cut(&text)) });
                        None
                    }
                    _ => {
                        self.wrong(key, &Value::String(text), "an https: URL, or null where there is none");
                        None
                    }
                }
            }
        }
    }

    fn schema(&mut self) -> Option<Value> {
        match self.object.get("schema")? {
            Value::Null => None,
            Value::String(url) => Some(text::trim(url).into()),
            schema @ Value::Object(_) => Some(schema.clone()),
            other => {
                self.wrong("schema", other, "a JSON Schema, or the URL of one");
                None
            }
        }
    }

    fn switch(&mut self, key: &'static str, default: bool) -> bool {
        match self.object.get(key) {
            None | Some(Value::Null) => default,
            Some(Value::Bool(on)) => *on,
            Some(other) => {
                self.wrong(key, other, "true or false");
                default
            }
        }
    }
}

/// Who, and their metadata where there is an API for it; a refresh token wherever the flow can give one.
fn default_scope(response_type: ResponseType, metadata: bool) -> String {
    let mut scopes = vec!["openid", "profile", "email"];
    if response_type == ResponseType::Code {
        scopes.push("offline_access");
    }
    if metadata {
        scopes.extend(METADATA_SCOPES);
    }
    scopes.join(" ")
}
