//! The words of looking for a field.

/// All of them.
pub struct FindingTexts {
    /// Above the box.
    pub find: &'static str,
    /// How many fields there are, and that not all of them are drawn.
    pub all: fn(usize) -> String,
    /// How many were found, of how many.
    pub found: fn(usize, usize) -> String,
    /// Draws all of them.
    pub show_all: &'static str,
}
