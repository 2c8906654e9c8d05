//! Faults: each a named way in which the tenant misbehaves, set by a test for one client, one session or everybody.

pub(crate) mod gate;
pub(crate) mod refusal;

use std::sync::{Mutex, PoisonError};

use axum::http::Method;
use serde_json::Value;

use crate::http::paths;
use crate::store::grants::Grant;
use refusal::SignUpRefusal;

/// Whom a fault meets.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Requests of this `client_id`, and of tokens given to it.
    Client(String),
    /// Requests and tokens of the session with this `sid` (the claim of the ID token).
    Session(String),
    /// Everybody, also where a request tells neither client nor session (discovery, keys).
    All,
}

impl Scope {
    /// Whether `caller` is meant.
    pub(crate) fn meets(&self, caller: &Caller) -> bool {
        match self {
            Self::All => true,
            Self::Client(id) => caller.client_id.as_ref() == Some(id),
            Self::Session(sid) => caller.sid.as_ref() == Some(sid),
        }
    }
}

/// The endpoints that a fault of the network can be set for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Endpoint {
    /// `/.well-known/openid-configuration`
    Discovery,
    /// `/.well-known/jwks.json`
    Jwks,
    /// `/authorize`
    Authorize,
    /// `/oauth/token`
    Token,
    /// `/oauth/revoke`
    Revoke,
    /// `/userinfo`
    UserInfo,
    /// `GET /api/v2/users/{id}`
    ReadUser,
    /// `PATCH /api/v2/users/{id}`
    UpdateUser,
    /// `POST /api/v2/users/{id}/identities`
    LinkIdentity,
    /// `DELETE /api/v2/users/{id}/identities/{provider}/{user_id}`
    UnlinkIdentity,
    /// `/dbconnections/signup`
    SignUp,
    /// `/dbconnections/change_password`
    ChangePassword,
    /// Every endpoint.
    Any,
}

impl Endpoint {
    /// The endpoint that a request is for; none for pages and for what the tenant does not have.
    pub(crate) fn of(method: &Method, path: &str) -> Option<Self> {
        match path {
            "/.well-known/openid-configuration" => Some(Self::Discovery),
            paths::KEYS | paths::MOVED_KEYS => Some(Self::Jwks),
            "/authorize" => Some(Self::Authorize),
            "/oauth/token" => Some(Self::Token),
            "/oauth/revoke" => Some(Self::Revoke),
            "/userinfo" => Some(Self::UserInfo),
            "/dbconnections/signup" => Some(Self::SignUp),
            "/dbconnections/change_password" => Some(Self::ChangePassword),
            path if path.starts_with("/api/v2/users/") => match *method {
                Method::GET => Some(Self::ReadUser),
                Method::PATCH => Some(Self::UpdateUser),
                Method::POST => Some(Self::LinkIdentity),
                Method::DELETE => Some(Self::UnlinkIdentity),
                _ => None,
            },
            _ => None,
        }
    }

    /// Whether this, as it stands in a fault, means a request of `endpoint`.
    pub(crate) fn covers(self, endpoint: Option<Self>) -> bool {
        self == Self::Any || Some(self) == endpoint
    }
}

/// How a single request fails, for [`Fault::FailOnce`] and [`Fault::FailOnceAfter`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Failure {
    /// The connection breaks, and the request is not carried out.
    Aborted,
    /// 500 with an HTML page.
    ServerError,
    /// 429 that the page can read, over in one second.
    TooManyRequests,
    /// 403 with the HTML page of a firewall.
    Forbidden,
}

/// A way to misbehave. A fault stays until [`crate::Tenant::clear_faults`], except where it says "once".
#[derive(Clone, Debug, PartialEq)]
pub enum Fault {
    // --- the network ---
    /// 429 with Auth0's body; `readable` says whether the page may read body and headers (CORS) or sees a failed request.
    TooManyRequests {
        /// Where.
        endpoint: Endpoint,
        /// Whether the answer has CORS and rate-limit headers.
        readable: bool,
        /// In how many seconds the limit ends, as `x-ratelimit-reset` says.
        reset_in: i64,
    },
    /// 500 with an HTML page, as a proxy answers.
    ServerErrorHtml(Endpoint),
    /// 200 with an HTML page where JSON belongs, as a captive portal answers.
    HtmlInsteadOfJson(Endpoint),
    /// The answer comes this much later (real time, also under a manual clock).
    Slow(Endpoint, std::time::Duration),
    /// 403 with an HTML page, as a firewall in front of the provider answers.
    ForbiddenHtml(Endpoint),
    /// 302 to an address of the tenant where nothing is ([`crate::MOVED`]), which any page may read: the log tells whether
    /// somebody followed.
    Redirected(Endpoint),
    /// In the answer, `😀` is cut in half: `\ud83d`, a surrogate without its other one (RFC 8259 §8.2), as from a program that
    /// cuts texts at a number of UTF-16 units.
    HalfAnEmoji(Endpoint),
    /// The answer, and that of a preflight, has no CORS headers. Set it for everybody: a preflight tells nobody's name.
    WithoutCors(Endpoint),
    /// Once: the next request fails in this way.
    FailOnce(Endpoint, Failure),
    /// Once: after the next request of `first` was answered with success, the next one of `then` fails. Set it for everybody
    /// where `then` tells nobody's name (discovery, keys).
    FailOnceAfter {
        /// Which request has to succeed.
        first: Endpoint,
        /// Which request fails then.
        then: Endpoint,
        /// How.
        failure: Failure,
    },
    /// Once: the request is not carried out and the connection breaks.
    DroppedBefore(Endpoint),
    /// Once: the request is carried out, and then the connection breaks without an answer.
    DroppedAfter(Endpoint),

    // --- discovery and keys ---
    /// Discovery names another issuer (`-discovery-issuer-mismatch`).
    DiscoveryIssuerMismatch,
    /// Discovery names no `end_session_endpoint`.
    NoEndSessionEndpoint,
    /// Discovery names no `userinfo_endpoint`.
    NoUserInfoEndpoint,
    /// Discovery names no `revocation_endpoint` (RFC 8414 §2).
    NoRevocationEndpoint,
    /// Discovery names the endpoints that scripts call under the other name of this machine: `localhost` for `127.0.0.1` and
    /// the other way round. The pages stay where they are.
    EndpointsElsewhere,
    /// Discovery does not list `offline_access`, and who asks for it gets `invalid_scope` (RFC 6749 §4.1.2.1).
    NoOfflineAccess,
    /// Discovery lists `prompt_values_supported` with `create` (Initiating User Registration via OpenID Connect 1.0), and that
    /// word alone leads to the sign-up page: `screen_hint` means nothing.
    PromptCreate,
    /// Discovery names another `jwks_uri`, and the usual one is gone (`-discovery-jwks-uri-keys`).
    MovedKeys,
    /// Only the current key is published (for `-kid-absent-single-jwks`, with [`Fault::MissingKid`]).
    SingleKey,
    /// Once: all keys are replaced between a client's last look and the next signature
    /// (`-signing-key-rotation-just-before-signing`).
    KeysReplacedBeforeSigning,

    // --- the authorization response ---
    /// The response carries another `state`.
    WrongState,
    /// The response carries no `state`.
    MissingState,
    /// The response carries another issuer's `iss` (RFC 9207; `-invalid-authorization-response-iss`).
    WrongResponseIssuer,
    /// The response carries no `iss` although discovery promises it (`-remove-authorization-response-iss`).
    MissingResponseIssuer,
    /// Tokens come in the query and a code comes in the fragment: each where it does not belong.
    ResponseInOtherPart,
    /// The person refuses consent: `access_denied`.
    ConsentRefused,
    /// `prompt=none` is answered by `consent_required`.
    ConsentRequired,
    /// Any other error of the authorization endpoint, sent back after the sign-in.
    AuthorizationError {
        /// `error`
        error: String,
        /// `error_description`
        description: String,
    },

    // --- the ID token ---
    /// `exp` has passed.
    ExpiredIdToken,
    /// No `exp` (`-invalid-missing-exp`).
    MissingExpiry,
    /// All times of the token are this many seconds off, as if the tenant's clock were wrong.
    ClockSkew(i64),
    /// `nbf` an hour ahead.
    NotYetValid,
    /// No `iat` (`-missing-iat`).
    MissingIssuedAt,
    /// Another `iss` (`-invalid-iss`).
    WrongIssuer,
    /// No `iss` (`-invalid-missing-iss`).
    MissingIssuer,
    /// Another `aud` (`-invalid-aud`).
    WrongAudience,
    /// No `aud` (`-missing-aud`).
    MissingAudience,
    /// `aud` is a list with the client alone, which is right (`-valid-aud-as-array`).
    AudienceList,
    /// `aud` is a list with a second, unknown audience, and `azp` is the client (`-invalid-secondary-aud`).
    SecondAudience,
    /// As [`Fault::SecondAudience`], without `azp`.
    SecondAudienceWithoutAzp,
    /// `azp` is another client.
    WrongAuthorizedParty,
    /// Another `nonce` (`-nonce-invalid`).
    WrongNonce,
    /// No `nonce` (`-invalid-missing-nonce`).
    MissingNonce,
    /// Another `sub` in the ID token than in the access token.
    WrongSubject,
    /// No `sub` (`-missing-sub`).
    MissingSubject,
    /// Another `at_hash` (`-invalid-athash`).
    WrongAtHash,
    /// No `at_hash` (`-missing-athash`).
    MissingAtHash,
    /// No `auth_time`, although it was asked for.
    MissingAuthTime,
    /// An `auth_time` of a day ago.
    OldAuthTime,
    /// The ID token tells this authentication context (`acr`), as after a second factor.
    Acr(String),
    /// Another `org_name` than was asked for.
    WrongOrganizationName,
    /// Another `org_id` than was asked for.
    WrongOrganization,
    /// `alg` `none`, without signature (`-idtoken-sig-none`, `-invalid-null-alg`).
    AlgNone,
    /// `alg` `HS256`, signed with the public key as the secret (`-invalid-sig-hs256`).
    AlgHs256,
    /// `alg` `ES256`, rightly signed with a P-256 key (RFC 7518 §3.4; `-invalid-sig-es256`, `-invalid-alternate-alg` for who
    /// does not want it). Set for everybody, that key is published beside the others.
    AlgEs256,
    /// `alg` `ES384`, rightly signed with a P-384 key (RFC 7518 §3.4). Set for everybody, that key is published beside the
    /// others.
    AlgEs384,
    /// `alg` `PS256`, rightly signed (RFC 7518 §3.5); set for everybody, the published keys say so too.
    AlgPs256,
    /// Every name among the claims stands there twice, first with a wrong value (RFC 7519 §4).
    RepeatedClaims,
    /// `_claim_names` and `_claim_sources` with a JWT inside, in the ID token and in userinfo (`-aggregated-claims`).
    AggregatedClaims,
    /// `_claim_names` and `_claim_sources` that point elsewhere, in the ID token and in userinfo (`-distributed-claims`).
    DistributedClaims,
    /// A `kid` that is published nowhere.
    UnknownKid,
    /// No `kid` (`-kid-absent-single-jwks`, `-kid-absent-multiple-jwks`).
    MissingKid,
    /// A signature with one bit changed (`-invalid-sig-rs256`).
    BadSignature,
    /// A refreshed ID token has another `iss` (`-refresh-token-invalid-issuer`).
    RefreshWrongIssuer,
    /// A refreshed ID token has another `sub` (`-refresh-token-invalid-sub`).
    RefreshWrongSubject,
    /// A refreshed ID token has another `aud`.
    RefreshWrongAudience,
    /// A refreshed ID token has another `auth_time` than the first (OpenID Connect Core §12.2).
    RefreshOtherAuthTime,
    /// A refreshed ID token has an `auth_time` this many seconds after the first one, as if the person had signed in again
    /// elsewhere; before it if negative.
    RefreshAuthTimeMoved(i64),
    /// A refreshed ID token has a `nonce` that was never sent (OpenID Connect Core §12.2).
    RefreshWrongNonce,

    // --- the token response ---
    /// No `id_token`.
    MissingIdToken,
    /// No `refresh_token`, although `offline_access` was granted.
    MissingRefreshToken,
    /// No `expires_in` (`-token-endpoint-response-without-expires_in`).
    MissingExpiresIn,
    /// `refresh_expires_in` with this many seconds, in every answer, as Keycloak tells it. The token itself lives as long as
    /// ever.
    RefreshExpiresIn(i64),
    /// `token_type` is `bearer` in small letters, which is right (`-token-type-case-insensitivity`).
    LowerCaseTokenType,
    /// This scope is not granted, without a word.
    MissingScope(String),
    /// Access tokens are handed out already expired.
    ExpiredAccessToken,
    /// An opaque access token comes in spite of the audience, so that the Management API answers its confusing 400.
    OpaqueAccessToken,
    /// Once: the next refresh is judged a reuse; the whole family is revoked.
    RefreshReuse,

    // --- the person ---
    /// The person counts as blocked: at the sign-in and at every refresh.
    BlockedUser,
    /// The person counts as deleted: at every refresh, in userinfo and in the Management API.
    DeletedUser,
    /// Userinfo tells another `sub` (`-userinfo-invalid-sub`).
    UserInfoWrongSubject,
    /// The Management API answers about somebody else, after it has done what was asked: another `user_id`, name, address and
    /// metadata.
    OtherUser(Endpoint),
    /// The Management API leaves `user_id` out.
    MissingUserId(Endpoint),
    /// Half a surrogate pair (`\\ud83d`, which no text can hold) stands at the end of a value: of `name` in the ID token
    /// ([`Endpoint::Token`]) and in userinfo, of the first text in the metadata in the Management API.
    LoneSurrogate(Endpoint),
    /// Userinfo is a signed `application/jwt` (`-userinfo-signed`).
    SignedUserInfo,
    /// Once: another device edits the metadata just before the next `PATCH` is carried out. The value is merged as a
    /// `PATCH` of its own.
    ConcurrentEdit(Value),
    /// Once: another device edits the metadata just after the next `GET` was answered, as in [`Fault::ConcurrentEdit`].
    EditAfterRead(Value),

    // --- sign-up ---
    /// `/dbconnections/signup` refuses for this reason, whatever is sent.
    SignUpRefused(SignUpRefusal),

    // --- logout ---
    /// The way back from logout carries no `state` (`-rp-init-logout-no-state`).
    LogoutWithoutState,
    /// The way back from logout carries another `state` (`-rp-init-logout-other-state`).
    LogoutOtherState,
}

impl Fault {
    /// Whether the fault is over once it has happened.
    fn once(&self) -> bool {
        use Fault as F;
        matches!(
            self,
            F::DroppedBefore(_)
                | F::DroppedAfter(_)
                | F::FailOnce(..)
                | F::KeysReplacedBeforeSigning
                | F::RefreshReuse
                | F::ConcurrentEdit(_)
                | F::EditAfterRead(_)
        )
    }
}

/// Who asks, as far as the request tells.
#[derive(Clone, Debug, Default)]
pub(crate) struct Caller {
    pub client_id: Option<String>,
    pub sid: Option<String>,
}

impl Grant {
    /// Whom the faults of this grant meet.
    pub fn caller(&self) -> Caller {
        Caller { client_id: Some(self.client_id.clone()), sid: Some(self.sid.clone()) }
    }
}

/// All faults that are set.
#[derive(Debug, Default)]
pub(crate) struct Faults(Mutex<Vec<(Scope, Fault)>>);

impl Faults {
    /// Switches a fault on for whom `scope` names.
    pub fn set(&self, scope: Scope, fault: Fault) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((scope, fault));
    }

    /// Switches all of them off.
    pub fn clear(&self) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }

    /// What `pick` makes of the first fault that meets `caller`; a fault that happens once is over then.
    pub fn find<T>(&self, caller: &Caller, pick: impl Fn(&Fault) -> Option<T>) -> Option<T> {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let (at, picked) = faults
            .iter()
            .enumerate()
            .filter(|(_, (scope, _))| scope.meets(caller))
            .find_map(|(at, (_, fault))| pick(fault).map(|picked| (at, picked)))?;
        if faults[at].1.once() {
            faults.remove(at);
        }
        Some(picked)
    }

    /// Arms every [`Fault::FailOnceAfter`] that waited for a success of `endpoint`.
    pub fn succeeded(&self, caller: &Caller, endpoint: Option<Endpoint>) {
        let mut faults = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (_, fault) in faults.iter_mut().filter(|(scope, _)| scope.meets(caller)) {
            if let Fault::FailOnceAfter { first, then, failure } = *fault
                && first.covers(endpoint)
            {
                *fault = Fault::FailOnce(then, failure);
            }
        }
    }

    /// Whether a fault with an endpoint, as `pick` finds it, meets a request of `endpoint`.
    pub fn at(
        &self,
        caller: &Caller,
        endpoint: Option<Endpoint>,
        pick: impl Fn(&Fault) -> Option<Endpoint>,
    ) -> bool {
        self.find(caller, |fault| pick(fault).filter(|here| here.covers(endpoint)).map(drop)).is_some()
    }

    /// Whether `fault` meets `caller`.
    pub fn has(&self, caller: &Caller, fault: &Fault) -> bool {
        self.find(caller, |f| (f == fault).then_some(())).is_some()
    }
}
