//! `/dbconnections/signup`, `/dbconnections/change_password`, and the endpoints of embedded sign-in that this tenant,
//! like most, has switched off.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::faults::{Caller, Fault};
use crate::http::answer::{self, OAuthError};
use crate::http::params::{Params, is_json};
use crate::new_user::{NewUser, SignupError};
use crate::password::Weakness;
use crate::rate::Rate;
use crate::store::mails::MailKind;
use crate::store::users::CONNECTION;
use crate::tenant::Tenant;

/// Password-change mails per address.
const CHANGES: Rate = Rate { burst: 10, per_minute: 1 };
/// Root attributes that a sign-up may bring.
const ATTRIBUTES: [&str; 6] = ["given_name", "family_name", "name", "nickname", "picture", "username"];

/// `POST /dbconnections/signup`, as JSON or as a form.
pub(crate) async fn signup(State(tenant): State<Tenant>, headers: HeaderMap, body: Bytes) -> Response {
    let added = read(&headers, &body)
        .ok_or_else(|| SignupError::Text("invalid request body".into()))
        .and_then(|body| {
            let client_id = body.get("client_id").and_then(Value::as_str).map(str::to_owned);
            let caller = Caller { client_id, sid: None };
            let refused = tenant.faults().find(&caller, |fault| match fault {
                Fault::SignUpRefused(reason) => Some(reason.clone()),
                _ => None,
            });
            match refused {
                Some(reason) => Err(SignupError::Set(reason)),
                None => new_user(&tenant, &body),
            }
        })
        .and_then(|new_user| new_user.add(&tenant));
    match added {
        Err(error) => refused(&error),
        Ok(user) => {
            let mut account = Map::new();
            let number = user.user_id.trim_start_matches("auth0|");
            account.insert("_id".into(), number.into());
            account.insert("email_verified".into(), user.email_verified.into());
            account.insert("email".into(), user.email.into());
            account.extend(user.attributes);
            account.extend(user.user_metadata.map(|metadata| ("user_metadata".into(), metadata)));
            answer::json(StatusCode::OK, &Value::Object(account))
        }
    }
}

fn read(headers: &HeaderMap, body: &[u8]) -> Option<Map<String, Value>> {
    match is_json(headers) {
        true => serde_json::from_slice(body).ok(),
        false => {
            Some(Params::urlencoded(body).0.into_iter().map(|(name, value)| (name, value.into())).collect())
        }
    }
}

fn new_user(tenant: &Tenant, body: &Map<String, Value>) -> Result<NewUser, SignupError> {
    let text = |name: &str| match body.get(name) {
        Some(Value::String(text)) if !text.is_empty() => Ok(text.as_str()),
        None | Some(Value::String(_)) => Err(SignupError::Text(format!("missing {name} parameter"))),
        Some(_) => Err(SignupError::Text(format!("invalid {name} type (expected string)"))),
    };
    if tenant.client(text("client_id")?).is_none() {
        return Err(SignupError::Text("client not found".into()));
    }
    if text("connection")? != CONNECTION {
        return Err(SignupError::Text("connection not found".into()));
    }
    let mut new_user = NewUser::new(text("email")?.trim(), text("password")?);
    if tenant.options().requires_username {
        text("username")?;
    }
    for name in ATTRIBUTES {
        if body.contains_key(name) {
            new_user.attributes.insert(name.into(), text(name)?.into());
        }
    }
    new_user.user_metadata = body.get("user_metadata").map(metadata).transpose()?;
    Ok(new_user)
}

/// `user_metadata` of a sign-up: at most 10 names of 100 characters, texts of 500. A `PATCH` later has no such limits.
fn metadata(value: &Value) -> Result<Map<String, Value>, SignupError> {
    let wrong = |text: String| Err(SignupError::Text(text));
    let Value::Object(map) = value else {
        return wrong("invalid user_metadata type (expected object)".into());
    };
    if map.len() > 10 {
        return wrong("user_metadata has too many properties (the maximum is 10)".into());
    }
    for (name, value) in map {
        match value {
            _ if name.chars().count() > 100 => {
                return wrong("a user_metadata property name is too long (the maximum is 100)".into());
            }
            _ if name.contains(['.', '$']) => {
                return wrong(format!("invalid user_metadata property name: {name}"));
            }
            Value::String(text) if text.chars().count() <= 500 => {}
            Value::String(_) => {
                return wrong(format!("user_metadata.{name} is too long (the maximum is 500)"));
            }
            _ => return wrong(format!("invalid user_metadata.{name} type (only strings are allowed)")),
        }
    }
    Ok(map.clone())
}

/// The error shapes of the wire: name, code and description; a password's rules; free text.
fn refused(error: &SignupError) -> Response {
    let named = |code: &str, description: &str| json!({"name": "BadRequestError", "code": code, "description": description, "statusCode": 400});
    let password = |name: &str, message: &str| json!({"name": name, "message": message, "code": "invalid_password", "description": message, "statusCode": 400});
    let body = match error {
        SignupError::Email => json!({"error": "invalid email format"}),
        SignupError::Text(text) => json!({"error": text}),
        SignupError::UserExists => named("user_exists", "The user already exists."),
        SignupError::UsernameExists => named("username_exists", "The username provided is in use already."),
        SignupError::Set(reason) => reason.body(),
        SignupError::Masked => named("invalid_signup", "Invalid sign up"),
        SignupError::WeakPassword(weakness) => json!({
            "name": "PasswordStrengthError", "message": "Password is too weak", "code": "invalid_password",
            "policy": Weakness::policy(), "description": weakness.description(), "statusCode": 400,
        }),
        SignupError::CommonPassword => password("PasswordDictionaryError", "Password is too common"),
        SignupError::PersonalPassword => {
            password("PasswordNoUserInfoError", "Password contains user information")
        }
        SignupError::Store(error) => {
            let text = format!("The store failed: {error}");
            return OAuthError::new(StatusCode::INTERNAL_SERVER_ERROR, "server_error", text).into_response();
        }
    };
    answer::json(StatusCode::BAD_REQUEST, &body)
}

/// `POST /dbconnections/change_password`: the same sentence for everybody, whether there is such a person or not.
pub(crate) async fn change_password(
    State(tenant): State<Tenant>,
    headers: HeaderMap,
    body: Bytes,
) -> Response {
    let body = read(&headers, &body).unwrap_or_default();
    let text = |name: &str| body.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    let missing =
        |name: &str| answer::json(StatusCode::BAD_REQUEST, &json!({"error": format!("{name} is required")}));
    let Some(email) = text("email") else { return missing("email") };
    match text("connection") {
        None => return missing("connection"),
        Some(CONNECTION) => {}
        Some(_) => return answer::json(StatusCode::BAD_REQUEST, &json!({"error": "connection not found"})),
    }
    let bucket = format!("change {}", email.to_lowercase());
    if !tenant.buckets().take(bucket, CHANGES, tenant.clock().now_millis()).allowed {
        return answer::json(
            StatusCode::TOO_MANY_REQUESTS,
            &json!({"error": "too_many_requests", "error_description": "Too Many Requests"}),
        );
    }
    // an account that is linked to another keeps its password
    let written = tenant.store().password_account(email).and_then(|account| match account {
        Some(id) => {
            let (email, now) = (email.to_lowercase(), tenant.clock().now());
            tenant.store().add_mail(MailKind::PasswordReset, &email, &id, now)
        }
        None => Ok(()),
    });
    if let Err(error) = written {
        return OAuthError::from(error).into_response();
    }
    let sentence = "We've just sent you an email to reset your password.";
    answer::text(StatusCode::OK, "text/html; charset=utf-8", sentence.into())
}

/// `POST /co/authenticate`: embedded sign-in is off here, as it is for a new application at Auth0.
pub(crate) async fn cross_origin_authenticate() -> OAuthError {
    OAuthError::new(
        StatusCode::UNAUTHORIZED,
        "unauthorized_client",
        "Cross-origin authentication is not allowed for this client.",
    )
}

/// `POST /delegation`: off for every tenant made after June 2017.
pub(crate) async fn delegation() -> OAuthError {
    OAuthError::new(
        StatusCode::FORBIDDEN,
        "unsupported_grant_type",
        "The delegation endpoint is not enabled.",
    )
}
