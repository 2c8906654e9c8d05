//! Two devices edit the same metadata, against the tenant's router: nobody's edit is lost, and a save can be taken back.

#[allow(dead_code, reason = "the other flows use the rest of it")]
#[path = "../../oidc/tests/support/mod.rs"]
mod support;

use cameo_auth0::api;
use cameo_metadata::changes::{Change, changes};
use cameo_metadata::history::History;
use cameo_metadata::merge::{Choice, merge};
use cameo_metadata::patch::diff;
use cameo_metadata::undo::{undo, undo_some};
use cameo_metadata::{Draft, Metadata, MetadataPatch};
use cameo_oidc::session::Session;
use support::Person;

const API: &str = "http://localhost:4400/api/v2/";

async fn stored(person: &Person, session: &Session) -> Metadata {
    let transport = |request| person.send(request);
    let user = api::read_user(&transport, API, session.access_token(), session.subject()).await;
    user.expect("read").user_metadata()
}

async fn save(person: &Person, session: &Session, patch: &MetadataPatch) -> Metadata {
    let transport = |request| person.send(request);
    let user = api::update_metadata(&transport, API, session.access_token(), session.subject(), patch).await;
    user.expect("saved").user_metadata()
}

/// A draft in which the text at `addresses` › `key` was typed.
fn edited(base: &Metadata, key: &str, text: &str) -> Draft {
    let mut draft = Draft::of(base);
    let addresses = draft.member(draft.root(), "addresses").expect("there");
    let field = draft.member(addresses, key).expect("there");
    assert!(draft.set_text(field, text));
    draft
}

#[tokio::test]
async fn two_devices_edit_one_object_and_both_edits_survive() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let base = stored(&person, &session).await;
    let (mut here, there) = (edited(&base, "home", "1 Beach Road"), edited(&base, "work", "2 Hill"));
    save(&person, &session, &there.patch().expect("no problem").expect("a change")).await;

    let theirs = stored(&person, &session).await;
    let merged = merge(here.base(), &here.metadata().expect("no problem"), &theirs);
    assert_eq!(merged.conflicts(), []);
    assert_eq!(merged.incoming().iter().map(|path| path.pointer()).collect::<Vec<_>>(), ["/addresses/work"]);
    here.rebase(theirs, &merged.resolve(&[]).expect("no conflict"));
    let answer = save(&person, &session, &here.patch().expect("no problem").expect("a change")).await;
    assert_eq!(answer.root()["addresses"]["home"], "1 Beach Road");
    assert_eq!(answer.root()["addresses"]["work"], "2 Hill");
}

#[tokio::test]
async fn the_same_field_is_asked_for() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let base = stored(&person, &session).await;
    let (here, there) = (edited(&base, "home", "1 Beach Road"), edited(&base, "home", "2 Hill"));
    let theirs = save(&person, &session, &there.patch().expect("no problem").expect("a change")).await;
    let merged = merge(&base, &here.metadata().expect("no problem"), &theirs);
    assert_eq!(merged.conflicts().len(), 1);
    let kept = merged.resolve(&[Choice::Theirs]).expect("one choice");
    assert_eq!(diff(&theirs, &kept), None);
    let mine = merged.resolve(&[Choice::Mine]).expect("one choice");
    let answer = save(&person, &session, &diff(&theirs, &mine).expect("a change")).await;
    assert_eq!(answer.root()["addresses"]["home"], "1 Beach Road");
}

#[tokio::test]
async fn a_save_is_taken_back_to_the_letter_and_others_keep_theirs() {
    let person = Person::new();
    let session = person.sign_in().await.expect("signed in");
    let before = stored(&person, &session).await;
    let mut draft = edited(&before, "home", "1 Beach Road");
    draft.remove(draft.member(draft.root(), "hobby").expect("there")).expect("removed");
    let after = save(&person, &session, &draft.patch().expect("no problem").expect("a change")).await;
    let mut history = History::new(session.subject());
    history.record(7, &before, &after);
    let history = History::from_text(&history.to_text(), session.subject());
    let entry = history.entries().first().expect("remembered");

    let there = edited(&after, "work", "2 Hill");
    let current = save(&person, &session, &there.patch().expect("no problem").expect("a change")).await;
    let hobby = changes(&entry.before, &entry.after).into_iter().find_map(|change| match change {
        Change::Removed { path, .. } => Some(path),
        _ => None,
    });
    let some = undo_some(&entry.before, &entry.after, &current, &[hobby.expect("the removal")]);
    let patch = diff(&current, &some.resolve(&[]).expect("no conflict")).expect("a change");
    assert_eq!(patch.text(), r#"{"user_metadata":{"hobby":"surfing"}}"#);

    let all = undo(&entry.before, &entry.after, &current);
    let answer =
        save(&person, &session, &diff(&current, &all.resolve(&[]).expect("no conflict")).expect("a change"))
            .await;
    assert_eq!(answer.root()["hobby"], "surfing");
    assert_eq!(answer.root()["addresses"]["home"], before.root()["addresses"]["home"]);
    assert_eq!(answer.root()["addresses"]["work"], "2 Hill");
}
