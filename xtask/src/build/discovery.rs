//! The provider's endpoints, for the build's policy: some providers keep them on other hosts than their issuer.

use crate::tools::node_program;
use crate::{process, step};
use cameo_settings::Settings;
use serde_json::Value;
use std::process::Command;

/// What asks. Node.js is there for wasm-opt anyway; it prints the document, or fails.
const ASK: &str = "fetch(process.argv[1], { signal: AbortSignal.timeout(5000) })\
                   .then((response) => (response.ok ? response.text() : Promise.reject(response.status)))\
                   .then(console.log, () => process.exit(1))";

/// The members of a discovery document (OpenID Connect Discovery 1.0 §3) that the app fetches from. To the other endpoints it
/// goes with the whole page, which a policy does not restrict.
const FETCHED: [&str; 4] = ["token_endpoint", "jwks_uri", "userinfo_endpoint", "revocation_endpoint"];

/// The addresses that the discovery document of the issuer in `config` names. None, with a word about it, if it does not answer:
/// a build needs no network.
pub fn endpoints(config: &str) -> Vec<String> {
    // Whatever else is wrong with the settings, the app itself says best.
    let Ok(settings) = Settings::parse(config) else {
        step::say("config.json has settings that the app will refuse; its start page names them");
        return Vec::new();
    };
    let address = settings.client.issuer.join(".well-known/openid-configuration");
    let document = node_program()
        .and_then(|node| process::output(Command::new(node).args(["--eval", ASK]).arg(&address)))
        .and_then(|text| serde_json::from_str::<Value>(&text).ok());
    match document {
        Some(document) => named(&document),
        None if settings.client.issuer.as_str().starts_with("http:") => {
            step::say(
                "the development tenant does not run, so it is not asked for its endpoints; it has none elsewhere",
            );
            Vec::new()
        }
        None => {
            step::say(format!(
                "THE PROVIDER WAS NOT ASKED FOR ITS ENDPOINTS: {address} does not answer. If they are on other hosts than the \
                 issuer, name those in \"connectOrigins\" of config.json, or the policy forbids the app to call them"
            ));
            Vec::new()
        }
    }
}

fn named(document: &Value) -> Vec<String> {
    FETCHED.iter().filter_map(|name| document.get(*name)?.as_str()).map(str::to_owned).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;
    use std::io::{Read, Write};
    use std::net::TcpListener;

    /// The endpoints for an issuer that answers every request with `status` and `body`.
    fn answered(status: &str, body: &str) -> Vec<String> {
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let port = listener.local_addr().expect("its number").port();
        let reply =
            format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{body}", body.len());
        let server = std::thread::spawn(move || {
            let (mut stream, _) = listener.accept().expect("a visitor");
            let mut request = [0; 2048];
            let read = stream.read(&mut request).expect("a request");
            stream.write_all(reply.as_bytes()).expect("a response");
            String::from_utf8_lossy(&request[..read]).into_owned()
        });
        let config = json!({ "issuer": format!("http://127.0.0.1:{port}/"), "clientId": "cameo" });
        let endpoints = endpoints(&config.to_string());
        let request = server.join().expect("a server");
        assert!(request.starts_with("GET /.well-known/openid-configuration "), "{request}");
        endpoints
    }

    #[test]
    fn the_endpoints_are_those_that_the_provider_names() {
        let document = json!({
            "token_endpoint": "https://token.example/t",
            "jwks_uri": "https://keys.example/k",
            "authorization_endpoint": "https://page.example/a",
        });
        let endpoints = answered("200 OK", &document.to_string());
        assert_eq!(endpoints, ["https://token.example/t", "https://keys.example/k"]);
    }

    #[test]
    fn a_provider_without_a_document_stops_no_build() {
        assert!(answered("404 Not Found", "{}").is_empty());
        assert!(answered("200 OK", "<html>").is_empty());
        let nobody = r#"{"issuer":"http://127.0.0.1:9/","clientId":"cameo"}"#;
        assert!(endpoints(nobody).is_empty() && endpoints("{}").is_empty());
    }
}
