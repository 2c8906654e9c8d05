//! The adapters in a real browser.

use super::patterns::RegExps;
use super::storage::{Kept, Kind, Name, Scope, Shelf};
use super::{clock, events, http, location, lock, noted_lock, pieces, random, shell};
use cameo_metadata::schema::Patterns;
use cameo_oidc::http::{TransportError, get};
use cameo_settings::{Settings, StorageKind};
use std::cell::{Cell, RefCell};
use std::rc::Rc;
use wasm_bindgen_futures::spawn_local;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

#[wasm_bindgen_test]
fn every_shelf_keeps_and_takes_once() {
    for kind in [StorageKind::Local, StorageKind::Session, StorageKind::Memory] {
        let shelf = Shelf::new(kind);
        assert_eq!(shelf.put("test.key", "kept"), Kept::AsAsked, "{kind:?}");
        assert_eq!(shelf.get("test.key").as_deref(), Some("kept"));
        assert_eq!(shelf.take("test.key").as_deref(), Some("kept"));
        assert_eq!(shelf.take("test.key"), None);
    }
}

fn scope() -> Scope {
    Scope::of(&Settings::parse(r#"{"domain":"t.example","clientId":"cameo"}"#).expect("settings"))
}

#[wasm_bindgen_test]
fn a_key_names_the_app_and_is_read_back() {
    let key = scope().key_of(Kind::Draft, "auth0|a b%20", "page 1");
    let name = Name::read(&key).expect("a key of this app");
    assert_eq!(
        (name.kind, name.of.as_str(), name.part.as_str()),
        (Some(Kind::Draft), "auth0|a b%20", "page 1")
    );
    assert!(scope().is_of(&name) && key.starts_with(&scope().prefix(Kind::Draft, "auth0|a b%20")));
    assert!(!key.starts_with(&scope().prefix(Kind::Draft, "auth0|a")));
    let other = Settings::parse(r#"{"domain":"t.example","clientId":"another"}"#).expect("settings");
    assert!(!Scope::of(&other).is_of(&name));
    assert_eq!(Name::read("somebody.else"), None);
    assert_eq!(Name::read("cameo.session").expect("a former key").kind, None);
}

#[wasm_bindgen_test]
fn what_is_too_old_is_not_read_and_goes() {
    let (shelf, key) = (Shelf::new(StorageKind::Local), scope().key_of(Kind::Draft, "old", ""));
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
    let shelf = Shelf::new(StorageKind::Session);
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
    let shelf = Shelf::new(StorageKind::Session);
    let key = |kind, of| scope().key_of(kind, of, "");
    let (history, draft) = (key(Kind::History, "other"), key(Kind::Draft, "other"));
    let (own, session) = (key(Kind::Draft, "own"), scope().key(Kind::Session));
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
fn a_pattern_is_the_browsers_own_with_its_whole_alphabet() {
    let patterns = RegExps::default();
    for (pattern, text, expected) in [
        ("b", "abc", Some(true)),
        ("^b", "abc", Some(false)),
        // The flag `u`: one sign beyond the basic plane is one sign, and classes by property are known.
        ("^.$", "\u{1f600}", Some(true)),
        ("^\\p{L}+$", "é", Some(true)),
        // The same pattern again, from the compiled ones; no search goes on where another has ended.
        ("b", "abc", Some(true)),
        ("(", "(", None),
        ("(", "(", None),
        ("\\-", "-", None),
    ] {
        assert_eq!(patterns.is_match(pattern, text), expected, "{pattern} in {text}");
    }
}

#[wasm_bindgen_test]
fn a_text_in_pieces_arrives_whole() {
    let shelf = Shelf::new(StorageKind::Session);
    // Characters of one to four bytes, cut at every place.
    let text = "aü€🦎\"".repeat(20_000);
    for size in [1, 7, 16_384, text.len()] {
        let handed =
            pieces::text(|out| text.as_bytes().chunks(size).try_for_each(|chunk| out.write_all(chunk)));
        assert!(shelf.put_long("test.long", &handed.expect("a text")));
        assert!(shelf.take("test.long").as_deref() == Some(text.as_str()), "in pieces of {size} bytes");
    }
    assert!(pieces::text(|out| out.write_all(&[b'a', 0xff])).is_none());
    let too_much = pieces::text(|out| out.write_all("x".repeat(6 * 1024 * 1024).as_bytes())).expect("a text");
    assert!(!shelf.put_long("test.long", &too_much));
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
                Lock::Best => lock::exclusive("test.lock", work).await,
                Lock::Noted => noted_lock::exclusive("test.noted", lock::PATIENCE, work).await,
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
    let shelf = Shelf::new(StorageKind::Local);
    let until = |seconds| format!("{} somebody", clock::now().plus(seconds).0);
    shelf.put(&noted_lock::key("test.held"), &until(100));
    assert_eq!(noted_lock::exclusive("test.held", 150, async {}).await, None);
    shelf.put(&noted_lock::key("test.held"), &until(-100));
    assert_eq!(noted_lock::exclusive("test.held", 150, async {}).await, Some(()));
    assert_eq!(shelf.get(&noted_lock::key("test.held")), None);
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
fn check_14_the_callback_is_taken_once() {
    // What the first script of the page leaves behind, at the address of the callback alone.
    let answer = js_sys::Array::of2(&"?code=a%2Bb&state=s".into(), &"#access_token=t".into());
    js_sys::Reflect::set(&leptos::prelude::window(), &"cameoAnswer".into(), &answer).expect("a variable");
    let raw = location::take_callback().expect("an answer");
    assert_eq!(
        (raw.query.expose().as_str(), raw.fragment.expose().as_str()),
        ("code=a%2Bb&state=s", "access_token=t")
    );
    assert!(location::take_callback().is_none(), "an answer is taken once");
}

#[wasm_bindgen_test]
fn a_click_on_the_static_page_is_taken_once() {
    let path = location::route().expect("a route");
    location::rewrite(&format!("{path}#sign-up"));
    assert_eq!(shell::remove(), Some(shell::Clicked::SignUp));
    assert_eq!(shell::remove(), None);
    assert_eq!(location::here(), path);
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
