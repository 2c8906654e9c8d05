//! A long text on its way into the browser. The app's own memory never shrinks, so a text that is only handed over is handed
//! over piece by piece. Reached by name, to spare every visitor the bindings.

use js_sys::{Array, Function, Reflect};
use leptos::wasm_bindgen::{JsCast, JsValue};
use std::io::{Result, Write};

/// How many bytes a piece has, about.
const PIECE: usize = 16 * 1024;

/// What was written, as the browser's own text.
struct Pieces {
    /// `String.prototype.concat`, which copies nothing until the text is read.
    concat: Function,
    text: JsValue,
    waiting: Vec<u8>,
}

/// The text that `write` writes; `None` if it fails.
pub fn text(write: impl FnOnce(&mut dyn Write) -> Result<()>) -> Option<JsValue> {
    let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).ok();
    let strings = part(&js_sys::global(), "String")?;
    let concat = part(&part(&strings, "prototype")?, "concat")?.dyn_into().ok()?;
    let mut pieces = Pieces { concat, text: "".into(), waiting: Vec::with_capacity(2 * PIECE) };
    write(&mut pieces).ok()?;
    pieces.flush().ok()?;
    pieces.waiting.is_empty().then_some(pieces.text)
}

impl Write for Pieces {
    fn write(&mut self, text: &[u8]) -> Result<usize> {
        let text = text.get(..PIECE).unwrap_or(text);
        self.waiting.extend(text);
        if self.waiting.len() >= PIECE {
            self.flush()?;
        }
        Ok(text.len())
    }

    /// Hands over all but a character whose end is not there yet.
    fn flush(&mut self) -> Result<()> {
        let whole = match str::from_utf8(&self.waiting) {
            Ok(whole) => whole,
            Err(broken) => str::from_utf8(&self.waiting[..broken.valid_up_to()]).unwrap_or_default(),
        };
        let length = whole.len();
        let joined = self.concat.apply(&self.text, &Array::of1(&whole.into()));
        self.text = joined.map_err(|_| std::io::ErrorKind::OutOfMemory)?;
        self.waiting.drain(..length);
        Ok(())
    }
}
