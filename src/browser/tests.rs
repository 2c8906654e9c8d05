//! The adapters in a real browser. Those of `cameo-auth-leptos` are tested there.

use super::patterns::RegExps;
use super::{brand, location, pieces, shell, storage};
use cameo_metadata::schema::Patterns;
use cameo_settings::{Settings, StorageKind};
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

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
    let shelf = storage::shelf(StorageKind::Session);
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
fn the_brand_is_shown_by_the_page_and_kept_for_the_next_visit() {
    let window = leptos::prelude::window();
    let show = js_sys::Function::new_with_args("brand", "window.shown = JSON.stringify(brand)");
    js_sys::Reflect::set(&window, &"cameoBrand".into(), &show).expect("a variable");
    let of = |branding: &str| {
        let text = format!(r#"{{"domain":"t.example","clientId":"cameo","branding":{branding}}}"#);
        Settings::parse(&text).expect("settings")
    };
    let (shelf, key) = (storage::shelf(StorageKind::Local), storage::scope(&of("{}")).key(&storage::BRAND));
    let text = r##"{"name":"Harbour Club","accent":"#0a6e5c","logo":"logo.png","illustration":false}"##;
    brand::show(&of(text));
    assert_eq!(
        js_sys::Reflect::get(&window, &"shown".into()).ok().and_then(|it| it.as_string()).as_deref(),
        Some(text)
    );
    assert_eq!(shelf.get(&key).as_deref(), Some(text));
    assert_eq!(brand::name().as_deref(), Some("Harbour Club"));
    let long = ["data:image/png;base64,", &"A".repeat(100_000)].concat();
    brand::show(&of(&format!(r#"{{"name":"Club","logo":"{long}"}}"#)));
    assert_eq!(shelf.get(&key).as_deref(), Some(r#"{"name":"Club"}"#));
    brand::show(&of("{}"));
    assert_eq!((shelf.get(&key), brand::name()), (None, None));
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
