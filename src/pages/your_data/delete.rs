//! Deleting the account: where the operator has a page for it, or whom to ask.

use crate::pages::layout::organisation::{delete_account_address, organisation, support_address};
use crate::texts::use_data_texts;
use leptos::prelude::*;

/// The section's content.
pub fn delete_account() -> AnyView {
    let words = &use_data_texts().delete;
    let organisation = organisation();
    if let Some(address) = delete_account_address() {
        return view! {
            <div class="account-block">
                <p class="quiet">{(words.at_operator)(&organisation)}</p>
                <a class="button" href=address>{words.press}</a>
            </div>
        }
        .into_any();
    }
    let contact = support_address()
        .map(|address| view! { <a class="button" href=address>{(words.contact)(&organisation)}</a> });
    view! { <div class="account-block"><p class="quiet">{(words.ask)(&organisation)}</p>{contact}</div> }
        .into_any()
}
