//! The device's clock.

use account::time::Timestamp;

/// Now, as far as this device knows.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for 200,000 years")]
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
}

/// A moment in this person's time zone, as `language` (RFC 5646) writes it.
pub fn local(moment: Timestamp, language: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^53")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(moment.0 as f64 * 1000.0));
    date.to_locale_string(language, &wasm_bindgen::JsValue::UNDEFINED).into()
}

/// Waits for `milliseconds`.
pub async fn sleep(milliseconds: i32) {
    let elapsed = js_sys::Promise::new(&mut |resolve, _| {
        // Fails only outside a window.
        let _ = leptos::prelude::window()
            .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(elapsed).await;
}
