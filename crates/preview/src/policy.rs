//! The Content-Security-Policy of a build: made from the page and the settings, so that it can be as narrow as both allow.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;
use sha2::{Digest, Sha256};
use url::Url;

/// A byte order mark, which some editors put before a text and which is no part of it.
const BOM: char = '\u{feff}';

/// The policy for this page with these settings (CSP Level 3), as a header.
///
/// Scripts and styles are the site's own files, or inline with their hash. The page talks to its own origin, the tenant with
/// its `endpoints`, and whatever API, schema and other origins the settings name, and to nobody else.
pub(crate) fn content_security_policy(index_html: &str, config_json: &str, endpoints: &[String]) -> String {
    let config: Value = serde_json::from_str(config_json.trim_start_matches(BOM)).unwrap_or_default();
    let connect = origins(&config, endpoints);
    policy(index_html, &connect, &pictures(&config), &["frame-ancestors 'none'"])
}

/// The policy that stands in the page itself, for hosts that send no headers. `config.json` may change after the build, so it
/// depends on nothing that is written there: the page may talk to every secure address, and to this machine, where development
/// tenants are. `frame-ancestors` means nothing in a page.
#[must_use]
pub fn meta_policy(index_html: &str) -> String {
    policy(index_html, " https: http://localhost:* http://127.0.0.1:*", " https: data:", &[])
}

fn policy(index_html: &str, connect: &str, pictures: &str, more: &[&str]) -> String {
    let scripts = hashes(index_html, "script");
    let styles = hashes(index_html, "style");
    let mut policy = [
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval'{scripts}"),
        format!("style-src 'self'{styles}"),
        format!("connect-src 'self'{connect}"),
        format!("img-src 'self'{pictures}"),
        "manifest-src 'self'".to_owned(),
        "base-uri 'self'".to_owned(),
        "form-action 'none'".to_owned(),
        "object-src 'none'".to_owned(),
    ]
    .join("; ");
    for directive in more {
        policy.push_str("; ");
        policy.push_str(directive);
    }
    policy
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

/// ` https://…` for every other origin that the settings or the provider name.
fn origins(config: &Value, endpoints: &[String]) -> String {
    let text = |key: &str| config.get(key).and_then(Value::as_str).map(str::to_owned);
    let named = [
        text("domain").map(|domain| format!("https://{domain}/")),
        text("issuer"),
        text("managementApi"),
        text("schema"),
    ];
    let more = texts(config.get("connectOrigins"));
    listed(named.into_iter().flatten().chain(endpoints.iter().cloned()).chain(more))
}

/// Where a person's picture may come from: from wherever the provider says, unless the setting `pictures` is `false` (from
/// nowhere) or a list of origins. A picture may always be part of the answer itself (`data:`).
fn pictures(config: &Value) -> String {
    match config.get("pictures") {
        None | Some(Value::Null | Value::Bool(true)) => " https: data:".to_owned(),
        Some(pictures) => listed(texts(Some(pictures)).into_iter()) + " data:",
    }
}

/// The texts of a list; none of anything else.
fn texts(list: Option<&Value>) -> Vec<String> {
    let list = list.and_then(Value::as_array).into_iter().flatten();
    list.filter_map(Value::as_str).map(str::to_owned).collect()
}

/// The origins of `urls`, each once, each with a space before it.
fn listed(urls: impl Iterator<Item = String>) -> String {
    let mut origins: Vec<String> = Vec::new();
    for url in urls {
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
        let policy = content_security_policy(html, "{}", &[]);
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
        assert!(
            content_security_policy("", config, &[]).contains("connect-src 'self' https://t.eu.auth0.com;")
        );
        let local = r#"{"issuer":"http://localhost:4400/"}"#;
        assert!(
            content_security_policy("", local, &[]).contains("connect-src 'self' http://localhost:4400;")
        );
        assert!(content_security_policy("", "not json", &[]).contains("connect-src 'self';"));
    }

    #[test]
    fn the_page_may_talk_to_every_host_that_the_provider_or_the_operator_names() {
        let config =
            r#"{"domain":"t.example","connectOrigins":["https://a.example","https://b.example:8443/path"]}"#;
        let endpoints = ["https://token.example/oauth/token".to_owned(), "https://t.example/jwks".to_owned()];
        let policy = content_security_policy("", config, &endpoints);
        let expected = "connect-src 'self' https://t.example https://token.example https://a.example https://b.example:8443;";
        assert!(policy.contains(expected), "{policy}");
    }

    #[test]
    fn pictures_come_from_where_the_settings_allow() {
        for (config, expected) in [
            ("{}", "img-src 'self' https: data:;"),
            (r#"{"pictures":true}"#, "img-src 'self' https: data:;"),
            (r#"{"pictures":false}"#, "img-src 'self' data:;"),
            (r#"{"pictures":["https://p.example/x"]}"#, "img-src 'self' https://p.example data:;"),
        ] {
            let policy = content_security_policy("", config, &[]);
            assert!(policy.contains(expected), "{config}: {policy}");
        }
    }

    #[test]
    fn the_policy_in_the_page_depends_on_no_setting_and_holds_what_a_page_can_say() {
        let policy = meta_policy("<script>go()</script>");
        let hash = STANDARD.encode(Sha256::digest("go()"));
        for expected in [
            &format!("script-src 'self' 'wasm-unsafe-eval' 'sha256-{hash}';"),
            "connect-src 'self' https: http://localhost:* http://127.0.0.1:*;",
            "base-uri 'self'",
            "object-src 'none'",
            "default-src 'none'",
        ] {
            assert!(policy.contains(expected), "{expected} is missing: {policy}");
        }
        assert!(!policy.contains("frame-ancestors") && !policy.contains("unsafe-inline"), "{policy}");
    }
}
