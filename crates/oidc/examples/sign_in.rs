//! Signs in from a terminal: the code flow with PKCE, with the browser of this machine.
//!
//! `cargo run -p cameo-oidc --example sign_in -- http://localhost:4400/ cameo`

use axum::Router;
use axum::http::Uri;
use axum::routing::get;
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::callback::{RawCallback, parse_callback};
use cameo_oidc::client::Client;
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::issuer::Issuer;
use cameo_oidc::key_cache::KeyCache;
use cameo_oidc::secret::Secret;
use cameo_oidc::sign_in;
use cameo_oidc::time::Timestamp;
use std::time::SystemTime;
use tokio::sync::mpsc;

const REDIRECT_URI: &str = "http://localhost:8080/callback";

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

fn now() -> Timestamp {
    let since = SystemTime::now().duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default();
    Timestamp(i64::try_from(since.as_secs()).unwrap_or_default())
}

#[allow(clippy::print_stdout)]
#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(issuer), Some(client_id)) = (arguments.next(), arguments.next()) else {
        return Err("usage: sign_in ISSUER CLIENT_ID".into());
    };
    let client = Client::new(Issuer::parse(&issuer)?, client_id);
    let provider = sign_in::discover(&client, &send).await?;
    let random = |bytes: &mut [u8]| rand::RngCore::fill_bytes(&mut rand::rngs::OsRng, bytes);
    let options = SignInOptions::default();
    let (address, attempt) = sign_in::begin(provider, &client, REDIRECT_URI, &options, &random, now())?;
    println!("Open this address:\n\n{address}\n");

    let (arrived, mut callbacks) = mpsc::channel(1);
    let callback = move |uri: Uri| async move {
        // Only the first one counts.
        let _ = arrived.try_send(uri.query().unwrap_or_default().to_owned());
        "You can close this page."
    };
    let listener = tokio::net::TcpListener::bind("127.0.0.1:8080").await?;
    let server = axum::serve(listener, Router::new().route("/callback", get(callback)));
    let server = tokio::spawn(async move { server.await });
    let query = callbacks.recv().await.ok_or("no callback")?;

    let raw = RawCallback { query: Secret::new(query), fragment: Secret::new(String::new()) };
    // An attempt is taken, not read: a second callback with this state finds none.
    let mut attempt = Some(attempt);
    let callback =
        parse_callback(&raw, |state| attempt.take_if(|attempt| attempt.state.expose() == state), now())?;
    let completed = sign_in::complete(callback, &client, &KeyCache::new(), &send, now).await?;
    println!("Signed in as {}", completed.session.subject());
    for (name, value) in completed.session.id_token().claims() {
        println!("  {name}: {value}");
    }
    server.abort();
    Ok(())
}
