//! Words that change while the page stands.
//!
//! A browser that translates the page takes each text node away and puts an element in its place. Whoever holds on to the
//! text node changes what nobody sees any more. The element around it stays, so its content is set as a whole.

use leptos::prelude::*;

/// Words that change, in an element of their own.
pub fn live<T>(words: impl Fn() -> T + Send + 'static) -> AnyView
where
    T: Into<String> + 'static,
{
    view! { <span prop:textContent=move || words().into() /> }.into_any()
}
