//! How long whole documents take in the browser: `cargo xtask bench` runs this, nothing else does.
//!
//! A test of the app's package, so that the app itself carries no code for it.
#![cfg(target_arch = "wasm32")]

use cameo_metadata::merge::merge;
use cameo_metadata::{Metadata, patch};
use serde_json::json;
use std::hint::black_box;
use wasm_bindgen_test::{console_log, wasm_bindgen_test, wasm_bindgen_test_configure};

wasm_bindgen_test_configure!(run_in_browser);

/// How often each is done; the middle counts.
const ROUNDS: usize = 9;

#[wasm_bindgen_test]
#[ignore = "measures, and judges nothing"]
fn whole_documents() {
    console_log!("whole documents, milliseconds, the middle of {ROUNDS} (worst)");
    console_log!("{:>10}{:>18}{:>18}{:>18}", "bytes", "parse", "diff", "merge");
    for bytes in [10_000, 30_000, 100_000, 300_000, 1_000_000] {
        let (base, mine, theirs) = (document(bytes, 0), document(bytes, 1), document(bytes, 2));
        let text = mine.to_text();
        let mut times = [const { Vec::new() }; 3];
        // One after the other and then again, so that whatever disturbs the machine disturbs all of them.
        for _ in 0..ROUNDS {
            times[0].push(time(|| Metadata::parse(&text)));
            times[1].push(time(|| patch::diff(&base, &mine)));
            times[2].push(time(|| merge(&base, &mine, &theirs)));
        }
        let cells = times.iter_mut().map(|times| {
            times.sort_by(f64::total_cmp);
            let cell = format!("{:.1} ({:.1})", times[ROUNDS / 2], times[ROUNDS - 1]);
            format!("{cell:>18}")
        });
        console_log!("{:>10}{}", text.len(), cells.collect::<String>());
    }
}

/// Rows with something of every kind, until the text is as long as that. With a `change`, every seventh row differs.
fn document(bytes: usize, change: usize) -> Metadata {
    let row = |at: usize| {
        let mark = if change > 0 && at % 7 == change { "changed" } else { "as it was" };
        json!({ "name": mark, "n": at, "tags": [at, at + 1, mark], "in": { "a": { "b": at as f64 / 8.0 } } })
    };
    let members = (0..bytes / 95).map(|at| (format!("key_{at}"), row(at)));
    members.collect::<serde_json::Map<_, _>>().into()
}

fn time<T>(run: impl FnOnce() -> T) -> f64 {
    let began = now();
    black_box(run());
    now() - began
}

/// The page's own clock, which counts parts of a millisecond.
fn now() -> f64 {
    let clock = web_sys::window().and_then(|window| window.performance());
    clock.map_or_else(js_sys::Date::now, |clock| clock.now())
}
