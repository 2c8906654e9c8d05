//! The ways to sign in: a new password, and a verified address.

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey};
use tenant::MailKind;

const NEW: &str = "Another-horse-2";

/// Opens the newest mail of a kind in the tenant's outbox, and follows its link.
async fn follow(world: &World, kind: MailKind) -> Result<()> {
    let mails = world.tenant.tenant().mails();
    let subject = mails.into_iter().find(|mail| mail.kind == kind).context("a mail")?.subject;
    world.browser.goto(format!("{}outbox", world.tenant.issuer())).await?;
    world.press(&subject).await?;
    Ok(world.css("p.code a").await?.click().await?)
}

/// How many mails for a new password there are.
fn resets(world: &World) -> usize {
    world.tenant.tenant().mails().iter().filter(|mail| mail.kind == MailKind::PasswordReset).count()
}

#[tokio::test]
async fn a_new_password_by_the_mail_in_the_outbox() {
    let setting = Setting { expected_errors: vec!["status of 400"], ..Setting::default() };
    journey("a_new_password", setting, async |world| {
        world.sign_in().await?;
        world.open_menu().await?;
        world.press("Ways to sign in").await?;
        world.see("you choose a new password").await?;
        world.presentable("account").await?;
        world.press("Send me the mail").await?;
        world.see("If there is an account for user@example.com").await?;
        world.presentable("account-mail-sent").await?;
        ensure!(resets(world) == 1, "{} mails", resets(world));

        follow(world, MailKind::PasswordReset).await?;
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
        let rests = world.script("return document.querySelector('.account-block .button').disabled").await?;
        ensure!(rests == true, "it can be pressed again at once");
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
        follow(world, MailKind::Verification).await?;
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
