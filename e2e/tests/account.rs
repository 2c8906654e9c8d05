//! The ways to sign in: a new password, and a verified address.

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
        world.open_account_by_menu().await?;
        world.see("you choose a new password").await?;
        world.presentable("account").await?;
        world.press("Send me the mail").await?;
        world.see("If there is an account for user@example.com").await?;
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
async fn the_mail_is_promised_to_everybody_alike_and_not_too_often() {
    let setting = Setting {
        expected_failures: vec![Failing::status("/dbconnections/change_password", 429)],
        ..Setting::default()
    };
    journey("the_mail_is_promised_alike", setting, async |world| {
        world.sign_in().await?;
        world.open_account().await?;
        world.see("Send me the mail").await?;
        world.press("Send me the mail").await?;
        world.see("a mail with the link is on its way").await?;
        let sent = world.mails(MailKind::PasswordReset);
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
        ensure!(world.mails(MailKind::PasswordReset) > sent);
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
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see("Nobody has confirmed yet").await?;
        world.presentable("profile-not-verified").await?;
        world.press("What to do").await?;
        world.see_address("/account").await?;
        world.press("Check again").await?;
        world.see("it is still not verified").await?;
        world.presentable("account-not-verified").await?;
        let first = world.tab().await?;
        world.open_tab("/nowhere").await?;
        world.follow_mail(MailKind::Verification).await?;
        world.see("Your address is verified").await?;
        world.switch_to(&first).await?;
        world.press("Check again").await?;
        world.see("Your e-mail address is verified").await?;
        world.presentable("account-verified").await?;
        world.open("/profile").await?;
        world.see("second@example.com").await?;
        world.see_nothing_of("Nobody has confirmed").await
    })
    .await;
}
