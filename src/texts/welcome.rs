//! The words of what is asked before the profile.

/// All of them.
pub struct WelcomeTexts {
    pub title: &'static str,
    /// By the operator's name.
    pub lead: fn(&str) -> String,
    pub save: &'static str,
    pub later: &'static str,
}
