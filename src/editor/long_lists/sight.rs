//! Whether something is on the screen, or nearly (IntersectionObserver). Reached by name, to spare web-sys four features.

use js_sys::{Array, Function, Object, Reflect};
use leptos::wasm_bindgen::closure::Closure;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::HtmlElement;

/// How far beyond the screen something still counts as near.
const NEAR: &str = "500px 0px";

/// Watches elements until it is dropped.
pub struct Sight {
    observer: JsValue,
    // The browser calls it for as long as the observer lives.
    _told: Closure<dyn FnMut(Array)>,
}

impl Sight {
    /// Tells of each watched element whether it is near, at first and whenever that changes, and how tall it is. `None`
    /// where the browser cannot tell.
    pub fn new(mut told: impl FnMut(HtmlElement, bool, f64) + 'static) -> Option<Self> {
        let told = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
            for entry in entries.iter() {
                let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
                let Ok(element) = part(&entry, "target").dyn_into() else { continue };
                let height = part(&part(&entry, "boundingClientRect"), "height").as_f64();
                told(element, part(&entry, "isIntersecting").is_truthy(), height.unwrap_or_default());
            }
        });
        let class: Function =
            Reflect::get(&js_sys::global(), &"IntersectionObserver".into()).ok()?.dyn_into().ok()?;
        let options = Object::new();
        Reflect::set(&options, &"rootMargin".into(), &NEAR.into()).ok()?;
        let observer = Reflect::construct(&class, &Array::of2(told.as_ref(), &options)).ok()?;
        Some(Self { observer, _told: told })
    }

    /// Watches an element; a second time changes nothing.
    pub fn watch(&self, element: &JsValue) {
        self.call("observe", &Array::of1(element));
    }

    fn call(&self, name: &str, arguments: &Array) {
        let function = Reflect::get(&self.observer, &name.into()).ok();
        if let Some(function) = function.and_then(|function| function.dyn_into::<Function>().ok()) {
            // Fails only for what is no element.
            let _ = function.apply(&self.observer, arguments);
        }
    }
}

impl Drop for Sight {
    fn drop(&mut self) {
        self.call("disconnect", &Array::new());
    }
}
