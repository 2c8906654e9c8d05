//! The words of `index.html`.

/// Every text of `index.html`. The app reads those that both show; `cargo xtask check` compares all of them with the page.
#[expect(dead_code, reason = "most of them are read by the check and the page alone")]
pub struct StaticPage {
    pub name: &'static str,
    /// The heading, before and behind the operator's name.
    pub your: &'static str,
    pub account: &'static str,
    pub lead: &'static str,
    pub sign_in: &'static str,
    pub sign_up: &'static str,
    pub opening_sign_in: &'static str,
    pub opening_sign_up: &'static str,
    pub loading: &'static str,
    /// The app cannot be loaded, or takes long.
    pub failed_title: &'static str,
    pub failed: &'static str,
    pub late_title: &'static str,
    pub late: &'static str,
    pub reasons_title: &'static str,
    pub reasons: [&'static str; 4],
    pub reload: &'static str,
    /// Another page shows this one inside itself.
    pub framed_title: &'static str,
    pub framed: &'static str,
    pub framed_open: &'static str,
    pub no_script: &'static str,
}
