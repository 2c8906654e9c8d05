//! The words of the session page.

use cameo_oidc::client::ResponseType;
use cameo_oidc::id_token::Check;
use cameo_settings::StorageKind;

/// All of them.
pub struct SessionTexts {
    pub title: &'static str,
    pub copy: &'static str,
    pub lead: &'static str,
    pub who: &'static str,
    pub name: &'static str,
    pub subject: &'static str,
    pub provider: &'static str,
    pub client: &'static str,
    pub how: &'static str,
    pub flow: fn(ResponseType) -> &'static str,
    pub signed_in_at: &'static str,
    pub not_said: &'static str,
    pub tokens: &'static str,
    pub access_ends: &'static str,
    pub renewed: &'static str,
    pub renewed_by_itself: &'static str,
    pub not_renewed: &'static str,
    pub sign_in_needed: &'static str,
    pub no_end: &'static str,
    pub kept: &'static str,
    pub kept_where: fn(StorageKind) -> &'static str,
    pub scopes: &'static str,
    pub granted: &'static str,
    pub refused: &'static str,
    pub checks: &'static str,
    pub checks_why: &'static str,
    pub signed_with: fn(&str, Option<&str>) -> String,
    pub check: fn(Check) -> &'static str,
    pub missing: &'static str,
    pub nothing_missing: &'static str,
    pub no_refresh_token: &'static str,
    pub no_end_session: &'static str,
    pub no_userinfo: &'static str,
    pub no_management_api: &'static str,
    pub clock: fn(i64) -> String,
    pub confirm: &'static str,
    pub confirm_why: &'static str,
}
