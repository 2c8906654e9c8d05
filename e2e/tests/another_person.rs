//! A browser that changes hands while something is under way: what one person began is never carried out for the next, shown to
//! them, or kept for them.

use anyhow::{Result, ensure};
use e2e::pages::linking::LINKING_SCOPE;
use e2e::pages::sign_up::{NEW_EMAIL, NEW_PASSWORD, embedded};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;
use tenant::{DEMO_EMAIL as EMAIL, Endpoint, Gate, MailKind, SECOND_EMAIL, SOCIAL_EMAIL};

/// How the header calls the second person.
const SECOND_NAME: &str = "Sam Okafor";

/// The second person signs in in another tab, and this one follows: it shows their profile, and nothing of the first person.
async fn follow(world: &World) -> Result<()> {
    world.another_person_signs_in(SECOND_EMAIL).await?;
    world.see_address("/profile").await?;
    world.see_profile().await?;
    world.see(SECOND_EMAIL).await?;
    world.see_nothing_of(EMAIL).await
}

/// What was held for the first person comes to a tab that shows the second one. What it brings about is over by the time that a
/// later reading is.
async fn release_to_the_next(world: &World, gate: Gate) -> Result<()> {
    world.see(SECOND_NAME).await?;
    gate.release();
    world.open_profile().await?;
    world.see(SECOND_NAME).await
}

/// Nothing that the first person did has reached the second one's profile.
fn nothing_came_over(world: &World) -> Result<()> {
    let stored = world.provider().user_metadata(SECOND_EMAIL);
    ensure!(stored.is_none(), "the second person has {stored:?}");
    Ok(())
}

#[tokio::test]
async fn what_a_save_did_is_not_shown_to_the_next_person() {
    journey("a_save_is_not_shown_to_the_next", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.see_address("/profile").await?;
        follow(world).await?;
        ensure!(!world.has("Undo").await?, "Undo is offered to the second person");
        world.see_nothing_of("Saved.").await?;
        nothing_came_over(world)
    })
    .await;
}

#[tokio::test]
async fn a_save_that_was_reading_sends_nothing_for_the_next_person() {
    journey("a_save_that_was_reading", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        let gate = world.tenant.hold_response(Endpoint::ReadUser);
        world.press_save().await?;
        gate.reached().await?;
        let there = world.tab().await?;
        world.another_person_signs_in_over_an_edit(SECOND_EMAIL).await?;
        world.switch_to(&there).await?;
        release_to_the_next(world, gate).await?;
        ensure!(world.requests("PATCH", "/api/v2/users").is_empty(), "a PATCH was sent");
        ensure!(world.stored()?["hobby"] == json!("surfing"));
        nothing_came_over(world)
    })
    .await;
}

#[tokio::test]
async fn a_save_that_was_sent_is_stored_for_whom_it_began_and_shown_to_nobody() {
    journey("a_save_that_was_sent", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        let gate = world.start_save().await?;
        world.another_person_signs_in_over_an_edit(SECOND_EMAIL).await?;
        release_to_the_next(world, gate).await?;
        world.see_nothing_of("sailing").await?;
        world.see_nothing_of("Saved.").await?;
        nothing_came_over(world)?;
        world.keeps_nothing_of("sailing").await
    })
    .await;
}

#[tokio::test]
async fn an_undo_under_way_changes_nothing_of_the_next_person() {
    journey("an_undo_under_way", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        let gate = world.tenant.hold_response(Endpoint::ReadUser);
        world.press_undo().await?;
        gate.reached().await?;
        world.another_person_signs_in(SECOND_EMAIL).await?;
        release_to_the_next(world, gate).await?;
        ensure!(world.requests("PATCH", "/api/v2/users").len() == 1, "the undo was sent");
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        nothing_came_over(world)
    })
    .await;
}

#[tokio::test]
async fn a_profile_that_comes_late_is_not_shown_to_the_next_person() {
    journey("a_profile_that_comes_late", Setting::default(), async |world| {
        world.sign_in().await?;
        let gate = world.tenant.hold_response(Endpoint::ReadUser);
        world.reload().await?;
        gate.reached().await?;
        follow(world).await?;
        gate.release();
        world.open_profile().await?;
        world.see(SECOND_EMAIL).await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}

#[tokio::test]
async fn an_account_that_one_person_proved_is_not_linked_to_the_next() {
    let setting = Setting { config: vec![("scope", json!(LINKING_SCOPE))], ..Setting::default() };
    journey("an_account_that_one_person_proved", setting, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.see(SOCIAL_EMAIL).await?;
        let gate = world.tenant.hold_request(Endpoint::LinkIdentity);
        world.press_link().await?;
        gate.reached().await?;
        let here = world.tab().await?;
        world.open_tab("/profile").await?;
        world.wait_until_signed_in().await?;
        world.open_menu().await?;
        world.press("Sign out").await?;
        // The tenant's session is that of the other account by now, so it asks.
        world.see("An application asks to end your session").await?;
        world.press("Sign out").await?;
        world.see("signed out").await?;
        world.wait_until_signed_out().await?;
        world.sign_in_as(SECOND_EMAIL).await?;
        world.switch_to(&here).await?;
        world.see(SECOND_NAME).await?;
        gate.release();
        world.open_security().await?;
        world.see(SECOND_NAME).await?;
        world.see_nothing_of(SOCIAL_EMAIL).await?;
        ensure!(world.identities(SECOND_EMAIL) == 1, "linked to the second person");
        nothing_came_over(world)
    })
    .await;
}

#[tokio::test]
async fn a_refusal_for_one_person_ends_nothing_of_the_next() {
    journey("a_refusal_for_one_person", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        let gate = world.tenant.hold_response(Endpoint::ReadUser);
        world.press_save().await?;
        gate.reached().await?;
        world.another_person_signs_in_over_an_edit(SECOND_EMAIL).await?;
        // The first person's session is over by now, so whatever it would send is refused.
        release_to_the_next(world, gate).await?;
        world.see_profile().await
    })
    .await;
}

#[tokio::test]
async fn an_unsaved_edit_is_not_offered_to_the_next_person() {
    journey("an_unsaved_edit_is_not_offered", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.wait_until_kept("sailing").await?;
        let there = world.tab().await?;
        world.open_tab("/profile").await?;
        world.wait_until_signed_in().await?;
        world.sign_out_and_discard().await?;
        world.sign_in_as(SECOND_EMAIL).await?;
        world.see(SECOND_EMAIL).await?;
        world.keeps_nothing_of("sailing").await?;
        world.switch_to(&there).await?;
        world.see(SECOND_NAME).await?;
        world.open_profile().await?;
        world.see(SECOND_NAME).await?;
        world.see_nothing_of("unsaved changes").await
    })
    .await;
}

#[tokio::test]
async fn an_account_is_parted_from_the_one_it_began_with() {
    let setting = Setting { config: vec![("scope", json!(LINKING_SCOPE))], ..Setting::default() };
    journey("an_account_is_parted", setting, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.link().await?;
        let gate = world.tenant.hold_request(Endpoint::UnlinkIdentity);
        world.press("Unlink Google").await?;
        world.confirm().await?;
        gate.reached().await?;
        let here = world.tab().await?;
        world.open_tab("/profile").await?;
        world.wait_until_signed_in().await?;
        world.sign_out().await?;
        world.sign_in_as(SECOND_EMAIL).await?;
        world.switch_to(&here).await?;
        world.see(SECOND_NAME).await?;
        gate.release();
        world.open_security().await?;
        world.see(SECOND_NAME).await?;
        world.see_nothing_of("is unlinked").await?;
        world.see_nothing_of(SOCIAL_EMAIL).await?;
        ensure!(world.identities(SECOND_EMAIL) == 1);
        nothing_came_over(world)
    })
    .await;
}

#[tokio::test]
async fn a_mail_about_a_password_goes_to_whoever_asked_and_is_told_to_nobody_else() {
    journey("a_mail_about_a_password", Setting::default(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        let gate = world.tenant.hold_response(Endpoint::ChangePassword);
        world.ask_for_password_mail().await?;
        gate.reached().await?;
        world.another_person_signs_in(SECOND_EMAIL).await?;
        world.see(SECOND_NAME).await?;
        gate.release();
        world.open_security().await?;
        world.see(SECOND_EMAIL).await?;
        world.see_nothing_of(EMAIL).await?;
        world.see_nothing_of("sent a link").await?;
        let mails = world.provider().mails().into_iter().filter(|mail| mail.kind == MailKind::PasswordReset);
        let mails: Vec<String> = mails.map(|mail| mail.to).collect();
        ensure!(mails == [EMAIL], "mails to {mails:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn answers_of_a_sign_up_are_not_stored_for_the_next_person() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size"] }));
    let fields = json!({ "hobby": { "title": "Hobby" }, "size": { "type": "number", "title": "Shoe size" } });
    setting.config.push(("schema", json!({ "type": "object", "properties": fields })));
    journey("answers_of_a_sign_up", setting, async |world| {
        // Nothing is asked of the second person.
        let theirs = json!({ "hobby": "music", "size": 40 });
        world.provider().set_user_metadata(SECOND_EMAIL, theirs.clone());
        world.open_sign_up().await?;
        world.identify(NEW_EMAIL, NEW_PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43").await?;
        world.send_sign_up().await?;
        let gate = world.tenant.hold_response(Endpoint::ReadUser);
        world.sign_in_for_the_first_time().await?;
        // The profile is being read, and the answers would be stored next.
        gate.reached().await?;
        world.another_person_signs_in(SECOND_EMAIL).await?;
        release_to_the_next(world, gate).await?;
        world.see_nothing_of("chess").await?;
        world.keeps_nothing_of("chess").await?;
        ensure!(world.stored_of(SECOND_EMAIL)? == theirs);
        Ok(())
    })
    .await;
}
