//! Many fields in one list or object: they stand in pages and the pages in chapters, and only what is near the screen is drawn.
//!
//! What is not drawn keeps its place by its height: the one it had, or the one that its rows will have. The page that has the
//! focus stays, and so do its neighbours, so that Tab always finds the next field. Chapters are there for the browser, which
//! looks in every frame where each thing is that it watches: six hundred pages are felt at each key press.

mod near;

use crate::editor::state::{Editor, Entry};
use cameo_metadata::FieldId;
use leptos::prelude::*;
use near::{Near, Place};
use std::ops::Range;

/// How many fields make a page, those inside of fields included: about as many as one screen holds.
pub const PAGE: usize = 16;
/// How many pages make a chapter.
const CHAPTER: usize = 16;

#[derive(Clone, PartialEq)]
struct Page {
    entries: Vec<Entry>,
    weight: usize,
}

/// The pages of one list or object.
#[derive(Clone, Copy)]
struct Paging {
    pages: Memo<Vec<Page>>,
    count: Memo<usize>,
    near: Near,
}

/// The entries of `id`, each drawn by `entry` once it is near.
pub fn paged(
    editor: Editor,
    id: FieldId,
    entry: impl Fn(Entry) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let pages = Memo::new(move |_| split(editor, editor.entries(id)));
    let count = Memo::new(move |_| pages.with(Vec::len));
    let near = Near::new(editor, id, count);
    let paging = Paging { pages, count, near };
    Effect::new(move |_| {
        if let Some(child) = editor.wanted_in(id) {
            let holds = |page: &Page| page.entries.contains(&Entry::Field(child));
            near.want(pages.with(|pages| pages.iter().position(holds)));
        }
    });
    Effect::new(move |_| {
        if editor.is_whole() {
            near.draw_rest();
        }
    });
    let chapters = move || 0..count.get().div_ceil(CHAPTER);
    view! {
        <div class="pages" on:focusin=move |_| near.focused()>
            <For each=chapters key=|index| *index children=move |index| chapter(paging, index, entry) />
        </div>
    }
    .into_any()
}

fn chapter(
    paging: Paging,
    index: usize,
    entry: impl Fn(Entry) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let from = index * CHAPTER;
    let pages = move || from..paging.count.get().min(from + CHAPTER);
    let content = move || view! { <For each=pages key=|index| *index children=move |index| page(paging, index, entry) /> };
    place(paging, Place::Chapter(index), from..from + CHAPTER, content)
}

fn page(
    paging: Paging,
    index: usize,
    entry: impl Fn(Entry) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let content = move || {
        let entries = Memo::new(move |_| {
            let of_page = |pages: &Vec<Page>| pages.get(index).map(|page| page.entries.clone());
            paging.pages.with(of_page).unwrap_or_default()
        });
        view! { <For each=move || entries.get() key=|entry| *entry children=entry /> }
    };
    place(paging, Place::Page(index), index..index + 1, content)
}

/// What stands at a place while that is needed, and else the room for it.
fn place<V: IntoView + 'static>(
    paging: Paging,
    place: Place,
    pages: Range<usize>,
    content: impl Fn() -> V + Copy + Send + Sync + 'static,
) -> AnyView {
    let here = paging.near.here(place);
    let is_empty = here.clone();
    let rows: usize = paging
        .pages
        .with_untracked(|all| all.iter().skip(pages.start).take(pages.len()).map(|page| page.weight).sum());
    view! {
        <div
            class="page"
            class:is-empty=move || !is_empty.get()
            data-place=place.to_string()
            data-of=paging.near.of()
            node_ref=paging.near.watched()
            style=("--rows", rows.to_string())
            style=("--height", paging.near.height(place))
        >
            {move || here.get().then(content)}
        </div>
    }
    .into_any()
}

/// Pages of about [`PAGE`] fields; an entry is never cut.
fn split(editor: Editor, entries: Vec<Entry>) -> Vec<Page> {
    let mut pages: Vec<Page> = Vec::new();
    for entry in entries {
        let weight = editor.weight(entry);
        match pages.last_mut().filter(|page| page.weight + weight <= PAGE) {
            Some(page) => {
                page.entries.push(entry);
                page.weight += weight;
            }
            None => pages.push(Page { entries: vec![entry], weight }),
        }
    }
    pages
}
