//! Many fields in one list or object: they stand in pages, and only the pages near the screen are drawn.
//!
//! A page that is not drawn keeps its place by its height: the one it had, or the one that its rows will have. The page that
//! has the focus stays, and so do its neighbours, so that Tab always finds the next field.

use super::editor::{Editor, Entry};
use super::sight::Sight;
use account::profile::FieldId;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use std::collections::BTreeSet;

/// How many fields make a page, those inside of fields included: about as many as one screen holds.
pub const PAGE: usize = 16;

#[derive(Clone, PartialEq)]
struct Page {
    entries: Vec<Entry>,
    weight: usize,
}

/// The pages of one list or object.
#[derive(Clone, Copy)]
struct Paging {
    editor: Editor,
    id: FieldId,
    pages: Memo<Vec<Page>>,
    drawn: StoredValue<Vec<ArcRwSignal<bool>>>,
    near: StoredValue<BTreeSet<usize>>,
    wanted: StoredValue<Option<usize>>,
}

/// The entries of `id`, each drawn by `entry` once it is near.
pub fn paged(
    editor: Editor,
    id: FieldId,
    entry: impl Fn(Entry) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let pages = Memo::new(move |_| split(editor, editor.entries(id)));
    let paging = Paging {
        editor,
        id,
        pages,
        drawn: StoredValue::new(Vec::new()),
        near: StoredValue::new(BTreeSet::from([0])),
        wanted: StoredValue::new(None),
    };
    let count = Memo::new(move |_| pages.with(Vec::len));
    let around = NodeRef::<Div>::new();
    paging.observe(around, count);
    Effect::new(move |_| {
        if let Some(child) = editor.wanted_in(id) {
            paging.want(child);
        }
    });
    Effect::new(move |_| {
        if editor.is_whole() {
            paging.draw_rest();
        }
    });
    let focused = move |_| {
        paging.wanted.set_value(None);
        paging.settle();
    };
    view! {
        <div class="pages" node_ref=around on:focusin=focused>
            <For each=move || 0..count.get() key=|index| *index children=move |index| page(paging, index, entry) />
        </div>
    }
    .into_any()
}

fn page(
    paging: Paging,
    index: usize,
    entry: impl Fn(Entry) -> AnyView + Copy + Send + Sync + 'static,
) -> AnyView {
    let drawn = paging.drawn(index);
    let weight = paging.pages.with_untracked(|pages| pages.get(index).map_or(0, |page| page.weight));
    let is_empty = drawn.clone();
    let content = move || {
        drawn.get().then(|| {
            let entries = Memo::new(move |_| {
                paging
                    .pages
                    .with(|pages| pages.get(index).map(|page| page.entries.clone()).unwrap_or_default())
            });
            view! { <For each=move || entries.get() key=|entry| *entry children=entry /> }
        })
    };
    view! {
        <div
            class="page"
            class:is-empty=move || !is_empty.get()
            data-page=index.to_string()
            data-of=paging.id.0.to_string()
            style=("--rows", weight.to_string())
        >
            {content}
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

impl Paging {
    /// Whether a page is drawn. The first one is, from the start.
    fn drawn(self, index: usize) -> ArcRwSignal<bool> {
        let drawn = self.drawn.try_update_value(|drawn| {
            while drawn.len() <= index {
                drawn.push(ArcRwSignal::new(drawn.is_empty()));
            }
            drawn[index].clone()
        });
        drawn.unwrap_or_else(|| ArcRwSignal::new(true))
    }

    /// Follows what is near the screen, for all pages that there are and will be.
    fn observe(self, around: NodeRef<Div>, count: Memo<usize>) {
        let told = move |page: HtmlElement, is_near: bool, height: f64| {
            let Some(index) = index_of(&page) else { return };
            let known = self
                .near
                .try_update_value(|near| if is_near { near.insert(index) } else { near.remove(&index) });
            let is_drawn =
                self.drawn.try_with_value(|drawn| drawn.get(index).is_some_and(|it| it.get_untracked()));
            if !is_near && is_drawn == Some(true) {
                // Fails only for a style that cannot be written.
                let _ = page.style().set_property("--height", &format!("{height}px"));
            }
            if known.is_some() {
                self.settle();
            }
        };
        let sight = StoredValue::new_local(Sight::new(told));
        Effect::new(move |_| {
            count.track();
            let Some(around) = around.get() else { return };
            if sight.with_value(Option::is_none) {
                self.draw_rest();
            }
            // New pages are put in by then.
            request_animation_frame(move || {
                let pages =
                    std::iter::successors(around.first_element_child(), Element::next_element_sibling);
                sight.try_with_value(|sight| {
                    pages.for_each(|page| sight.iter().for_each(|sight| sight.watch(&page)))
                });
            });
        });
    }

    /// Draws what has to be there now, and takes away what has not.
    fn settle(self) {
        let focused = document().active_element().and_then(|active| {
            let page = active.closest(&format!("[data-of='{}']", self.id.0)).ok().flatten()?;
            index_of(&page)
        });
        let mut needed = self.near.get_value();
        needed.extend(self.wanted.get_value());
        if let Some(index) = focused {
            needed.extend(index.saturating_sub(1)..=index + 1);
        }
        let whole = untrack(|| self.editor.is_whole());
        for (index, drawn) in self.drawn.get_value().iter().enumerate() {
            let needed = whole && drawn.get_untracked() || needed.contains(&index);
            if drawn.get_untracked() != needed {
                drawn.set(needed);
            }
        }
    }

    /// Draws the page with this entry, wherever it is, until something in the list is focused.
    fn want(self, child: FieldId) {
        let holds = |page: &Page| page.entries.contains(&Entry::Field(child));
        let index = self.pages.with(|pages| pages.iter().position(holds));
        self.wanted.set_value(index);
        if let Some(index) = index {
            self.drawn(index).set(true);
        }
    }

    /// Draws everything, a page in each frame, so that the page can be used meanwhile.
    fn draw_rest(self) {
        let next =
            self.drawn.try_with_value(|drawn| drawn.iter().find(|drawn| !drawn.get_untracked()).cloned());
        if let Some(drawn) = next.flatten() {
            drawn.set(true);
            request_animation_frame(move || self.draw_rest());
        }
    }
}

fn index_of(page: &Element) -> Option<usize> {
    page.get_attribute("data-page")?.parse().ok()
}
