//! The example of `cameo-auth-leptos`: an app that is not Cameo signs in, is private, and signs out.

use anyhow::{Context, Result};
use e2e::host::{Habit, Instead};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, environment, journey};

fn example() -> Setting {
    Setting { example: true, host: Some(Habit::Plain), ..Setting::default() }
}

/// Has the page name this journey's tenant.
fn name_the_tenant(world: &World) -> Result<()> {
    let page =
        std::fs::read_to_string(environment::dist_example()?.join("index.html")).context("no example")?;
    let page = page.replace("http://localhost:4400/", world.tenant.issuer());
    world.host()?.answer("index.html", Instead::Bytes(page.into_bytes()));
    Ok(())
}

#[tokio::test]
async fn the_example_signs_in_greets_and_signs_out() {
    journey("example", example(), async |world| {
        name_the_tenant(world)?;
        world.open("/").await?;
        world.see("Anybody can read this.").await?;
        world.press("Private").await?;
        world.see("You are signed out.").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/private").await?;
        world.see("Hello, ").await?;
        // The session outlives a reload.
        world.browser.refresh().await?;
        world.press("Sign out").await?;
        world.see("Anybody can read this.").await?;
        world.see_address("/").await?;
        world.keeps_nothing_of(DEMO_EMAIL).await?;
        // The tenant has forgotten them too: the next one is asked who they are.
        world.open("/private").await?;
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see_address("/private").await?;
        world.see("Hello, ").await
    })
    .await;
}
