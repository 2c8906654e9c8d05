//! The provider's public keys (RFC 7517).

use crate::http::{Request, Response, TransportError, get, json_object};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use thiserror::Error;

/// The smallest RSA modulus that counts as a key, in bytes (RFC 7518 §3.3: 2048 bits).
const MIN_MODULUS: usize = 2048 / 8;

/// The largest that is computed with, in bytes; a bigger one would only burn the visitor's time.
const MAX_MODULUS: usize = 8192 / 8;

/// The RSA signing keys of a key set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jwks {
    keys: Vec<RsaKey>,
}

/// One RSA key that may sign with RS256.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RsaKey {
    kid: Option<String>,
    pub n: Vec<u8>,
    pub e: Vec<u8>,
}

/// Why there are no keys.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JwksError {
    /// No answer came.
    #[error("key set: {0}")]
    Transport(#[from] TransportError),
    /// An answer that is no key set.
    #[error("the key set's address answered with status {status} and no key set")]
    NotAKeySet {
        /// The HTTP status.
        status: u16,
    },
}

/// Asks for the key set.
///
/// # Errors
/// When `jwks_uri` is not a URL.
pub fn request(jwks_uri: &str) -> Result<Request, JwksError> {
    get(jwks_uri).map_err(|_| JwksError::NotAKeySet { status: 0 })
}

/// Reads a key set key by key: one that is not understood does not lose the others (RFC 7517 §5).
///
/// # Errors
/// When the answer is not a key set at all.
pub fn judge(response: &Response) -> Result<Jwks, JwksError> {
    let status = response.status().as_u16();
    let body = json_object(response).filter(|_| status == 200);
    match body.as_ref().and_then(|body| body.get("keys")) {
        Some(Value::Array(keys)) => Ok(Jwks { keys: keys.iter().filter_map(RsaKey::read).collect() }),
        _ => Err(JwksError::NotAKeySet { status }),
    }
}

impl Jwks {
    /// The key for a token whose header has this `kid`. Without one, the only key there is; of several, none.
    pub(crate) fn find(&self, kid: Option<&str>) -> Option<&RsaKey> {
        match kid {
            Some(_) => self.keys.iter().find(|key| key.kid.as_deref() == kid),
            None => self.keys.first().filter(|_| self.keys.len() == 1),
        }
    }
}

impl RsaKey {
    fn read(jwk: &Value) -> Option<Self> {
        let text = |name| jwk.get(name).map(Value::as_str);
        let suits = text("kty") == Some(Some("RSA"))
            && matches!(text("use"), None | Some(Some("sig")))
            && matches!(text("alg"), None | Some(Some("RS256")));
        let bytes = |name| URL_SAFE_NO_PAD.decode(text(name)??).ok();
        let (n, e) = (bytes("n")?, bytes("e")?);
        let size = n.iter().skip_while(|byte| **byte == 0).count();
        let kid = text("kid").flatten().map(str::to_owned);
        (suits && (MIN_MODULUS..=MAX_MODULUS).contains(&size)).then_some(Self { kid, n, e })
    }
}
