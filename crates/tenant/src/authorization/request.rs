//! An authorization request, read and judged.

use axum::http::StatusCode;

use super::response::{Mode, Reply};
use crate::faults::{Caller, Fault};
use crate::http::params::Params;
use crate::options::Client;
use crate::pages::error::Problem;
use crate::store::users::{CONNECTION, SOCIAL};
use crate::tenant::Tenant;

/// A request that may be answered at the client.
#[derive(Clone, Debug)]
pub(crate) struct AuthorizationRequest {
    pub client: Client,
    pub response_type: ResponseType,
    pub reply: Reply,
    /// Asked-for scopes, as sent.
    pub scope: String,
    pub audience: Option<String>,
    pub nonce: Option<String>,
    pub prompt: Option<Prompt>,
    /// Seconds.
    pub max_age: Option<i64>,
    pub login_hint: Option<String>,
    /// `screen_hint=signup`
    pub sign_up: bool,
    /// The S256 challenge; present exactly for [`ResponseType::Code`].
    pub challenge: Option<String>,
    pub organization: Option<String>,
    /// The connection to sign in with, if it is one alone.
    pub connection: Option<String>,
}

/// What comes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ResponseType {
    Code,
    Implicit { id_token: bool, token: bool },
}

/// `prompt`
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Prompt {
    None,
    Login,
    Consent,
    SelectAccount,
    /// A new account, whoever is signed in (Initiating User Registration via OpenID Connect 1.0 §4.1).
    Create,
}

/// Why a request is not answered as asked.
#[derive(Clone, Debug)]
pub(crate) enum Refusal {
    /// Nobody can be trusted to be told: a page at the tenant (RFC 6749 §4.1.2.1, RFC 9700 §4.11).
    Page(Problem),
    /// The client is told: `error`, `error_description`.
    Client(Reply, &'static str, String),
}

/// `error` and `error_description` of a refusal that the client is told.
struct Wrong(&'static str, String);

fn invalid(text: impl Into<String>) -> Wrong {
    Wrong("invalid_request", text.into())
}

impl AuthorizationRequest {
    /// Reads the parameters in the order in which they can be trusted: client, address, then the rest.
    pub fn read(tenant: &Tenant, params: &Params) -> Result<Self, Refusal> {
        let client = client(tenant, params)?;
        let redirect_uri = redirect_uri(params, &client)?;
        let response_type = response_type(params);
        let default_mode = match response_type {
            Ok(ResponseType::Implicit { .. }) => Mode::Fragment,
            _ => Mode::Query,
        };
        let mode = params.get("response_mode").map_or(Some(default_mode), Mode::named);
        let reply = Reply {
            client_id: client.id.clone(),
            redirect_uri,
            mode: mode.unwrap_or(default_mode),
            state: params.owned("state"),
        };
        let known_mode = mode.map(drop).ok_or_else(|| invalid("Unsupported response mode"));
        response_type
            .and_then(|response_type| known_mode.map(|()| response_type))
            .and_then(|response_type| Self::judged(tenant, params, client, response_type, reply.clone()))
            .map_err(|Wrong(error, description)| Refusal::Client(reply, error, description))
    }

    fn judged(
        tenant: &Tenant,
        params: &Params,
        client: Client,
        response_type: ResponseType,
        reply: Reply,
    ) -> Result<Self, Wrong> {
        if let Some(name) = params.repeated() {
            return Err(invalid(format!("The parameter {name} stands there more than once")));
        }
        if params.get("connection").is_some_and(|name| ![CONNECTION, SOCIAL].contains(&name)) {
            return Err(invalid("The connection was not found"));
        }
        let caller = Caller { client_id: Some(client.id.clone()), sid: None };
        let scope = params.owned("scope").unwrap_or_default();
        if tenant.has_fault(&caller, Fault::NoOfflineAccess)
            && scope.split(' ').any(|scope| scope == "offline_access")
        {
            return Err(Wrong("invalid_scope", "The scope offline_access is not supported".into()));
        }
        let create = tenant.has_fault(&caller, Fault::PromptCreate);
        let challenge = match response_type {
            ResponseType::Code => Some(challenge(params)?),
            ResponseType::Implicit { id_token, .. } => {
                implicit_is_allowed(params, &client, id_token, reply.mode)?;
                None
            }
        };
        Ok(Self {
            scope,
            audience: audience(tenant, params)?,
            nonce: params.owned("nonce"),
            prompt: prompt(params, create)?,
            max_age: max_age(params)?,
            login_hint: params.owned("login_hint"),
            sign_up: match create {
                true => params.get("prompt") == Some("create"),
                false => params.get("screen_hint") == Some("signup"),
            },
            organization: params.owned("organization"),
            connection: params.owned("connection"),
            client,
            response_type,
            reply,
            challenge,
        })
    }
}

fn client(tenant: &Tenant, params: &Params) -> Result<Client, Refusal> {
    let problem = |text: String| {
        Refusal::Page(Problem::new(
            StatusCode::BAD_REQUEST,
            "This application is not known here",
            "invalid_request",
            text,
        ))
    };
    let id = params.get("client_id").ok_or_else(|| problem("The request names no client_id.".into()))?;
    tenant.client(id).cloned().ok_or_else(|| problem(format!("Unknown client: {id}")))
}

fn redirect_uri(params: &Params, client: &Client) -> Result<String, Refusal> {
    let problem = |status, text: String| {
        Refusal::Page(Problem::new(
            status,
            "This application may not send you there",
            "Callback URL mismatch",
            text,
        ))
    };
    let Some(uri) = params.get("redirect_uri") else {
        let text = "The request names no redirect_uri.".to_owned();
        return Err(problem(StatusCode::BAD_REQUEST, text));
    };
    if client.callbacks.allow(uri) {
        return Ok(uri.to_owned());
    }
    let text = format!("The address {uri} is not in the list of allowed callback URLs of {}.", client.id);
    Err(problem(StatusCode::FORBIDDEN, text))
}

fn response_type(params: &Params) -> Result<ResponseType, Wrong> {
    let value =
        params.get("response_type").ok_or_else(|| invalid("Missing required parameter: response_type"))?;
    let mut words: Vec<&str> = value.split_ascii_whitespace().collect();
    words.sort_unstable();
    match words.as_slice() {
        ["code"] => Ok(ResponseType::Code),
        ["id_token"] => Ok(ResponseType::Implicit { id_token: true, token: false }),
        ["token"] => Ok(ResponseType::Implicit { id_token: false, token: true }),
        ["id_token", "token"] => Ok(ResponseType::Implicit { id_token: true, token: true }),
        _ => Err(Wrong("unsupported_response_type", format!("Unsupported response type: {value}"))),
    }
}

/// The implicit flow: only for a client that has it, never in the query, and with a `nonce` for an ID token (OpenID Connect
/// Core §3.2.2.1).
fn implicit_is_allowed(params: &Params, client: &Client, id_token: bool, mode: Mode) -> Result<(), Wrong> {
    if !client.implicit {
        return Err(Wrong("unauthorized_client", "Grant type 'implicit' not allowed for the client.".into()));
    }
    if mode == Mode::Query {
        return Err(invalid("response_mode query is not allowed for tokens"));
    }
    if id_token && params.get("nonce").is_none() {
        return Err(invalid("Missing required parameter: nonce"));
    }
    Ok(())
}

/// The PKCE challenge. A public client must send one (RFC 9700 §2.1.1), and `plain` protects nothing.
fn challenge(params: &Params) -> Result<String, Wrong> {
    if params.get("code_challenge_method").unwrap_or("plain") != "S256" {
        return Err(invalid("code_challenge_method must be S256"));
    }
    let challenge =
        params.get("code_challenge").ok_or_else(|| invalid("Missing required parameter: code_challenge"))?;
    let right =
        challenge.len() == 43 && challenge.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b));
    match right {
        true => Ok(challenge.to_owned()),
        false => Err(invalid("code_challenge must be the base64url of a SHA-256 hash")),
    }
}

/// The API that the access token is for; `None` for userinfo alone.
fn audience(tenant: &Tenant, params: &Params) -> Result<Option<String>, Wrong> {
    match params.get("audience") {
        None => Ok(None),
        Some(audience) if audience == format!("{}userinfo", tenant.issuer()) => Ok(None),
        Some(audience) if audience == tenant.management_audience() => Ok(Some(audience.to_owned())),
        Some(other) => Err(Wrong("access_denied", format!("Service not found: {other}"))),
    }
}

/// `create` says whether that word is known here.
fn prompt(params: &Params, create: bool) -> Result<Option<Prompt>, Wrong> {
    match params.get("prompt") {
        None => Ok(None),
        Some("create") if create => Ok(Some(Prompt::Create)),
        Some("none") => Ok(Some(Prompt::None)),
        Some("login" | "login consent" | "consent login") => Ok(Some(Prompt::Login)),
        Some("consent") => Ok(Some(Prompt::Consent)),
        Some("select_account") => Ok(Some(Prompt::SelectAccount)),
        Some(other) => Err(invalid(format!("Invalid value for prompt: {other}"))),
    }
}

fn max_age(params: &Params) -> Result<Option<i64>, Wrong> {
    match params.get("max_age").map(str::parse::<i64>) {
        None => Ok(None),
        Some(Ok(seconds)) if seconds >= 0 => Ok(Some(seconds)),
        Some(_) => Err(invalid("max_age must be a number of seconds")),
    }
}
