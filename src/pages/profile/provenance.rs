//! Where a profile was read and how long ago, and who can change what the person cannot.

use crate::browser::clock;
use crate::data::{UserContext, UserState};
use crate::texts::{use_provenance_texts, use_texts};
use cameo_auth0::provenance::{Freshness, Place, Provenance, ReadOnly};
use cameo_auth0::user::User;
use leptos::prelude::*;

/// Where the profile was read, in a sentence.
pub fn read_from(user: &User) -> Option<String> {
    let words = use_provenance_texts();
    let Provenance { source, freshness, .. } = Provenance::of(user, Place::Attribute("name"))?;
    Some(match freshness {
        Freshness::Read(at) => (words.read)(source, clock::now().since(at)),
        Freshness::Stated(at) => (words.stated)(&clock::local(at, use_texts().language)),
    })
}

/// What there is to say of a field that the schema marks as read-only.
pub fn of_read_only(user: UserContext) -> Callback<(), Vec<String>> {
    Callback::new(move |()| {
        let who = (use_provenance_texts().why)(&ReadOnly::Schema);
        let read = match untrack(|| user.state()) {
            UserState::Loaded(user) => read_from(&user),
            _ => None,
        };
        std::iter::once(who).chain(read).collect()
    })
}
