//! A signed token in its compact form (RFC 7515 §7.1), and the check of its signature.

use super::jwks::RsaKey;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use jsonwebtoken::crypto::{CryptoProvider, JwtVerifier, KeyUtils};
use jsonwebtoken::errors::{Error, ErrorKind};
use jsonwebtoken::{Algorithm, DecodingKey, DecodingKeyKind};
use rsa::{BigUint, Pkcs1v15Sign, RsaPublicKey};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};
use signature::Verifier;

/// The largest token that is looked at, in bytes.
const MAX_TOKEN: usize = 64 * 1024;

/// A compact token taken apart, nothing of it believed yet.
pub(crate) struct Compact<'a> {
    pub header: Map<String, Value>,
    pub payload: Map<String, Value>,
    signed: &'a str,
    signature: &'a str,
}

impl<'a> Compact<'a> {
    /// Exactly three non-empty parts of strict base64url, the first two JSON objects; `None` otherwise.
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

    /// Whether the owner of `key` signed this with RS256.
    pub fn is_signed_by(&self, key: &RsaKey) -> bool {
        // An error means that a provider is installed already, which is ours.
        let _ = RS256_ONLY.install_default();
        let key = DecodingKey::from_rsa_raw_components(&key.n, &key.e);
        jsonwebtoken::crypto::verify(self.signature, self.signed.as_bytes(), &key, Algorithm::RS256)
            .unwrap_or(false)
    }
}

fn object(part: &str) -> Option<Map<String, Value>> {
    let bytes = URL_SAFE_NO_PAD.decode(part).ok().filter(|bytes| !bytes.is_empty())?;
    serde_json::from_slice(&bytes).ok()
}

/// The left half of the SHA-256 of `text` in base64url: `at_hash` of an RS256 token (OpenID Connect Core 1.0 §3.1.3.6).
pub(crate) fn left_half_hash(text: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(text.as_bytes())[..16])
}

/// jsonwebtoken's own provider links every algorithm there is, 120 kB of it; this one can verify RS256 and nothing else,
/// so no token can talk the app into another.
static RS256_ONLY: CryptoProvider = CryptoProvider {
    signer_factory: |_, _| Err(Error::from(ErrorKind::InvalidAlgorithm)),
    verifier_factory: |algorithm, key| match (algorithm, key.kind()) {
        (Algorithm::RS256, DecodingKeyKind::RsaModulusExponent { n, e }) => {
            let key = RsaPublicKey::new(BigUint::from_bytes_be(n), BigUint::from_bytes_be(e))
                .map_err(|_| Error::from(ErrorKind::InvalidKeyFormat))?;
            Ok(Box::new(Rs256(key)))
        }
        _ => Err(Error::from(ErrorKind::InvalidAlgorithm)),
    },
    key_utils: KeyUtils::new_unimplemented(),
};

/// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3).
struct Rs256(RsaPublicKey);

impl JwtVerifier for Rs256 {
    fn algorithm(&self) -> Algorithm {
        Algorithm::RS256
    }
}

impl Verifier<Vec<u8>> for Rs256 {
    fn verify(&self, signed: &[u8], signature: &Vec<u8>) -> Result<(), signature::Error> {
        self.0
            .verify(Pkcs1v15Sign::new::<Sha256>(), &Sha256::digest(signed), signature)
            .map_err(|_| signature::Error::new())
    }
}
