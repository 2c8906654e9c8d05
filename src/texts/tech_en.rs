//! English.

use super::tech::TechTexts;

pub(super) static TEXTS: TechTexts = TechTexts {
    title: "Technical details",
    copy: "Copy",
    copied: "Copied.",
    not_copied: "Your browser did not allow copying. Select the text and copy it by hand.",
};
