//! What every page has: the strip that says where one is, the style, the policy.

use axum::http::StatusCode;
use axum::response::Response;

use crate::addresses;
use crate::http::answer::{text, with_header};

/// `text` as it may stand in HTML, in an attribute too.
pub(crate) fn escaped(text: &str) -> String {
    text.chars().fold(String::with_capacity(text.len()), |mut out, c| {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(c),
        }
        out
    })
}

/// A page: `title` and `content` are HTML already; `form_action` is where its forms may end beside the tenant itself.
pub(crate) struct Page<'a> {
    pub status: StatusCode,
    pub title: &'a str,
    pub content: String,
    pub form_action: &'a str,
}

/// What the pages of one sign-in show of it and send back.
#[derive(Clone, Copy, Debug)]
pub(crate) struct SignInForm<'a> {
    /// The name of the application.
    pub application: &'a str,
    /// The name that the authorization request waits under.
    pub state: &'a str,
    /// Where the sign-in ends.
    pub redirect_uri: &'a str,
}

/// The style of every page, at `/style.css`.
pub(crate) const STYLE: &str = include_str!("tenant.css");

/// An oval with a fine double edge: the cameo.
const SEAL: &str = r#"<svg class="seal" viewBox="0 0 40 50" aria-hidden="true" fill="none" stroke="currentColor"><ellipse cx="20" cy="25" rx="19" ry="24"/><ellipse cx="20" cy="25" rx="16" ry="21"/><circle cx="20" cy="20" r="6" fill="currentColor" stroke="none"/><path d="M9 39c1.5-7.5 5.5-11 11-11s9.5 3.5 11 11" fill="currentColor" stroke="none"/></svg>"#;

impl Page<'_> {
    /// The page as an answer, under a policy that allows the tenant's own style and forms, and no script at all.
    pub fn answer(self) -> Response {
        let Self { status, title, content, form_action } = self;
        let html = format!(
            r#"<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title} · Development tenant</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header class="where"><strong>Development tenant.</strong> Accounts made here stay on this machine.</header>
<main>
{SEAL}
{content}
</main>
</body>
</html>
"#
        );
        let policy = format!(
            "default-src 'none'; style-src 'self'; img-src data:; form-action 'self' {form_action}; base-uri 'none'; \
             frame-ancestors 'none'"
        );
        let headers = [
            ("content-security-policy", policy.as_str()),
            ("referrer-policy", "no-referrer"),
            ("x-content-type-options", "nosniff"),
            ("x-frame-options", "DENY"),
        ];
        let response = text(status, "text/html; charset=utf-8", html);
        headers.into_iter().fold(response, |response, (name, value)| with_header(response, name, value))
    }
}

/// The source that `form-action` must allow, so that a form may end at `address`: browsers apply it to redirects too. An
/// IPv6 host cannot be written as a source, so its scheme stands there.
pub(crate) fn form_action(address: &str) -> String {
    match (url::Url::parse(address), addresses::origin(address)) {
        (Ok(url), Some(_)) if matches!(url.host(), Some(url::Host::Ipv6(_))) => format!("{}:", url.scheme()),
        (_, Some(origin)) => origin,
        (Ok(url), None) => format!("{}:", url.scheme()),
        (Err(_), None) => String::new(),
    }
}

/// A labelled input. `error` is a sentence below it that it is described by.
pub(crate) fn field(
    label: &str,
    attributes: &str,
    name: &str,
    value: &str,
    error: Option<&str>,
    hint: Option<&str>,
) -> String {
    let note = match (error, hint) {
        (Some(error), _) => Some(format!(r#"<p class="hint wrong" id="{name}-note">{}</p>"#, escaped(error))),
        (None, Some(hint)) => Some(format!(r#"<p class="hint" id="{name}-note">{}</p>"#, escaped(hint))),
        (None, None) => None,
    };
    let described = match (note.is_some(), error.is_some()) {
        (true, true) => format!(r#" aria-invalid="true" aria-describedby="{name}-note""#),
        (true, false) => format!(r#" aria-describedby="{name}-note""#),
        _ => String::new(),
    };
    format!(
        r#"<div class="field"><label for="{name}">{label}</label><input id="{name}" name="{name}" value="{}" {attributes}{described}>{}</div>"#,
        escaped(value),
        note.unwrap_or_default()
    )
}

/// What went wrong, above the form, read aloud at once.
pub(crate) fn alert(text: &str) -> String {
    format!(r#"<div class="alert" role="alert" id="problem"><p>{}</p></div>"#, escaped(text))
}
