//! The data of the person who is signed in: what the tenant knows about them, what is being saved, and what this device keeps.
//!
//! All of it is made for one [`Person`] and dropped with them. Every verb acts for that person, or not at all.

pub mod device;
mod everything;
mod identities;
mod pause;
mod reading;
pub mod save;
pub mod schema;
mod unsaved;
pub mod user;

pub use device::use_device;
pub use identities::LinkAccess;
pub use save::use_saves;
pub use unsaved::{Unsaved, use_unsaved};
pub use user::{MetadataAccess, UserContext, UserState, use_user};

use crate::auth::{Person, use_auth};
use crate::browser::events;
use device::Device;
use leptos::prelude::*;
use save::Saves;
use std::time::Duration;

/// The data of one person. `Copy`; private pages get its parts as contexts.
#[derive(Clone, Copy)]
pub struct Data {
    person: StoredValue<Person>,
    /// What the tenant knows about them.
    pub user: UserContext,
    /// What this device keeps of them.
    pub device: Device,
    saves: Saves,
    /// Whether the edit page holds changes.
    pub unsaved: Unsaved,
}

impl Data {
    fn of(person: Person) -> Self {
        let user = UserContext::of(person.clone());
        let device = Device::of(person.clone());
        let saves = Saves::of(user, device);
        Self { person: StoredValue::new(person), user, device, saves, unsaved: Unsaved::new() }
    }

    /// Whose it is; nothing once they are not signed in any more.
    pub fn person(self) -> Option<Person> {
        self.person.try_get_value()
    }

    fn provide(self) {
        provide_context(self.person.get_value());
        provide_context(self.user);
        provide_context(self.device);
        provide_context(self.saves);
        provide_context(self.unsaved);
    }
}

/// The data of whoever is signed in.
#[derive(Clone, Copy)]
struct Current(RwSignal<Option<Data>>);

/// Makes the data of each person who signs in, and drops it with them.
pub fn provide_data() {
    let auth = use_auth();
    let current = RwSignal::new(None);
    provide_context(Current(current));
    events::leave_input_on_back();
    let Some(app) = Owner::current() else { return };
    let following = RenderEffect::new(move |former: Option<Option<Owner>>| {
        let person = auth.person();
        if former.is_some() {
            events::leave_input();
        }
        let owner = person.map(|person| {
            let owner = app.child();
            let data = owner.with(|| untrack(|| Data::of(person)));
            current.set(Some(data));
            owner
        });
        if owner.is_none() && former.is_some() {
            current.set(None);
        }
        // The former person's pages go first, so that none of them reads what is not there any more.
        if let Some(former) = former.flatten() {
            set_timeout(move || former.cleanup(), Duration::ZERO);
        }
        owner
    });
    StoredValue::new_local(following);
}

/// The data of whoever is signed in, for what stands around private pages.
pub fn use_current_data() -> RwSignal<Option<Data>> {
    expect_context::<Current>().0
}

/// The guard of private pages. Shows its children while somebody is signed in, and `fallback` otherwise; the address stays, so
/// that the person lands here after signing in. The children are made anew for each person, with their data as contexts.
#[component]
pub fn RequirePerson(
    /// What stands here while nobody is signed in, or it is not known yet.
    #[prop(into)]
    fallback: ViewFn,
    /// The private page.
    children: ChildrenFn,
) -> impl IntoView {
    let current = use_current_data();
    move || match current.get() {
        Some(data) => {
            data.provide();
            children().into_any()
        }
        None => fallback.run(),
    }
}
