//! What this app keeps in the browser beside the session, and how its entries are named.

pub use cameo_auth_leptos::browser::kind::Kind;
pub use cameo_auth_leptos::browser::storage::{Kept, Name, Namespace, Scope, Shelf};

use cameo_settings::{Settings, StorageKind};

/// What the entries of this app are named after. The static page looks for keys that begin with `cameo.session`.
pub static NAMESPACE: Namespace = Namespace {
    prefix: "cameo.",
    kinds: &[DRAFT, TEXT, HISTORY, ASKED, SIGN_UP_ANSWERS, SIGN_UP_FORM, BRAND, LANGUAGE, CHOICE],
};

/// How long what is typed into the sign-up form is kept, in seconds: 30 days.
const FORM_FOR: u32 = 30 * 24 * 60 * 60;

/// An edit that is not saved, under its subject.
pub const DRAFT: Kind = Kind::of_person("draft").unsaved();
/// A text that is no JSON yet, under its subject.
pub const TEXT: Kind = Kind::of_person("text").unsaved();
/// What was saved from this device, under its subject.
pub const HISTORY: Kind = Kind::of_person("history").record();
/// What somebody was asked on this device, under their subject.
pub const ASKED: Kind = Kind::of_person("asked");
/// Answers given at sign-up that are not stored yet.
pub const SIGN_UP_ANSWERS: Kind = Kind::of_person("sign-up").before_subject();
/// What is typed into the sign-up form.
pub const SIGN_UP_FORM: Kind = Kind::of_session("form").kept_for(FORM_FOR);
/// How the app looks. The static page looks for a key that begins with `cameo.brand`.
pub const BRAND: Kind = Kind::of_app("brand");
/// The language that was chosen.
pub const LANGUAGE: Kind = Kind::of_app("language");
/// Another choice about this app alone, such as a view or a theme.
pub const CHOICE: Kind = Kind::of_app("choice");

/// The names of this app with these settings.
pub fn scope(settings: &Settings) -> Scope {
    Scope::new(&NAMESPACE, &settings.client)
}

/// The storage of this kind.
pub fn shelf(kind: StorageKind) -> Shelf {
    NAMESPACE.shelf(kind)
}
