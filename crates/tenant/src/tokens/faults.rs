//! What the faults do to an ID token on its way out.

use serde_json::{Map, Value, json};

use crate::faults::{Caller, Endpoint, Fault};
use crate::jwt;
use crate::keys::Curve;
use crate::random;
use crate::store::grants::Grant;
use crate::tenant::Tenant;

const OTHER_ISSUER: &str = "https://other.example/";

/// Stands for half a surrogate pair, which no text of Rust can hold, until the JSON is written: three noncharacters, which
/// nobody's text has.
pub(crate) const HALF: &str = "\u{fdd0}\u{fdef}\u{fdd0}";

/// JSON text with the halves written as they would be in UTF-16.
pub(crate) fn with_halves(json: &str) -> String {
    json.replace(HALF, "\\ud83d")
}

/// Whether the answers of `endpoint` have half a surrogate pair in them.
pub(crate) fn surrogate(tenant: &Tenant, caller: &Caller, endpoint: Endpoint) -> bool {
    let half = |fault: &Fault| if let Fault::LoneSurrogate(here) = fault { Some(*here) } else { None };
    tenant.faults().at(caller, Some(endpoint), half)
}

/// Replaces the keys, if that fault is set: once, before the first token of an answer, so that all of them hold.
pub(crate) fn before_signing(tenant: &Tenant, caller: &Caller) {
    if tenant.has_fault(caller, Fault::KeysReplacedBeforeSigning) {
        // a key that cannot be stored leaves the old ones in place, and the test sees its fault missing
        let _ = tenant.replace_keys();
    }
}

/// Changes the claims by every fault of the claims that is set; `refresh` for the answer to a refresh token.
pub(crate) fn apply(tenant: &Tenant, grant: &Grant, refresh: bool, claims: &mut Map<String, Value>) {
    let caller = grant.caller();
    let on = |fault: Fault| tenant.has_fault(&caller, fault);
    let now = tenant.clock().now();
    let client = grant.client_id.as_str();
    let mut put = |name: &str, value: Value| claims.insert(name.to_owned(), value);

    if on(Fault::ExpiredIdToken) {
        put("iat", (now - 7_200).into());
        put("exp", (now - 3_600).into());
    }
    if on(Fault::NotYetValid) {
        put("nbf", (now + 3_600).into());
    }
    if on(Fault::WrongIssuer) || (refresh && on(Fault::RefreshWrongIssuer)) {
        put("iss", OTHER_ISSUER.into());
    }
    if on(Fault::WrongAudience) || (refresh && on(Fault::RefreshWrongAudience)) {
        put("aud", "another-client".into());
    }
    if on(Fault::AudienceList) {
        put("aud", json!([client]));
    }
    if on(Fault::SecondAudience) || on(Fault::SecondAudienceWithoutAzp) {
        put("aud", json!([client, "another-client"]));
    }
    if on(Fault::SecondAudience) {
        put("azp", client.into());
    }
    if on(Fault::WrongAuthorizedParty) {
        put("azp", "another-client".into());
    }
    if on(Fault::WrongNonce) || (refresh && on(Fault::RefreshWrongNonce)) {
        put("nonce", random::token().into());
    }
    if on(Fault::WrongSubject) || (refresh && on(Fault::RefreshWrongSubject)) {
        put("sub", format!("auth0|{}", random::user_number()).into());
    }
    if on(Fault::WrongAtHash) {
        put("at_hash", jwt::half_hash(&random::token()).into());
    }
    if on(Fault::OldAuthTime) {
        put("auth_time", (now - 86_400).into());
    }
    if refresh && on(Fault::RefreshOtherAuthTime) {
        put("auth_time", (grant.auth_time + 1).into());
    }
    let moved = |fault: &Fault| if let Fault::RefreshAuthTimeMoved(by) = fault { Some(*by) } else { None };
    if let Some(by) = tenant.faults().find(&caller, moved).filter(|_| refresh) {
        put("auth_time", (grant.auth_time + by).into());
    }
    if on(Fault::WrongOrganization) {
        put("org_id", "org_another".into());
    }
    if on(Fault::WrongOrganizationName) {
        put("org_name", "another".into());
    }
    let acr = |fault: &Fault| if let Fault::Acr(acr) = fault { Some(acr.clone()) } else { None };
    if let Some(acr) = tenant.faults().find(&caller, acr) {
        put("acr", acr.into());
    }
    if surrogate(tenant, &caller, Endpoint::Token)
        && let Some(Value::String(name)) = claims.get_mut("name")
    {
        name.push_str(HALF);
    }
    let missing = [
        ("exp", Fault::MissingExpiry),
        ("iat", Fault::MissingIssuedAt),
        ("iss", Fault::MissingIssuer),
        ("aud", Fault::MissingAudience),
        ("nonce", Fault::MissingNonce),
        ("sub", Fault::MissingSubject),
        ("at_hash", Fault::MissingAtHash),
        ("auth_time", Fault::MissingAuthTime),
    ];
    for (name, fault) in missing {
        if on(fault) {
            claims.shift_remove(name);
        }
    }
    claims.extend(from_elsewhere(tenant, &caller));
    let skew = tenant
        .faults()
        .find(&caller, |fault| if let Fault::ClockSkew(by) = fault { Some(*by) } else { None });
    if let Some(by) = skew {
        for name in ["iat", "exp", "nbf", "auth_time"] {
            if let Some(at) = claims.get(name).and_then(Value::as_i64) {
                claims.insert(name.into(), (at + by).into());
            }
        }
    }
}

/// Claims that somebody else vouches for (OpenID Connect Core §5.6.2), as far as the faults ask for them.
pub(crate) fn from_elsewhere(tenant: &Tenant, caller: &Caller) -> Map<String, Value> {
    let source = if tenant.has_fault(caller, Fault::AggregatedClaims) {
        let claims = json!({"address": {"country": "PT"}, "iss": OTHER_ISSUER});
        let claims = claims.as_object().cloned().unwrap_or_default();
        json!({"JWT": jwt::compact(&jwt::signing_input(&json!({"alg": "none"}), &claims), &[])})
    } else if tenant.has_fault(caller, Fault::DistributedClaims) {
        json!({"endpoint": format!("{OTHER_ISSUER}claims"), "access_token": random::token()})
    } else {
        return Map::new();
    };
    let (names, sources) = (json!({"address": "elsewhere"}), json!({"elsewhere": source}));
    [("_claim_names".into(), names), ("_claim_sources".into(), sources)].into_iter().collect()
}

/// Signs the claims, rightly or as the faults of the signature say.
pub(crate) fn signed(tenant: &Tenant, caller: &Caller, claims: &Map<String, Value>) -> String {
    let on = |fault: Fault| tenant.has_fault(caller, fault);
    let keys = tenant.keys();
    let key = &keys.current;
    let alg = [
        ("none", Fault::AlgNone),
        ("HS256", Fault::AlgHs256),
        ("ES256", Fault::AlgEs256),
        ("ES384", Fault::AlgEs384),
        ("PS256", Fault::AlgPs256),
    ]
    .into_iter()
    .find_map(|(alg, fault)| on(fault).then_some(alg))
    .unwrap_or("RS256");
    let (curve, fault) = match alg {
        "ES256" => (Some(Curve::P256), Fault::AlgEs256),
        "ES384" => (Some(Curve::P384), Fault::AlgEs384),
        _ => (None, Fault::AlgEs256),
    };
    let elliptic = curve.and_then(|curve| key.elliptic(curve));
    // the elliptic key has a name for others only where it is published
    let published = tenant.has_fault(&Caller::default(), fault);
    let kid = elliptic.as_ref().filter(|_| published).map_or(&key.kid, |elliptic| &elliptic.kid);
    let mut header = json!({"alg": alg, "typ": "JWT"});
    if !on(Fault::MissingKid) {
        header["kid"] = if on(Fault::UnknownKid) { random::token().into() } else { kid.as_str().into() };
    }
    let input = match on(Fault::RepeatedClaims) {
        true => jwt::input_of(&header, &repeated(claims)),
        false => jwt::input_of(&header, &with_halves(&Value::Object(claims.clone()).to_string())),
    };
    let mut signature = match alg {
        "none" => vec![],
        "HS256" => jwt::hs256(&input, key.jwk()["n"].as_str().unwrap_or_default().as_bytes()),
        "PS256" => jwt::ps256(&input, &key.private),
        "ES256" | "ES384" => elliptic.map(|elliptic| elliptic.sign(&input)).unwrap_or_default(),
        _ => jwt::rs256(&input, &key.private),
    };
    if let (true, Some(byte)) = (on(Fault::BadSignature), signature.first_mut()) {
        *byte ^= 1;
    }
    jwt::compact(&input, &signature)
}

/// The claims as JSON text in which every name stands twice, first with `null`.
fn repeated(claims: &Map<String, Value>) -> String {
    let members: Vec<String> = claims
        .iter()
        .map(|(name, value)| {
            let name = Value::from(name.as_str());
            format!("{name}:null,{name}:{value}")
        })
        .collect();
    format!("{{{}}}", members.join(","))
}
