//! The words of technical details.

/// The texts, in the language of this app. Apart from the others, as only somebody who is signed in needs them.
pub fn use_tech_texts() -> &'static TechTexts {
    &super::tech_en::TEXTS
}

/// All of them.
pub struct TechTexts {
    pub title: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
}
