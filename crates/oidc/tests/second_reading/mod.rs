//! The second reading of everything that comes in: simple, by other means, and sharing nothing with the core.

use serde_json::Value;

/// The values of `name` in a query, decoded by hand.
fn values(query: &str, name: &str) -> Vec<String> {
    let decoded = |text: &str| {
        let mut bytes = Vec::new();
        let mut rest = text.as_bytes();
        while let Some((first, more)) = rest.split_first() {
            let hex = more.get(..2).and_then(|two| std::str::from_utf8(two).ok());
            let escaped = hex.filter(|two| two.bytes().all(|byte| byte.is_ascii_hexdigit()));
            match (first, escaped.and_then(|two| u8::from_str_radix(two, 16).ok())) {
                (b'%', Some(byte)) => {
                    bytes.push(byte);
                    rest = &more[2..];
                    continue;
                }
                (b'+', _) => bytes.push(b' '),
                (other, _) => bytes.push(*other),
            }
            rest = more;
        }
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let pairs = query.split('&').map(|pair| pair.split_once('=').unwrap_or((pair, "")));
    pairs.filter(|(key, _)| decoded(key) == name).map(|(_, value)| decoded(value)).collect()
}

/// In the query, where the code flow has its answer: one `state` which is ours, one `code`, no error, and no other issuer. In
/// the fragment, no further `state`.
pub fn callback_is_ours(query: &str, fragment: &str) -> bool {
    let all = |name| values(query, name);
    let iss = all("iss");
    all("state") == ["s1"]
        && values(fragment, "state").is_empty()
        && all("code").len() == 1
        && !all("code")[0].is_empty()
        && all("error").is_empty()
        && (iss.is_empty() || iss == ["https://t.example/"])
}

/// Three parts of the alphabet of base64url, the first two of which hold objects.
pub fn is_compact_token(token: &str) -> bool {
    let parts: Vec<&str> = token.split('.').collect();
    let plain = |part: &&str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-' || byte == b'_')
    };
    let is_object = |part: &str| {
        let bits: String = part.bytes().map(|byte| format!("{:06b}", sextet(byte))).collect();
        let bytes: Vec<u8> = (0..bits.len() / 8)
            .filter_map(|at| u8::from_str_radix(&bits[at * 8..at * 8 + 8], 2).ok())
            .collect();
        let spare = &bits[bytes.len() * 8..];
        let object = serde_json::from_slice::<Value>(&bytes).ok().filter(Value::is_object);
        spare.len() < 6 && !spare.contains('1') && object.is_some()
    };
    parts.len() == 3 && parts.iter().all(plain) && is_object(parts[0]) && is_object(parts[1])
}

fn sextet(byte: u8) -> u8 {
    let alphabet = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    (0..64).find(|at| alphabet[usize::from(*at)] == byte).unwrap_or(0)
}

/// An object with a list of keys.
pub fn is_key_set(body: &[u8]) -> bool {
    serde_json::from_slice::<Value>(body).is_ok_and(|document| document["keys"].is_array())
}

/// The issuer to the letter, and three https endpoints.
pub fn is_discovery(body: &[u8]) -> bool {
    let Ok(document) = serde_json::from_slice::<Value>(body) else { return false };
    let endpoints = ["authorization_endpoint", "token_endpoint", "jwks_uri"];
    let secure = |name: &&str| {
        document[*name].as_str().is_some_and(|text| text.trim().to_ascii_lowercase().starts_with("https:"))
    };
    let loopback = |name: &&str| {
        document[*name].as_str().is_some_and(|text| {
            text.parse::<axum::http::Uri>().is_ok_and(|uri| {
                uri.host().is_some_and(|host| host.ends_with("localhost") || host.starts_with("127."))
            })
        })
    };
    let methods = &document["code_challenge_methods_supported"];
    document["issuer"] == "https://t.example/"
        && endpoints.iter().all(|name| secure(name) || loopback(name))
        && methods.as_array().is_none_or(|all| all.iter().any(|one| one == "S256"))
}

/// A client and exactly one of domain and issuer, and nothing of a wrong kind where it matters.
pub fn are_settings(text: &str) -> bool {
    let Ok(document) = serde_json::from_str::<Value>(text) else { return false };
    let says = |name: &str| document[name].as_str().is_some_and(|text| !text.trim().is_empty());
    let algorithms = document["idTokenAlgorithms"].as_array().cloned().unwrap_or_default();
    says("clientId")
        && says("domain") != says("issuer")
        && algorithms.iter().all(|one| one == "RS256" || one == "PS256" || one == "ES256")
        && document["leewaySeconds"].as_f64().is_none_or(|seconds| (0.0..=300.0).contains(&seconds))
}

/// A path of this site, read as a browser does: line ends and tabs vanish, a backslash is a slash.
pub fn stays_here(path: &str) -> bool {
    let seen: String = path
        .chars()
        .filter(|letter| !matches!(letter, '\t' | '\n' | '\r'))
        .map(|letter| if letter == '\\' { '/' } else { letter })
        .collect();
    let only_path = seen.split(['?', '#']).next().unwrap_or_default();
    seen.starts_with('/') && !seen.starts_with("//") && only_path.trim_end_matches('/') != "/callback"
}
