//! JSON Web Tokens: signed and verified with RS256 (RFC 7515, RFC 7519).

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rsa::pkcs1v15::{Signature, SigningKey, VerifyingKey};
use rsa::signature::{RandomizedSigner, SignatureEncoding, Signer, Verifier};
use rsa::{RsaPrivateKey, RsaPublicKey};
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

use crate::keys::KeyRing;

/// The part of a JWT that is signed: header and claims, encoded.
pub(crate) fn signing_input(header: &Value, claims: &Map<String, Value>) -> String {
    input_of(header, &serde_json::to_string(claims).unwrap_or_default())
}

/// As [`signing_input`], for claims that are text already.
pub(crate) fn input_of(header: &Value, claims: &str) -> String {
    format!("{}.{}", URL_SAFE_NO_PAD.encode(header.to_string()), URL_SAFE_NO_PAD.encode(claims))
}

/// The PS256 signature of `input` (RFC 7518 §3.5).
pub(crate) fn ps256(input: &str, key: &RsaPrivateKey) -> Vec<u8> {
    let key = rsa::pss::BlindedSigningKey::<Sha256>::new(key.clone());
    key.sign_with_rng(&mut rand::rngs::OsRng, input.as_bytes()).to_vec()
}

/// The RS256 signature of `input`.
pub(crate) fn rs256(input: &str, key: &RsaPrivateKey) -> Vec<u8> {
    SigningKey::<Sha256>::new(key.clone()).sign(input.as_bytes()).to_vec()
}

/// The HS256 signature of `input` (RFC 2104), for the fault that uses the public key as a shared secret.
pub(crate) fn hs256(input: &str, secret: &[u8]) -> Vec<u8> {
    let mut block = [0u8; 64];
    let key = if secret.len() > 64 { Sha256::digest(secret).to_vec() } else { secret.to_vec() };
    block[..key.len()].copy_from_slice(&key);
    let inner = Sha256::new().chain_update(block.map(|b| b ^ 0x36)).chain_update(input).finalize();
    Sha256::new().chain_update(block.map(|b| b ^ 0x5c)).chain_update(inner).finalize().to_vec()
}

/// A whole token.
pub(crate) fn compact(input: &str, signature: &[u8]) -> String {
    format!("{input}.{}", URL_SAFE_NO_PAD.encode(signature))
}

/// The left half of the SHA-256 of an access token or code, for `at_hash` (OpenID Connect Core §3.2.2.9).
pub(crate) fn half_hash(token: &str) -> String {
    URL_SAFE_NO_PAD.encode(&Sha256::digest(token)[..16])
}

/// Why a token is not believed. The words are Auth0's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Disbelief {
    /// It is not three parts of base64url around two JSON objects.
    NotAToken,
    /// It is signed by no published key, or not with RS256.
    Signature,
}

/// The claims of a token that one of the published keys signed. Times and audience are not looked at.
pub(crate) fn verified(token: &str, keys: &KeyRing) -> Result<Map<String, Value>, Disbelief> {
    let mut parts = token.split('.');
    let (Some(header), Some(claims), Some(signature), None) =
        (parts.next(), parts.next(), parts.next(), parts.next())
    else {
        return Err(Disbelief::NotAToken);
    };
    let header_json = object(header).ok_or(Disbelief::NotAToken)?;
    let claims_json = object(claims).ok_or(Disbelief::NotAToken)?;
    if header_json.get("alg").and_then(Value::as_str) != Some("RS256") {
        return Err(Disbelief::Signature);
    }
    let kid = header_json.get("kid").and_then(Value::as_str);
    let signature = URL_SAFE_NO_PAD.decode(signature).map_err(|_| Disbelief::NotAToken)?;
    let signature = Signature::try_from(signature.as_slice()).map_err(|_| Disbelief::Signature)?;
    let input = format!("{header}.{claims}");
    let signed = keys.published().filter(|key| kid.is_none_or(|kid| kid == key.kid)).any(|key| {
        VerifyingKey::<Sha256>::new(RsaPublicKey::from(&key.private))
            .verify(input.as_bytes(), &signature)
            .is_ok()
    });
    signed.then_some(claims_json).ok_or(Disbelief::Signature)
}

fn object(part: &str) -> Option<Map<String, Value>> {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).ok()?).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hs256_is_hmac_sha256() {
        // RFC 4231 §4.3, test case 2
        let tag: String =
            hs256("what do ya want for nothing?", b"Jefe").iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(tag, "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    }

    #[test]
    fn half_hash_is_that_of_the_standard() {
        // OpenID Connect Core, appendix A.3
        assert_eq!(half_hash("jHkWEdUXMU1BwAsC4vtUsZwnNvTIxEl0z9K3vx5KF0Y"), "77QmUPtjPfzWtF2AnpK9RQ");
    }
}
