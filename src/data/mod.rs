//! The data of the person who is signed in: what the tenant knows about them, what is being saved, and what this device keeps.
//!
//! All of it is made for one [`Person`] and dropped with them. Every verb acts for that person, or not at all.

pub mod device;
mod identities;
mod pause;
mod reading;
pub mod save;
pub mod schema;
pub mod user;

pub use device::use_device;
pub use identities::LinkAccess;
pub use save::use_saves;
pub use user::{MetadataAccess, UserContext, UserState, use_user};

use crate::auth::Person;

/// Provides the data of one person as contexts.
pub fn provide(person: Person) {
    let user = user::provide(person.clone());
    let device = device::provide(person);
    save::provide(user, device);
}
