//! The way back to the client: query, fragment, form or window message.

use axum::http::StatusCode;
use axum::response::Response;
use serde_json::{Map, Value, json};

use crate::addresses;
use crate::faults::{Caller, Fault};
use crate::http::answer::{redirect, text, with_header};
use crate::pages::layout::{escaped, form_action};
use crate::random;
use crate::tenant::Tenant;

/// `response_mode`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mode {
    Query,
    Fragment,
    /// OAuth 2.0 Form Post Response Mode.
    FormPost,
    /// Auth0's own: a script posts the answer to the window that opened or framed the page.
    WebMessage,
}

impl Mode {
    /// By the word under `response_mode`.
    pub fn named(name: &str) -> Option<Self> {
        match name {
            "query" => Some(Self::Query),
            "fragment" => Some(Self::Fragment),
            "form_post" => Some(Self::FormPost),
            "web_message" => Some(Self::WebMessage),
            _ => None,
        }
    }
}

/// Where and how an answer goes.
#[derive(Clone, Debug)]
pub(crate) struct Reply {
    pub client_id: String,
    pub redirect_uri: String,
    pub mode: Mode,
    pub state: Option<String>,
}

impl Reply {
    /// Sends `error` and `error_description`.
    pub fn error(&self, tenant: &Tenant, error: &str, description: &str) -> Response {
        let pairs = vec![("error", error.to_owned()), ("error_description", description.to_owned())];
        self.send(tenant, &Caller { client_id: Some(self.client_id.clone()), sid: None }, pairs)
    }

    /// Sends `pairs`, with `state` and, where the tenant does so, `iss` (RFC 9207).
    pub fn send(&self, tenant: &Tenant, caller: &Caller, mut pairs: Vec<(&str, String)>) -> Response {
        let wrong_state = tenant.has_fault(caller, Fault::WrongState).then(random::token);
        if let Some(state) = wrong_state.or_else(|| self.state.clone())
            && !tenant.has_fault(caller, Fault::MissingState)
        {
            pairs.push(("state", state));
        }
        if tenant.has_fault(caller, Fault::WrongResponseIssuer) {
            pairs.push(("iss", "https://other.example/".into()));
        } else if tenant.options().response_iss && !tenant.has_fault(caller, Fault::MissingResponseIssuer) {
            pairs.push(("iss", tenant.issuer().into()));
        }
        let mode = match self.mode {
            Mode::Query if tenant.has_fault(caller, Fault::ResponseInOtherPart) => Mode::Fragment,
            Mode::Fragment if tenant.has_fault(caller, Fault::ResponseInOtherPart) => Mode::Query,
            mode => mode,
        };
        match mode {
            Mode::Query => redirect(&addresses::with_query(&self.redirect_uri, &pairs)),
            Mode::Fragment => redirect(&format!("{}#{}", self.redirect_uri, addresses::encoded(&pairs))),
            Mode::FormPost => self.form(&pairs),
            Mode::WebMessage => self.message(&pairs),
        }
    }

    fn form(&self, pairs: &[(&str, String)]) -> Response {
        let fields: String = pairs
            .iter()
            .map(|(name, value)| {
                format!(r#"<input type="hidden" name="{}" value="{}">"#, escaped(name), escaped(value))
            })
            .collect();
        let markup = format!(
            r#"<form method="post" action="{}">{fields}<noscript><button>Continue</button></noscript></form>"#,
            escaped(&self.redirect_uri)
        );
        self.scripted(&markup, "document.forms[0].submit()", "'none'")
    }

    fn message(&self, pairs: &[(&str, String)]) -> Response {
        let response: Map<String, Value> = pairs
            .iter()
            // the SDKs take `expires_in` as a number
            .map(|(name, value)| match value.parse::<i64>() {
                Ok(number) if *name == "expires_in" => ((*name).to_owned(), number.into()),
                _ => ((*name).to_owned(), value.as_str().into()),
            })
            .collect();
        let origin = addresses::origin(&self.redirect_uri).unwrap_or_default();
        let call = format!(
            "(window.opener || window.parent).postMessage({}, {})",
            script_text(&json!({"type": "authorization_response", "response": response})),
            script_text(&Value::from(origin.as_str())),
        );
        self.scripted("", &call, &origin)
    }

    fn scripted(&self, markup: &str, script: &str, ancestors: &str) -> Response {
        let nonce = random::token();
        let html = format!(
            "<!doctype html><html lang=\"en\"><head><meta charset=\"utf-8\"><title>Back to the application</title></head>\
             <body>{markup}<script nonce=\"{nonce}\">{script}</script></body></html>"
        );
        let policy = format!(
            "default-src 'none'; script-src 'nonce-{nonce}'; form-action {}; base-uri 'none'; frame-ancestors {ancestors}",
            form_action(&self.redirect_uri)
        );
        let response = text(StatusCode::OK, "text/html; charset=utf-8", html);
        with_header(
            with_header(response, "content-security-policy", &policy),
            "referrer-policy",
            "no-referrer",
        )
    }
}

/// JSON that may stand inside a `<script>`.
fn script_text(value: &Value) -> String {
    value.to_string().replace('<', "\\u003c").replace('\u{2028}', "\\u2028").replace('\u{2029}', "\\u2029")
}
