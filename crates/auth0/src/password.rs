//! Changing the password: the tenant sends a mail with the link to it
//! (auth0.com/docs/authenticate/database-connections/password-change).

use crate::linking::identities;
use crate::user::User;
use ::http::header;
use cameo_oidc::client::Client;
use cameo_oidc::http::{Request, Response, Transport, TransportError, json_object};
use serde_json::{Map, Value};
use thiserror::Error;

/// The database that every tenant begins with.
const DEFAULT_CONNECTION: &str = "Username-Password-Authentication";

/// The longest refusal that is shown, in characters.
const MAX_DESCRIPTION: usize = 300;

/// Where a mail with the link goes to, and whose password it changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PasswordChange {
    /// The address.
    pub email: String,
    /// The database that the account is in.
    pub connection: String,
}

/// Why there will be no mail, as far as anybody knows.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum PasswordError {
    /// The provider's address cannot stand in a request.
    #[error("the address cannot be sent to")]
    Unsendable,
    /// No answer came. The mail may have been sent all the same.
    #[error("change of password: {0}")]
    Transport(#[from] TransportError),
    /// Too many of them for this address (429).
    #[error("change of password: too many requests")]
    TooManyRequests,
    /// The tenant refused.
    #[error("change of password: status {status}: {message}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// The tenant's words.
        message: String,
    },
}

impl PasswordChange {
    /// What `user` may ask for; nothing for an account without a password at this tenant, or without an address.
    #[must_use]
    pub fn of(user: &User, client: &Client) -> Option<Self> {
        user.user_id().filter(|id| id.starts_with("auth0|"))?;
        let own = identities(user).into_iter().find(|identity| identity.is_main);
        let connection = own.map(|identity| identity.connection).or_else(|| client.connection.clone());
        Some(Self {
            email: user.email()?.to_owned(),
            connection: connection.unwrap_or_else(|| DEFAULT_CONNECTION.to_owned()),
        })
    }

    /// `POST /dbconnections/change_password`.
    ///
    /// # Errors
    /// [`PasswordError::Unsendable`] if the issuer's address cannot stand in a request.
    pub fn request(&self, client: &Client) -> Result<Request, PasswordError> {
        let mut body = Map::new();
        let mut put = |name: &str, text: &str| body.insert(name.to_owned(), Value::from(text));
        put("client_id", &client.client_id);
        put("email", &self.email);
        put("connection", &self.connection);
        // Only its id is taken here, and not its name.
        if let Some(organization) = client.organization.as_deref().filter(|id| id.starts_with("org_")) {
            put("organization", organization);
        }
        ::http::Request::post(client.issuer.join("dbconnections/change_password"))
            .header(header::CONTENT_TYPE, "application/json")
            .body(Value::Object(body).to_string().into_bytes())
            .map_err(|_| PasswordError::Unsendable)
    }

    /// Asks for the mail, once.
    ///
    /// # Errors
    /// When the tenant refused, or no answer came.
    pub async fn send(&self, client: &Client, transport: &impl Transport) -> Result<(), PasswordError> {
        judge(&transport.send(self.request(client)?).await?)
    }
}

/// Judges the answer by its status alone: a success is a sentence in `text/html`, the same for every address, so that
/// nobody learns who has an account.
///
/// # Errors
/// When the tenant refused.
pub fn judge(response: &Response) -> Result<(), PasswordError> {
    let status = response.status().as_u16();
    match status {
        200..300 => Ok(()),
        429 => Err(PasswordError::TooManyRequests),
        _ => {
            let body = json_object(response).unwrap_or_default();
            let text = |name: &str| body.get(name).and_then(Value::as_str);
            let message = ["error_description", "description", "message", "error"].into_iter().find_map(text);
            let message = message.unwrap_or_default().chars().take(MAX_DESCRIPTION).collect();
            Err(PasswordError::Refused { status, message })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use cameo_oidc::issuer::Issuer;
    use rstest::rstest;
    use serde_json::json;

    fn client() -> Client {
        Client::new(Issuer::parse("https://t.example/").expect("valid"), "cameo")
    }

    fn user(value: Value) -> User {
        User::of(value.as_object().expect("an object").clone())
    }

    #[rstest]
    #[case::social(json!({"user_id": "google-oauth2|1", "email": "a@b.c"}))]
    #[case::no_address(json!({"user_id": "auth0|1"}))]
    #[case::nobody(json!({"email": "a@b.c"}))]
    fn only_a_database_account_with_an_address_has_a_password_here(#[case] account: Value) {
        assert_eq!(PasswordChange::of(&user(account), &client()), None);
    }

    #[test]
    fn the_connection_is_the_accounts_own_then_the_configured_one_then_the_first() {
        let own = json!([{"provider": "auth0", "user_id": "1", "connection": "staff"}]);
        let connection = |account: Value, configured: Option<&str>| {
            let client = Client { connection: configured.map(str::to_owned), ..client() };
            PasswordChange::of(&user(account), &client).expect("a database account").connection
        };
        let plain = json!({"sub": "auth0|1", "email": "a@b.c"});
        let known = json!({"user_id": "auth0|1", "email": "a@b.c", "identities": own});
        assert_eq!(connection(known, Some("people")), "staff");
        assert_eq!(connection(plain.clone(), Some("people")), "people");
        assert_eq!(connection(plain, None), "Username-Password-Authentication");
    }

    #[test]
    fn the_request_is_the_documented_one() {
        let of = |organization: &str| Client { organization: Some(organization.to_owned()), ..client() };
        let change = PasswordChange { email: "a@b.c".to_owned(), connection: "db".to_owned() };
        let request = change.request(&of("org_1")).expect("a request");
        assert_eq!(request.uri(), "https://t.example/dbconnections/change_password");
        let expected = r#"{"client_id":"cameo","email":"a@b.c","connection":"db","organization":"org_1"}"#;
        assert_eq!(request.body(), expected.as_bytes());
        let by_name = change.request(&of("acme")).expect("a request");
        assert!(!String::from_utf8_lossy(by_name.body()).contains("acme"));
    }

    #[rstest]
    #[case(200, "We've just sent you an email to reset your password.", Ok(()))]
    #[case(429, "{}", Err(PasswordError::TooManyRequests))]
    #[case(400, r#"{"error":"connection not found"}"#, Err(PasswordError::Refused { status: 400, message: "connection not found".to_owned() }))]
    #[case(502, "<html>", Err(PasswordError::Refused { status: 502, message: String::new() }))]
    fn the_status_decides(
        #[case] status: u16,
        #[case] body: &str,
        #[case] expected: Result<(), PasswordError>,
    ) {
        let mut response = Response::new(body.into());
        *response.status_mut() = ::http::StatusCode::from_u16(status).expect("a status");
        assert_eq!(judge(&response), expected);
    }
}
