//! Sign-in and security: a new password, and a verified address.

use anyhow::ensure;
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{Failing, journey};
use tenant::MailKind;

const NEW: &str = "Another-horse-2";

#[tokio::test]
async fn a_new_password_by_the_mail_in_the_outbox() {
    let setting = Setting { expected_failures: vec![Failing::status("/u/login", 400)], ..Setting::default() };
    journey("a_new_password", setting, async |world| {
        world.sign_in().await?;
        world.go_to_security().await?;
        world.see("Only this service can change your e-mail address").await?;
        world.presentable("account").await?;
        world.press("Change password").await?;
        world.see("We'll e-mail user@example.com a link").await?;
        world.presentable("account-password").await?;
        world.press("Send link").await?;
        world.see("We've sent a link to user@example.com").await?;
        world.presentable("account-mail-sent").await?;
        ensure!(world.mails(MailKind::PasswordReset) == 1, "{} mails", world.mails(MailKind::PasswordReset));

        world.follow_mail(MailKind::PasswordReset).await?;
        world.give_password(NEW).await?;
        world.see("Your password is changed").await?;
        world.open("/profile").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("Wrong email or password").await?;
        world.give_password(NEW).await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn the_mail_is_sent_and_not_too_often() {
    let setting = Setting {
        expected_failures: vec![Failing::status("/dbconnections/change_password", 429)],
        ..Setting::default()
    };
    journey("the_mail_not_too_often", setting, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.ask_for_password_mail().await?;
        world.see("sent a link to").await?;
        let sent = world.mails(MailKind::PasswordReset);
        let mut asked = 1;
        while !world.text().await?.contains("Too many requests") {
            ensure!(asked < 30, "never throttled");
            world.ask_for_password_mail().await?;
            asked += 1;
            // The dialog is closed once there is an answer.
            world.css("#password-said").await?;
        }
        ensure!(world.mails(MailKind::PasswordReset) > sent);
        world.presentable("account-throttled").await?;
        world.press("Change password").await?;
        world.see("We'll e-mail").await?;
        let rests =
            world.script("return document.querySelector('dialog[open] .button-main').disabled").await?;
        ensure!(rests == true, "it can be pressed again at once");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_address_is_verified_by_the_mail_and_looked_at_again() {
    journey("an_address_is_verified", Setting::default(), async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see("open the link we e-mailed you").await?;
        world.presentable("profile-not-verified").await?;
        world.press("What to do").await?;
        world.see_address("/security").await?;
        world.press("I've done it").await?;
        world.see("Still not verified").await?;
        world.presentable("account-not-verified").await?;
        let first = world.tab().await?;
        world.open_tab("/nowhere").await?;
        world.follow_mail(MailKind::Verification).await?;
        world.see("Your address is verified").await?;
        world.switch_to(&first).await?;
        world.press("I've done it").await?;
        world.see("Your e-mail address is verified").await?;
        world.presentable("account-verified").await?;
        world.open("/profile").await?;
        world.see("second@example.com").await?;
        world.see_nothing_of("open the link we e-mailed").await
    })
    .await;
}
