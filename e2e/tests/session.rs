//! A session in real life: tabs, clocks that ran on while the lid was closed, and networks that come and go.

use anyhow::{Context, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{Failing, World, journey, wait};
use serde_json::json;
use tenant::{Endpoint, Fault, Scope};

fn renewals(world: &World) -> Vec<u16> {
    let asked = world.provider().requests();
    asked
        .iter()
        .filter(|request| request.path == "/oauth/token" && request.method == "POST")
        .map(|request| request.status)
        .collect()
}

#[tokio::test]
async fn check_84_every_tab_signs_in_out_and_changes_the_person_at_once() {
    journey("check_84_every_tab", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        let first = world.tab().await?;
        let second = world.open_tab("/nowhere").await?;
        // A tab looks at its session from time to time anyway. Here it never does, so that it has to be told.
        world.without_intervals().await?;
        world.open("/").await?;
        world.see("Your account").await?;
        world.switch_to(&first).await?;
        world.sign_in().await?;
        world.switch_to(&second).await?;
        world.see("surfing").await?;

        world.switch_to(&first).await?;
        world.sign_out().await?;
        world.switch_to(&second).await?;
        world.wait_until_another_tab_signed_out().await?;
        world.see_nothing_of("surfing").await?;
        // Another person in the first tab.
        world.switch_to(&first).await?;
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see(SECOND_EMAIL).await?;
        world.switch_to(&second).await?;
        world.see(SECOND_EMAIL).await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_84_tabs_with_sessions_of_their_own_sign_out_together() {
    let setting = Setting { config: vec![("storage", json!("session"))], ..Setting::default() };
    journey("check_84_tabs_with_sessions_of_their_own", setting, async |world| {
        world.sign_in().await?;
        let first = world.tab().await?;
        world.open_tab("/").await?;
        world.press_sign_in().await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.switch_to(&first).await?;
        world.wait_until_another_tab_signed_out().await?;
        world.see_nothing_of("surfing").await?;
        world.no_session_is_stored().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_85_nothing_private_is_behind_back_after_signing_out() {
    for storage in ["local", "session", "memory"] {
        let setting = Setting { config: vec![("storage", json!(storage))], ..Setting::default() };
        journey("check_85_nothing_private_behind_back", setting, async |world| {
            world.sign_in_and_edit().await?;
            // Away to another site: the page may go into the back/forward cache with all that it shows.
            world.browser.goto(world.tenant.issuer()).await?;
            let away = world.tab().await?;
            world.open_tab("/profile").await?;
            if storage != "local" {
                world.press_sign_in().await?;
            }
            world.see("surfing").await?;
            world.sign_out().await?;
            world.switch_to(&away).await?;
            world.browser.back().await?;
            world.press_sign_in().await.context("the way in")?;
            world.see_nothing_of("surfing").await?;
            world.see_sign_in_page().await?;
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn check_80_signing_out_without_a_tenant_says_here_only() {
    let setting = Setting {
        expected_failures: vec![
            Failing::network("/oauth/revoke", "ERR_CONNECTION_REFUSED"),
            // Whether the provider is there at all.
            Failing::network("/.well-known/openid-configuration", "ERR_CONNECTION_REFUSED"),
        ],
        ..Setting::default()
    };
    journey("check_80_signing_out_without_a_tenant", setting, async |world| {
        world.sign_in().await?;
        world.tenant.stop().await;
        world.sign_out().await?;
        world.see("You're signed out here").await?;
        world.see_nothing_of("surfing").await?;
        world.no_session_is_stored().await?;
        world.browser.refresh().await?;
        world.see_address("/").await?;
        world.wait_until_signed_out().await
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
        let first = world.tab().await?;
        world.age_session().await?;
        world.duplicate_tab("/profile").await?;
        world.see("surfing").await?;
        world.switch_to(&first).await?;
        world.browser.refresh().await?;
        world.see("surfing").await?;
        let renewals = renewals(world);
        // The duplicate has signed in by itself, and the first tab was renewed.
        ensure!(renewals.iter().all(|status| *status == 200), "the token endpoint answered {renewals:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_67_many_tabs_renew_once() {
    journey("check_67_many_tabs_renew_once", Setting::default(), async |world| {
        world.sign_in().await?;
        let first = world.tab().await?;
        let old = world.age_session().await?;
        // All of them at once: each is loading while the next one opens.
        let mut tabs = Vec::new();
        for _ in 0..3 {
            tabs.push(world.duplicate_tab("/profile").await?);
            world.switch_to(&first).await?;
        }
        for tab in &tabs {
            world.switch_to(tab).await?;
            world.see("surfing").await?;
        }
        let new = world.stored_access_token().await?;
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
        let old = world.age_session().await?;
        let gate = world.tenant.hold_request(Endpoint::ReadUser);
        world.browser.refresh().await?;
        // The call with the new token is on its way and not answered: what is stored is the new one already.
        gate.reached().await?;
        ensure!(world.stored_access_token().await? != old, "the old token is stored");
        world.see_nothing_of("surfing").await?;
        gate.release();
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_72_a_dead_network_at_renewal_is_no_sign_out() {
    let setting = Setting {
        expected_failures: vec![
            Failing::network("127.0.0.1", "ERR_CONNECTION_REFUSED"),
            Failing::status("/oauth/token", 500),
        ],
        ..Setting::default()
    };
    journey("check_72_a_dead_network_at_renewal", setting, async |world| {
        world.sign_in().await?;
        world.age_session().await?;
        world.tenant.stop().await;
        world.browser.refresh().await?;
        world.see("Try again").await?;
        world.tenant.restart().await?;
        world.provider().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::Token));
        world.browser.refresh().await?;
        // Shown by what is still valid, after the renewal has failed: one that is still under way would be cut off by the next reload.
        world.see("surfing").await?;
        world.provider().clear_faults();
        world.browser.refresh().await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_91_no_token_code_or_claim_leaks() {
    journey("check_91_no_token_leaks", Setting::default(), async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await?;
        let session = world.stored_session().await?.context("a session")?;
        let text =
            |name: &str| session[name].as_str().map(str::to_owned).with_context(|| format!("no {name}"));
        let mut secrets = vec![text("access_token")?, text("refresh_token")?, text("id_token")?];
        secrets.push(text("id_token")?.split('.').nth(1).context("claims")?.to_owned());
        world.start_edit("hobby").await?;
        world.open("/nowhere").await?;
        world.see("Page not found").await?;
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
