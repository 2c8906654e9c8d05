//! Messages between the tabs of this origin: a BroadcastChannel. A tab does not hear itself.

use wasm_bindgen::JsCast;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent};

/// One end of the channel of this name. Where the browser has none, nothing is said and nothing heard.
#[derive(Clone, Debug)]
pub struct Channel(Option<BroadcastChannel>);

impl Channel {
    /// Opens the channel.
    pub fn open(name: &str) -> Self {
        Self(BroadcastChannel::new(name).ok())
    }

    /// Says `message` to every other tab.
    pub fn say(&self, message: &str) {
        if let Some(channel) = &self.0 {
            // Fails only after it was closed, which nobody does.
            let _ = channel.post_message(&message.into());
        }
    }

    /// Calls `heard` with whatever another tab says, as long as the page lives.
    pub fn listen(&self, heard: impl Fn(String) + 'static) {
        let listener = Closure::<dyn Fn(MessageEvent)>::new(move |event: MessageEvent| {
            if let Some(message) = event.data().as_string() {
                heard(message);
            }
        });
        if let Some(channel) = &self.0 {
            channel.set_onmessage(Some(listener.as_ref().unchecked_ref()));
        }
        listener.forget();
    }
}
