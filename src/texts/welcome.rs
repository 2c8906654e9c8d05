//! The words of what is asked before the profile.

/// The texts, in the language of this app. Apart from the others, as few are asked anything.
pub fn use_welcome_texts() -> &'static WelcomeTexts {
    &super::welcome_en::TEXTS
}

/// All of them.
pub struct WelcomeTexts {
    pub title: &'static str,
    /// By the operator's name.
    pub lead: fn(&str) -> String,
    pub save: &'static str,
    pub later: &'static str,
}
