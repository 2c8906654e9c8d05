//! Any JSON value, for somebody who has never heard of JSON: by the operator's schema, and by what it looks like.

use crate::texts::{in_this_language, use_texts};
use crate::ui::intl;
use crate::ui::labels::Labels;
use crate::ui::table;
use cameo_metadata::path::{Path, Step};
use cameo_metadata::schema::{Schema, equal};
use cameo_metadata::shape::{self, Shape};
use leptos::prelude::*;
use serde_json::{Map, Value};

/// At each of these levels what is inside is drawn when it is asked for: nobody reads an outline that deep at a glance, and no nesting
/// can exhaust the stack.
const FOLDED: usize = 3;
/// How many fields or items are drawn at once.
pub(crate) const AT_ONCE: usize = 100;
/// A longer text is cut after some lines, in characters.
const LONG: usize = 280;
/// A text with more lines than these is cut, too.
const LINES: usize = 4;

/// How values of one document are shown.
#[derive(Clone)]
pub struct Display {
    /// What the fields are called, and what the schema says about them.
    pub labels: Labels,
    /// Whether each kind of nothing is named, as where two values are compared.
    pub is_exact: bool,
}

/// The value at a place of the document, with everything in it.
pub fn display(labels: &Labels, path: &Path, value: &Value) -> AnyView {
    Display { labels: labels.clone(), is_exact: false }.value(path.steps(), value, 0)
}

/// The same beside another value of the place: an empty text is told from an empty list.
pub fn compared(labels: &Labels, path: &Path, value: &Value) -> AnyView {
    Display { labels: labels.clone(), is_exact: true }.value(path.steps(), value, 0)
}

/// A name; no browser translates it.
pub fn name(name: String) -> AnyView {
    view! { <bdi translate="no">{name}</bdi> }.into_any()
}

impl Display {
    /// The value at `path`; `depth` counts the values around it that are drawn already.
    pub fn value(&self, path: &[Step], value: &Value, depth: usize) -> AnyView {
        let words = use_texts().value();
        let schema = self.labels.schema_at(path);
        if let Some(title) = schema.and_then(|schema| chosen(schema, value)) {
            return view! { <bdi>{title}</bdi> }.into_any();
        }
        match value {
            Value::Null => self.none(words.nothing),
            Value::Bool(yes) => view! { <span>{if *yes { words.yes } else { words.no }}</span> }.into_any(),
            Value::Number(number) => {
                let text = number.to_string();
                let shown = if schema.is_some() { intl::number(&text) } else { text };
                view! { <span translate="no">{shown}</span> }.into_any()
            }
            Value::String(text) if text.is_empty() => self.none(words.empty_text),
            Value::String(text) => {
                let inferred = || shape::inferred(value);
                let shape = schema.map_or_else(inferred, |schema| match shape::shape(schema, Some(value)) {
                    Shape::Text | Shape::Multiline if schema.format.is_none() => inferred(),
                    shape => shape,
                });
                self.text(text, shape)
            }
            Value::Array(items) if items.is_empty() => self.none(words.empty_list),
            Value::Object(members) if members.is_empty() => self.none(words.empty_object),
            nested if depth > 0 && depth.is_multiple_of(FOLDED) => self.folded(path, nested.clone(), depth),
            Value::Array(items) => match table::columns(items) {
                Some(columns) => table::table(self, path, items, columns),
                None if items.iter().all(is_chip) => self.chips(path, items),
                None if table::is_matrix(items) => table::matrix(self, path, items),
                None => self.list(path, items, depth),
            },
            Value::Object(members) => self.object(path, members, depth),
        }
    }

    fn none(&self, exactly: &'static str) -> AnyView {
        let words = if self.is_exact { exactly } else { use_texts().value().not_set };
        view! { <span class="value-none">{words}</span> }.into_any()
    }

    fn text(&self, text: &str, shape: Shape) -> AnyView {
        let shown = text.to_owned();
        match shape {
            Shape::Secret => view! { <span class="value-none">{use_texts().value().hidden}</span> }.into_any(),
            Shape::Link => {
                let href = shown.clone();
                view! { <a class="value-link" href=href rel="noopener noreferrer" target="_blank" translate="no">{shown}</a> }.into_any()
            }
            Shape::Email => {
                view! { <a class="value-link" href=["mailto:", text].concat() translate="no">{shown}</a> }.into_any()
            }
            Shape::Tel => {
                let digits: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
                view! { <a class="value-link" href=["tel:", &digits].concat() translate="no">{shown}</a> }.into_any()
            }
            Shape::Color => view! {
                <span class="value-colour"><span class="value-swatch" aria-hidden="true" style=("background-color", shown.clone())></span><span translate="no">{shown}</span></span>
            }
            .into_any(),
            Shape::Date => moment(text, intl::date(text)),
            Shape::DateTime => moment(text, intl::moment(text)),
            Shape::Time => moment(text, Some(intl::time(text))),
            _ if text.chars().nth(LONG).is_some() || text.lines().nth(LINES).is_some() => long(shown),
            _ => plain(shown),
        }
    }

    /// Short values beside each other.
    fn chips(&self, path: &[Step], items: &[Value]) -> AnyView {
        let chip = |(at, item): (usize, &Value)| {
            let shown = self.value(&below(path, Step::Index(at)), item, 1);
            view! { <li class="chip">{shown}</li> }
        };
        let first = items.iter().enumerate().take(AT_ONCE).map(chip).collect_view();
        let rest = self.rest(path, items, |this, path, at, item| {
            let shown = this.value(&below(path, Step::Index(at)), item, 1);
            view! { <li class="chip">{shown}</li> }.into_any()
        });
        view! { <ul class="chips">{first}{rest}</ul> }.into_any()
    }

    fn list(&self, path: &[Step], items: &[Value], depth: usize) -> AnyView {
        let item = move |this: &Self, path: &[Step], at: usize, item: &Value| {
            let shown = this.value(&below(path, Step::Index(at)), item, depth + 1);
            view! { <li>{shown}</li> }.into_any()
        };
        let first =
            items.iter().enumerate().take(AT_ONCE).map(|(at, one)| item(self, path, at, one)).collect_view();
        let rest = self.rest(path, items, item);
        view! { <ul class="value-list">{first}{rest}</ul> }.into_any()
    }

    /// A button for the items after the first ones.
    fn rest(
        &self,
        path: &[Step],
        items: &[Value],
        draw: impl Fn(&Self, &[Step], usize, &Value) -> AnyView + Send + Sync + 'static,
    ) -> Option<AnyView> {
        let rest = items.get(AT_ONCE..).filter(|rest| !rest.is_empty())?.to_vec();
        let (this, path) = (self.clone(), path.to_vec());
        let drawn = move || {
            let items = rest.iter().enumerate();
            items.map(|(at, item)| draw(&this, &path, AT_ONCE + at, item)).collect_view().into_any()
        };
        Some(more(items.len() - AT_ONCE, drawn))
    }

    fn object(&self, path: &[Step], members: &Map<String, Value>, depth: usize) -> AnyView {
        let member = move |this: &Self, path: &[Step], key: &str, inner: &Value| {
            let nested = inner.is_object() || inner.is_array();
            let path = below(path, Step::Key(key.to_owned()));
            let shown = this.value(&path, inner, depth + 1);
            view! { <div class:is-nested=nested><dt>{name(this.labels.name(&path))}</dt><dd>{shown}</dd></div> }
                .into_any()
        };
        let first = members.iter().take(AT_ONCE);
        let first = first.map(|(key, inner)| member(self, path, key, inner)).collect_view();
        let rest: Vec<_> =
            members.iter().skip(AT_ONCE).map(|(key, inner)| (key.clone(), inner.clone())).collect();
        let (this, path) = (self.clone(), path.to_vec());
        let rest = (!rest.is_empty()).then(|| {
            more(rest.len(), move || {
                rest.iter().map(|(key, inner)| member(&this, &path, key, inner)).collect_view().into_any()
            })
        });
        view! { <dl class="value-fields">{first}</dl>{rest} }.into_any()
    }

    /// A button in the place of what is inside, until it is pressed.
    fn folded(&self, path: &[Step], nested: Value, depth: usize) -> AnyView {
        let count =
            nested.as_array().map(Vec::len).or_else(|| nested.as_object().map(Map::len)).unwrap_or_default();
        let (this, path) = (self.clone(), path.to_vec());
        // Counted from here, so that it is not folded again at once.
        fold((use_texts().value().inside)(count), move || {
            view! { <div class="value-unfolded">{this.value(&path, &nested, depth + 1)}</div> }.into_any()
        })
    }
}

/// A place inside another.
pub fn below(path: &[Step], step: Step) -> Vec<Step> {
    let mut path = path.to_vec();
    path.push(step);
    path
}

/// What a value of an enumeration is called, if the schema gives it a title.
pub fn chosen(schema: &Schema, value: &Value) -> Option<String> {
    let choice = schema.choices.as_ref()?.list.iter().find(|choice| equal(&choice.value, value))?;
    in_this_language(&choice.title)
}

/// Whether a value fits into a chip: a short text on one line, a number, yes or no.
fn is_chip(value: &Value) -> bool {
    match value {
        Value::String(text) => !text.is_empty() && !text.contains('\n') && text.chars().nth(40).is_none(),
        Value::Number(_) | Value::Bool(_) => true,
        _ => false,
    }
}

fn plain(text: String) -> AnyView {
    view! { <span class="value-text" dir="auto" translate="no">{text}</span> }.into_any()
}

/// A long text: its first lines, and all of it on demand.
fn long(text: String) -> AnyView {
    let (open, set_open) = signal(false);
    let words = use_texts().value();
    view! {
        <span class="value-text" class:is-cut=move || !open.get() dir="auto" translate="no">{text}</span>
        {move || (!open.get()).then(|| view! {
            <button type="button" class="fold" on:click=move |_| set_open.set(true)>{words.whole_text}</button>
        })}
    }
    .into_any()
}

/// A date or a time as it is said; as it is stored where it is none.
fn moment(text: &str, said: Option<String>) -> AnyView {
    let Some(said) = said else { return plain(text.to_owned()) };
    let stored = text.to_owned();
    view! { <time datetime=stored.clone() title=stored translate="no">{said}</time> }.into_any()
}

/// A button in the place of so many more, until it is pressed.
pub(crate) fn more(count: usize, rest: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    fold((use_texts().value().more)(count), rest)
}

fn fold(words: String, inside: impl Fn() -> AnyView + Send + Sync + 'static) -> AnyView {
    let (open, set_open) = signal(false);
    (move || {
        if open.get() {
            return inside();
        }
        view! { <button type="button" class="fold" on:click=move |_| set_open.set(true)>{words.clone()}</button> }.into_any()
    })
    .into_any()
}
