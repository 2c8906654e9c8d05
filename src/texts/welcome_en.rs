//! English.

use super::WelcomeTexts;

/// All of them.
pub static TEXTS: WelcomeTexts = WelcomeTexts {
    title: "Before you go on",
    lead: "A few details about you are not there yet. You can change them at any time.",
    can_wait: "If you would rather not now, you can fill them in later on the edit page.",
    cannot_wait: "They are needed before you can go on. You can still sign out.",
    save: "Save and go on",
    later: "Not now",
};
