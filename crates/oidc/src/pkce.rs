//! Proof Key for Code Exchange (RFC 7636): only who began a sign-in can finish it.

use crate::random::{Random, unguessable};
use crate::secret::Secret;
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

/// The only challenge method that is ever sent (RFC 9700 §2.1.1).
pub const METHOD: &str = "S256";

/// The secret half, fresh for every request and kept by the browser until the callback (RFC 7636 §4.1).
#[derive(Clone, Debug)]
pub struct CodeVerifier(Secret<String>);

impl CodeVerifier {
    /// A fresh verifier: 43 unreserved characters.
    pub fn fresh(random: &impl Random) -> Self {
        Self(Secret::new(unguessable(random)))
    }

    /// A verifier that was stored.
    pub(crate) fn stored(text: Secret<String>) -> Self {
        Self(text)
    }

    /// The public half, which goes into the authorization request (RFC 7636 §4.2).
    #[must_use]
    pub fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.0.expose().as_bytes()))
    }

    /// The text for the token request.
    #[must_use]
    pub fn expose(&self) -> &str {
        self.0.expose()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn check_07_the_challenge_is_the_one_of_rfc_7636_appendix_b() {
        let verifier = CodeVerifier(Secret::new("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk".to_owned()));
        assert_eq!(verifier.challenge(), "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM");
    }

    #[test]
    fn check_07_a_fresh_verifier_has_43_unreserved_characters() {
        let verifier = CodeVerifier::fresh(&|bytes: &mut [u8]| bytes.fill(0xfb));
        assert_eq!(verifier.expose().len(), 43);
        assert!(verifier.expose().bytes().all(|b| b.is_ascii_alphanumeric() || b == b'-' || b == b'_'));
    }
}
