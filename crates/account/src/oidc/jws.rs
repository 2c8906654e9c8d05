//! A signed token in its compact form (RFC 7515 §7.1), and the check of its signature.

use super::algorithm::SignatureAlgorithm;
use super::jwks::{Key, Material};
use super::strict_json;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};
use p256::ecdsa::VerifyingKey;
use rsa::{BigUint, Pkcs1v15Sign, Pss, RsaPublicKey};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use signature::Verifier;

/// The largest token that is looked at, in bytes.
pub const MAX_TOKEN: usize = 64 * 1024;

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
    pub fn is_signed_by(&self, key: &Key, algorithm: SignatureAlgorithm) -> bool {
        // An error means that a provider is installed already, which is ours.
        let _ = OURS.install_default();
        let key = match &key.material {
            Material::Rsa { n, e } => DecodingKey::from_rsa_raw_components(n, e),
            Material::P256(point) => DecodingKey::from_ec_der(point),
        };
        let algorithm = match algorithm {
            SignatureAlgorithm::Rs256 => Algorithm::RS256,
            SignatureAlgorithm::Ps256 => Algorithm::PS256,
            SignatureAlgorithm::Es256 => Algorithm::ES256,
        };
        jsonwebtoken::crypto::verify(self.signature, self.signed.as_bytes(), &key, algorithm).unwrap_or(false)
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    strict_json::object(&URL_SAFE_NO_PAD.decode(part).ok()?)
}

/// The left half of the SHA-256 of `text` in base64url: `at_hash` of a token whose algorithm ends in 256, which all that
/// can be allowed do (OpenID Connect Core 1.0 §3.1.3.6).
pub(crate) fn left_half_hash(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(text.as_bytes())[..16])
}

/// jsonwebtoken's own provider links every algorithm there is, 120 kB of it; this one can verify three and sign nothing,
/// so no token can talk the app into another.
static OURS: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(Error::from(ErrorKind::InvalidAlgorithm)),
    verifier_factory: |algorithm, key| match (algorithm, key.kind()) {
        (Algorithm::RS256 | Algorithm::PS256, DecodingKeyKind::RsaModulusExponent { n, e }) => {
            let key = RsaPublicKey::new(BigUint::from_bytes_be(n), BigUint::from_bytes_be(e))
                .map_err(|_| Error::from(ErrorKind::InvalidKeyFormat))?;
            Ok(Box::new(Rsa { key, algorithm: *algorithm }))
        }
        (Algorithm::ES256, DecodingKeyKind::SecretOrDer(point)) => {
            let key =
                VerifyingKey::from_sec1_bytes(point).map_err(|_| Error::from(ErrorKind::InvalidKeyFormat))?;
            Ok(Box::new(Es256(key)))
        }
        _ => Err(Error::from(ErrorKind::InvalidAlgorithm)),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

/// The two of RSA: with PKCS1-v1_5 (RFC 7518 §3.3) and with PSS (§3.5).
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
        let digest = Sha256::digest(signed);
        match self.algorithm {
            Algorithm::PS256 => self.key.verify(Pss::new::<Sha256>(), &digest, signature),
            _ => self.key.verify(Pkcs1v15Sign::new::<Sha256>(), &digest, signature),
        }
        .map_err(|_| signature::Error::new())
    }
}

/// ECDSA on P-256 (RFC 7518 §3.4): the signature is the two numbers one after the other, 64 bytes.
struct Es256(VerifyingKey);

impl JwtVerifier for Es256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::ES256
    }
}

impl Verifier<Vec<u8>> for Es256 {
    fn verify(&self, signed: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        let signature = p256::ecdsa::Signature::from_slice(signature).map_err(|_| signature::Error::new())?;
        self.0.verify(signed, &signature).map_err(|_| signature::Error::new())
    }
}
