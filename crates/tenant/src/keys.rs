//! The signing keys: one in use, one published ahead, perhaps one still published behind
//! (auth0.com/docs/get-started/tenant-settings/signing-keys).

use std::sync::Arc;

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use p256::ecdsa::signature::Signer;
use rsa::pkcs8::{DecodePrivateKey, EncodePrivateKey, LineEnding};
use rsa::traits::PublicKeyParts;
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Value, json};
use sha2::{Digest, Sha256, Sha384};

use crate::store::Store;

/// Keys for stores in memory, so that a test starts in milliseconds. They are published with this source and protect
/// nothing; a data file gets keys of its own.
const THROWAWAY: [&str; 8] = [
    include_str!("keys/throwaway-1.pem"),
    include_str!("keys/throwaway-2.pem"),
    include_str!("keys/throwaway-3.pem"),
    include_str!("keys/throwaway-4.pem"),
    include_str!("keys/throwaway-5.pem"),
    include_str!("keys/throwaway-6.pem"),
    include_str!("keys/throwaway-7.pem"),
    include_str!("keys/throwaway-8.pem"),
];

/// One RSA key.
#[derive(Debug)]
pub(crate) struct Key {
    /// The RFC 7638 thumbprint, so that a key has the same name wherever it is.
    pub kid: String,
    pub private: RsaPrivateKey,
    pem: String,
}

impl Key {
    fn read(pem: &str) -> Result<Arc<Self>, String> {
        let private = RsaPrivateKey::from_pkcs8_pem(pem).map_err(|e| e.to_string())?;
        let public = RsaPublicKey::from(&private);
        let thumbprint = format!(r#"{{"e":"{}","kty":"RSA","n":"{}"}}"#, exponent(&public), modulus(&public));
        Ok(Arc::new(Self {
            kid: URL_SAFE_NO_PAD.encode(Sha256::digest(thumbprint)),
            private,
            pem: pem.to_owned(),
        }))
    }

    fn generate() -> Result<Arc<Self>, String> {
        let private = RsaPrivateKey::new(&mut rand::rngs::OsRng, 2048).map_err(|e| e.to_string())?;
        let pem = private.to_pkcs8_pem(LineEnding::LF).map_err(|e| e.to_string())?;
        Self::read(&pem)
    }

    /// The elliptic key of `curve` that goes with this one: made from it, so that none has to be stored and it changes with it.
    pub fn elliptic(&self, curve: Curve) -> Option<EcKey> {
        let (private, point) = match curve {
            Curve::P256 => {
                let key = p256::ecdsa::SigningKey::from_slice(&Sha256::digest(&self.pem)).ok()?;
                let point = key.verifying_key().to_encoded_point(false).as_bytes().to_vec();
                (EcPrivate::P256(key), point)
            }
            Curve::P384 => {
                let key = p384::ecdsa::SigningKey::from_slice(&Sha384::digest(&self.pem)).ok()?;
                let point = key.verifying_key().to_encoded_point(false).as_bytes().to_vec();
                (EcPrivate::P384(key), point)
            }
        };
        // an uncompressed point: 4, then both coordinates (SEC 1 §2.3.3)
        let coordinates = point.get(1..)?;
        let (x, y) = coordinates.split_at(coordinates.len() / 2);
        let (x, y) = (URL_SAFE_NO_PAD.encode(x), URL_SAFE_NO_PAD.encode(y));
        let name = curve.name();
        let thumbprint = format!(r#"{{"crv":"{name}","kty":"EC","x":"{x}","y":"{y}"}}"#);
        let kid = URL_SAFE_NO_PAD.encode(Sha256::digest(thumbprint));
        Some(EcKey { kid, curve, private, public: (x, y) })
    }

    /// The public half as a JSON Web Key (RFC 7517).
    pub fn jwk(&self) -> Value {
        let public = RsaPublicKey::from(&self.private);
        json!({"alg": "RS256", "kty": "RSA", "use": "sig", "n": modulus(&public), "e": exponent(&public), "kid": self.kid})
    }
}

/// The curves of elliptic keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Curve {
    P256,
    P384,
}

impl Curve {
    /// `crv` (RFC 7518 §6.2.1.1).
    fn name(self) -> &'static str {
        match self {
            Self::P256 => "P-256",
            Self::P384 => "P-384",
        }
    }

    /// `alg` (RFC 7518 §3.4).
    fn algorithm(self) -> &'static str {
        match self {
            Self::P256 => "ES256",
            Self::P384 => "ES384",
        }
    }
}

/// An elliptic key for [`crate::Fault::AlgEs256`] and [`crate::Fault::AlgEs384`].
#[derive(Debug)]
pub(crate) struct EcKey {
    /// The RFC 7638 thumbprint.
    pub kid: String,
    curve: Curve,
    private: EcPrivate,
    public: (String, String),
}

#[derive(Debug)]
enum EcPrivate {
    P256(p256::ecdsa::SigningKey),
    P384(p384::ecdsa::SigningKey),
}

impl EcKey {
    /// The signature of `input`, R and S side by side (RFC 7518 §3.4).
    pub fn sign(&self, input: &str) -> Vec<u8> {
        match &self.private {
            EcPrivate::P256(key) => {
                let signature: p256::ecdsa::Signature = key.sign(input.as_bytes());
                signature.to_bytes().to_vec()
            }
            EcPrivate::P384(key) => {
                let signature: p384::ecdsa::Signature = key.sign(input.as_bytes());
                signature.to_bytes().to_vec()
            }
        }
    }

    /// The public half as a JSON Web Key.
    pub fn jwk(&self) -> Value {
        let (x, y) = &self.public;
        json!({"alg": self.curve.algorithm(), "kty": "EC", "use": "sig", "crv": self.curve.name(), "x": x, "y": y, "kid": self.kid})
    }
}

fn modulus(key: &RsaPublicKey) -> String {
    URL_SAFE_NO_PAD.encode(key.n().to_bytes_be())
}

fn exponent(key: &RsaPublicKey) -> String {
    URL_SAFE_NO_PAD.encode(key.e().to_bytes_be())
}

/// The keys of a tenant.
#[derive(Clone, Debug)]
pub(crate) struct KeyRing {
    pub current: Arc<Key>,
    pub next: Arc<Key>,
    pub previous: Option<Arc<Key>>,
    source: Source,
}

/// Where a new key comes from.
#[derive(Clone, Copy, Debug)]
enum Source {
    /// The embedded keys from this index on; when none is left, new ones: no key ever comes back.
    Throwaway(usize),
    Generated,
}

impl Source {
    fn key(&mut self) -> Result<Arc<Key>, String> {
        let pem = match self {
            Self::Generated => None,
            Self::Throwaway(index) => {
                *index += 1;
                THROWAWAY.get(*index - 1)
            }
        };
        pem.map_or_else(Key::generate, |pem| Key::read(pem))
    }
}

impl KeyRing {
    /// Reads the keys of a store, or makes two for an empty one.
    pub fn open(store: &Store, in_memory: bool) -> Result<Self, String> {
        let mut source = if in_memory { Source::Throwaway(0) } else { Source::Generated };
        let kept = store.signing_keys().map_err(|e| e.to_string())?;
        let place = |name: &str| {
            kept.iter().find(|(place, _)| place == name).map(|(_, pem)| Key::read(pem)).transpose()
        };
        if let (Some(current), Some(next)) = (place("current")?, place("next")?) {
            return Ok(Self { current, next, previous: place("previous")?, source });
        }
        let ring = Self { current: source.key()?, next: source.key()?, previous: None, source };
        ring.keep(store)?;
        Ok(ring)
    }

    /// The next key becomes the current one, the current one stays published, and a new next one is made.
    pub fn rotated(&self) -> Result<Self, String> {
        let mut source = self.source;
        let next = source.key()?;
        Ok(Self { current: self.next.clone(), next, previous: Some(self.current.clone()), source })
    }

    /// Nothing of what was published stays: two new keys.
    pub fn replaced(&self) -> Result<Self, String> {
        let mut source = self.source;
        Ok(Self { current: source.key()?, next: source.key()?, previous: None, source })
    }

    /// Writes the keys to the store.
    pub fn keep(&self, store: &Store) -> Result<(), String> {
        let mut rows = vec![];
        for (place, key) in [
            ("current", Some(&self.current)),
            ("next", Some(&self.next)),
            ("previous", self.previous.as_ref()),
        ] {
            if let Some(key) = key {
                rows.push((key.kid.clone(), place, key.pem.clone()));
            }
        }
        store.set_signing_keys(&rows).map_err(|e| e.to_string())
    }

    /// All published keys, the current one first.
    pub fn published(&self) -> impl Iterator<Item = &Arc<Key>> {
        [&self.current, &self.next].into_iter().chain(self.previous.as_ref())
    }
}
