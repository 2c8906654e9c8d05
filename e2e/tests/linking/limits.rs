//! What cannot be linked, what ends a link, and whose session it is.

use super::*;
use std::time::Duration;

#[tokio::test]
async fn an_account_that_cannot_be_read_is_not_linked_blindly() {
    let setting = Setting { expected_failures: vec![Failing::status("/api/v2/users/", 403)], ..linking() };
    journey("cannot_be_read", setting, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        let missing = Fault::MissingScope("read:current_user".to_owned());
        world.press("Link another account").await?;
        world.continue_with_social().await?;
        world.provider().set_fault(Scope::All, missing);
        world.give_social(SOCIAL_EMAIL, None).await?;
        world.see("We couldn't read that account").await?;
        world.presentable("linking-not-read").await?;
        world.do_not_link().await?;
        world.see("Not linked").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn unlinking_asks_first_and_the_main_account_stays() {
    journey("unlinking_asks_first", linking(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.see("This one can't be unlinked").await?;
        ensure!(!world.has("Unlink Password").await?, "the main account can be unlinked");
        world.prove_social().await?;
        world.link().await?;
        world.press("Unlink Google").await?;
        world.see("You won't be able to sign in here with Google any more").await?;
        world.presentable("unlinking").await?;
        world.press("Cancel").await?;
        ensure!(world.identities(DEMO_EMAIL) == 2);
        world.press("Unlink Google").await?;
        world.confirm().await?;
        world.see("is unlinked").await?;
        world.presentable("unlinked").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        let stored = world.stored()?;
        ensure!(stored["team"] == "blue", "{stored}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tab_with_a_session_of_its_own_keeps_it() {
    let config = vec![("scope", json!(LINKING_SCOPE)), ("storage", json!("session"))];
    journey("a_tab_of_its_own_links", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.link().await?;
        ensure!(world.identities(DEMO_EMAIL) == 2);
        world.stored_session().await?.context("the session of the tab")?;
        ensure!(
            world.stored_of_kind("second-sign-in").await?.is_empty(),
            "the second sign-in is left behind"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_with_the_page_says_why_nothing_can_be_linked() {
    let config = vec![("scope", json!(LINKING_SCOPE)), ("storage", json!("memory"))];
    journey("ends_with_the_page", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        world.go_to_security().await?;
        world.see("You can't link another account here").await?;
        ensure!(!world.has("Link another account").await?);
        world.presentable("account-memory").await
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_finds_somebody_else_links_nothing() {
    journey("an_answer_that_finds_somebody_else", linking(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.press("Link another account").await?;
        world.css("form[action^='/u/'] input[name=username]").await?;
        let away = world.tab().await?;
        // Meanwhile, in another tab: out, and somebody else in.
        world.open_tab("/profile").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see(SECOND_EMAIL).await?;
        world.switch_to(&away).await?;
        world.continue_with_social().await?;
        world.give_social(SOCIAL_EMAIL, None).await?;
        world.see("Someone else is signed in here now").await?;
        world.presentable("linking-other-person").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        ensure!(world.provider().profile(SOCIAL_EMAIL).is_some(), "still an account of its own");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_the_scope_there_are_no_buttons_but_the_reason() {
    journey("without_the_scope", Setting::default(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.see("You can't link or unlink accounts here").await?;
        // What the administrator has to change is under the technical details.
        world.see_nothing_of("update:current_user_identities").await?;
        world.see_technical(&["update:current_user_identities"]).await?;
        ensure!(!world.has("Link another account").await?);
        world.presentable("account-not-granted").await
    })
    .await;
}

#[tokio::test]
async fn what_the_settings_call_sensitive_asks_who_it_is_first() {
    let config = vec![
        ("scope", json!(LINKING_SCOPE)),
        ("sensitive", json!(["changePassword", "linkAccounts"])),
        ("sensitiveMaxAgeSeconds", json!(10)),
    ];
    journey("sensitive_ways", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        world.let_time_pass(Duration::from_secs(11)).await?;
        world.go_to_security().await?;
        world.see("You'll be asked to sign in again first").await?;
        world.presentable("account-sensitive").await?;
        world.press("Link another account").await?;
        world.css("form[action^='/u/'] input[name=password]").await?;
        world.open_security().await?;
        world.press("Change password").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/security").await?;
        ensure!(world.mails(MailKind::PasswordReset) == 0, "a mail was sent before the person said so again");
        world.ask_for_password_mail().await?;
        world.see("sent a link to").await?;
        ensure!(world.mails(MailKind::PasswordReset) == 1);
        Ok(())
    })
    .await;
}
