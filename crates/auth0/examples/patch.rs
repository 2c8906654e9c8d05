//! Changes one member of somebody's `user_metadata`, with an access token of their own.
//!
//! `cargo run -p cameo-auth0 --example patch -- http://localhost:4400/api/v2/ 'auth0|…' TOKEN hobby '"sailing"'`

use cameo_auth0::api;
use cameo_metadata::{Metadata, diff};
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::secret::Secret;

/// The network: any client that takes and gives `http` values will do. It follows no redirect, as a code or a token would go along.
async fn send(request: Request) -> Result<Response, TransportError> {
    let unreachable = |_| TransportError::Unreachable;
    let network = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).build();
    let mut answer = network
        .map_err(unreachable)?
        .execute(request.try_into().map_err(unreachable)?)
        .await
        .map_err(unreachable)?;
    if answer.status().is_redirection() {
        return Err(TransportError::Redirected);
    }
    let mut response = Response::default();
    *response.status_mut() = answer.status();
    *response.headers_mut() = std::mem::take(answer.headers_mut());
    *response.body_mut() = answer.bytes().await.map_err(unreachable)?.to_vec();
    Ok(response)
}

#[allow(clippy::print_stdout)]
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [base, subject, token, key, value] = arguments.as_slice() else {
        return Err("usage: patch BASE SUBJECT TOKEN KEY VALUE".into());
    };
    let token = Secret::new(token.clone());
    let user = api::read_user(&send, base, &token, subject).await?;
    let before = user.user_metadata();
    let mut members = before.root().clone();
    members.insert(key.clone(), serde_json::from_str(value)?);
    let patch = diff(&before, &Metadata::from(members)).ok_or("nothing would change")?;
    let stored = api::update_metadata(&send, base, &token, subject, &patch).await?;
    println!("{}", stored.user_metadata().to_text());
    Ok(())
}
