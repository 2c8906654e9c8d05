//! The adapters in a real browser.

use super::kind::{Kind, SESSION};
use super::storage::{Kept, Namespace, Scope, Shelf};
use super::{clock, events, http, location, lock, noted_lock, random};
use cameo_oidc::client::Client;
use cameo_oidc::http::{TransportError, get};
use cameo_oidc::issuer::Issuer;
use cameo_oidc::session::StorageKind;
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

const DRAFT: Kind = Kind::of_person("draft").unsaved();
const HISTORY: Kind = Kind::of_person("history").record();
static NAMESPACE: Namespace = Namespace { prefix: "notes.", kinds: &[DRAFT, HISTORY] };

#[wasm_bindgen_test]
fn every_shelf_keeps_and_takes_once() {
    for kind in [StorageKind::Local, StorageKind::Session, StorageKind::Memory] {
        let shelf = shelf(kind);
        assert_eq!(shelf.put("test.key", "kept"), Kept::AsAsked, "{kind:?}");
        assert_eq!(shelf.get("test.key").as_deref(), Some("kept"));
        assert_eq!(shelf.take("test.key").as_deref(), Some("kept"));
        assert_eq!(shelf.take("test.key"), None);
    }
}

fn scope_of(client_id: &str) -> Scope {
    let issuer = Issuer::parse("https://t.example/").expect("an issuer");
    Scope::new(&NAMESPACE, &Client::new(issuer, client_id))
}

fn shelf(kind: StorageKind) -> Shelf {
    NAMESPACE.shelf(kind)
}

fn scope() -> Scope {
    scope_of("notes")
}

#[wasm_bindgen_test]
fn a_key_names_the_app_and_is_read_back() {
    let key = scope().key_of(&DRAFT, "auth0|a b%20", "page 1");
    let name = NAMESPACE.read(&key).expect("a key of this app");
    assert_eq!((name.kind, name.of.as_str(), name.part.as_str()), (Some(&DRAFT), "auth0|a b%20", "page 1"));
    assert!(scope().is_of(&name) && key.starts_with(&scope().prefix(&DRAFT, "auth0|a b%20")));
    assert!(!key.starts_with(&scope().prefix(&DRAFT, "auth0|a")));
    assert!(!scope_of("another").is_of(&name));
    assert_eq!(NAMESPACE.read("somebody.else"), None);
    assert_eq!(NAMESPACE.read("notes.session").expect("a former key").kind, None);
}

#[wasm_bindgen_test]
fn what_is_too_old_is_not_read_and_goes() {
    let (shelf, key) = (shelf(StorageKind::Local), scope().key_of(&DRAFT, "old", ""));
    let raw = web_sys::window().and_then(|window| window.local_storage().ok().flatten()).expect("a storage");
    let days = |days: i64| clock::milliseconds() - days * 86_400_000;
    raw.set_item(&key, &format!("{} text", days(29))).expect("room");
    assert_eq!(shelf.get(&key).as_deref(), Some("text"));
    for at in [days(31), days(-31)] {
        raw.set_item(&key, &format!("{at} text")).expect("room");
        assert_eq!(shelf.get(&key), None);
        assert_eq!(raw.get_item(&key), Ok(None));
    }
}

#[wasm_bindgen_test]
fn a_failed_overwrite_leaves_no_older_text() {
    let shelf = shelf(StorageKind::Session);
    let raw =
        web_sys::window().and_then(|window| window.session_storage().ok().flatten()).expect("a storage");
    let too_much = "x".repeat(6 * 1024 * 1024);
    shelf.put("test.full", "older");
    assert_eq!(shelf.put("test.full", &too_much), Kept::InMemoryOnly);
    assert_eq!(raw.get_item("test.full"), Ok(None));
    assert_eq!(shelf.take("test.full").map(|text| text.len()), Some(too_much.len()));
    shelf.put("test.full", "older");
    assert!(!shelf.put_long("test.full", &too_much.as_str().into()));
    assert_eq!(shelf.get("test.full"), None);
}

#[wasm_bindgen_test]
fn where_there_is_no_room_histories_of_others_go_before_their_drafts_and_never_an_own_edit() {
    let shelf = shelf(StorageKind::Session);
    let key = |kind: &Kind, of| scope().key_of(kind, of, "");
    let (history, draft) = (key(&HISTORY, "other"), key(&DRAFT, "other"));
    let (own, session) = (key(&DRAFT, "own"), scope().key(&SESSION));
    let filled = "x".repeat(1_200_000);
    for key in [&history, &draft] {
        assert_eq!(shelf.put(key, &filled), Kept::AsAsked);
    }
    // Some five million fit in all; the rest is another app's on this origin.
    let raw =
        web_sys::window().and_then(|window| window.session_storage().ok().flatten()).expect("a storage");
    let mut rest = String::new();
    while raw.set_item("test.rest", &[&rest, "x".repeat(100_000).as_str()].concat()).is_ok() {
        rest += &"x".repeat(100_000);
    }
    let room = |key: &str| raw.get_item(key) != Ok(None);
    assert!(room(&history) && room(&draft));
    assert_eq!(shelf.put(&own, &"y".repeat(200_000)), Kept::AsAsked);
    assert!(room(&draft));
    assert!(!room(&history) && room(&own));
    assert_eq!(shelf.put(&session, "tokens"), Kept::AsAsked);
    for key in [history.as_str(), &draft, &own, &session, "test.rest"] {
        shelf.remove(key);
    }
}

#[wasm_bindgen_test]
fn randomness_differs_from_call_to_call() {
    let (mut one, mut other) = ([0; 32], [0; 32]);
    random::fill(&mut one);
    random::fill(&mut other);
    assert_ne!(one, other);
}

/// Which of the two locks is tried.
#[derive(Clone, Copy)]
enum Lock {
    Best,
    Noted,
}

async fn one_at_a_time(lock: Lock) {
    let seen = Rc::new(RefCell::new(Vec::new()));
    let done = Rc::new(Cell::new(0));
    for name in ["first", "second"] {
        let (seen, done) = (seen.clone(), done.clone());
        spawn_local(async move {
            let work = async {
                seen.borrow_mut().push("in");
                clock::sleep(20).await;
                seen.borrow_mut().push("out");
                name
            };
            let result = match lock {
                Lock::Best => lock::exclusive(&scope(), "lock", work).await,
                Lock::Noted => noted_lock::exclusive(&scope(), "noted", lock::PATIENCE, work).await,
            };
            assert_eq!(result, Some(name));
            done.set(done.get() + 1);
        });
    }
    while done.get() < 2 {
        clock::sleep(5).await;
    }
    assert_eq!(*seen.borrow(), ["in", "out", "in", "out"]);
}

#[wasm_bindgen_test]
async fn check_67_the_lock_lets_one_in_at_a_time() {
    one_at_a_time(Lock::Best).await;
}

#[wasm_bindgen_test]
async fn check_67_without_web_locks_a_note_lets_one_in_at_a_time() {
    one_at_a_time(Lock::Noted).await;
}

#[wasm_bindgen_test]
async fn check_67_waiting_for_a_note_ends_and_an_old_note_does_not_count() {
    let shelf = shelf(StorageKind::Local);
    let until = |seconds| format!("{} somebody", clock::now().plus(seconds).0);
    shelf.put(&noted_lock::key(&scope(), "held"), &until(100));
    assert_eq!(noted_lock::exclusive(&scope(), "held", 150, async {}).await, None);
    shelf.put(&noted_lock::key(&scope(), "held"), &until(-100));
    assert_eq!(noted_lock::exclusive(&scope(), "held", 150, async {}).await, Some(()));
    assert_eq!(shelf.get(&noted_lock::key(&scope(), "held")), None);
}

#[wasm_bindgen_test]
async fn a_server_that_is_not_there_is_unreachable() {
    let request = get("http://127.0.0.1:9/").expect("a request");
    assert_eq!(http::send(request).await.map(|answer| answer.status()), Err(TransportError::Unreachable));
}

#[wasm_bindgen_test]
async fn check_100_what_the_pages_own_policy_forbids_is_told_as_that() {
    let document = leptos::prelude::document();
    let meta = document.create_element("meta").expect("an element");
    meta.set_attribute("http-equiv", "Content-Security-Policy").expect("set");
    meta.set_attribute("content", "connect-src 'self' http://127.0.0.1:9").expect("set");
    document.head().expect("a head").append_child(&meta).expect("added");
    let send = async |url: &str| http::send(get(url).expect("a request")).await.map(|answer| answer.status());
    assert_eq!(send("http://127.0.0.1:10/token?x").await, Err(TransportError::Blocked));
    assert_eq!(send("http://127.0.0.1:9/").await, Err(TransportError::Unreachable));
    assert_eq!(send("http://127.0.0.1:10/token?x").await, Err(TransportError::Blocked), "and the next time");
}

#[wasm_bindgen_test]
async fn an_answer_comes_with_status_headers_and_body() {
    let answer = http::send(get(&location::address("/")).expect("a request")).await.expect("an answer");
    assert_eq!(answer.status(), 200);
    assert!(answer.headers().contains_key("content-type") && !answer.body().is_empty());
}

#[wasm_bindgen_test]
fn what_another_tab_writes_is_heard() {
    let heard = Rc::new(Cell::new(0));
    let count = heard.clone();
    events::on_other_tab("test.watched".to_owned(), move || count.set(count.get() + 1));
    for key in ["test.watched", "test.other"] {
        let init = web_sys::StorageEventInit::new();
        init.set_key(Some(key));
        let event = web_sys::StorageEvent::new_with_event_init_dict("storage", &init).expect("an event");
        leptos::prelude::window().dispatch_event(&event).expect("dispatched");
    }
    assert_eq!(heard.get(), 1);
}

/// A page with a `<base>` until dropped.
struct Base(web_sys::Element);

impl Base {
    fn new(href: &str) -> Self {
        let base = leptos::prelude::document().create_element("base").expect("an element");
        base.set_attribute("href", href).expect("an attribute");
        leptos::prelude::document().head().expect("a head").append_child(&base).expect("appended");
        Self(base)
    }
}

impl Drop for Base {
    fn drop(&mut self) {
        self.0.remove();
    }
}

#[wasm_bindgen_test]
fn routes_are_counted_from_the_folder_of_the_app() {
    let origin = leptos::prelude::window().location().origin().expect("an origin");
    assert_eq!(location::base(), "/");
    assert_eq!(location::address("/callback"), format!("{origin}/callback"));
    assert_eq!(location::route_of("/callback/").as_deref(), Some("/callback"));
    let _base = Base::new("/account/");
    assert_eq!(location::base(), "/account/");
    assert_eq!(location::address("/"), format!("{origin}/account/"));
    assert_eq!(location::address("/callback"), format!("{origin}/account/callback"));
    for (path, route) in [
        ("/account/", Some("/")),
        ("/account", Some("/")),
        ("/account/profile/edit/", Some("/profile/edit")),
        ("/accounting/profile", None),
        ("/profile", None),
    ] {
        assert_eq!(location::route_of(path).as_deref(), route, "{path}");
    }
    let inside = |href: &str| location::inside(&href.replace("HERE", &origin));
    assert_eq!(inside("HERE/account/profile/edit?a=b#c").as_deref(), Some("/profile/edit?a=b#c"));
    assert_eq!(inside("HERE/profile"), None);
    assert_eq!(inside("https://elsewhere.example/account/profile"), None);
}

#[wasm_bindgen_test]
fn a_response_in_the_address_bar_is_taken_once_and_at_the_callback_alone() {
    let path = location::route().expect("a route");
    location::rewrite("/private?code=a");
    assert!(location::take_callback("/callback").is_none());
    location::rewrite("/callback?code=a%2Bb&state=s#access_token=t");
    let raw = location::take_callback("/callback").expect("a response");
    assert_eq!(
        (raw.query.expose().as_str(), raw.fragment.expose().as_str()),
        ("code=a%2Bb&state=s", "access_token=t")
    );
    assert_eq!(location::here(), "/callback");
    assert!(location::take_callback("/callback").is_none(), "a response is taken once");
    location::rewrite(&path);
}
