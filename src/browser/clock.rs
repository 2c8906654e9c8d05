//! The device's clock.

pub use cameo_auth_leptos::browser::clock::*;

use cameo_oidc::time::Timestamp;

/// A moment in this person's time zone, as `language` (RFC 5646) writes it.
pub fn local(moment: Timestamp, language: &str) -> String {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^53")]
    let date = js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(moment.0 as f64 * 1000.0));
    date.to_locale_string(language, &wasm_bindgen::JsValue::UNDEFINED).into()
}

/// What lies between UTC and this device's clock at a local moment such as `2024-02-29T09:30`, as `+01:00`; now, if it is none.
pub fn offset(local: &str) -> String {
    let at = js_sys::Date::new(&wasm_bindgen::JsValue::from_str(local));
    let date = if at.get_time().is_nan() { js_sys::Date::new_0() } else { at };
    #[expect(clippy::cast_possible_truncation, reason = "a day has 1440 minutes")]
    let minutes = -date.get_timezone_offset() as i32;
    let sign = if minutes < 0 { '-' } else { '+' };
    format!("{sign}{:02}:{:02}", minutes.abs() / 60, minutes.abs() % 60)
}
