//! The device's clock.

use cameo_oidc::time::Timestamp;

/// Now, as far as this device knows.
pub fn now() -> Timestamp {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for 200,000 years")]
    Timestamp((js_sys::Date::now() / 1000.0) as i64)
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

/// Now, in milliseconds since 1970, as far as this device knows.
pub fn milliseconds() -> i64 {
    #[expect(clippy::cast_possible_truncation, reason = "milliseconds since 1970 fit for 200,000 years")]
    {
        js_sys::Date::now() as i64
    }
}
