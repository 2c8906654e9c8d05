//! The network: reqwest over the browser's `fetch`.

use account::http::{MAX_BODY, Request, Response, TransportError};
use std::time::Duration;

/// How long an answer may take.
const TIME_LIMIT: Duration = Duration::from_secs(20);

/// Sends `request` once. This is the core's transport.
///
/// # Errors
/// When no answer comes. A refusal by CORS looks the same as a dead network: `fetch` does not tell them apart.
pub async fn send(request: Request) -> Result<Response, TransportError> {
    let mut request = reqwest::Request::try_from(request).map_err(|_| TransportError::Unreachable)?;
    *request.timeout_mut() = Some(TIME_LIMIT);
    let answer = reqwest::Client::new().execute(request).await.map_err(|error| reason(&error))?;
    received(answer).await
}

/// The same with an answer that the browser keeps from before asked about first: keys may have been replaced, and a profile
/// changed, while the browser still thinks that it knows them.
///
/// # Errors
/// As [`send`].
pub async fn send_anew(request: Request) -> Result<Response, TransportError> {
    let request = reqwest::Request::try_from(request).map_err(|_| TransportError::Unreachable)?;
    let request = reqwest::RequestBuilder::from_parts(reqwest::Client::new(), request).timeout(TIME_LIMIT);
    received(request.fetch_cache_no_cache().send().await.map_err(|error| reason(&error))?).await
}

async fn received(answer: reqwest::Response) -> Result<Response, TransportError> {
    if answer.content_length().is_some_and(|length| length > MAX_BODY as u64) {
        return Err(TransportError::TooLarge);
    }
    let (status, headers) = (answer.status(), answer.headers().clone());
    let body = answer.bytes().await.map_err(|error| reason(&error))?;
    if body.len() > MAX_BODY {
        return Err(TransportError::TooLarge);
    }
    let mut response = Response::new(body.into());
    *response.status_mut() = status;
    *response.headers_mut() = headers;
    Ok(response)
}

fn reason(error: &reqwest::Error) -> TransportError {
    if error.is_timeout() { TransportError::TimedOut } else { TransportError::Unreachable }
}
