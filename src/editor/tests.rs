//! The inputs in a real browser: what stands in them is what is held, and the other way round.

use crate::editor::fields::inside;
use crate::editor::form::guide::Guide;
use crate::editor::json::area::{Finds, JsonArea};
use crate::editor::json::view::{Asked, JsonView};
use crate::editor::leave::{Leave, Leaving};
use crate::editor::save_bar::SaveBar;
use crate::editor::state::Editor;
use crate::editor::structure::structure;
use crate::texts::Words;
use crate::ui::conflicts::Conflicts;
use crate::ui::stands;
use crate::ui::summary::{Line, summary};
use cameo_metadata::merge::{Choice, merge};
use cameo_metadata::schema::{Patterns, Schema};
use cameo_metadata::{Draft, Metadata, json};
use cameo_settings::StorageKind;
use leptos::mount::mount_to;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{
    CompositionEvent, Element, Event, EventInit, HtmlElement, HtmlInputElement, HtmlSelectElement,
    HtmlTextAreaElement, KeyboardEvent, KeyboardEventInit, Node,
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
    trouble: RwSignal<Option<Words>>,
    _mounted: Box<dyn std::any::Any>,
    _owner: Owner,
}

impl Drop for Page {
    fn drop(&mut self) {
        self.root.remove();
    }
}

fn page(schema: &str, metadata: &str) -> Page {
    let schema = Schema::parse(&json::read_text(schema).expect("JSON")).expect("a schema");
    open(Some(Arc::new(schema)), metadata)
}

/// The same where the operator says nothing about the fields.
fn plain_page(metadata: &str) -> Page {
    open(None, metadata)
}

fn open(schema: Option<Arc<Schema>>, metadata: &str) -> Page {
    let owner = Owner::new();
    owner.set();
    let root = document().create_element("div").expect("an element").unchecked_into::<HtmlElement>();
    document().body().expect("a body").append_child(&root).expect("appended");
    let about = Callback::new(|()| Vec::new());
    let guide = Guide::new(schema, Rc::new(AnyPattern), berlin, about);
    let editor = Editor::new(Draft::of(&Metadata::parse(metadata).expect("JSON"))).guided(guide);
    let (saved, trouble) = (RwSignal::new(0), RwSignal::new(None));
    let form = editor.look(Draft::root);
    let mounted = mount_to(root.clone(), move || {
        view! {
            {structure(editor)}
            <div class="fields">{inside(editor, form, 0)}</div>
            <SaveBar
                changed=editor.changed() trouble size=editor.size() saving=Signal::derive(|| false)
                save=move |()| saved.update(|count| *count += 1) review=|()| () close=|()| ()
            />
        }
    });
    Page { editor, root, saved, trouble, _mounted: Box::new(mounted), _owner: owner }
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

    fn has(&self, selector: &str) -> bool {
        self.root.query_selector(selector).expect("a selector").is_some()
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
    list.set_value("none");
    send(&list, "change");
    settle().await;
    assert_eq!((page.held().as_str(), list.value().as_str()), ("{}", "none"));
    page.press(".ask-gone button");
    settle().await;
    assert_eq!((page.held().as_str(), list.value().as_str()), (r#"{"size":"l"}"#, "2"));
}

#[wasm_bindgen_test]
async fn the_type_menu_goes_back_where_the_change_is_not_made() {
    let page = plain_page(r#"{"in":{"note":"two\nlines"}}"#);
    settle().await;
    assert!(!page.has(".field-tools"), "values alone are changed at first");
    page.press("#structure");
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
        page.press(".options-question button:first-child");
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
    let schema = r#"{"type":"object","additionalProperties":true,"properties":{"tags":{"type":"array","items":{"type":"string"}}}}"#;
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
    let schema = r#"{"type":"object","properties":{"one":{"type":"string"},"two":{"type":"string"},"is":{"type":"boolean","x-widget":"checkbox"}}}"#;
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
    assert_eq!(page.text(".field-nest .field label"), "Note", "a name is not translated");
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
    assert_eq!(page.text(".save-bar-size.is-too-large"), "Too much to save. Remove about 2 kB.");
    assert!(page.editor.show_fields());
    settle().await;
    assert!(page.has(".is-too-large"));
    page.editor.saved(Metadata::parse("{}").expect("JSON"));
    settle().await;
    assert!(!page.has(".save-bar-size"), "there is nothing to say of a size that is far from the limit");
}

const CHOICE: &str = r#"{"type":"object","properties":{"size":{"title":"Size","enum":["s","m","l"]}}}"#;

#[wasm_bindgen_test]
async fn a_choice_is_taken_back_beside_it() {
    let page = page(CHOICE, "{}");
    settle().await;
    assert!(!page.has("input:checked") && !page.has(".ask-clear-words"), "nothing is chosen at first");
    assert_eq!(page.root.query_selector_all("input[type=radio]").expect("a selector").length(), 3);
    page.press(".ask-option:nth-child(2) input");
    settle().await;
    assert_eq!(page.held(), r#"{"size":"m"}"#);
    page.press(".ask-option:nth-child(2) .ask-clear-words");
    settle().await;
    assert_eq!(page.held(), "{}");
    assert!(!page.has("input:checked"));
}

#[wasm_bindgen_test]
async fn a_choice_that_has_to_be_made_is_not_taken_back() {
    let schema = r#"{"type":"object","required":["size"],"properties":{"size":{"enum":["s","m"]}}}"#;
    let page = page(schema, r#"{"size":"s"}"#);
    settle().await;
    assert!(page.has("input:checked") && !page.has(".ask-clear-words"));
    assert_eq!(page.find::<Element>(".ask-radios").get_attribute("aria-required").as_deref(), Some("true"));
}

const NEWS: &str = r#"{"type":"object","properties":{"news":{"type":"boolean","title":"Newsletter"}}}"#;

#[wasm_bindgen_test]
async fn an_answer_that_is_known_is_a_switch() {
    let page = page(NEWS, r#"{"news":true}"#);
    settle().await;
    let input: HtmlInputElement = page.find(".switch input");
    assert!(input.checked());
    assert_eq!(page.text("label"), "Newsletter");
    input.click();
    settle().await;
    assert_eq!((page.held().as_str(), page.text(".switch span").as_str()), (r#"{"news":false}"#, "No"));
    page.press(".ask-clear-words");
    settle().await;
    assert_eq!(page.held(), "{}");
    assert!(page.has(".ask-radios") && !page.has("input:checked"), "an answer that is taken back is not No");
}

#[wasm_bindgen_test]
async fn an_answer_that_is_not_known_is_chosen_from_two() {
    let page = page(NEWS, "{}");
    settle().await;
    assert!(!page.has(".switch") && !page.has("input:checked"));
    page.press(".ask-option:nth-child(2) input");
    settle().await;
    assert_eq!(page.held(), r#"{"news":false}"#);
    // What is being answered does not turn into something else.
    assert!(page.has(".ask-radios"));
    page.press(".ask-clear-words");
    settle().await;
    assert_eq!(page.held(), "{}");
}

#[wasm_bindgen_test]
async fn an_answer_by_default_is_shown_and_not_stored() {
    let schema = r#"{"type":"object","properties":{"news":{"type":"boolean","default":true}}}"#;
    let page = page(schema, "{}");
    settle().await;
    assert!(page.find::<HtmlInputElement>(".switch input").checked());
    stands::take();
    assert_eq!(page.held(), "{}");
    page.press(".switch input");
    settle().await;
    assert_eq!(page.held(), r#"{"news":false}"#);
}

#[wasm_bindgen_test]
async fn a_consent_is_a_box_with_its_sentence() {
    let schema = r#"{"type":"object","required":["terms"],"properties":{"terms":{"const":true,"title":"I have read the terms"}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let input: HtmlInputElement = page.find(".ask-check input");
    let label: Element = page.find(".ask-check label");
    assert_eq!(label.get_attribute("for"), Some(input.id()));
    assert_eq!(page.text(".ask-check"), "I have read the terms");
    assert!(!page.has(".ask-clear-words") && !page.has(".ask-clear"));
    page.editor.judge();
    settle().await;
    assert_eq!(page.text(".field-problem"), "Tick this box to continue.");
    input.click();
    settle().await;
    assert_eq!(page.held(), r#"{"terms":true}"#);
    assert!(!page.has(".field-problem"));
    input.click();
    settle().await;
    assert_eq!(page.held(), "{}");
}

#[wasm_bindgen_test]
async fn only_the_fewer_are_marked() {
    let schema = r#"{"type":"object","required":["a","b"],"properties":{"a":{},"b":{},"c":{}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let marks = page.root.query_selector_all(".ask-optional").expect("a selector");
    assert_eq!(marks.length(), 1);
    assert_eq!(page.text(".ask-optional"), "Optional");
    assert_eq!(page.find::<Element>("input").get_attribute("aria-required").as_deref(), Some("true"));
}

#[wasm_bindgen_test]
async fn what_has_changed_belongs_to_the_description_of_its_input() {
    let schema = r#"{"type":"object","properties":{"tags":{"type":"array","items":{"type":"string"}},"in":{"type":"object","properties":{"town":{"type":"string"}}}}}"#;
    let page = page(schema, r#"{"tags":["a","b"],"in":{"town":"Basel"}}"#);
    settle().await;
    page.press(".tag-remove");
    let town: HtmlInputElement = page.find(".field-inside input");
    type_into(&town, "Bern");
    settle().await;
    for described in [page.find::<Element>(".tags-input"), page.find(".field-inside"), town.unchecked_into()]
    {
        let ids = described.get_attribute("aria-describedby").expect("a description");
        let told: String = ids
            .split_whitespace()
            .filter_map(|id| document().get_element_by_id(id)?.text_content())
            .collect();
        assert!(told.contains("Changed"), "{ids}: {told}");
    }
    assert_eq!(page.root.query_selector_all(".field.is-changed").expect("a selector").length(), 3);
}

#[wasm_bindgen_test]
async fn a_field_that_goes_stays_as_a_struck_row() {
    let page = plain_page(r#"{"hobby":"surfing"}"#);
    settle().await;
    page.press("#structure");
    settle().await;
    page.press(".field-tools button");
    settle().await;
    page.press(".options > button");
    settle().await;
    assert_eq!(page.text(".removed.is-changed del"), "hobby");
    page.press(".removed button");
    settle().await;
    assert_eq!(page.held(), r#"{"hobby":"surfing"}"#);
}

#[wasm_bindgen_test]
async fn what_opens_closes_by_escape_and_by_a_click_elsewhere() {
    let page = plain_page(r#"{"hobby":"surfing"}"#);
    settle().await;
    page.press("#structure");
    settle().await;
    let button: HtmlElement = page.find(".field-tools button");
    button.click();
    settle().await;
    assert!(page.has(".options"));
    page.find::<HtmlElement>(".options input").focus().expect("focused");
    let init = KeyboardEventInit::new();
    init.set_bubbles(true);
    init.set_key("Escape");
    let escape = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init).expect("an event");
    page.find::<Element>(".options input").dispatch_event(&escape).expect("dispatched");
    settle().await;
    assert!(!page.has(".options"));
    assert_eq!(document().active_element().map(|active| active.id()), Some(button.id()));
    button.click();
    settle().await;
    page.press(".fields .field-name");
    settle().await;
    assert!(!page.has(".options"));
}

#[wasm_bindgen_test]
async fn a_group_that_is_not_stored_is_cleared_after_a_question() {
    let schema = r#"{"type":"object","properties":{"in":{"type":"object","title":"Address","properties":{"town":{"type":"string"}}}}}"#;
    let page = page(schema, "{}");
    settle().await;
    type_into(&page.find(".field-inside input"), "Basel");
    settle().await;
    page.press(".field-tools button");
    settle().await;
    page.press(".options > button");
    settle().await;
    assert_eq!(page.held(), r#"{"in":{"town":"Basel"}}"#, "it asks first");
    page.press(".options .buttons button:last-child");
    settle().await;
    assert_eq!(page.held(), "{}");
}

#[wasm_bindgen_test]
async fn a_schema_offers_no_other_fields_unless_it_says_so() {
    for (more, offers) in
        [("", false), (r#""additionalProperties":true,"#, true), (r#""additionalProperties":false,"#, false)]
    {
        let schema = format!(r#"{{"type":"object",{more}"properties":{{"a":{{"type":"string"}}}}}}"#);
        let page = page(&schema, r#"{"odd":{"in":1}}"#);
        settle().await;
        assert_eq!(page.has(".fields > .add"), offers, "{more}");
        assert_eq!(page.has(".field-inside .add"), offers, "{more}");
        assert!(!page.has("#structure"), "the schema says what there is");
    }
}

#[wasm_bindgen_test]
async fn what_is_in_no_group_closes_the_form_by_itself() {
    let schema =
        r#"{"type":"object","properties":{"a":{"x-group":"First"},"b":{},"c":{"x-group":"Second"}}}"#;
    let page = page(schema, "{}");
    settle().await;
    let headings = page.root.query_selector_all("legend").expect("a selector");
    let headings: Vec<_> = (0..headings.length()).filter_map(|at| headings.get(at)?.text_content()).collect();
    assert_eq!(headings, ["First", "Second", "More"]);
}

#[wasm_bindgen_test]
async fn the_save_bar_says_what_there_is_to_say() {
    let page = page(NEWS, "{}");
    settle().await;
    assert_eq!(page.text("#save-words"), "", "nothing is changed");
    page.press("#save");
    assert_eq!(page.saved.get_untracked(), 0);
    page.press(".ask-option input");
    settle().await;
    assert_eq!(page.text("#review"), "1 change");
    page.trouble.set(Some("Fix 1 field to save.".into()));
    settle().await;
    assert_eq!(page.text("#save-words"), "Fix 1 field to save.");
    assert!(!page.has("#review"));
    let buttons = page.root.query_selector_all(".save-bar button").expect("a selector");
    let last: Element = buttons.get(buttons.length() - 1).expect("a button").unchecked_into();
    assert_eq!(last.id(), "save", "the main button comes last");
    page.press("#save");
    assert_eq!(page.saved.get_untracked(), 1);
}

/// Something of the editor on an empty page.
fn part(view: impl FnOnce() -> AnyView + 'static) -> Page {
    let mut page = plain_page("{}");
    page.root.set_inner_html("");
    page._mounted = Box::new(mount_to(page.root.clone(), view));
    page
}

#[wasm_bindgen_test]
async fn nothing_is_chosen_where_two_edits_differ() {
    let (base, mine, theirs) = (r#"{"a":1,"b":1}"#, r#"{"a":2,"b":2}"#, r#"{"a":3,"b":3}"#);
    let read = |text| Metadata::parse(text).expect("JSON");
    let merge = Arc::new(merge(&read(base), &read(mine), &read(theirs)));
    let answers = Arc::new(std::sync::Mutex::new(Vec::new()));
    let (asked, told) = (merge.clone(), answers.clone());
    let page = part(move || {
        let decided = move |choices| *told.lock().expect("a lock") = choices;
        view! { <Conflicts merge=asked decided back=|()| () /> }.into_any()
    });
    settle().await;
    assert!(!page.has("input:checked"));
    assert_eq!(page.text("#conflicts-left"), "2 left to choose");
    page.press("#apply");
    assert!(answers.lock().expect("a lock").is_empty(), "not all is chosen");
    page.press("fieldset:nth-of-type(1) .conflict-side:nth-child(2) label");
    settle().await;
    assert_eq!(page.text("#conflicts-left"), "1 left to choose");
    page.press("fieldset:nth-of-type(2) .conflict-side:nth-child(3) label");
    settle().await;
    assert_eq!(page.find::<Element>("#apply").get_attribute("aria-disabled").as_deref(), Some("false"));
    page.press("#apply");
    assert_eq!(*answers.lock().expect("a lock"), [Choice::Mine, Choice::Theirs]);
    page.press(".conflicts .buttons button:last-child");
    settle().await;
    page.press("#apply");
    assert_eq!(*answers.lock().expect("a lock"), [Choice::Theirs, Choice::Theirs]);
}

#[wasm_bindgen_test]
async fn who_leaves_may_save_first() {
    let (asked, trouble) = (RwSignal::new(false), RwSignal::new(None::<Words>));
    let answer = RwSignal::new(None);
    let page = part(move || {
        view! { <Leave asked storage=StorageKind::Local trouble answer=move |leaving| answer.set(Some(leaving)) /> }.into_any()
    });
    asked.set(true);
    settle().await;
    assert!(page.has("dialog[open]"));
    for (at, leaving) in
        [Leaving::DiscardAndGo, Leaving::KeepAndGo, Leaving::SaveAndGo].into_iter().enumerate()
    {
        page.press(&format!(".buttons button:nth-child({})", at + 1));
        assert_eq!(answer.get_untracked(), Some(leaving));
    }
    page.press("#stay");
    assert_eq!(answer.get_untracked(), Some(Leaving::Stay));
    trouble.set(Some("Fix 1 field to save.".into()));
    settle().await;
    page.press("#save-and-leave");
    assert_eq!(answer.get_untracked(), Some(Leaving::Stay), "what is wrong cannot be saved");
    assert_eq!(page.text("#leave-trouble"), "Fix 1 field to save.");
}

#[wasm_bindgen_test]
async fn the_list_of_problems_goes_with_them() {
    let line = |name: &str| Line {
        place: name.to_owned(),
        name: name.to_owned(),
        words: "Fill this in.".to_owned(),
    };
    let lines = RwSignal::new(Vec::new());
    let title = |count| format!("{count} problems");
    let page = part(move || summary("list", lines.into(), title, "All fixed.", Callback::new(|_| ())));
    settle().await;
    assert!(!page.has("#list"));
    assert_eq!(page.text("[role=status]"), "", "nothing was wrong before");
    lines.set(vec![line("a"), line("b")]);
    settle().await;
    assert_eq!(page.text("#list-title"), "2 problems");
    let list: Element = page.find("#list");
    lines.set(vec![line("b")]);
    settle().await;
    assert_eq!((page.text("#list-title").as_str(), page.text("#list a").as_str()), ("1 problems", "b"));
    assert!(list.is_connected(), "what has the focus stays");
    lines.set(Vec::new());
    settle().await;
    assert!(!page.has("#list"));
    assert_eq!(page.text("[role=status]"), "All fixed.");
    lines.set(vec![line("c")]);
    settle().await;
    assert_eq!(page.text("[role=status]"), "");
}

/// The view as text, over `text`; `refused` is a press that needs a valid one.
fn json_page(text: RwSignal<String>, refused: RwSignal<bool>) -> Page {
    part(move || {
        let ask = move |asked| {
            if let Asked::Typed(now) = asked {
                text.set(now);
            }
        };
        view! { <JsonView text problems=Signal::derive(Vec::new) refused done=Signal::derive(|| None) ask /> }
            .into_any()
    })
}

/// Waits for a frame, in which a caret is put.
async fn frame() {
    let drawn = js_sys::Promise::new(&mut |done, _| {
        window().request_animation_frame(&done).expect("a window");
    });
    wasm_bindgen_futures::JsFuture::from(drawn).await.expect("a frame");
}

#[wasm_bindgen_test]
async fn a_mistake_in_the_text_is_named_with_its_line_and_gone_to() {
    let text = "{\n  \"hobby\": \"sailing\n}";
    let refused = RwSignal::new(false);
    let page = json_page(RwSignal::new(text.to_owned()), refused);
    settle().await;
    refused.set(true);
    settle().await;
    frame().await;
    let notice = page.text("#json-refused");
    assert!(notice.contains("Line 2: a closing quote is missing."), "{notice}");
    let area: HtmlTextAreaElement = page.find("textarea");
    let caret = area.selection_start().expect("a text area").expect("a caret") as usize;
    assert_eq!(text[..caret].matches('\n').count(), 1, "the caret is in the second line");
    assert_eq!(document().active_element().map(|active| active.id()), Some(area.id()));
}

#[wasm_bindgen_test]
async fn who_searches_can_type_at_once() {
    let page = json_page(RwSignal::new("{}".to_owned()), RwSignal::new(false));
    settle().await;
    page.press(".json-tools button:nth-child(2)");
    // No frame is drawn and no other event comes before the next key.
    for _ in 0..8 {
        leptos::task::tick().await;
    }
    assert_eq!(document().active_element().map(|active| active.id()).as_deref(), Some("json-wanted"));
    assert!(page.has("input[type=file][hidden]"), "what only a script presses is nothing to read aloud");
}
