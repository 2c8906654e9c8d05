//! The ways to sign in: a new password, a verified address, and accounts that become one.

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, MailKind, SOCIAL_EMAIL, Scope};
use thirtyfour::prelude::*;

const NEW: &str = "Another-horse-2";
const LINKING: &str = "openid profile email offline_access read:current_user update:current_user_metadata update:current_user_identities";

fn linking() -> Setting {
    Setting { config: vec![("scope", json!(LINKING))], ..Setting::default() }
}

/// The link of the newest mail of a kind.
fn mailed(world: &World, kind: MailKind) -> Result<String> {
    let mails = world.tenant.tenant().mails();
    Ok(mails.into_iter().find(|mail| mail.kind == kind).context("a mail")?.link)
}

/// How many mails for a new password there are.
fn resets(world: &World) -> usize {
    world.tenant.tenant().mails().iter().filter(|mail| mail.kind == MailKind::PasswordReset).count()
}

fn identities(world: &World) -> usize {
    let profile = world.tenant.tenant().profile(DEMO_EMAIL).unwrap_or_default();
    profile["identities"].as_array().map_or(0, Vec::len)
}

/// From `/account` to what the social account would bring.
async fn prove_social(world: &World) -> Result<()> {
    world.press("Link another account").await?;
    world.press("Continue with Sample Social").await?;
    world.css("input[name=email]").await?.send_keys(SOCIAL_EMAIL).await?;
    world.css("button[type=submit]").await?.click().await?;
    world.see_address("/account").await
}

async fn session_text(world: &World) -> Result<Value> {
    world.script("return JSON.parse(localStorage['cameo.session']).access_token").await
}

#[tokio::test]
async fn a_new_password_by_the_mail_in_the_outbox() {
    let setting = Setting { expected_errors: vec!["status of 400"], ..Setting::default() };
    journey("a_new_password", setting, async |world| {
        world.sign_in().await?;
        world.css(".menu-name").await?.click().await?;
        world.press("Ways to sign in").await?;
        world.see("you choose a new password").await?;
        world.presentable("account").await?;
        world.press("Send me the mail").await?;
        world.see("If there is an account for user@example.com").await?;
        world.presentable("account-mail-sent").await?;
        ensure!(resets(world) == 1, "{} mails", resets(world));

        world.browser.goto(mailed(world, MailKind::PasswordReset)?).await?;
        world.css("input[name=password]").await?.send_keys(NEW).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("Your password is changed").await?;
        world.open("/profile").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.press("Sign in").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("Wrong email or password").await?;
        world.css("input[name=password]").await?.send_keys(NEW).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn the_mail_is_promised_to_everybody_alike_and_not_too_often() {
    let setting = Setting { expected_errors: vec!["status of 429"], ..Setting::default() };
    journey("the_mail_is_promised_alike", setting, async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        world.see("Send me the mail").await?;
        // Somebody who is no more gets the same words, and no mail.
        world.press("Send me the mail").await?;
        world.see("a mail with the link is on its way").await?;
        let sent = resets(world);
        let said = world.css("#password-said").await?.text().await?;
        let mut asked = 1;
        while !world.text().await?.contains("Too many of these mails") {
            ensure!(asked < 30, "never throttled");
            world.press("Send another mail").await?;
            asked += 1;
            e2e::wait::until("an answer", || async {
                let text = world.text().await?;
                let answered = !text.contains("Sending…");
                Ok(answered.then_some(()))
            })
            .await?;
        }
        ensure!(resets(world) > sent);
        world.presentable("account-throttled").await?;
        ensure!(said.contains("If there is an account"), "{said}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_address_is_verified_by_the_mail_and_looked_at_again() {
    journey("an_address_is_verified", Setting::default(), async |world| {
        world.open("/").await?;
        world.press("Sign in").await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see("Nobody has confirmed yet").await?;
        world.presentable("profile-not-verified").await?;
        world.press("What to do").await?;
        world.see_address("/account").await?;
        world.press("Check again").await?;
        world.see("it is still not verified").await?;
        world.presentable("account-not-verified").await?;
        let first = world.browser.window().await?;
        let other = world.browser.new_tab().await?;
        world.browser.switch_to_window(other).await?;
        world.browser.goto(mailed(world, MailKind::Verification)?).await?;
        world.see("Your address is verified").await?;
        world.browser.switch_to_window(first).await?;
        world.press("Check again").await?;
        world.see("Your e-mail address is verified").await?;
        world.presentable("account-verified").await?;
        world.open("/profile").await?;
        world.see("second@example.com").await?;
        world.see_nothing_of("Nobody has confirmed").await
    })
    .await;
}

#[tokio::test]
async fn two_accounts_become_one_and_nothing_of_either_is_lost_unasked() {
    journey("two_accounts_become_one", linking(), async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        let before = session_text(world).await?;
        prove_social(world).await?;
        world.see("Link this account?").await?;
        world.see("Both have these").await?;
        world.see("holiday").await?;
        world.presentable("linking-preview").await?;
        ensure!(session_text(world).await? == before, "the session is another one");
        // Nothing has happened yet.
        ensure!(identities(world) == 1);

        world.browser.find(By::XPath("//label[contains(., 'Take the other one')]")).await?.click().await?;
        world.presentable("linking-chosen").await?;
        world.press("Link the accounts").await?;
        world.see("leads to this profile from now on").await?;
        world.see(SOCIAL_EMAIL).await?;
        world.presentable("linked").await?;
        ensure!(identities(world) == 2);
        let stored = world.tenant.tenant().user_metadata(DEMO_EMAIL).context("metadata")?;
        ensure!(stored["hobby"] == "chess" && stored["team"] == "blue", "{stored}");
        ensure!(stored["addresses"]["holiday"] == "2 Dune Path, Seaside", "{stored}");
        ensure!(stored["addresses"]["work"] == "9 Harbour Road, Anytown", "{stored}");
        ensure!(world.script("return sessionStorage.length").await? == json!(0), "something is left behind");

        // Both ways lead to the one profile.
        world.sign_out().await?;
        world.press("Sign in").await?;
        world.press("Continue with Sample Social").await?;
        world.css("input[name=email]").await?.send_keys(SOCIAL_EMAIL).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see("Robin Ashby").await?;
        world.see("Harbour Road").await
    })
    .await;
}

#[tokio::test]
async fn a_second_thought_at_every_step_leaves_everything_as_it_was() {
    journey("a_second_thought", linking(), async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        let before = session_text(world).await?;

        // At the provider: the way back.
        world.press("Link another account").await?;
        world.css("input[name=username]").await?;
        world.browser.back().await?;
        world.press("Link another account").await?;
        world.css("input[name=username]").await?;
        // At the provider: the same account.
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("That is the account you are signed in with").await?;
        world.presentable("linking-same-account").await?;

        // At the provider: no.
        world.tenant.tenant().set_fault(Scope::All, Fault::ConsentRefused);
        prove_social(world).await?;
        world.see("The second sign-in was cancelled").await?;
        world.presentable("linking-cancelled").await?;
        world.tenant.tenant().clear_faults();

        // Here: no, and a reload in the middle.
        prove_social(world).await?;
        world.see("Link this account?").await?;
        world.browser.refresh().await?;
        world.see("Link another account").await?;
        world.see_nothing_of("Link this account?").await?;
        prove_social(world).await?;
        world.press("Do not link").await?;
        world.see("Not linked. Both accounts are as they were").await?;
        world.presentable("linking-discarded").await?;

        ensure!(session_text(world).await? == before, "the session is another one");
        ensure!(identities(world) == 1);
        let stored = world.tenant.tenant().user_metadata(DEMO_EMAIL).context("metadata")?;
        ensure!(stored["hobby"] == "surfing" && stored.get("team").is_none(), "{stored}");
        ensure!(world.tenant.tenant().user_metadata(SOCIAL_EMAIL).is_some_and(|kept| kept["team"] == "blue"));
        ensure!(world.script("return sessionStorage.length").await? == json!(0), "something is left behind");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_fails_is_named_and_goes_on_where_it_stopped() {
    let setting = Setting { expected_errors: vec!["status of 500", "status of 403"], ..linking() };
    journey("what_fails_is_named", setting, async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        prove_social(world).await?;
        world.see("Link this account?").await?;
        // Taking over fails: nothing is linked.
        world.tenant.tenant().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
        world.press("Link the accounts").await?;
        world.see("so it was not linked").await?;
        world.presentable("linking-not-stored").await?;
        ensure!(identities(world) == 1);
        world.tenant.tenant().clear_faults();
        world.press("Try again").await?;
        world.see("leads to this profile from now on").await?;
        let stored = world.tenant.tenant().user_metadata(DEMO_EMAIL).context("metadata")?;
        ensure!(stored["hobby"] == "surfing" && stored["team"] == "blue", "{stored}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_changed_meanwhile_is_shown_before_anything_is_linked() {
    journey("what_changed_meanwhile", linking(), async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        prove_social(world).await?;
        world.see("Link this account?").await?;
        world.browser.find(By::XPath("//label[contains(., 'Take the other one')]")).await?.click().await?;
        // On another device the same field becomes a third thing.
        ensure!(world.tenant.tenant().other_device(DEMO_EMAIL, &json!({"hobby": "sailing"})));
        world.press("Link the accounts").await?;
        world.see("Your own details have changed meanwhile").await?;
        world.see("sailing").await?;
        world.presentable("linking-moved").await?;
        ensure!(identities(world) == 1);
        world.press("Link the accounts").await?;
        world.see("leads to this profile from now on").await?;
        let stored = world.tenant.tenant().user_metadata(DEMO_EMAIL).context("metadata")?;
        ensure!(stored["hobby"] == "sailing" && stored["team"] == "blue", "{stored}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_looked_up_and_only_the_link_is_tried_again() {
    let setting = Setting { expected_errors: vec!["status of 500", "ERR_"], ..linking() };
    journey("a_lost_link", setting, async |world| {
        world.sign_in().await?;
        world.open("/account").await?;
        prove_social(world).await?;
        world.see("Link this account?").await?;
        let tenant = world.tenant.tenant().clone();
        tenant.set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::LinkIdentity));
        world.press("Link the accounts").await?;
        world.see("has been taken over into this profile already").await?;
        world.presentable("linking-not-linked").await?;
        ensure!(identities(world) == 1);
        let patches = || {
            let asked = tenant.requests();
            asked.iter().filter(|request| request.method == "PATCH").count()
        };
        ensure!(patches() == 1);
        // Who leaves it at that is told what is so, and may begin anew: there is nothing left to choose.
        world.press("Do not link").await?;
        world.see("What was taken over before stays in this profile").await?;
        prove_social(world).await?;
        world.see("Link this account?").await?;
        world.press("Link the accounts").await?;
        world.see("The accounts are not linked").await?;
        ensure!(patches() == 1, "{} patches", patches());
        // The tenant links, and its answer never comes.
        tenant.clear_faults();
        tenant.set_fault(Scope::All, Fault::DroppedAfter(Endpoint::LinkIdentity));
        world.press("Try again").await?;
        world.see("leads to this profile from now on").await?;
        ensure!(identities(world) == 2 && patches() == 1, "{} patches", patches());
        tenant.clear_faults();
        tenant.set_fault(Scope::All, Fault::DroppedAfter(Endpoint::UnlinkIdentity));
        world.press("Unlink Google").await?;
        world.css("dialog .button-main").await?.click().await?;
        // The browser may have sent it once more by itself, as HTTP lets it; the words are true either way.
        world.see("It leads to a profile of its own now").await?;
        ensure!(identities(world) == 1);
        Ok(())
    })
    .await;
}

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
        world.css(".menu-name").await?.click().await?;
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
        ("sensitiveMaxAgeSeconds", json!(4)),
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
