//! `POST /dbconnections/signup` (auth0.com/docs/api/authentication/signup/create-a-new-user), sent once.

use super::error::{Place, SignUpError};
use super::form::SignUpForm;
use super::plan::Plan;
use super::refusal::refusal;
use ::http::header;
use cameo_oidc::client::Client;
use cameo_oidc::http::{Request, Response, Transport, json_object};
use cameo_oidc::secret::Secret;
use serde_json::{Map, Value};

/// The provider of accounts with passwords, as it stands before their ids.
const PROVIDER: &str = "auth0|";

/// Who wants an account.
#[derive(Clone, Debug, Default)]
pub struct NewAccount {
    /// The e-mail address.
    pub email: String,
    /// The username, where the connection wants one.
    pub username: String,
    /// The password. It goes into the request and nowhere else.
    pub password: Secret<String>,
}

/// What has been made.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// The `sub` that this person will have; `None` if the provider did not say.
    pub subject: Option<String>,
    /// The e-mail address, as it is stored.
    pub email: String,
}

impl NewAccount {
    /// What has to be filled in, or written in another way, before anything is sent.
    #[must_use]
    pub fn wrong(&self, form: &SignUpForm) -> Vec<Place> {
        let mut wrong = Vec::new();
        if !is_address(self.email.trim()) {
            wrong.push(Place::Email);
        }
        if form.username && self.username.trim().is_empty() {
            wrong.push(Place::Username);
        }
        if self.password.expose().is_empty() {
            wrong.push(Place::Password);
        }
        wrong
    }
}

/// Whether a text can be an address at all; the provider knows more.
fn is_address(text: &str) -> bool {
    let parts = text.rsplit_once('@');
    parts.is_some_and(|(local, host)| !local.is_empty() && !host.is_empty())
        && !text.contains(char::is_whitespace)
}

/// The request.
///
/// # Errors
/// [`SignUpError::Unsendable`] if the address cannot stand in a request.
pub fn request(
    client: &Client,
    form: &SignUpForm,
    account: &NewAccount,
    plan: &Plan,
) -> Result<Request, SignUpError> {
    let mut body = Map::new();
    body.insert("client_id".into(), client.client_id.as_str().into());
    body.insert("connection".into(), form.connection.as_str().into());
    body.insert("email".into(), account.email.trim().into());
    body.insert("password".into(), account.password.expose().as_str().into());
    if form.username {
        body.insert("username".into(), account.username.trim().into());
    }
    body.extend(plan.attributes.clone());
    if !plan.now.is_empty() {
        body.insert("user_metadata".into(), plan.now.clone().into());
    }
    ::http::Request::post(client.issuer.join("dbconnections/signup"))
        .header(header::ACCEPT, "application/json")
        .header(header::CONTENT_TYPE, "application/json")
        .body(Value::Object(body).to_string().into_bytes())
        .map_err(|_| SignUpError::Unsendable)
}

/// Judges the answer.
///
/// # Errors
/// Why there is no account.
pub fn judge(response: &Response, account: &NewAccount) -> Result<Account, SignUpError> {
    let status = response.status();
    if !status.is_success() {
        return Err(refusal(response));
    }
    let made = json_object(response).ok_or(SignUpError::NotJson { status: status.as_u16() })?;
    let text = |name: &str| made.get(name).and_then(Value::as_str).filter(|text| !text.is_empty());
    // `_id` comes without the provider before it; connections with a database of their own say `id` or `user_id`.
    let id = text("_id").or(text("id")).or(text("user_id"));
    let subject = id.map(|id| if id.starts_with(PROVIDER) { id.to_owned() } else { [PROVIDER, id].concat() });
    Ok(Account { subject, email: text("email").unwrap_or(account.email.trim()).to_owned() })
}

/// Makes the account. Never repeats itself.
///
/// # Errors
/// Why there is none; where [`SignUpError::outcome_unknown`], there may be one all the same.
pub async fn sign_up(
    transport: &impl Transport,
    client: &Client,
    form: &SignUpForm,
    account: &NewAccount,
    plan: &Plan,
) -> Result<Account, SignUpError> {
    let request = request(client, form, account, plan)?;
    judge(&transport.send(request).await?, account)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_is_sent_without_address_and_password() {
        let form = SignUpForm { connection: "c".into(), username: true, fields: Vec::new() };
        let mut account = NewAccount { email: "a b@c".into(), ..Default::default() };
        assert_eq!(account.wrong(&form), [Place::Email, Place::Username, Place::Password]);
        account =
            NewAccount { email: " ä@b ".into(), username: "x".into(), password: Secret::new(" ".into()) };
        assert_eq!(account.wrong(&form), []);
    }
}
