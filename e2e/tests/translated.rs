//! A page that the browser translates: what is read there is what is so, whatever the browser has put in the place of its words.

use anyhow::ensure;
use e2e::pages::linking::LINKING_SCOPE;
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;
use tenant::{Endpoint, MailKind};

/// No word stands on the page any more that is not true any more.
async fn gone(world: &World, words: &[&str]) -> anyhow::Result<()> {
    for word in words {
        world.wait_until_gone(word).await?;
    }
    Ok(())
}

#[tokio::test]
async fn what_changes_on_a_translated_page_is_read_as_it_is() {
    journey("translated", Setting::default(), async |world| {
        world.translate_from_now_on().await?;
        world.sign_in().await?;
        let translated = world.script("return document.querySelectorAll('font').length").await?;
        ensure!(translated.as_u64() > Some(5), "nothing is translated");
        world.start_edit("hobby").await?;
        world.fill("hobby", "sailing").await?;
        world.see_unsaved(1).await?;
        world.fill("hobby", "surfing").await?;
        gone(world, &["1 change"]).await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.see("sailing").await?;
        world.undo().await?;
        world.see("surfing").await?;
        gone(world, &["sailing"]).await?;

        world.go_to_security().await?;
        let gate = world.tenant.hold_response(Endpoint::ChangePassword);
        world.ask_for_password_mail().await?;
        gate.reached().await?;
        world.see("Sending").await?;
        gate.release();
        world.see("sent a link to").await?;
        gone(world, &["Sending", "Send link"]).await?;
        ensure!(world.mails(MailKind::PasswordReset) == 1);
        world.press("Session details").await?;
        world.see_session().await?;
        gone(world, &["sent a link to"]).await?;
        world.sign_out().await?;
        gone(world, &["Opening", "Session details"]).await?;
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see(SECOND_EMAIL).await?;
        gone(world, &["Getting your profile"]).await
    })
    .await;
}

#[tokio::test]
async fn linking_on_a_translated_page_tells_where_it_stands() {
    let setting = Setting { config: vec![("scope", json!(LINKING_SCOPE))], ..Setting::default() };
    journey("translated_linking", setting, async |world| {
        world.translate_from_now_on().await?;
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.see("Link this account?").await?;
        world.link().await?;
        gone(world, &["Link this account?"]).await?;
        world.unlink_social().await?;
        gone(world, &["Linked. You can"]).await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        Ok(())
    })
    .await;
}
