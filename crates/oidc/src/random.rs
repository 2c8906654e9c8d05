//! Randomness as an argument, so that a flow can be repeated in a test.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;

/// A cryptographically secure source of random bytes. In the browser it is `crypto.getRandomValues`.
pub trait Random {
    /// Fills `bytes` to the last.
    fn fill(&self, bytes: &mut [u8]);
}

impl<F: Fn(&mut [u8])> Random for F {
    fn fill(&self, bytes: &mut [u8]) {
        self(bytes);
    }
}

/// 256 fresh bits as 43 characters of the base64url alphabet.
///
/// Fits `state`, `nonce` (RFC 9700 §4.7) and the PKCE verifier (RFC 7636 §4.1) alike.
pub fn unguessable(random: &impl Random) -> String {
    let mut bytes = [0; 32];
    random.fill(&mut bytes);
    URL_SAFE_NO_PAD.encode(bytes)
}
