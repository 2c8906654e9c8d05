//! English.

use super::sign_out::SignOutTexts;
use cameo_settings::StorageKind;

pub(super) static TEXTS: SignOutTexts = SignOutTexts {
    navigation: "Account",
    switch_account: "Switch account",
    title: "You have unsaved changes",
    words: |storage| match storage {
        StorageKind::Local => {
            "Signing out removes everything about you from this browser. These changes can stay until you sign in again, for 30 days at most; until then, whoever uses this browser could read them."
        }
        StorageKind::Session => {
            "Signing out removes everything about you from this browser. These changes can stay in this tab until you sign in again or close it; until then, whoever uses this tab could read them."
        }
        StorageKind::Memory => {
            "This app keeps nothing about you in this browser, so signing out discards them. To keep them, save them first."
        }
    },
    stay: "Stay signed in",
    keep: "Keep the changes and sign out",
    discard: "Discard the changes and sign out",
    switch_words: |storage| match storage {
        StorageKind::Local => {
            "When another person signs in, everything about you is removed from this browser. These changes can stay until you sign in again, for 30 days at most; until then, whoever uses this browser could read them."
        }
        StorageKind::Session => {
            "When another person signs in, everything about you is removed from this tab. These changes can stay until you sign in again or close the tab; until then, whoever uses this tab could read them."
        }
        StorageKind::Memory => {
            "This app keeps nothing about you in this browser, so switching discards them. To keep them, save them first."
        }
    },
    switch_stay: "Stay here",
    switch_keep: "Keep the changes and switch",
    switch_discard: "Discard the changes and switch",
};
