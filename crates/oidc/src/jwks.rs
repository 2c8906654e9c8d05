//! The provider's public keys (RFC 7517).

use super::algorithm::{KeyKind, SignatureAlgorithm};
use crate::http::{Request, Response, TransportError, get, json_object};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::Value;
use thiserror::Error;

/// The smallest RSA modulus that counts as a key, in bytes (RFC 7518 §3.3: 2048 bits).
const MIN_MODULUS: usize = 2048 / 8;

/// The signing keys of a key set.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Jwks {
    keys: Vec<Key>,
}

/// One key that may sign with an algorithm that could be allowed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Key {
    kid: Option<String>,
    algorithm: Option<SignatureAlgorithm>,
    pub material: Material,
}

/// The numbers of a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Material {
    /// Modulus and exponent (RFC 7518 §6.3).
    Rsa { n: Vec<u8>, e: Vec<u8> },
    /// A point of P-256, uncompressed: `04`, x, y (RFC 7518 §6.2).
    P256(Vec<u8>),
    /// A point of P-384, in the same way.
    P384(Vec<u8>),
}

/// Why there are no keys.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum JwksError {
    /// No answer came.
    #[error("key set: {0}")]
    Transport(#[from] TransportError),
    /// No key fits, and the keys were asked for again less than a minute ago for the same reason.
    #[error("the token's key is not among the provider's keys, which were asked for a moment ago")]
    AskedAgain,
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
        Some(Value::Array(keys)) => Ok(Jwks { keys: keys.iter().filter_map(Key::read).collect() }),
        _ => Err(JwksError::NotAKeySet { status }),
    }
}

impl Jwks {
    /// No keys.
    pub(crate) const EMPTY: Self = Self { keys: Vec::new() };

    /// The keys for a token whose header has this `kid`, among those that fit `algorithm`. Without a `kid`, the only one
    /// there is; of several, none.
    pub(crate) fn find(&self, kid: Option<&str>, algorithm: SignatureAlgorithm) -> Vec<&Key> {
        let fitting = self.keys.iter().filter(|key| key.fits(algorithm));
        match kid {
            Some(_) => fitting.filter(|key| key.kid.as_deref() == kid).collect(),
            None => {
                let all: Vec<&Key> = fitting.collect();
                if all.len() == 1 { all } else { Vec::new() }
            }
        }
    }
}

impl Material {
    /// The key in a few words, for an operator.
    pub fn in_words(&self) -> String {
        match self {
            Self::Rsa { n, .. } => {
                let bytes = n.iter().skip_while(|byte| **byte == 0).count();
                ["RSA, ", &(bytes * 8).to_string(), " bits"].concat()
            }
            Self::P256(_) => "EC, P-256".to_owned(),
            Self::P384(_) => "EC, P-384".to_owned(),
        }
    }
}

impl Key {
    /// A key that is for signing (`use`), strong enough, and not bound to an algorithm that is never allowed.
    fn read(jwk: &Value) -> Option<Self> {
        let text = |name| jwk.get(name).map(Value::as_str);
        let bytes = |name| URL_SAFE_NO_PAD.decode(text(name)??).ok();
        matches!(text("use"), None | Some(Some("sig"))).then_some(())?;
        let algorithm = match text("alg") {
            None => None,
            Some(name) => Some(SignatureAlgorithm::parse(name?)?),
        };
        let material = match (text("kty")??, text("crv").flatten()) {
            ("RSA", _) => {
                let (n, e) = (bytes("n")?, bytes("e")?);
                let size = n.iter().skip_while(|byte| **byte == 0).count();
                (size >= MIN_MODULUS).then_some(Material::Rsa { n, e })?
            }
            ("EC", Some(curve @ ("P-256" | "P-384"))) => {
                let (x, y) = (bytes("x")?, bytes("y")?);
                let point = [&[4], &x[..], &y[..]].concat();
                match (curve, x.len(), y.len()) {
                    ("P-256", 32, 32) => Material::P256(point),
                    ("P-384", 48, 48) => Material::P384(point),
                    _ => return None,
                }
            }
            _ => return None,
        };
        Some(Self { kid: text("kid").flatten().map(str::to_owned), algorithm, material })
    }

    /// Whether this key may sign with `algorithm`: by its type, and by its own `alg` if it has one.
    fn fits(&self, algorithm: SignatureAlgorithm) -> bool {
        let kind = match self.material {
            Material::Rsa { .. } => KeyKind::Rsa,
            Material::P256(_) => KeyKind::P256,
            Material::P384(_) => KeyKind::P384,
        };
        kind == algorithm.key_kind() && self.algorithm.is_none_or(|own| own == algorithm)
    }
}
