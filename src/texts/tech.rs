//! The words of technical details.

/// All of them.
pub struct TechTexts {
    pub title: &'static str,
    pub copy: &'static str,
    pub copied: &'static str,
    pub not_copied: &'static str,
}
