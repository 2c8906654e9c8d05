//! The styles of the pages for somebody who is signed in. They travel with the pages' code; those of a first visit stand in
//! `index.html`.

use crate::browser::style;
use std::sync::Once;

static ADOPTED: Once = Once::new();

/// Sees to it that the styles are there, before a page is drawn.
pub fn adopt() {
    ADOPTED.call_once(|| {
        for css in [
            include_str!("../../../style/value.css"),
            include_str!("../../../style/card.css"),
            include_str!("../../../style/about.css"),
            include_str!("../../../style/field.css"),
            include_str!("../../../style/schema.css"),
            include_str!("../../../style/save_bar.css"),
            include_str!("../../../style/saving.css"),
            include_str!("../../../style/json_view.css"),
            include_str!("../../../style/session.css"),
            include_str!("../../../style/security.css"),
            include_str!("../../../style/your_data.css"),
            include_str!("../../../style/nav.css"),
            include_str!("../../../style/icon.css"),
            include_str!("../../../style/tech.css"),
            include_str!("../../../style/finder.css"),
            include_str!("../../../style/paging.css"),
            include_str!("../../../style/sign_up.css"),
        ] {
            style::adopt(css);
        }
    });
}
