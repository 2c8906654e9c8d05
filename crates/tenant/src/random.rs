//! Secrets: made from the system's randomness, kept only as hashes.

use base64::{Engine, engine::general_purpose::URL_SAFE_NO_PAD};
use rand::distributions::{Alphanumeric, DistString};
use rand::{RngCore, rngs::OsRng};
use sha2::{Digest, Sha256};

/// 32 characters of `A-Za-z0-9`: about 190 bits, the length of Auth0's opaque access token.
pub(crate) fn token() -> String {
    Alphanumeric.sample_string(&mut OsRng, 32)
}

/// 24 hexadecimal digits, as in `auth0|…`.
pub(crate) fn user_number() -> String {
    let mut bytes = [0u8; 12];
    OsRng.fill_bytes(&mut bytes);
    bytes.iter().map(|b| format!("{b:02x}")).collect()
}

/// What the store keeps of a secret: whoever reads the file learns no token.
pub(crate) fn hashed(secret: &str) -> String {
    URL_SAFE_NO_PAD.encode(Sha256::digest(secret))
}
