//! A session in real life: tabs, clocks that ran on while the lid was closed, and networks that come and go.

use anyhow::{Context, Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use std::time::{Duration, Instant};
use tenant::{Endpoint, Fault, Scope};
use thirtyfour::prelude::*;

/// Far less than the 15 seconds after which a tab looks at its session anyway, and enough for a machine that is busy.
const SOON: Duration = Duration::from_secs(5);

/// Opens a second tab on the app's start page and stays in the first.
async fn second_tab(world: &World) -> Result<(WindowHandle, WindowHandle)> {
    let first = world.browser.window().await?;
    let second = world.browser.new_tab().await?;
    world.browser.switch_to_window(second.clone()).await?;
    world.open("/").await?;
    world.browser.switch_to_window(first.clone()).await?;
    Ok((first, second))
}

/// Makes the stored session look as if its token were nearly over.
async fn age(world: &World, store: &str) -> Result<Value> {
    let script = format!(
        "const s = JSON.parse({store}['cameo.session']); s.issued_at -= 1e6; s.expires_at = 1;
         {store}['cameo.session'] = JSON.stringify(s); return s.access_token"
    );
    world.script(&script).await
}

fn renewals(world: &World) -> Vec<u16> {
    let asked = world.tenant.tenant().requests();
    asked
        .iter()
        .filter(|request| request.path == "/oauth/token" && request.method == "POST")
        .map(|request| request.status)
        .collect()
}

#[tokio::test]
async fn check_84_every_tab_signs_in_out_and_changes_the_person_within_a_second() {
    journey("check_84_every_tab", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        let (first, second) = second_tab(world).await?;
        world.sign_in().await?;
        let since = Instant::now();
        world.browser.switch_to_window(second.clone()).await?;
        world.see("surfing").await?;
        ensure!(since.elapsed() < SOON, "signed in after {:?}", since.elapsed());

        // Another person in the first tab.
        world.browser.switch_to_window(first.clone()).await?;
        world.sign_out().await?;
        let since = Instant::now();
        world.browser.switch_to_window(second.clone()).await?;
        world.see("another tab").await?;
        world.see_nothing_of("surfing").await?;
        ensure!(since.elapsed() < SOON, "signed out after {:?}", since.elapsed());
        world.browser.switch_to_window(first).await?;
        world.press("Sign in").await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see("second@example.com").await?;
        world.browser.switch_to_window(second).await?;
        world.see("second@example.com").await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_84_tabs_with_sessions_of_their_own_sign_out_together() {
    let setting = Setting { config: vec![("storage", json!("session"))], ..Setting::default() };
    journey("check_84_tabs_with_sessions_of_their_own", setting, async |world| {
        world.sign_in().await?;
        let (first, second) = second_tab(world).await?;
        world.browser.switch_to_window(second).await?;
        world.press("Sign in").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.browser.switch_to_window(first).await?;
        world.see("another tab").await?;
        world.see_nothing_of("surfing").await?;
        ensure!(world.script("return sessionStorage.getItem('cameo.session')").await?.is_null());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_85_nothing_private_is_behind_back_after_signing_out() {
    journey("check_85_nothing_private_behind_back", Setting::default(), async |world| {
        world.sign_in().await?;
        world.press("Edit").await?;
        world.field("hobby").await?;
        // Away to another site: the page may go into the back/forward cache with all that it shows.
        world.browser.goto(world.tenant.issuer()).await?;
        let away = world.browser.window().await?;
        let other = world.browser.new_tab().await?;
        world.browser.switch_to_window(other).await?;
        world.open("/profile").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.browser.switch_to_window(away).await?;
        world.browser.back().await?;
        world.press("Sign in").await.context("the way in")?;
        world.see_nothing_of("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_80_signing_out_without_a_tenant_says_here_only() {
    let setting = Setting { expected_errors: vec!["ERR_CONNECTION_REFUSED"], ..Setting::default() };
    journey("check_80_signing_out_without_a_tenant", setting, async |world| {
        world.sign_in().await?;
        world.tenant.stop().await;
        world.sign_out().await?;
        world.see("You are signed out here").await?;
        world.see_nothing_of("surfing").await?;
        ensure!(world.script("return localStorage.getItem('cameo.session')").await?.is_null());
        world.browser.refresh().await?;
        world.see("Sign in to see this page").await
    })
    .await;
}

#[tokio::test]
async fn check_83_no_address_signs_anybody_out() {
    journey("check_83_no_address_signs_out", Setting::default(), async |world| {
        world.sign_in().await?;
        let addresses = [
            "/?destroy_session=true",
            "/logout",
            "/sign-out",
            "/callback?logout=1",
            "/profile?sign_out=1#sign-out",
            "/callback?error=login_required&state=x",
        ];
        for address in addresses {
            world.open(address).await?;
            wait::until("the app", || async { Ok(world.has("Cameo").await?.then_some(())) }).await?;
        }
        world.open("/profile").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_71_a_duplicated_tab_does_not_trip_reuse_detection() {
    let setting = Setting { config: vec![("storage", json!("session"))], ..Setting::default() };
    journey("check_71_a_duplicated_tab", setting, async |world| {
        world.sign_in().await?;
        let first = world.browser.window().await?;
        age(world, "sessionStorage").await?;
        // A window that a page opens takes the page's sessionStorage along, as a duplicated tab does.
        world.script("window.open('/profile')").await?;
        let second = wait::until("the duplicate", || async {
            Ok(world.browser.windows().await?.into_iter().find(|window| *window != first))
        })
        .await?;
        world.browser.switch_to_window(second).await?;
        world.see("surfing").await?;
        world.browser.switch_to_window(first).await?;
        world.browser.refresh().await?;
        world.see("surfing").await?;
        let renewals = renewals(world);
        ensure!(renewals == [200, 200], "the token endpoint answered {renewals:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_67_many_tabs_renew_once() {
    journey("check_67_many_tabs_renew_once", Setting::default(), async |world| {
        world.sign_in().await?;
        let first = world.browser.window().await?;
        let old = age(world, "localStorage").await?;
        for _ in 0..3 {
            world.script("window.open('/profile')").await?;
        }
        let all = wait::until("three more tabs", || async {
            let windows = world.browser.windows().await?;
            Ok((windows.len() == 4).then_some(windows))
        })
        .await?;
        for window in all.into_iter().filter(|window| *window != first) {
            world.browser.switch_to_window(window).await?;
            world.see("surfing").await?;
        }
        let new = world.script("return JSON.parse(localStorage['cameo.session']).access_token").await?;
        ensure!(new != old);
        let renewals = renewals(world);
        ensure!(renewals == [200, 200], "one sign-in and one renewal, not {renewals:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_68_new_tokens_are_stored_before_they_are_used() {
    journey("check_68_stored_before_used", Setting::default(), async |world| {
        world.sign_in().await?;
        let old = age(world, "localStorage").await?;
        let slow = Fault::Slow(Endpoint::ReadUser, Duration::from_secs(3));
        world.tenant.tenant().set_fault(Scope::All, slow);
        world.browser.refresh().await?;
        // The call with the new token is on its way and not answered: what is stored is the new one already.
        wait::until("the new token in storage", || async {
            let now = world.script("return JSON.parse(localStorage['cameo.session']).access_token").await?;
            Ok((now != old).then_some(()))
        })
        .await?;
        world.see_nothing_of("surfing").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_72_a_dead_network_at_renewal_is_no_sign_out() {
    let setting = Setting {
        expected_errors: vec!["ERR_CONNECTION_REFUSED", "status of 500", "status of 429"],
        ..Setting::default()
    };
    journey("check_72_a_dead_network_at_renewal", setting, async |world| {
        world.sign_in().await?;
        age(world, "localStorage").await?;
        world.tenant.stop().await;
        world.browser.refresh().await?;
        world.see("Try again").await?;
        world.tenant.restart().await?;
        world.tenant.tenant().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::Token));
        world.browser.refresh().await?;
        // Shown by what is still valid, after the renewal has failed: one that is still under way would be cut off by the next reload.
        world.see("surfing").await?;
        world.tenant.tenant().clear_faults();
        world.browser.refresh().await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_91_no_token_code_or_claim_leaks() {
    journey("check_91_no_token_leaks", Setting::default(), async |world| {
        world.open("/").await?;
        world.press("Sign in").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await?;
        let secrets = "const s = JSON.parse(localStorage['cameo.session']);
                       return [s.access_token, s.refresh_token, s.id_token, s.id_token.split('.')[1]]";
        let secrets: Vec<String> = serde_json::from_value(world.script(secrets).await?)?;
        world.press("Edit").await?;
        world.field("hobby").await?;
        world.open("/nowhere").await?;
        world.see("There is no such page").await?;
        world.open("/profile").await?;
        world.see("surfing").await?;
        let page = world.script("return document.documentElement.outerHTML").await?.to_string();
        let title = world.browser.title().await?;
        let address = world.browser.current_url().await?.to_string();
        let history = world.browser.cdp().send_raw("Page.getNavigationHistory", json!({})).await?;
        let own = history["entries"].as_array().context("a history")?.iter();
        let own: Vec<String> = own
            .filter_map(|entry| entry["url"].as_str())
            .filter(|url| url.starts_with(world.site.url()))
            .map(str::to_owned)
            .collect();
        let console: Vec<String> =
            world.browser.browser_log().await?.into_iter().map(|entry| entry.message).collect();
        for secret in &secrets {
            let places = [&page, &title, &address, &own.join("\n"), &console.join("\n")];
            ensure!(!places.iter().any(|place| place.contains(secret.as_str())), "a token can be read");
        }
        ensure!(own.iter().all(|url| !url.contains('?') && !url.contains('#')), "{own:?}");
        ensure!(!title.contains('@') && !title.contains("Robin"), "{title}");
        Ok(())
    })
    .await;
}
