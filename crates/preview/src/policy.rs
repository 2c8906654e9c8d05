//! The Content-Security-Policy of a build: made from the page and the settings, so that it can be as narrow as both allow.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

/// The policy for this page with these settings (CSP Level 3).
///
/// Scripts and styles are the site's own files, or inline with their hash. The page talks to its own origin, the tenant, and
/// whatever API and schema the settings name, and to nobody else.
pub(crate) fn content_security_policy(index_html: &str, config_json: &str) -> String {
    let scripts = hashes(index_html, "script");
    let styles = hashes(index_html, "style");
    let origins = origins(config_json);
    [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        format!("connect-src 'self'{origins}"),
        // Pictures come from wherever the identity provider keeps them.
        "img-src 'self' https: data:".to_owned(),
        "manifest-src 'self'".to_owned(),
        "base-uri 'self'".to_owned(),
        "form-action 'none'".to_owned(),
        "frame-ancestors 'none'".to_owned(),
        "object-src 'none'".to_owned(),
    ]
    .join("; ")
}

/// ` 'sha256-…'` for the text of every inline `element`.
fn hashes(html: &str, element: &str) -> String {
    let (open, close) = (format!("<{element}"), format!("</{element}>"));
    let mut found = String::new();
    let mut rest = html;
    while let Some(start) = rest.find(&open) {
        rest = &rest[start + open.len()..];
        let Some(end) = rest.find('>') else { break };
        let attributes = &rest[..end];
        rest = &rest[end + 1..];
        let Some(length) = rest.find(&close) else { break };
        let text = &rest[..length];
        if !attributes.contains("src=") && !text.is_empty() {
            let hash = STANDARD.encode(Sha256::digest(text.as_bytes()));
            found.push_str(&format!(" 'sha256-{hash}'"));
        }
        rest = &rest[length + close.len()..];
    }
    found
}

/// ` https://…` for every other origin that the settings name.
fn origins(config_json: &str) -> String {
    let config: Value = serde_json::from_str(config_json).unwrap_or_default();
    let text = |key: &str| config.get(key).and_then(Value::as_str).map(str::to_owned);
    let urls = [
        text("domain").map(|domain| format!("https://{domain}/")),
        text("issuer"),
        text("managementApi"),
        text("schema"),
    ];
    let mut origins: Vec<String> = Vec::new();
    for url in urls.into_iter().flatten() {
        let Ok(url) = Url::parse(&url) else { continue };
        let origin = url.origin().ascii_serialization();
        if url.origin().is_tuple() && !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    origins.iter().map(|origin| format!(" {origin}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inline_scripts_and_styles_are_allowed_by_hash_and_files_by_origin() {
        let html = r#"<style>a{}</style><script src="/a.js"></script><script type="module">go()</script>"#;
        let policy = content_security_policy(html, "{}");
        let hash = |text: &str| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(text)));
        assert!(
            policy.contains(&format!("script-src 'self' 'wasm-unsafe-eval' {};", hash("go()"))),
            "{policy}"
        );
        assert!(policy.contains(&format!("style-src 'self' {};", hash("a{}"))), "{policy}");
        assert!(!policy.contains("unsafe-inline"));
    }

    #[test]
    fn the_page_may_talk_to_the_tenant_and_to_nobody_else() {
        let config = r#"{"domain":"t.eu.auth0.com","managementApi":"https://t.eu.auth0.com/api/v2/"}"#;
        assert!(content_security_policy("", config).contains("connect-src 'self' https://t.eu.auth0.com;"));
        let local = r#"{"issuer":"http://localhost:4400/"}"#;
        assert!(content_security_policy("", local).contains("connect-src 'self' http://localhost:4400;"));
        assert!(content_security_policy("", "not json").contains("connect-src 'self';"));
    }
}
