//! Faults at each step of sign-in, renewal, step-up and sign-out, in every order: whatever fails, a person is signed out by a
//! refused refresh token, by their own wish or by the session's end, and by nothing else; and the refresh token that the
//! provider gave last is the one that is stored.

#[path = "support/somebody.rs"]
mod somebody;
mod support;

use cameo_oidc::authorization::SignInOptions;
use cameo_oidc::http::{Request, Response, TransportError};
use cameo_oidc::session::Session;
use cameo_oidc::sign_in::{self, Adoption, AfterRefresh, SignInError};
use proptest::prelude::*;
use somebody::somebody_else;
use std::cell::{Cell, RefCell};
use support::{EMAIL, PASSWORD, Person};

/// What goes wrong with a request.
#[derive(Clone, Copy, Debug)]
enum Break {
    /// It does not arrive.
    NotSent(TransportError),
    /// It arrives, and the answer is lost.
    Lost(TransportError),
    /// Something on the way answers instead.
    Answered(u16, &'static str),
}

/// With which request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Step {
    Discovery,
    Token,
    Keys,
    Revocation,
}

/// What happens in another tab while the token request is on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Meanwhile {
    Nothing,
    SignOut,
    SamePerson,
    OtherPerson,
}

/// What the person, or the clock, does.
#[derive(Clone, Copy, Debug)]
enum Act {
    SignIn,
    StepUp,
    Renew(Meanwhile),
    SignOut,
    Reload,
    /// Later by so many seconds.
    Wait(i64),
}

fn breaks() -> impl Strategy<Value = Break> {
    prop_oneof![
        Just(Break::NotSent(TransportError::Unreachable)),
        Just(Break::NotSent(TransportError::Blocked)),
        Just(Break::Lost(TransportError::TimedOut)),
        Just(Break::Lost(TransportError::OriginNotAllowed)),
        Just(Break::Lost(TransportError::Redirected)),
        Just(Break::Answered(500, "")),
        Just(Break::Answered(429, r#"{"error":"too_many_requests"}"#)),
        Just(Break::Answered(403, "<html>Forbidden</html>")),
        Just(Break::Answered(200, "<html>Sign in to this network</html>")),
        Just(Break::Answered(200, "{}")),
    ]
}

fn fault() -> impl Strategy<Value = Option<(Step, Break)>> {
    let step =
        prop_oneof![Just(Step::Discovery), Just(Step::Token), Just(Step::Keys), Just(Step::Revocation)];
    prop_oneof![2 => Just(None), 3 => (step, breaks()).prop_map(Some)]
}

fn act() -> impl Strategy<Value = Act> {
    let meanwhile = prop_oneof![
        5 => Just(Meanwhile::Nothing),
        1 => Just(Meanwhile::SignOut),
        1 => Just(Meanwhile::SamePerson),
        1 => Just(Meanwhile::OtherPerson),
    ];
    prop_oneof![
        2 => Just(Act::SignIn),
        2 => Just(Act::StepUp),
        6 => meanwhile.prop_map(Act::Renew),
        1 => Just(Act::SignOut),
        1 => Just(Act::Reload),
        1 => (1_i64..4_000).prop_map(Act::Wait),
    ]
}

/// The app as far as it matters here: what it stores, and the order in which it does things.
struct App {
    person: Person,
    stored: RefCell<Option<Session>>,
    fault: Cell<Option<(Step, Break)>>,
    meanwhile: RefCell<Option<Option<Session>>>,
    /// The refresh token of the last answer that came through, of the session that is stored.
    last_given: RefCell<Option<String>>,
    /// Whether the token endpoint has refused since the act began, in so many words.
    refused: Cell<bool>,
}

fn step_of(path: &str) -> Option<Step> {
    match path {
        "/oauth/token" => Some(Step::Token),
        "/oauth/revoke" => Some(Step::Revocation),
        path if path.contains("jwks") => Some(Step::Keys),
        path if path.contains("openid-configuration") => Some(Step::Discovery),
        _ => None,
    }
}

impl App {
    async fn send(&self, request: Request) -> Result<Response, TransportError> {
        let step = step_of(request.uri().path());
        let broken = self.fault.get().filter(|(at, _)| Some(*at) == step).map(|(_, broken)| broken);
        match broken {
            Some(Break::NotSent(why)) => return Err(why),
            Some(Break::Answered(status, body)) => {
                return Ok(::http::Response::builder().status(status).body(body.into()).expect("valid"));
            }
            _ => {}
        }
        let answer = self.person.send(request).await?;
        let meanwhile = if step == Some(Step::Token) { self.meanwhile.borrow_mut().take() } else { None };
        if let Some(theirs) = meanwhile {
            *self.last_given.borrow_mut() = theirs.as_ref().and_then(token_of);
            *self.stored.borrow_mut() = theirs;
        }
        if let Some(Break::Lost(why)) = broken {
            return Err(why);
        }
        if step == Some(Step::Token) && answer.status() != 200 {
            self.refused.set(true);
        }
        Ok(answer)
    }

    fn stored(&self) -> Option<Session> {
        self.stored.borrow().clone()
    }

    fn store(&self, session: Session) {
        *self.last_given.borrow_mut() = token_of(&session);
        *self.stored.borrow_mut() = Some(session);
    }

    async fn sign_in(&self, step_up_of: Option<&Session>) {
        let transport = |request| self.send(request);
        let options = SignInOptions {
            again: step_up_of.is_some(),
            subject: step_up_of.map(|session| session.subject().to_owned()),
            ..Default::default()
        };
        // The person does nothing wrong at the provider; the app's own requests may fail.
        if sign_in::discover(&self.person.settings.client, &transport).await.is_err() {
            return;
        }
        let address = self.person.go_and_sign_in_as(options, EMAIL, PASSWORD).await;
        let callback = self.person.arrive(&address).expect("ours");
        let (client, keys) = (&self.person.settings.client, &self.person.keys);
        match sign_in::complete(callback, client, keys, &transport, || self.person.now()).await {
            Ok(completed) => self.store(completed.session),
            Err(error) => assert!(!matches!(error, SignInError::IdToken(_)), "{error:?}"),
        }
    }

    async fn renew(&self) {
        let transport = |request| self.send(request);
        let (client, keys) = (&self.person.settings.client, &self.person.keys);
        let now = || self.person.now();
        let Some(session) = self.stored() else { return };
        let session = match sign_in::verify_renewed(&session, client, keys, &transport, now).await {
            Ok(verified) => verified,
            Err(error) => {
                assert!(!error.ends_session(), "no token here fails a check: {error:?}");
                session
            }
        };
        match sign_in::refresh(&session, client, &transport, now).await {
            Ok(renewed) => match Adoption::of(&session, self.stored().as_ref()) {
                Adoption::Store => {
                    self.store(renewed.clone());
                    let verified = sign_in::verify_renewed(&renewed, client, keys, &transport, now).await;
                    match verified {
                        Ok(verified) => self.store(verified),
                        Err(error) => assert!(!error.ends_session(), "{error:?}"),
                    }
                }
                Adoption::UseStored => {}
                Adoption::GiveBack => {
                    if let Some(request) = renewed.revocation() {
                        let _ = transport(request).await;
                    }
                }
            },
            Err(error) => match error.then(&session, self.stored().as_ref()) {
                AfterRefresh::SignIn => *self.stored.borrow_mut() = None,
                AfterRefresh::TryLater | AfterRefresh::UseStored | AfterRefresh::OtherPerson => {}
            },
        }
    }

    async fn sign_out(&self) {
        let session = self.stored.borrow_mut().take();
        let Some(request) = session.and_then(|session| session.revocation()) else { return };
        // Whatever comes of it, the person has signed out.
        let _ = self.send(request).await;
    }
}

fn token_of(session: &Session) -> Option<String> {
    session.refresh_token().map(|token| token.expose().clone())
}

async fn run(acts: &[(Act, Option<(Step, Break)>)]) {
    let person = Person::new();
    let theirs = somebody_else(&person).await;
    let app = App {
        person,
        stored: RefCell::new(None),
        fault: Cell::new(None),
        meanwhile: RefCell::new(None),
        last_given: RefCell::new(None),
        refused: Cell::new(false),
    };
    for (act, fault) in acts {
        let before = app.stored();
        app.refused.set(false);
        app.fault.set(*fault);
        let mut in_another_tab = Meanwhile::Nothing;
        match act {
            Act::SignIn => app.sign_in(None).await,
            Act::StepUp => {
                let subject = before.clone().filter(|session| session.subject() != theirs.subject());
                app.sign_in(subject.as_ref()).await;
            }
            Act::Renew(meanwhile) => {
                let are_here = before.as_ref().is_some_and(|session| session.subject() == theirs.subject());
                let meanwhile = match meanwhile {
                    // They are the ones who are signed in by now.
                    Meanwhile::OtherPerson if are_here => &Meanwhile::Nothing,
                    other => other,
                };
                let other_tab = match meanwhile {
                    Meanwhile::Nothing => None,
                    Meanwhile::SignOut => Some(None),
                    Meanwhile::OtherPerson => Some(Some(theirs.clone())),
                    Meanwhile::SamePerson => {
                        app.fault.set(None);
                        let again = app.person.sign_in().await.expect("signed in again");
                        app.fault.set(*fault);
                        Some(Some(again))
                    }
                };
                *app.meanwhile.borrow_mut() = other_tab;
                app.renew().await;
                // Taken, if the request arrived.
                let has_happened = app.meanwhile.borrow_mut().take().is_none();
                in_another_tab = if has_happened { *meanwhile } else { Meanwhile::Nothing };
            }
            Act::SignOut => app.sign_out().await,
            Act::Reload => {
                let text = before.as_ref().map(Session::to_text);
                let restored =
                    text.and_then(|text| Session::restore(text.expose(), &app.person.settings.client));
                *app.stored.borrow_mut() = restored;
            }
            Act::Wait(seconds) => app.person.clock.advance(*seconds),
        }
        let after = app.stored();
        let wished = matches!(act, Act::SignOut) || in_another_tab == Meanwhile::SignOut;
        if before.is_some() && after.is_none() {
            assert!(wished || app.refused.get(), "signed out by {act:?} with {fault:?}");
        }
        if let Some(session) = &after {
            assert_eq!(token_of(session), *app.last_given.borrow(), "the last token is the stored one");
        }
        if in_another_tab == Meanwhile::OtherPerson {
            let kept = after.as_ref().is_some_and(|session| session.has_tokens_of(&theirs));
            assert!(kept, "another person's session was touched by {act:?} with {fault:?}");
        }
        if in_another_tab == Meanwhile::SignOut {
            assert!(after.is_none(), "{act:?} brought somebody back who had signed out");
        }
    }
    // Where every answer of the token endpoint came through, what is stored is still good.
    let lost = |(act, fault): &(Act, Option<(Step, Break)>)| {
        matches!(fault, Some((Step::Token, Break::Lost(_))))
            || !matches!(
                act,
                Act::SignIn | Act::StepUp | Act::Reload | Act::Wait(_) | Act::Renew(Meanwhile::Nothing)
            )
    };
    app.fault.set(None);
    if let Some(session) = app.stored()
        && !acts.iter().any(lost)
    {
        let renewed = app.person.refresh(&session).await.expect("the stored token is good");
        assert!(!renewed.is_unverified() && !renewed.has_tokens_of(&session));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn check_98_nothing_but_a_refusal_a_wish_or_the_end_signs_anybody_out(
        acts in proptest::collection::vec((act(), fault()), 1..8)
    ) {
        let runtime = tokio::runtime::Builder::new_current_thread().build().expect("a runtime");
        // Somebody is signed in at first, so that there is something to lose.
        let acts: Vec<_> = std::iter::once((Act::SignIn, None)).chain(acts).collect();
        runtime.block_on(run(&acts));
    }
}
