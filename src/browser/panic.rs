//! What a person sees should the app ever stop with a panic. WebAssembly cannot go on after one.

use leptos::prelude::document;

/// Puts `notice` on top of the page at a panic, as plain text, and the place in the code into the console. The message of
/// the panic is left out: it might quote something private.
pub fn install(notice: &'static str) {
    std::panic::set_hook(Box::new(move |info| {
        let place = info.location().map(ToString::to_string).unwrap_or_default();
        leptos::logging::error!("stopped at {place}");
        let show = || {
            let paragraph = document().create_element("p").ok()?;
            paragraph.set_text_content(Some(notice));
            paragraph.set_attribute("role", "alert").ok()?;
            paragraph.set_class_name("crashed");
            document().body()?.prepend_with_node_1(&paragraph).ok()
        };
        // With no body there is nothing to say it on.
        let _ = show();
    }));
}
