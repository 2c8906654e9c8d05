//! English.

use super::provenance::ProvenanceTexts;
use cameo_auth0::provenance::{ReadOnly, Source};

pub(super) static TEXTS: ProvenanceTexts = ProvenanceTexts {
    about: |name| ["About ", name].concat(),
    read: |source, seconds| ["Read ", &ago(seconds), " from ", place(source), "."].concat(),
    stated: |time| {
        ["From ", place(Source::IdToken), ", as of ", time, ". It has not been asked for since."].concat()
    },
    why,
};

fn place(source: Source) -> &'static str {
    match source {
        Source::IdToken => "what your sign-in itself said (the ID token)",
        Source::UserInfo => "your sign-in provider (its user information address)",
        Source::ManagementApi => "your account (the Management API)",
    }
}

fn ago(seconds: i64) -> String {
    let counted = |count: i64, one: &str| match count {
        1 => format!("1 {one} ago"),
        _ => format!("{count} {one}s ago"),
    };
    match seconds {
        ..60 => "just now".to_owned(),
        60..3_600 => counted(seconds / 60, "minute"),
        3_600..86_400 => counted(seconds / 3_600, "hour"),
        _ => counted(seconds / 86_400, "day"),
    }
}

fn why(reason: &ReadOnly) -> String {
    match reason {
        ReadOnly::IdentityProvider { provider, connection } => {
            let name = provider_name(provider, connection.as_deref());
            format!(
                "You sign in with {name}, which gives it anew each time unless this service has that turned off. Change it there, and it shows here after your next sign-in."
            )
        }
        ReadOnly::Administrators => "It belongs to your account, and an app like this one may not change it. The administrators of this service can (by the Management API): ask whoever runs it.".to_owned(),
        ReadOnly::Tenant => "The sign-in service notes this by itself. Nobody edits it.".to_owned(),
        ReadOnly::Provider => "Your sign-in provider keeps it. Change it there, or ask whoever runs this service.".to_owned(),
        ReadOnly::Operators => "The operators of this app set it for you, and only they can change it. Ask them.".to_owned(),
        ReadOnly::Schema => "Whoever wrote the form for this app (its schema) marked it as read-only. They can change that.".to_owned(),
        ReadOnly::Scope(scope) => format!(
            "It is yours, but this app was not allowed to change it: its operator has to grant {scope}, and you sign in again."
        ),
        ReadOnly::NoManagementApi => "It is yours, but this app is not connected to where it could be changed (the Management API). Its operator can do that.".to_owned(),
    }
}

/// The name that people know, else the tenant's own for it.
pub fn provider_name<'a>(provider: &'a str, connection: Option<&'a str>) -> &'a str {
    match provider {
        "google-oauth2" | "google-apps" => "Google",
        "apple" => "Apple",
        "facebook" => "Facebook",
        "github" => "GitHub",
        "linkedin" => "LinkedIn",
        "twitter" => "X",
        "windowslive" => "Microsoft",
        "waad" => "Microsoft Entra ID",
        _ => connection.unwrap_or(provider),
    }
}
