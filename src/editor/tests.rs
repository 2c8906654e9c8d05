//! The inputs in a real browser: what stands in them is what is held, and the other way round.

use crate::editor::fields::inside;
use crate::editor::form::guide::Guide;
use crate::editor::json::area::{Finds, JsonArea};
use crate::editor::save_bar::SaveBar;
use crate::editor::state::Editor;
use crate::ui::stands;
use cameo_metadata::schema::{Patterns, Schema};
use cameo_metadata::{Draft, Metadata, json};
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    CompositionEvent, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement,
    KeyboardEvent, KeyboardEventInit, Node,
};
use std::rc::Rc;
use std::sync::Arc;
use wasm_bindgen_test::wasm_bindgen_test;

/// No schema here has a pattern.
struct AnyPattern;

impl Patterns for AnyPattern {
    fn is_match(&self, _: &str, _: &str) -> Option<bool> {
        Some(true)
    }
}

/// The offset of Berlin, wherever the tests run.
fn berlin(local: &str) -> String {
    if local.get(5..7) == Some("07") { "+02:00".to_owned() } else { "+01:00".to_owned() }
}

/// A form over `metadata` by `schema`, with its save bar. It stands until `Page` is dropped.
struct Page {
    editor: Editor,
    root: HtmlElement,
    saved: RwSignal<u32>,
    _mounted: Box<dyn std::any::Any>,
    _owner: Owner,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn page(schema: &str, metadata: &str) -> Page {
    let owner = Owner::new();
    owner.set();
    let root = document().create_element("div").expect("an element").unchecked_into::<HtmlElement>();
    document().body().expect("a body").append_child(&root).expect("appended");
    let schema = Schema::parse(&json::read_text(schema).expect("JSON")).expect("a schema");
    let about = Callback::new(|()| Vec::new());
    let guide = Guide::new(Some(Arc::new(schema)), Rc::new(AnyPattern), berlin, about);
    let editor = Editor::new(Draft::of(&Metadata::parse(metadata).expect("JSON"))).guided(guide);
    let saved = RwSignal::new(0);
    let form = editor.look(Draft::root);
    let mounted = mount_to(root.clone(), move || {
        view! {
            {inside(editor, form, 0)}
            <SaveBar
                changed=editor.changed() size=editor.size() saving=Signal::derive(|| false)
                save=move |()| saved.update(|count| *count += 1) review=|()| () cancel=|()| ()
            />
        }
    });
    Page { editor, root, saved, _mounted: Box::new(mounted), _owner: owner }
}

impl Page {
    fn find<T: JsCast>(&self, selector: &str) -> T {
        let found: Element = self.root.query_selector(selector).expect("a selector").expect(selector);
        found.unchecked_into()
    }

    fn press(&self, selector: &str) {
        self.find::<HtmlElement>(selector).click();
    }

    fn held(&self) -> String {
        self.editor
            .look(|draft| draft.metadata().map(|all| all.to_text()))
            .unwrap_or_else(|problems| format!("{problems:?}"))
    }

    fn text(&self, selector: &str) -> String {
        self.find::<HtmlElement>(selector).text_content().unwrap_or_default()
    }
}

/// Lets everything happen that waits for its turn.
async fn settle() {
    leptos::task::tick().await;
    let turn = js_sys::Promise::new(&mut |done, _| {
        window().set_timeout_with_callback(&done).expect("a window");
    });
    wasm_bindgen_futures::JsFuture::from(turn).await.expect("its turn");
    leptos::task::tick().await;
}

fn send(target: &Element, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &init).expect("an event");
    target.dispatch_event(&event).expect("dispatched");
}

fn type_into(input: &HtmlInputElement, text: &str) {
    input.set_value(text);
    send(input, "input");
}

fn press_enter(input: &Element, is_composing: bool, code: u32) {
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_key("Enter");
    init.set_is_composing(is_composing);
    init.set_key_code(code);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
    input.dispatch_event(&event).expect("dispatched");
}

/// As a browser's translator does it: each text node is taken away, and an element with other words put in its place.
fn translate(node: &Node) {
    if node.node_type() == Node::TEXT_NODE {
        let words = node.text_content().unwrap_or_default();
        let refuses =
            node.parent_element().and_then(|parent| parent.closest("[translate=no]").ok().flatten());
        if let (false, None, Some(parent)) = (words.trim().is_empty(), refuses, node.parent_node()) {
            let font = document().create_element("font").expect("an element");
            font.set_text_content(Some(&["~", &words].concat()));
            parent.replace_child(&font, node).expect("replaced");
        }
        return;
    }
    let children: Vec<Node> =
        (0..node.child_nodes().length()).filter_map(|at| node.child_nodes().get(at)).collect();
    children.iter().for_each(translate);
}

const SIZE: &str =
    r#"{"type":"object","properties":{"size":{"type":"string","enum":["s","m","l"],"x-widget":"select"}}}"#;

#[wasm_bindgen_test]
async fn a_select_shows_what_is_saved() {
    let page = page(SIZE, r#"{"size":"s"}"#);
    settle().await;
    let list: HtmlSelectElement = page.find("select");
    assert_eq!(list.value(), "0");
    list.set_value("2");
    send(&list, "change");
    settle().await;
    assert_eq!((page.held().as_str(), list.value().as_str()), (r#"{"size":"l"}"#, "2"));
    page.press(".field-tools button");
    settle().await;
    assert_eq!((page.held().as_str(), list.value().as_str()), ("{}", "none"));
    page.press(".ask-gone button");
    settle().await;
    assert_eq!((page.held().as_str(), list.value().as_str()), (r#"{"size":"l"}"#, "2"));
}

#[wasm_bindgen_test]
async fn the_type_menu_goes_back_where_the_change_is_not_made() {
    let page = page("{}", r#"{"in":{"note":"two\nlines"}}"#);
    settle().await;
    page.press(".field .field .field-tools button");
    settle().await;
    let list: HtmlSelectElement = page.find(".options select");
    let before = list.value();
    for _ in 0..2 {
        list.set_value("2");
        send(&list, "change");
        settle().await;
        assert_eq!(list.value(), "2", "what is asked about is shown");
        page.press(".options-question button:last-child");
        settle().await;
        assert_eq!(
            (list.value(), page.held()),
            (before.clone(), r#"{"in":{"note":"two\nlines"}}"#.to_owned())
        );
    }
}

const NUMBERS: &str = r#"{"type":"object","properties":{"shoe":{"type":"number","minimum":0},"celsius":{"type":"number","minimum":-50},"free":{"type":"number"},"whole":{"type":"integer"},"count":{"type":"integer","minimum":0}}}"#;

#[wasm_bindgen_test]
async fn keys_for_numbers_have_the_signs_that_are_allowed() {
    let page = page(NUMBERS, r#"{"shoe":1,"celsius":1,"free":1,"whole":1,"count":1}"#);
    settle().await;
    let inputs = page.root.query_selector_all("input.input-number").expect("a selector");
    let modes: Vec<_> = (0..inputs.length())
        .filter_map(|at| inputs.get(at)?.unchecked_into::<Element>().get_attribute("inputmode"))
        .collect();
    assert_eq!(modes, ["decimal", "text", "text", "text", "numeric"]);
    let input: HtmlInputElement = page.find("input.input-number");
    type_into(&input, "42,5");
    settle().await;
    assert_eq!((page.held().contains(r#""shoe":42.5"#), input.value().as_str()), (true, "42,5"));
    type_into(&input, "1,000");
    assert!(page.held().contains("AmbiguousNumber"), "{}", page.held());
}

#[wasm_bindgen_test]
async fn a_moment_has_the_offset_of_its_date() {
    let schema = r#"{"type":"object","properties":{"visit":{"type":"string","format":"date-time"}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let input: HtmlInputElement = page.find("input");
    type_into(&input, "2026-01-15T10:00");
    settle().await;
    assert_eq!(page.held(), r#"{"visit":"2026-01-15T10:00:00+01:00"}"#);
    type_into(&input, "2026-07-15T10:00");
    settle().await;
    assert_eq!(page.held(), r#"{"visit":"2026-07-15T10:00:00+02:00"}"#);
    assert_eq!(page.text(".ask-after"), "UTC+02:00");
}

#[wasm_bindgen_test]
async fn what_an_input_cannot_hold_stays_as_it_is() {
    let schema = r#"{"type":"object","properties":{"at":{"type":"string","format":"date-time"},"text":{"type":"string"},"level":{"type":"number","minimum":0,"maximum":10,"x-widget":"slider"},"colour":{"type":"string","format":"color"},"mail":{"type":"string","format":"email"}}}"#;
    let metadata = r#"{"at":"2016-12-31T23:59:60Z","text":"a\r\nb\rc","level":12.50,"colour":"teal","mail":" a@exämple.org "}"#;
    let page = page(schema, metadata);
    settle().await;
    stands::take();
    settle().await;
    assert_eq!(page.held(), metadata);
    assert!(!page.editor.look(Draft::is_changed));
}

#[wasm_bindgen_test]
async fn the_enter_that_ends_a_composition_adds_nothing() {
    let schema = r#"{"type":"object","properties":{"tags":{"type":"array","items":{"type":"string"}}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let tags: HtmlInputElement = page.find(".tags input");
    let compose = |name| CompositionEvent::new(name).expect("an event");
    tags.dispatch_event(&compose("compositionstart")).expect("dispatched");
    type_into(&tags, "日本");
    press_enter(&tags, true, 229);
    tags.dispatch_event(&compose("compositionend")).expect("dispatched");
    press_enter(&tags, false, 229);
    assert_eq!(page.held(), "{}");
    press_enter(&tags, false, 13);
    assert_eq!(page.held(), r#"{"tags":["日本"]}"#);
    page.press(".add button");
    settle().await;
    let name: HtmlInputElement = page.find(".add-form input");
    type_into(&name, "名");
    press_enter(&name, true, 229);
    press_enter(&name, false, 229);
    assert_eq!(page.held(), r#"{"tags":["日本"]}"#);
    press_enter(&name, false, 13);
    assert_eq!(page.held(), r#"{"tags":["日本"],"名":""}"#);
}

#[wasm_bindgen_test]
async fn what_stands_on_the_page_counts_at_the_press() {
    let schema = r#"{"type":"object","properties":{"one":{"type":"string"},"two":{"type":"string"},"is":{"type":"boolean"}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let inputs = page.root.query_selector_all("input").expect("a selector");
    let input = |at| inputs.get(at).expect("an input").unchecked_into::<HtmlInputElement>();
    input(0).set_value("by change");
    send(&input(0), "change");
    settle().await;
    assert_eq!(page.held(), r#"{"one":"by change"}"#);
    input(1).set_value("by nothing");
    input(2).set_checked(true);
    page.press("#save");
    assert_eq!(page.saved.get_untracked(), 1);
    assert_eq!(page.held(), r#"{"one":"by change","two":"by nothing","is":true}"#);
}

#[wasm_bindgen_test]
async fn half_an_emoji_waits_for_its_other_half() {
    let schema = r#"{"type":"object","properties":{"motto":{"type":"string"}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let input: HtmlInputElement = page.find("input");
    let set = |units: &[u16]| {
        let text = js_sys::JsString::from_char_code(units);
        js_sys::Reflect::set(&input, &"value".into(), &text).expect("set");
    };
    set(&[0xd83d]);
    send(&input, "input");
    settle().await;
    assert_eq!(page.held(), "{}");
    set(&[0xd83d, 0xde00]);
    send(&input, "input");
    settle().await;
    assert_eq!(page.held(), r#"{"motto":"😀"}"#);
    set(&[0xd83d]);
    send(&input, "input");
    page.press("#save");
    settle().await;
    assert_eq!((page.held().as_str(), input.value().as_str()), ("{\"motto\":\"\u{fffd}\"}", "\u{fffd}"));
}

#[wasm_bindgen_test]
async fn no_words_of_a_translated_page_contradict_what_is_held() {
    let schema = r#"{"type":"object","properties":{"is":{"type":"boolean"},"at":{"type":"number","minimum":0,"maximum":9,"x-widget":"slider"}}}"#;
    let page = page(schema, r#"{"is":true,"at":1,"other":{"note":"x"}}"#);
    settle().await;
    assert_eq!(page.text(".switch span"), "Yes");
    translate(&page.root);
    assert_eq!(page.text(".switch span"), "~Yes");
    page.press(".switch input");
    settle().await;
    assert_eq!(page.text(".switch span"), "No");
    let words = page.text("#save-words");
    assert!(!words.contains('~') && words.contains('1'), "{words}");
    assert_eq!(page.text(".field-nest .field label"), "note", "a name is not translated");
    let slider: HtmlInputElement = page.find("input[type=range]");
    type_into(&slider, "5");
    settle().await;
    assert_eq!(page.text(".ask-said"), "5");
}

#[wasm_bindgen_test]
async fn json_is_not_translated() {
    let page = page("{}", "{}");
    let text = RwSignal::new("{\"hobby\": \"surfing\"}".to_owned());
    let finds = RwSignal::new(Finds::default());
    let mounted = mount_to(page.root.clone(), move || {
        view! { <JsonArea text wrong=Signal::derive(|| false) finds typed=move |now| text.set(now) /> }
    });
    settle().await;
    translate(&page.root);
    assert_eq!(page.text(".json-paint"), "{\"hobby\": \"surfing\"}\n");
    drop(mounted);
}

#[wasm_bindgen_test]
async fn the_size_is_that_of_the_draft_whatever_changed_it() {
    let page = page("{}", r#"{"hobby":"a"}"#);
    settle().await;
    page.editor.show_text();
    let long = format!(r#"{{"hobby":"a","long":"{}"}}"#, "v".repeat(12_000));
    page.editor.replace(&Metadata::parse(&long).expect("JSON"));
    settle().await;
    assert!(page.text(".save-bar-size").starts_with("11.7 of 10 kB"), "{}", page.text(".save-bar-size"));
    assert!(page.find::<Element>(".save-bar-size").class_list().contains("is-too-large"));
    assert!(page.editor.show_fields());
    settle().await;
    assert!(page.text(".save-bar-size").starts_with("11.7 of 10 kB"));
    page.editor.saved(Metadata::parse("{}").expect("JSON"));
    settle().await;
    assert!(page.text(".save-bar-size").starts_with("0.0 of 10 kB"), "{}", page.text(".save-bar-size"));
}
