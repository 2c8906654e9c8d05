//! The signature algorithms that may be allowed (RFC 7518 §3.1). The settings choose among them; a token never does.

/// How an ID token is signed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignatureAlgorithm {
    /// RSASSA-PKCS1-v1_5 with SHA-256 (RFC 7518 §3.3): what every provider offers.
    Rs256,
    /// RSASSA-PSS with SHA-256 (RFC 7518 §3.5).
    Ps256,
    /// ECDSA on the curve P-256 with SHA-256 (RFC 7518 §3.4).
    Es256,
}

impl SignatureAlgorithm {
    /// The value of `alg`.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Rs256 => "RS256",
            Self::Ps256 => "PS256",
            Self::Es256 => "ES256",
        }
    }

    /// The algorithm with this name. `none` and the HMAC family have none here: a browser keeps no secret (RFC 8725 §3.1).
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        [Self::Rs256, Self::Ps256, Self::Es256].into_iter().find(|known| known.name() == name)
    }
}
