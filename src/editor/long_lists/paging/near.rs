//! Which pages and chapters are near the screen, have the focus or are wanted: those have to be there.

use crate::editor::long_lists::paging::CHAPTER;
use crate::editor::long_lists::sight::Sight;
use crate::editor::state::Editor;
use cameo_metadata::FieldId;
use leptos::html::Div;
use leptos::prelude::*;
use leptos::web_sys::{Element, HtmlElement};
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

/// A page or a chapter, by its number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Place {
    Chapter(usize),
    Page(usize),
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Chapter(index) => write!(f, "c{index}"),
            Self::Page(index) => write!(f, "p{index}"),
        }
    }
}

impl Place {
    fn parse(text: &str) -> Option<Self> {
        let index = text.get(1..)?.parse().ok()?;
        Some(if text.starts_with('c') { Self::Chapter(index) } else { Self::Page(index) })
    }

    fn of(element: &Element) -> Option<Self> {
        Self::parse(&element.get_attribute("data-place")?)
    }

    fn with_its_chapter(index: usize) -> [Self; 2] {
        [Self::Chapter(index / CHAPTER), Self::Page(index)]
    }
}

/// What has to be there, of one list or object.
#[derive(Clone, Copy)]
pub struct Near {
    editor: Editor,
    id: FieldId,
    count: Memo<usize>,
    here: StoredValue<BTreeMap<Place, ArcRwSignal<bool>>>,
    near: StoredValue<BTreeSet<Place>>,
    heights: StoredValue<BTreeMap<Place, f64>>,
    wanted: StoredValue<Option<usize>>,
    sight: StoredValue<Option<Sight>, LocalStorage>,
}

impl Near {
    /// At first the first page is there.
    pub fn new(editor: Editor, id: FieldId, count: Memo<usize>) -> Self {
        let near = Self {
            editor,
            id,
            count,
            here: StoredValue::new(BTreeMap::new()),
            near: StoredValue::new(BTreeSet::from(Place::with_its_chapter(0))),
            heights: StoredValue::new(BTreeMap::new()),
            wanted: StoredValue::new(None),
            sight: StoredValue::new_local(None),
        };
        near.sight
            .set_value(Sight::new(move |element, is_near, height| near.told(&element, is_near, height)));
        if !near.sees() {
            near.draw_rest();
        }
        near
    }

    /// Whether a place is drawn.
    pub fn here(self, place: Place) -> ArcRwSignal<bool> {
        let here = self.here.try_update_value(|here| {
            let is_first = Place::with_its_chapter(0).contains(&place);
            here.entry(place).or_insert_with(|| ArcRwSignal::new(is_first)).clone()
        });
        here.unwrap_or_else(|| ArcRwSignal::new(true))
    }

    /// The list or object, as the places in the page name it.
    pub fn of(self) -> String {
        self.id.0.to_string()
    }

    /// How tall a place was when it was last drawn; empty if it never was.
    pub fn height(self, place: Place) -> String {
        let height = self.heights.with_value(|heights| heights.get(&place).copied());
        height.map(|height| format!("{height}px")).unwrap_or_default()
    }

    /// An element that is followed from now on.
    pub fn watched(self) -> NodeRef<Div> {
        let element = NodeRef::<Div>::new();
        element.on_load(move |element| {
            self.sight.try_with_value(|sight| sight.iter().for_each(|sight| sight.watch(&element)));
        });
        element
    }

    /// Draws a page, wherever it is, until something in the list is focused.
    pub fn want(self, page: Option<usize>) {
        self.wanted.set_value(page);
        self.settle();
    }

    /// Something in the list has the focus.
    pub fn focused(self) {
        self.wanted.set_value(None);
        self.settle();
    }

    /// Draws everything, a page in each frame, so that the page can be used meanwhile.
    pub fn draw_rest(self) {
        let Some(count) = self.count.try_get_untracked() else { return };
        let is_missing = |page: &usize| !self.here(Place::Page(*page)).get_untracked();
        if let Some(next) = (0..count).find(is_missing) {
            Place::with_its_chapter(next).into_iter().for_each(|place| set(&self.here(place), true));
            request_animation_frame(move || self.draw_rest());
        }
    }

    fn sees(self) -> bool {
        self.sight.with_value(Option::is_some)
    }

    fn told(self, element: &HtmlElement, is_near: bool, height: f64) {
        let Some(place) = Place::of(element) else { return };
        let told = self.near.try_update_value(|near| match is_near {
            true => near.insert(place),
            false => near.remove(&place),
        });
        // The list may have gone meanwhile.
        if told.is_none() {
            return;
        }
        if !is_near && self.here(place).get_untracked() {
            self.heights.update_value(|heights| {
                heights.insert(place, height);
            });
            // Fails only for a style that cannot be written.
            let _ = element.style().set_property("--height", &self.height(place));
        }
        self.settle();
    }

    /// Draws what has to be there now, and takes away what has not.
    fn settle(self) {
        let focused = document().active_element().and_then(|active| {
            let page = active.closest(&format!("[data-of='{}']", self.id.0)).ok().flatten()?;
            match Place::of(&page)? {
                Place::Page(index) => Some(index),
                Place::Chapter(_) => None,
            }
        });
        let mut needed = self.near.get_value();
        let pages = needed.iter().filter_map(|place| match place {
            Place::Page(index) => Some(*index),
            Place::Chapter(_) => None,
        });
        let mut pages: BTreeSet<usize> = pages.chain(self.wanted.get_value()).collect();
        if let Some(index) = focused {
            let last = self.count.get_untracked().saturating_sub(1);
            pages.extend(index.saturating_sub(1)..=(index + 1).min(last));
        }
        needed.extend(pages.into_iter().flat_map(Place::with_its_chapter));
        for place in &needed {
            // Made here for a page whose chapter is about to be drawn.
            self.here(*place);
        }
        let stays = untrack(|| self.editor.is_whole()) || !self.sees();
        for (place, here) in self.here.get_value() {
            let needed = stays && here.get_untracked() || needed.contains(&place);
            set(&here, needed);
        }
    }
}

/// Tells only of a change: what stands there already must not be drawn anew.
fn set(here: &ArcRwSignal<bool>, needed: bool) {
    if here.get_untracked() != needed {
        here.set(needed);
    }
}
