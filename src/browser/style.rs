//! Styles that come with the code that needs them. A constructed style sheet needs no request, and the policy has no say in
//! it, as the code has been let in already.

use js_sys::{Array, Function, Reflect};
use wasm_bindgen::{JsCast, JsValue};

/// Adds `css` to the document. Where the browser cannot, the page is plain and works.
pub fn adopt(css: &str) {
    // Every step fails only in a browser that has no constructed style sheets.
    let _ = try_adopt(css);
}

fn try_adopt(css: &str) -> Result<(), JsValue> {
    let constructor: Function = Reflect::get(&js_sys::global(), &"CSSStyleSheet".into())?.dyn_into()?;
    let sheet = Reflect::construct(&constructor, &Array::new())?;
    let replace: Function = Reflect::get(&sheet, &"replaceSync".into())?.dyn_into()?;
    replace.call1(&sheet, &css.into())?;
    let document = Reflect::get(&js_sys::global(), &"document".into())?;
    let adopted = Reflect::get(&document, &"adoptedStyleSheets".into())?;
    let push: Function = Reflect::get(&adopted, &"push".into())?.dyn_into()?;
    push.call1(&adopted, &sheet)?;
    Ok(())
}
