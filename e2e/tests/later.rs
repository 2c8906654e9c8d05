//! Code that a first visit does not need: it is not fetched by one, it is there in time, and it may fail to come.

use anyhow::{Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;

/// The files of the site that the page has asked for.
async fn fetched(world: &World) -> Result<Vec<String>> {
    let script = "return performance.getEntriesByType('resource').map((entry) => new URL(entry.name))\
                  .filter((url) => url.origin === location.origin).map((url) => url.pathname)";
    let list = world.browser.execute(script, Vec::new()).await?;
    Ok(serde_json::from_value(list.json().clone())?)
}

/// Nothing at these addresses comes any more, not even from the browser's cache.
async fn block(world: &World, urls: &[&str]) -> Result<()> {
    let cdp = world.browser.cdp();
    cdp.send_raw("Network.enable", json!({})).await?;
    cdp.send_raw("Network.setCacheDisabled", json!({ "cacheDisabled": true })).await?;
    cdp.send_raw("Network.setBlockedURLs", json!({ "urls": urls })).await?;
    Ok(())
}

fn part<'a>(files: &'a [String], name: &str) -> Option<&'a String> {
    files.iter().find(|file| file.starts_with(&format!("/later/{name}-")))
}

#[tokio::test]
async fn a_first_visit_fetches_only_what_it_needs() {
    journey("a_first_visit_fetches_only_what_it_needs", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        // What somebody needs who signs in comes ahead, once the button works, and nothing else does.
        e2e::wait::until("the code for somebody who is signed in", || async {
            Ok(part(&fetched(world).await?, "signed_in").is_some().then_some(()))
        })
        .await?;
        let after = "const all = performance.getEntriesByType('resource');
                     const app = all.find((entry) => entry.name.endsWith('_bg.wasm'));
                     return all.filter((entry) => entry.name.includes('/later/')).every((entry) => entry.startTime >= app.responseEnd)";
        ensure!(world.script(after).await? == json!(true), "something later was asked for before the app was there");
        let files = fetched(world).await?;
        ensure!(part(&files, "edit").is_none() && part(&files, "rare").is_none(), "{files:?}");
        world.sign_in().await?;
        world.see("surfing").await?;
        let files = fetched(world).await?;
        ensure!(part(&files, "signed_in").is_some(), "{files:?}");
        // The editor is there before anybody presses Edit.
        e2e::wait::until("the editor's code", || async {
            Ok(part(&fetched(world).await?, "edit").is_some().then_some(()))
        })
        .await
    })
    .await;
}

#[tokio::test]
async fn whoever_saves_data_is_sent_nothing_ahead() {
    journey("nothing_ahead", Setting::default(), async |world| {
        world
            .before_every_page(
                "Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
                 // Everything that waits for idle time has had some by then.
                 window.idle = () => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done)));",
            )
            .await?;
        world.open("/").await?;
        world.see("Your account").await?;
        e2e::wait::until("the app", || async {
            Ok((world.script("return !document.getElementById('shell')").await? == json!(true)).then_some(()))
        })
        .await?;
        world.browser.execute_async("window.idle().then(arguments[arguments.length - 1])", Vec::new()).await?;
        let files = fetched(world).await?;
        ensure!(!files.iter().any(|file| file.starts_with("/later/")), "{files:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_page_whose_code_does_not_come_says_so_and_tries_again() {
    let setting =
        Setting { expected_errors: vec!["Failed to fetch", "ERR_BLOCKED_BY_CLIENT"], ..Setting::default() };
    journey("a_page_whose_code_does_not_come", setting, async |world| {
        world.sign_in().await?;
        block(world, &["*/later/*"]).await?;
        world.browser.refresh().await?;
        world.see("This page couldn't be loaded").await?;
        world.presentable("not-loaded").await?;
        block(world, &[]).await?;
        world.press("Try again").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_whose_code_does_not_come_blames_the_site_and_not_the_provider() {
    let setting =
        Setting { expected_errors: vec!["Failed to fetch", "ERR_BLOCKED_BY_CLIENT"], ..Setting::default() };
    journey("a_sign_in_whose_code_does_not_come", setting, async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.css("form[action^='/u/']").await?;
        block(world, &["*/later/*"]).await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("Part of this site didn't load").await?;
        world.see_nothing_of("We can't reach the sign-in service").await?;
        world.presentable("sign-in-not-loaded").await?;
        block(world, &[]).await?;
        world.press("Sign in again").await?;
        world.see("surfing").await
    })
    .await;
}
