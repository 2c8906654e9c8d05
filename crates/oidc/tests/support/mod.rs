//! A person, a browser and a clock around the core: everything that the app puts there, without a browser.

use axum::body::{Body, to_bytes};
use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::callback::{CallbackError, RawCallback, ValidatedCallback, parse_callback};
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::key_cache::KeyCache;
use cameo_oidc::secret::Secret;
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, Completed, SignInError};
use cameo_oidc::time::Timestamp;
use cameo_oidc::transaction::LoginTransaction;
use cameo_settings::Settings;
use std::cell::{Cell, RefCell};
use std::collections::HashMap;
use tenant::testing::UserAgent;
use tenant::{Clock, Options, Tenant};
use tower::ServiceExt;

pub const NOW: i64 = 1_780_000_000;
pub const REDIRECT_URI: &str = "http://localhost:8080/callback";
pub const EMAIL: &str = "user@example.com";
pub const PASSWORD: &str = "Correct-horse-1";

/// One person at one browser, and the tenant they talk to.
pub struct Person {
    pub tenant: Tenant,
    pub clock: Clock,
    pub settings: Settings,
    /// Answers instead of the tenant while it is set.
    pub outage: Cell<Option<TransportError>>,
    /// How many seconds the device's clock is ahead of the tenant's.
    pub ahead: Cell<i64>,
    /// Whether answers carry a `Date`, by the tenant's clock, if the browser may read it.
    pub dated: Cell<bool>,
    /// The provider's keys, kept as long as a page would.
    pub keys: KeyCache,
    /// The paths that were asked for.
    pub asked: RefCell<Vec<String>>,
    agent: tokio::sync::Mutex<UserAgent>,
    attempts: RefCell<HashMap<String, LoginTransaction>>,
    seed: Cell<u8>,
}

impl Person {
    pub fn new() -> Self {
        Self::with_settings("")
    }

    /// With more members in `config.json`, each followed by a comma.
    pub fn with_settings(more: &str) -> Self {
        let clock = Clock::manual(NOW);
        let tenant =
            Tenant::open(Options { clock: clock.clone(), ..Options::default() }).expect("a tenant in memory");
        Self { settings: settings(more), ..Self::at(&tenant, clock) }
    }

    /// At another browser, and the tenant of somebody.
    pub fn at(tenant: &Tenant, clock: Clock) -> Self {
        Self {
            agent: tokio::sync::Mutex::new(UserAgent::new(tenant)),
            settings: settings(""),
            tenant: tenant.clone(),
            clock,
            outage: Cell::new(None),
            ahead: Cell::new(0),
            dated: Cell::new(false),
            keys: KeyCache::new(),
            asked: RefCell::default(),
            attempts: RefCell::default(),
            seed: Cell::new(0),
        }
    }

    pub fn now(&self) -> Timestamp {
        Timestamp(self.clock.now() + self.ahead.get())
    }

    /// The core's transport: the tenant's router, in this process.
    pub async fn send(&self, request: Request) -> Result<Response, TransportError> {
        if let Some(outage) = self.outage.get() {
            return Err(outage);
        }
        self.asked.borrow_mut().push(request.uri().path().to_owned());
        let answer = self.tenant.router().oneshot(request.map(Body::from)).await;
        let (mut parts, body) = answer.map_err(|_| TransportError::Unreachable)?.into_parts();
        let body = to_bytes(body, usize::MAX).await.map_err(|_| TransportError::Unreachable)?;
        if self.dated.get() {
            parts.headers.insert("date", http_date(self.clock.now()).parse().expect("a header"));
        }
        Ok(Response::from_parts(parts, body.to_vec()))
    }

    /// Leaves for the tenant and signs in there; the address the tenant sends the browser back to.
    pub async fn go_and_sign_in(&self, options: SignInOptions) -> String {
        self.go_and_sign_in_as(options, EMAIL, PASSWORD).await
    }

    /// The same as somebody.
    pub async fn go_and_sign_in_as(&self, options: SignInOptions, email: &str, password: &str) -> String {
        let url = self.leave(options).await;
        self.agent.lock().await.sign_in(&url, email, password).await
    }

    /// Begins an attempt and remembers it, as the app does.
    pub async fn leave(&self, options: SignInOptions) -> String {
        let transport = |request| self.send(request);
        let provider = sign_in::discover(&self.settings.client, &transport).await.expect("discovery");
        let random = |bytes: &mut [u8]| {
            self.seed.set(self.seed.get() + 1);
            bytes.fill(self.seed.get());
        };
        let begun =
            sign_in::begin(provider, &self.settings.client, REDIRECT_URI, &options, &random, self.now());
        let (url, attempt) = begun.expect("an address");
        self.attempts.borrow_mut().insert(attempt.state.expose().clone(), attempt);
        url.into()
    }

    /// What the callback page does first.
    pub fn arrive(&self, address: &str) -> Result<ValidatedCallback, CallbackError> {
        let url = url::Url::parse(address).expect("an address");
        let raw = RawCallback {
            query: Secret::new(url.query().unwrap_or_default().to_owned()),
            fragment: Secret::new(url.fragment().unwrap_or_default().to_owned()),
        };
        parse_callback(&raw, |state| self.attempts.borrow_mut().remove(state), self.now())
    }

    /// What the callback page does next.
    pub async fn complete(&self, callback: ValidatedCallback) -> Result<Completed, SignInError> {
        let transport = |request| self.send(request);
        sign_in::complete(callback, &self.settings.client, &self.keys, &transport, || self.now()).await
    }

    /// The whole way in.
    pub async fn sign_in(&self) -> Result<Session, SignInError> {
        let address = self.go_and_sign_in(SignInOptions::default()).await;
        Ok(self.complete(self.arrive(&address)?).await?.session)
    }

    /// One refresh, with its ID token verified.
    pub async fn refresh(&self, session: &Session) -> Result<Session, sign_in::RefreshError> {
        let transport = |request| self.send(request);
        let renewed = sign_in::refresh(session, &self.settings.client, &transport, || self.now()).await?;
        sign_in::verify_renewed(&renewed, &self.settings.client, &self.keys, &transport, || self.now()).await
    }
}

fn settings(more: &str) -> Settings {
    let config = format!(
        r#"{{{more}"issuer":"http://localhost:4400/","clientId":"cameo","audience":"http://localhost:4400/api/v2/"}}"#
    );
    Settings::parse(&config).expect("valid settings")
}

/// A moment as HTTP writes it; the day of the week is not looked at.
fn http_date(at: i64) -> String {
    let (days, rest) = (at.div_euclid(86_400), at.rem_euclid(86_400));
    let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let leap = |year: i64| (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
    let (mut year, mut days) = (1970, days);
    while days >= 365 + i64::from(leap(year)) {
        days -= 365 + i64::from(leap(year));
        year += 1;
    }
    let lengths = [31, 28 + i64::from(leap(year)), 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    let mut month = 0;
    while days >= lengths[month] {
        days -= lengths[month];
        month += 1;
    }
    let (hour, minute, second) = (rest / 3_600, rest / 60 % 60, rest % 60);
    format!("Mon, {:02} {} {year} {hour:02}:{minute:02}:{second:02} GMT", days + 1, names[month])
}
