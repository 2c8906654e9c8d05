//! A signed token in its compact form (RFC 7515 §7.1), and the check of its signature.

use super::algorithm::{Hash, SignatureAlgorithm};
use super::jwks::{Key, Material};
use super::strict_json;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};
use rsa::{BigUint, Pkcs1v15Sign, Pss, RsaPublicKey};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256, Sha384, Sha512};
use signature::Verifier;

/// The largest token that is looked at, in bytes.
pub const MAX_TOKEN: usize = 64 * 1024;

/// The largest RSA key that is computed with, in bits; a bigger one would only burn the visitor's time.
const MAX_MODULUS: usize = 8192;

/// A compact token taken apart, nothing of it believed yet.
pub(crate) struct Compact<'a> {
    pub header: Map<String, Value>,
    pub payload: Map<String, Value>,
    signed: &'a str,
    signature: &'a str,
}

impl<'a> Compact<'a> {
    /// Exactly three non-empty parts of strict base64url, the first two JSON objects with unique names; `None` otherwise.
    pub fn parse(token: &'a str) -> Option<Self> {
        if token.len() > MAX_TOKEN {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let whole =
            !signature.is_empty() && !payload.contains('.') && URL_SAFE_NO_PAD.decode(signature).is_ok();
        whole.then_some(())?;
        Some(Self { header: object(header)?, payload: object(payload)?, signed, signature })
    }

    /// Whether the owner of `key` signed this with `algorithm`.
    ///
    /// # Errors
    /// When the key is none that can be computed with; the text says what it is.
    pub fn is_signed_by(&self, key: &Key, algorithm: SignatureAlgorithm) -> Result<bool, String> {
        // An error means that a provider is installed already, which is ours.
        let _ = OURS.install_default();
        let decoding = match &key.material {
            Material::Rsa { n, e } => DecodingKey::from_rsa_raw_components(n, e),
            Material::P256(point) | Material::P384(point) => DecodingKey::from_ec_der(point),
        };
        let algorithm = match algorithm {
            SignatureAlgorithm::Rs256 => Algorithm::RS256,
            SignatureAlgorithm::Rs384 => Algorithm::RS384,
            SignatureAlgorithm::Rs512 => Algorithm::RS512,
            SignatureAlgorithm::Ps256 => Algorithm::PS256,
            SignatureAlgorithm::Ps384 => Algorithm::PS384,
            SignatureAlgorithm::Ps512 => Algorithm::PS512,
            SignatureAlgorithm::Es256 => Algorithm::ES256,
            SignatureAlgorithm::Es384 => Algorithm::ES384,
        };
        let judged =
            jsonwebtoken::crypto::verify(self.signature, self.signed.as_bytes(), &decoding, algorithm);
        judged.map_err(|_| key.material.in_words())
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    strict_json::object(&URL_SAFE_NO_PAD.decode(part).ok()?)
}

/// The left half of the hash of `text` in base64url, by the hash of the token's own algorithm: `at_hash` (OpenID Connect
/// Core 1.0 §3.1.3.6).
pub(crate) fn left_half_hash(text: &str, algorithm: SignatureAlgorithm) -> String {
    let text = text.as_bytes();
    match algorithm.hash() {
        Hash::Sha256 => URL_SAFE_NO_PAD.encode(&Sha256::digest(text)[..16]),
        Hash::Sha384 => URL_SAFE_NO_PAD.encode(&Sha384::digest(text)[..24]),
        Hash::Sha512 => URL_SAFE_NO_PAD.encode(&Sha512::digest(text)[..32]),
    }
}

/// jsonwebtoken's own provider links every algorithm there is, 120 kB of it; this one can verify eight and sign nothing, so
/// no token can talk the app into another.
static OURS: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(Error::from(ErrorKind::InvalidAlgorithm)),
    verifier_factory: |algorithm, key| match (algorithm, key.kind()) {
        (Algorithm::ES256, DecodingKeyKind::SecretOrDer(point)) => {
            Ok(Box::new(Es256(p256::ecdsa::VerifyingKey::from_sec1_bytes(point).map_err(unusable)?)))
        }
        (Algorithm::ES384, DecodingKeyKind::SecretOrDer(point)) => {
            Ok(Box::new(Es384(p384::ecdsa::VerifyingKey::from_sec1_bytes(point).map_err(unusable)?)))
        }
        (algorithm, DecodingKeyKind::RsaModulusExponent { n, e }) => {
            let (n, e) = (BigUint::from_bytes_be(n), BigUint::from_bytes_be(e));
            let key = RsaPublicKey::new_with_max_size(n, e, MAX_MODULUS).map_err(unusable)?;
            Ok(Box::new(Rsa { key, algorithm: *algorithm }))
        }
        _ => Err(Error::from(ErrorKind::InvalidAlgorithm)),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

fn unusable<E>(_: E) -> Error {
    Error::from(ErrorKind::InvalidKeyFormat)
}

/// The six of RSA: with PKCS1-v1_5 (RFC 7518 §3.3) and with PSS (§3.5), each with three hashes.
struct Rsa {
    key: RsaPublicKey,
    algorithm: Algorithm,
}

impl JwtVerifier for Rsa {
    fn algorithm(&self) -> Algorithm {
        self.algorithm
    }
}

impl Verifier<Vec<u8>> for Rsa {
    fn verify(&self, signed: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let key = &self.key;
        match self.algorithm {
            Algorithm::RS256 => key.verify(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(signed), signature),
            Algorithm::RS384 => key.verify(Pkcs1v15Sign::new::<Sha384>(), &Sha384::digest(signed), signature),
            Algorithm::RS512 => key.verify(Pkcs1v15Sign::new::<Sha512>(), &Sha512::digest(signed), signature),
            Algorithm::PS256 => key.verify(Pss::new::<Sha256>(), &Sha256::digest(signed), signature),
            Algorithm::PS384 => key.verify(Pss::new::<Sha384>(), &Sha384::digest(signed), signature),
            Algorithm::PS512 => key.verify(Pss::new::<Sha512>(), &Sha512::digest(signed), signature),
            _ => return Err(signature::Error::new()),
        }
        .map_err(|_| signature::Error::new())
    }
}

/// ECDSA on P-256 (RFC 7518 §3.4): the signature is the two numbers one after the other, 64 bytes.
struct Es256(p256::ecdsa::VerifyingKey);

impl JwtVerifier for Es256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::ES256
    }
}

impl Verifier<Vec<u8>> for Es256 {
    fn verify(&self, signed: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0.verify(signed, &p256::ecdsa::Signature::from_slice(signature)?)
    }
}

/// ECDSA on P-384: the same with 96 bytes.
struct Es384(p384::ecdsa::VerifyingKey);

impl JwtVerifier for Es384 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::ES384
    }
}

impl Verifier<Vec<u8>> for Es384 {
    fn verify(&self, signed: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0.verify(signed, &p384::ecdsa::Signature::from_slice(signature)?)
    }
}
