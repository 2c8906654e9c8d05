//! The operator's schema of the metadata (setting `schema`): got once per page load, when somebody who may edit signs in.

use crate::browser::patterns::RegExps;
use crate::browser::{http, location};
use cameo_metadata::json;
use cameo_metadata::schema::{Schema, SchemaProblem, check_patterns};
use cameo_oidc::http::get;
use leptos::prelude::*;
use serde_json::Value;
use std::cell::RefCell;
use std::sync::Arc;
use wasm_bindgen_futures::spawn_local;

/// What came of the setting.
#[derive(Clone, Debug)]
pub enum Given {
    /// There is none.
    None,
    /// A schema, for the form.
    Loaded(Arc<Schema>),
    /// Something that is no schema of the subset: everything that is wrong with it.
    Broken(Arc<Vec<SchemaProblem>>),
    /// The address gave none.
    NotFetched {
        /// The address.
        url: String,
        /// What happened there, for the operator.
        why: String,
    },
}

thread_local! {
    static KNOWN: RefCell<Option<Given>> = const { RefCell::new(None) };
}

/// The schema that the setting gives, as soon as it is here.
pub fn load(setting: Option<Value>) -> RwSignal<Option<Given>> {
    let loaded = RwSignal::new(None);
    spawn_local(async move {
        // With the page left there is nothing to set.
        loaded.try_set(Some(given(setting).await));
    });
    loaded
}

/// The schema that the setting gives. A failed fetch is not remembered: the next visit of the editor tries again.
pub async fn given(setting: Option<Value>) -> Given {
    let Some(setting) = setting else { return Given::None };
    if let Some(known) = KNOWN.with_borrow(Clone::clone) {
        return known;
    }
    let given = match setting {
        Value::String(url) => match fetch(&url).await {
            Ok(value) => read(&value),
            Err(why) => Given::NotFetched { url, why },
        },
        value => read(&value),
    };
    if !matches!(given, Given::NotFetched { .. }) {
        KNOWN.set(Some(given.clone()));
    }
    given
}

fn read(value: &Value) -> Given {
    let checked =
        Schema::parse(value).and_then(|schema| match check_patterns(&schema, &RegExps::default()) {
            problems if problems.is_empty() => Ok(schema),
            problems => Err(problems),
        });
    match checked {
        Ok(schema) => Given::Loaded(Arc::new(schema)),
        Err(problems) => Given::Broken(Arc::new(problems)),
    }
}

/// The JSON at an address; a path is one below the app's own folder.
async fn fetch(url: &str) -> Result<Value, String> {
    let full = if url.starts_with('/') { location::address(url) } else { url.to_owned() };
    let request = get(&full).map_err(|error| error.to_string())?;
    let answer = http::send(request).await.map_err(|error| error.to_string())?;
    if answer.status() != 200 {
        return Err(answer.status().to_string());
    }
    json::read(answer.body())
        .map_err(|error| format!("line {}, column {}: {error}", error.line, error.column))
}
