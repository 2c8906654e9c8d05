//! Signing in, coming back, staying, and leaving.

use anyhow::{Result, ensure};
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{Failing, journey, wait};
use serde_json::json;

#[tokio::test]
async fn by_code_and_pkce() {
    journey("by_code_and_pkce", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        ensure!(
            world.provider().requests().is_empty(),
            "the tenant was asked before anybody pressed anything"
        );
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile").await?;
        world.see("123 Main Street, Anytown, ST 12345").await?;
        world.see("user@example.com").await
    })
    .await;
}

#[tokio::test]
async fn by_the_implicit_flow() {
    let setting = Setting { config: vec![("responseType", json!("id_token token"))], ..Setting::default() };
    journey("by_the_implicit_flow", setting, async |world| {
        world.sign_in().await?;
        let asked = world.provider().requests();
        ensure!(
            !asked.iter().any(|request| request.path == "/oauth/token"),
            "no code is exchanged in this flow"
        );
        world.browser.refresh().await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn after_signing_up() {
    journey("after_signing_up", Setting::default(), async |world| {
        world.open("/").await?;
        world.press("Create account").await?;
        world.give_new_credentials("new@example.com", "Battery-staple-2").await?;
        world.see_address("/profile").await?;
        world.see("new@example.com").await
    })
    .await;
}

#[tokio::test]
async fn a_reload_stays_signed_in_with_one_management_call() {
    journey("a_reload_stays_signed_in", Setting::default(), async |world| {
        world.sign_in().await?;
        let before = reads(world);
        world.browser.refresh().await?;
        // The static page knows already, so the signed-out page never shows.
        let shell = world.script("return document.documentElement.dataset.shell").await?;
        ensure!(shell == "waiting", "the static page shows {shell}");
        world.see("surfing").await?;
        ensure!(reads(world) == before + 1, "{} Management calls for one page load", reads(world) - before);
        Ok(())
    })
    .await;
}

fn reads(world: &e2e::World) -> usize {
    let asked = world.provider().requests();
    asked
        .iter()
        .filter(|request| request.method == "GET" && request.path.starts_with("/api/v2/users/"))
        .count()
}

#[tokio::test]
async fn a_deep_link_is_where_one_lands() {
    journey("a_deep_link_is_where_one_lands", Setting::default(), async |world| {
        world.open("/profile/edit").await?;
        world.see_address("/profile/edit").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile/edit").await?;
        world.field("hobby").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_click_before_the_app_has_arrived_is_kept() {
    journey("a_click_before_the_app_has_arrived_is_kept", Setting::default(), async |world| {
        press_at_once(world, "sign-in").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile").await?;
        world.sign_out().await?;
        press_at_once(world, "sign-up").await?;
        world.see("Sign up").await?;
        world.css("form[action^='/u/'] input[name=email]").await?;
        Ok(())
    })
    .await;
}

/// Presses a link of the static page the moment that it is there, while the rest is still on its way.
async fn press_at_once(world: &e2e::World, id: &str) -> Result<()> {
    let script = format!(
        "new MutationObserver((_, observer) => {{
            const link = document.getElementById('{id}');
            if (link && !sessionStorage.{id_word}) {{
                observer.disconnect();
                sessionStorage.{id_word} = 'pressed';
                link.click();
            }}
        }}).observe(document, {{ childList: true, subtree: true }})",
        id_word = id.replace('-', "_"),
    );
    world
        .browser
        .cdp()
        .send_raw("Page.addScriptToEvaluateOnNewDocument", json!({ "source": script }))
        .await?;
    world.open("/").await
}

#[tokio::test]
async fn a_second_sign_in_needs_no_password_until_one_signs_out() {
    journey("a_second_sign_in_needs_no_password", Setting::default(), async |world| {
        world.sign_in().await?;
        world.clear_storage().await?;
        world.open("/").await?;
        world.press_sign_in().await?;
        world.see_address("/profile").await?;

        world.sign_out().await?;
        ensure!(
            world.script("return localStorage.getItem('cameo.session')").await?.is_null(),
            "a session is left"
        );
        world.press_sign_in().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see("second@example.com").await
    })
    .await;
}

#[tokio::test]
async fn signing_out_gives_the_refresh_token_back() {
    journey("signing_out_gives_the_refresh_token_back", Setting::default(), async |world| {
        world.sign_in().await?;
        world.sign_out().await?;
        let asked = world.provider().requests();
        ensure!(asked.iter().any(|request| request.path == "/oauth/revoke" && request.status == 200));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn another_tab_follows() {
    journey("another_tab_follows", Setting::default(), async |world| {
        world.sign_in().await?;
        let first = world.tab().await?;
        world.open_tab("/profile").await?;
        world.see("surfing").await?;
        world.sign_out().await?;
        world.switch_to(&first).await?;
        world.wait_until_another_tab_signed_out().await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}

#[tokio::test]
async fn the_session_is_renewed_in_time() {
    journey("the_session_is_renewed_in_time", Setting::default(), async |world| {
        world.sign_in().await?;
        // As if the token's time were nearly over: what is stored says so.
        let old = world.age_session().await?;
        world.browser.refresh().await?;
        world.see("surfing").await?;
        ensure!(world.stored_access_token().await? != old, "the access token is still the old one");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_23_back_and_reload_on_the_callback_do_no_harm() {
    let setting = Setting { expected_failures: vec![Failing::status("/u/login", 400)], ..Setting::default() };
    journey("back_and_reload_on_the_callback", setting, async |world| {
        world.sign_in().await?;
        // Back is the tenant's page, which is used up; forward is the profile, as the callback left no step behind.
        world.browser.back().await?;
        world.browser.forward().await?;
        world.see_address("/profile").await?;
        world.see("surfing").await?;
        world.open("/callback?code=old&state=old").await?;
        world.see_address("/profile").await?;
        world.see("surfing").await?;
        world.open("/callback").await?;
        world.see_address("/profile").await
    })
    .await;
}

#[tokio::test]
async fn a_callback_that_nobody_waits_for_is_said_so() {
    journey("a_callback_that_nobody_waits_for", Setting::default(), async |world| {
        for answer in [
            "",
            "?code=stolen",
            "?code=stolen&state=foreign",
            "?error=access_denied&state=foreign",
            "#id_token=x.y.z&access_token=a&state=foreign",
        ] {
            world.open("/").await?;
            world.open(&format!("/callback{answer}")).await?;
            world.see_address("/callback").await?;
            check_restart(world).await?;
        }
        ensure!(!world.provider().requests().iter().any(|request| request.path == "/oauth/token"));
        Ok(())
    })
    .await;
}

async fn check_restart(world: &e2e::World) -> Result<()> {
    wait::until("a way to sign in again", || async { Ok(world.has("Sign in again").await?.then_some(())) })
        .await?;
    world.see_nothing_of("stolen").await
}

#[tokio::test]
async fn a_bookmark_of_the_login_page_signs_in() {
    journey("a_bookmark_of_the_login_page", Setting::default(), async |world| {
        world.open("/login").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_profile().await?;
        // Whoever is signed in already goes on.
        world.open("/login").await?;
        world.see_profile().await?;
        ensure!(world.asked("/authorize") == 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn the_link_of_a_mail_says_what_came_of_it_and_leaves_a_clean_address() {
    journey("the_link_of_a_mail", Setting::default(), async |world| {
        let sent =
            "email=user%40example.com&message=Your%20email%20was%20verified.&success=true&code=success";
        for page in ["/login", "/callback"] {
            world.open(&format!("{page}?supportSignUp=true&{sent}")).await?;
            world.see("Your e-mail address is verified").await?;
            world.see_address("/login").await?;
            world.see_nothing_of(DEMO_EMAIL).await?;
        }
        world.presentable("mail-verified").await?;
        world
            .open("/login?message=This%20URL%20can%20be%20used%20only%20once&success=false&code=used")
            .await?;
        world.see("This link no longer works").await?;
        world.see_address("/login").await?;
        world.presentable("mail-not-valid").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_profile().await
    })
    .await;
}
