//! Changes one member of somebody's `user_metadata`, with an access token of their own.
//!
//! `cargo run -p cameo-auth0 --example patch -- http://localhost:4400/api/v2/ 'auth0|…' TOKEN hobby '"sailing"'`

use cameo_auth0::api;
use cameo_metadata::{Metadata, diff};
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::secret::Secret;

/// The network: any client that takes and gives `http` values will do.
async fn send(request: Request) -> Result<Response, TransportError> {
    let request = reqwest::Request::try_from(request).map_err(|_| TransportError::Unreachable)?;
    let response = reqwest::Client::new().execute(request).await.map_err(|_| TransportError::Unreachable)?;
    let status = response.status();
    let body = response.bytes().await.map_err(|_| TransportError::Unreachable)?.to_vec();
    let mut answer = Response::new(body);
    *answer.status_mut() = status;
    Ok(answer)
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
