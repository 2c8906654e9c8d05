//! Dates, times and numbers, written as the language of the app does (ECMA-402).

use crate::texts::use_texts;
use cameo_metadata::moment::parts;
use leptos::wasm_bindgen::JsValue;

/// A full date (RFC 3339) in words: `1 April 1990`. Nothing if it is none.
pub fn date(text: &str) -> Option<String> {
    // A date has no time zone, so it must not move into the person's.
    let options = options(&[("dateStyle", "long".into()), ("timeZone", "UTC".into())]);
    formatted(&[text, "T00:00:00Z"].concat(), &options)
}

/// A moment in the person's time zone, whatever zone the text is in. Nothing if it is none.
pub fn moment_here(text: &str) -> Option<String> {
    formatted(text, &options(&[("dateStyle", "long".into()), ("timeStyle", "short".into())]))
}

/// A moment (RFC 3339, with an offset) in the person's time zone, with the zone's name where the text names another one. Nothing if it
/// is none.
pub fn moment(text: &str) -> Option<String> {
    let (local, offset) = parts(text);
    let date = js_sys::Date::new(&JsValue::from_str(text));
    #[expect(clippy::cast_possible_truncation, reason = "a day has 1440 minutes")]
    let here = -date.get_timezone_offset() as i32;
    let is_elsewhere = minutes(offset).is_some_and(|there| there != here);
    let mut wanted: Vec<(&str, JsValue)> = vec![
        ("day", "numeric".into()),
        ("month", "long".into()),
        ("year", "numeric".into()),
        ("hour", "2-digit".into()),
        ("minute", "2-digit".into()),
    ];
    if is_elsewhere {
        wanted.push(("timeZoneName", "short".into()));
    }
    // A text without an offset would be read as the person's own time, which it need not be.
    local.contains('T').then(|| formatted(text, &options(&wanted)))?
}

/// A time (RFC 3339) without seconds that are none, and with its offset: `07:30 UTC`.
pub fn time(text: &str) -> String {
    let (local, offset) = parts(text);
    match offset {
        "" => local,
        "Z" | "z" => local + " UTC",
        offset => [local.as_str(), " ", offset].concat(),
    }
}

/// A number with the language's decimal sign. The text itself where the browser's numbers cannot hold it.
pub fn number(text: &str) -> String {
    let exact = text.parse::<f64>().ok().filter(|number| number.to_string() == text && text.len() < 16);
    let Some(number) = exact else { return text.to_owned() };
    let options = options(&[("maximumFractionDigits", 20.into()), ("useGrouping", false.into())]);
    let languages = js_sys::Array::of1(&use_texts().language.into());
    let format = js_sys::Intl::NumberFormat::new(&languages, &options).format();
    let shown = format.call1(&JsValue::UNDEFINED, &number.into()).ok().and_then(|shown| shown.as_string());
    shown.unwrap_or_else(|| text.to_owned())
}

fn formatted(text: &str, options: &js_sys::Object) -> Option<String> {
    let date = js_sys::Date::new(&JsValue::from_str(text));
    (!date.get_time().is_nan()).then(|| date.to_locale_string(use_texts().language, options).into())
}

/// The minutes of an offset such as `+01:00` or `Z`.
fn minutes(offset: &str) -> Option<i32> {
    let (sign, clock) = match offset.as_bytes().first()? {
        b'Z' | b'z' => return Some(0),
        b'-' => (-1, &offset[1..]),
        _ => (1, &offset[1..]),
    };
    let (hours, minutes) = clock.split_once(':')?;
    Some(sign * (hours.parse::<i32>().ok()? * 60 + minutes.parse::<i32>().ok()?))
}

fn options(members: &[(&str, JsValue)]) -> js_sys::Object {
    let options = js_sys::Object::new();
    for (name, value) in members {
        // Fails only for a frozen object.
        let _ = js_sys::Reflect::set(&options, &JsValue::from_str(name), value);
    }
    options
}
