//! The device's clock.

pub use cameo_auth_leptos::browser::clock::*;

use cameo_oidc::time::Timestamp;

/// A moment in this person's time zone, as `language` (RFC 5646) writes it.
pub fn local(moment: Timestamp, language: &str) -> String {
    date(moment).to_locale_string(language, &wasm_bindgen::JsValue::UNDEFINED).into()
}

fn date(moment: Timestamp) -> js_sys::Date {
    #[expect(clippy::cast_precision_loss, reason = "seconds since 1970 are far below 2^53")]
    let milliseconds = moment.0 as f64 * 1000.0;
    js_sys::Date::new(&wasm_bindgen::JsValue::from_f64(milliseconds))
}

/// The day and the time of a moment in this person's time zone, as `language` (RFC 5646) says it: `25 November at 02:56`.
pub fn day_and_time(moment: Timestamp, language: &str) -> String {
    let options = js_sys::Object::new();
    for (name, form) in [("day", "numeric"), ("month", "long"), ("hour", "2-digit"), ("minute", "2-digit")] {
        // Fails only for an object that is sealed.
        let _ = js_sys::Reflect::set(&options, &name.into(), &form.into());
    }
    date(moment).to_locale_string(language, &options).into()
}

/// A moment in UTC, as ISO 8601 writes it.
pub fn iso(moment: Timestamp) -> String {
    date(moment).to_iso_string().into()
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
