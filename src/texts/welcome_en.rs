//! English.

use super::WelcomeTexts;

/// All of them.
pub static TEXTS: WelcomeTexts = WelcomeTexts {
    title: "Complete your profile",
    lead: |org| [&capital(org), " needs these details. You can change them later."].concat(),
    save: "Continue",
    later: "Skip for now",
};

/// A name at the start of a sentence.
fn capital(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
