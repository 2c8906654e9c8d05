//! The browser's cryptographically secure randomness.

use js_sys::Reflect;
use wasm_bindgen::JsCast;

/// Fills `bytes` by `crypto.getRandomValues`.
///
/// # Panics
/// Where the browser has no Web Crypto, which is none that runs WebAssembly. Signing in with guessable secrets would be
/// worse than not signing in.
pub fn fill(bytes: &mut [u8]) {
    let crypto = Reflect::get(&js_sys::global(), &"crypto".into()).unwrap_or_default();
    let filled = crypto.unchecked_into::<web_sys::Crypto>().get_random_values_with_u8_array(bytes);
    assert!(filled.is_ok(), "this browser has no secure randomness");
}
