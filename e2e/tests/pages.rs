//! Every page, as people see it: wide and narrow, light and dark, and with whatever else than eyes and a mouse.

use anyhow::{Result, ensure};
use e2e::world::Setting;
use e2e::{Failing, journey};
use serde_json::json;
use tenant::{Endpoint, Fault, Scope};
use thirtyfour::prelude::*;

#[tokio::test]
async fn the_signed_out_pages() {
    journey("the_signed_out_pages", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        world.presentable("home").await?;
        world.open("/profile").await?;
        world.see("Sign in to continue").await?;
        world.presentable("private").await?;
        world.open("/nowhere").await?;
        world.see("Page not found").await?;
        world.presentable("not-found").await?;
        world.open("/callback?code=1&state=foreign").await?;
        world.see("Sign in again").await?;
        world.presentable("callback-refused").await
    })
    .await;
}

#[tokio::test]
async fn the_profile_and_its_editor() {
    journey("the_profile_and_its_editor", Setting::default(), async |world| {
        world.sign_in().await?;
        world.presentable("profile").await?;
        world.open_menu().await?;
        world.presentable("menu").await?;
        world.open_editor("hobby").await?;
        world.presentable("edit").await?;
        world.fill("hobby", "sailing").await?;
        world.remove("newsletter").await?;
        world.presentable("edit-changed").await
    })
    .await;
}

#[tokio::test]
async fn waiting_and_failing() {
    let setting =
        Setting { expected_failures: vec![Failing::status("/api/v2/users/", 500)], ..Setting::default() };
    journey("waiting_and_failing", setting, async |world| {
        world.sign_in().await?;
        let tenant = world.provider().clone();
        let gate = world.tenant.hold_request(Endpoint::ReadUser);
        world.browser.refresh().await?;
        world.see("Getting your profile").await?;
        world.presentable("waiting").await?;
        gate.release();
        world.see("surfing").await?;
        tenant.set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::ReadUser));
        world.browser.refresh().await?;
        world.see("Try again").await?;
        world.presentable("failure").await?;
        tenant.clear_faults();
        world.press("Try again").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn the_keyboard_alone_is_enough() {
    journey("the_keyboard_alone_is_enough", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        tab_to(world, "Sign in").await?;
        world.browser.action_chain().send_keys(Key::Enter).perform().await?;
        let keys = [e2e::pages::DEMO_EMAIL, "\u{e004}", e2e::pages::DEMO_PASSWORD, "\u{e007}"];
        world.css("form[action^='/u/'] input[name=username]").await?;
        for key in keys {
            world.browser.action_chain().send_keys(key).perform().await?;
        }
        world.see("surfing").await?;
        tab_to(world, "Edit").await?;
        world.browser.action_chain().send_keys(Key::Enter).perform().await?;
        world.field("hobby").await?;
        Ok(())
    })
    .await;
}

/// Presses Tab until the focus is on what says `name`; it must be visible there.
async fn tab_to(world: &e2e::World, name: &str) -> Result<()> {
    for _ in 0..40 {
        world.browser.action_chain().send_keys(Key::Tab).perform().await?;
        let focused =
            world.script("const e = document.activeElement; return e.innerText || e.ariaLabel || ''").await?;
        if focused.as_str().map(str::trim) == Some(name) {
            let outline =
                world.script("return getComputedStyle(document.activeElement).outlineStyle").await?;
            ensure!(outline != json!("none"), "the focus on {name:?} cannot be seen");
            return Ok(());
        }
    }
    anyhow::bail!("Tab never reaches {name:?}")
}
