//! Regular expressions: the browser's own, which are those that JSON Schema means.

use cameo_metadata::schema::Patterns;
use js_sys::RegExp;
use std::cell::RefCell;
use std::collections::HashMap;
use wasm_bindgen::{JsCast, JsValue};

/// `RegExp` with the flag `u`; each pattern is compiled once.
#[derive(Default)]
pub struct RegExps {
    compiled: RefCell<HashMap<String, Option<RegExp>>>,
}

impl Patterns for RegExps {
    fn is_match(&self, pattern: &str, text: &str) -> Option<bool> {
        let mut compiled = self.compiled.borrow_mut();
        if !compiled.contains_key(pattern) {
            compiled.insert(pattern.to_owned(), compile(pattern));
        }
        // No flag `g` or `y`, so no search begins where another has ended.
        Some(compiled.get(pattern)?.as_ref()?.test(text))
    }
}

/// `RegExp::new` would panic at what is no pattern; `Reflect::construct` gives the error back.
fn compile(pattern: &str) -> Option<RegExp> {
    let make: js_sys::Function =
        js_sys::Reflect::get(&js_sys::global(), &"RegExp".into()).ok()?.dyn_into().ok()?;
    let arguments = js_sys::Array::of2(&JsValue::from_str(pattern), &"u".into());
    js_sys::Reflect::construct(&make, &arguments).ok()?.dyn_into().ok()
}
