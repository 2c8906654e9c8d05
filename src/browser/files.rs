//! Files on the person's device: giving one, reading one, and the clipboard.

use leptos::prelude::set_timeout;
use std::time::Duration;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Blob, File, HtmlAnchorElement, Url};

/// Offers `text` as a download. Answers whether the browser took it.
pub fn give(name: &str, text: &str) -> bool {
    let give = || -> Result<(), JsValue> {
        let parts = js_sys::Array::of1(&JsValue::from_str(text));
        let address = Url::create_object_url_with_blob(&Blob::new_with_str_sequence(&parts)?)?;
        let document = web_sys::window().and_then(|window| window.document()).ok_or(JsValue::NULL)?;
        let link = document.create_element("a")?.unchecked_into::<HtmlAnchorElement>();
        link.set_href(&address);
        link.set_download(name);
        link.click();
        // Some browsers fetch it only after this call.
        set_timeout(move || drop(Url::revoke_object_url(&address)), Duration::from_secs(60));
        Ok(())
    };
    give().is_ok()
}

/// The bytes of a file; `None` if it cannot be read. As a text the browser would put U+FFFD where it is not UTF-8.
pub async fn read(file: File) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(file.array_buffer()).await.ok()?;
    Some(js_sys::Uint8Array::new(&buffer).to_vec())
}

/// Puts `text` on the clipboard. Answers whether the browser allowed it.
pub async fn copy(text: &str) -> bool {
    let Some(window) = web_sys::window() else { return false };
    // Outside a secure context there is no clipboard, and the binding would throw.
    if !window.is_secure_context() {
        return false;
    }
    JsFuture::from(window.navigator().clipboard().write_text(text)).await.is_ok()
}
