//! Where the text is typed: a text area that one sees through, over the same text in colours.
//!
//! The coloured text gives the box its size and the text area fills it, so the two scroll as one, and with them the numbers
//! of the lines.

use crate::editor::json::paint::{line_numbers, marked, painted};
use crate::texts::use_texts;
use crate::ui::stands::text_of;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlTextAreaElement};
use std::ops::Range;

/// The id of the text area.
pub const TEXT: &str = "json-text";
/// The id of what is said about the text.
pub const SAID: &str = "json-said";
const BOX: &str = "json-box";

/// What a search has found, and which find is looked at.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Finds {
    /// Where it stands in the text, in bytes.
    pub ranges: Vec<Range<usize>>,
    /// The one that is looked at.
    pub now: usize,
}

/// The text area.
#[component]
pub fn JsonArea(
    /// What stands in it.
    #[prop(into)]
    text: Signal<String>,
    /// Whether something is wrong with it.
    #[prop(into)]
    wrong: Signal<bool>,
    /// What the search has found.
    #[prop(into)]
    finds: Signal<Finds>,
    /// It was typed into.
    #[prop(into)]
    typed: Callback<String>,
) -> impl IntoView {
    let words = use_texts().json();
    let numbers = Memo::new(move |_| text.with(|text| line_numbers(text)));
    let marks = move || {
        finds.with(|finds| {
            let any = !finds.ranges.is_empty();
            any.then(|| text.with(|text| marked(text, &finds.ranges, finds.now)))
        })
    };
    let taken = move |event| {
        if let Some(now) = text_of(&event).filter(|now| text.with_untracked(|text| text != now)) {
            typed.run(now);
        }
    };
    view! {
        <div class="json-box" id=BOX class:is-wrong=wrong translate="no">
            <pre class="json-lines" aria-hidden="true">{numbers}</pre>
            <div class="json-layers">
                <pre class="json-marks" aria-hidden="true">{marks}</pre>
                <pre class="json-paint" aria-hidden="true">{move || text.with(|text| painted(text))}</pre>
                <textarea
                    id=TEXT
                    class="json-text"
                    aria-label=words.label
                    aria-describedby=SAID
                    aria-invalid=move || wrong.get().to_string()
                    spellcheck="false" autocomplete="off" autocapitalize="off" dir="ltr" wrap="off"
                    prop:value=text
                    on:input=taken on:change=taken
                ></textarea>
            </div>
        </div>
    }
    .into_any()
}

/// Puts the caret before a byte of the text, and shows it.
pub fn go_to(text: String, offset: usize) {
    request_animation_frame(move || {
        let before = text.get(..offset).unwrap_or(&text);
        let units = u32::try_from(before.encode_utf16().count()).unwrap_or_default();
        let Some(area) = element(TEXT).and_then(|area| area.dyn_into::<HtmlTextAreaElement>().ok()) else {
            return;
        };
        // The area is there, so it can be focused and has a selection.
        let _ = area.focus();
        let _ = area.set_selection_range(units, units);
        let (line, lines) = (before.matches('\n').count(), text.matches('\n').count() + 1);
        let height = area.client_height() / i32::try_from(lines).unwrap_or(i32::MAX).max(1);
        show(height * i32::try_from(line).unwrap_or_default(), 0);
    });
}

/// Shows the find that is looked at, once it is drawn.
pub fn show_find() {
    request_animation_frame(|| {
        let mark = document().query_selector(".json-marks .is-now").ok().flatten();
        if let Some(mark) = mark.and_then(|mark| mark.dyn_into::<HtmlElement>().ok()) {
            show(mark.offset_top(), mark.offset_left());
        }
    });
}

/// Scrolls a place into the middle of the box, and the box to where it can be seen.
fn show(top: i32, left: i32) {
    let Some(whole) = element(BOX) else { return };
    whole.set_scroll_top(top - whole.client_height() / 2);
    whole.set_scroll_left(left - whole.client_width() / 2);
}

fn element(id: &str) -> Option<Element> {
    document().get_element_by_id(id)
}
