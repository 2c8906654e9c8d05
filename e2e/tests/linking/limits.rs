//! What cannot be linked, what ends a link, and whose session it is.

use super::*;

#[tokio::test]
async fn an_account_that_cannot_be_read_is_not_linked_blindly() {
    let setting = Setting { expected_errors: vec!["status of 403"], ..linking() };
    journey("cannot_be_read", setting, async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        let missing = Fault::MissingScope("read:current_user".to_owned());
        world.press("Link another account").await?;
        world.press("Continue with Sample Social").await?;
        world.tenant.tenant().set_fault(Scope::All, missing);
        world.css("input[name=email]").await?.send_keys(SOCIAL_EMAIL).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("What that account holds could not be read").await?;
        world.presentable("linking-not-read").await?;
        world.press("Do not link").await?;
        world.see("Not linked").await?;
        ensure!(identities(world) == 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn unlinking_asks_first_and_the_main_account_stays() {
    journey("unlinking_asks_first", linking(), async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        world.see("Main account").await?;
        ensure!(!world.has("Unlink E-mail and password").await?, "the main account can be unlinked");
        prove_social(world).await?;
        world.press("Link the accounts").await?;
        world.see("leads to this profile from now on").await?;
        world.press("Unlink Google").await?;
        world.see("Signing in with it will no longer lead to this profile").await?;
        world.presentable("unlinking").await?;
        world.press("Keep it").await?;
        ensure!(identities(world) == 2);
        world.press("Unlink Google").await?;
        world.css("dialog .button-main").await?.click().await?;
        world.see("is unlinked").await?;
        world.presentable("unlinked").await?;
        ensure!(identities(world) == 1);
        let stored = world.tenant.tenant().user_metadata(DEMO_EMAIL).context("metadata")?;
        ensure!(stored["team"] == "blue", "{stored}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tab_with_a_session_of_its_own_keeps_it() {
    let config = vec![("scope", json!(LINKING)), ("storage", json!("session"))];
    journey("a_tab_of_its_own_links", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        prove_social(world).await?;
        world.press("Link the accounts").await?;
        world.see("leads to this profile from now on").await?;
        ensure!(identities(world) == 2);
        let kept = world.script("return Object.keys(sessionStorage).join()").await?;
        ensure!(kept == json!("cameo.session"), "{kept}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_session_that_ends_with_the_page_says_why_nothing_can_be_linked() {
    let config = vec![("scope", json!(LINKING)), ("storage", json!("memory"))];
    journey("ends_with_the_page", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        world.open_menu().await?;
        world.press("Ways to sign in").await?;
        world.see("Another account cannot be linked here").await?;
        ensure!(!world.has("Link another account").await?);
        world.presentable("account-memory").await
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_finds_somebody_else_links_nothing() {
    journey("an_answer_that_finds_somebody_else", linking(), async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        world.press("Link another account").await?;
        world.css("input[name=username]").await?;
        let away = world.browser.window().await?;
        // Meanwhile, in another tab: out, and somebody else in.
        let other = world.browser.new_tab().await?;
        world.browser.switch_to_window(other).await?;
        world.open("/profile").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.press("Sign in").await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see(SECOND_EMAIL).await?;
        world.browser.switch_to_window(away).await?;
        world.press("Continue with Sample Social").await?;
        world.css("input[name=email]").await?.send_keys(SOCIAL_EMAIL).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("Somebody else is signed in here than when you began").await?;
        world.presentable("linking-other-person").await?;
        ensure!(identities(world) == 1);
        ensure!(world.tenant.tenant().profile(SOCIAL_EMAIL).is_some(), "still an account of its own");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_the_scope_there_are_no_buttons_but_the_reason() {
    journey("without_the_scope", Setting::default(), async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        world.see("Linking and unlinking accounts is not switched on here").await?;
        world.see("update:current_user_identities").await?;
        ensure!(!world.has("Link another account").await?);
        world.presentable("account-not-granted").await
    })
    .await;
}

#[tokio::test]
async fn what_the_settings_call_sensitive_asks_who_it_is_first() {
    let config = vec![
        ("scope", json!(LINKING)),
        ("sensitive", json!(["changePassword", "linkAccounts"])),
        ("sensitiveMaxAgeSeconds", json!(10)),
    ];
    journey("sensitive_ways", Setting { config, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        e2e::wait::until("the sign-in to be too long ago", || async {
            world.open("/account").await?;
            world.see("Send me the mail").await?;
            Ok(world.text().await?.contains("asks you to sign in again first").then_some(()))
        })
        .await?;
        world.presentable("account-sensitive").await?;
        world.press("Link another account").await?;
        world.css("input[name=password]").await?;
        world.open("/account").await?;
        world.press("Send me the mail").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/account").await?;
        ensure!(resets(world) == 0, "a mail was sent before the person said so again");
        world.press("Send me the mail").await?;
        world.see("is on its way").await?;
        ensure!(resets(world) == 1);
        Ok(())
    })
    .await;
}
