//! Checks of a client that only a browser can show; the numbers are those of docs/checks.md. And, in the browser, what each
//! way of failing looks like to a person: rejected, begun again, signed in again, tried again, told to the operator.

use anyhow::ensure;
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{Failing, journey, wait};
use serde_json::{Value, json};
use std::time::Duration;
use tenant::{Endpoint, Fault, Scope};

fn set(config: &[(&'static str, Value)]) -> Setting {
    Setting { config: config.to_vec(), ..Setting::default() }
}

#[tokio::test]
async fn check_11_a_second_press_while_leaving_does_nothing() {
    journey("check_11_a_second_press", Setting::default(), async |world| {
        world.open("/").await?;
        world.see("Your account").await?;
        world
            .script("const b = document.querySelector('.home .button-main'); b.click(); b.click(); b.click()")
            .await?;
        world.css("form[action^='/u/'] input[name=username]").await?;
        ensure!(world.asked("/authorize") == 1 && world.asked("/.well-known/openid-configuration") == 1);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_25_another_page_starts_a_new_sign_in() {
    journey("check_25_another_page_starts", Setting::default(), async |world| {
        let issuer = world.tenant.issuer().to_owned();
        let target = format!("{}/profile/edit", world.site.url());
        let link = |iss: &str, target: &str| {
            let query = url::form_urlencoded::Serializer::new(String::new())
                .append_pair("iss", iss)
                .append_pair("login_hint", DEMO_EMAIL)
                .append_pair("target_link_uri", target)
                .finish();
            format!("/login?{query}")
        };
        world.open(&link("https://evil.example/", &target)).await?;
        world.see("This sign-in link doesn't work here").await?;
        world.presentable("login-refused").await?;
        world.open(&link(&issuer, "https://evil.example/")).await?;
        world.see("another site").await?;
        ensure!(world.asked("/authorize") == 0);
        world.open(&link(&issuer, &target)).await?;
        let hint = world.css("form[action^='/u/'] input[name=username]").await?.prop("value").await?;
        ensure!(hint.as_deref() == Some(DEMO_EMAIL), "the hint is {hint:?}");
        let password = world.css("form[action^='/u/'] input[name=password]").await?;
        password.send_keys(e2e::pages::DEMO_PASSWORD).await?;
        world.css("button[type=submit]").await?.click().await?;
        world.see_address("/profile/edit").await
    })
    .await;
}

#[tokio::test]
async fn check_55_saving_asks_who_it_is_and_keeps_the_edit() {
    let config = [("sensitive", json!(["edit"])), ("sensitiveMaxAgeSeconds", json!(20))];
    journey("check_55_saving_asks_who_it_is", set(&config), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        // The time that the settings allow passes.
        world.let_time_pass(Duration::from_secs(21)).await?;
        world.press_save().await?;
        world.see("Sign in again to save.").await?;
        world.presentable("confirm").await?;
        world.press("Sign in again to continue").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile/edit").await?;
        world.holds("hobby", "sailing").await?;
        world.save().await?;
        let stored = world.stored()?;
        ensure!(stored["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_55_a_confirmation_that_proves_nothing_leaves_the_old_session() {
    journey("check_55_proves_nothing", Setting::default(), async |world| {
        world.sign_in().await?;
        world.open_session().await?;
        world.provider().set_fault(Scope::All, Fault::OldAuthTime);
        world.sign_in_again_to_continue().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("You're not signed in").await?;
        world.press("Continue as before").await?;
        world.open("/profile").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_58_nothing_of_one_person_is_shown_to_the_next() {
    journey("check_58_nothing_of_one_person", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "a secret hobby").await?;
        world.sign_out_and_keep().await?;
        world.sign_in_on("/profile/edit", SECOND_EMAIL).await?;
        world.see("Edit details").await?;
        world.see_nothing_of("surfing").await?;
        let page = world.script("return document.documentElement.outerHTML").await?.to_string();
        ensure!(!page.contains("a secret hobby"), "another person's draft is in the page");
        // Their own comes back to them.
        world.sign_out().await?;
        world.sign_in_on("/profile/edit", DEMO_EMAIL).await?;
        world.holds("hobby", "a secret hobby").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_60_a_clock_that_is_hours_off_signs_in_and_is_told() {
    journey("check_60_a_clock_that_is_hours_off", Setting::default(), async |world| {
        world.provider().set_fault(Scope::All, Fault::ClockSkew(3 * 3600));
        world.sign_in().await?;
        world.see("clock is 180 minutes behind").await?;
        world.browser.refresh().await?;
        world.see("surfing").await?;
        world.open_session().await?;
        world.see("clock is 180 minutes behind").await?;
        world.presentable("session-clock").await
    })
    .await;
}

#[tokio::test]
async fn check_41_74_a_refused_token_is_renewed_once_with_the_keys_that_are_there() {
    let setting =
        Setting { expected_failures: vec![Failing::status("/api/v2/users/", 401)], ..Setting::default() };
    journey("check_74_renewed_once", setting, async |world| {
        // Every token that the tenant gives has ended already, as far as its API is concerned.
        world.provider().set_fault(Scope::All, Fault::ExpiredAccessToken);
        world.open("/profile").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("ended your session").await?;
        let tokens = world.asked("/oauth/token");
        ensure!(tokens == 2, "the sign-in and one renewal, not {tokens} requests");
        ensure!(world.asked("/api/v2/users/") == 2, "one call and one more");
        ensure!(world.asked("/.well-known/jwks.json") == 1, "one page asks for the keys once");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_76_an_answer_for_a_session_that_has_ended_is_given_back() {
    journey("check_76_given_back", Setting::default(), async |world| {
        world.sign_in().await?;
        world.age_session().await?;
        let gate = world.tenant.hold_response(Endpoint::Token);
        let revoked = world.asked("/oauth/revoke");
        world.browser.refresh().await?;
        // The renewal is carried out and not answered: nothing is read without it.
        gate.reached().await?;
        world.see("Getting your profile").await?;
        // Another tab signs out meanwhile.
        world.open_tab("/nowhere").await?;
        world.see("Page not found").await?;
        world.forget_session().await?;
        world.close_tab().await?;
        world.see("no longer has your session").await?;
        gate.release();
        wait::until("the new token given back", || async {
            Ok((world.asked("/oauth/revoke") > revoked).then_some(()))
        })
        .await?;
        world.no_session_is_stored().await?;
        world.see_nothing_of("surfing").await
    })
    .await;
}

#[tokio::test]
async fn check_79_signing_out_forgets_then_revokes_then_leaves() {
    journey("check_79_forgets_then_revokes", Setting::default(), async |world| {
        world.sign_in().await?;
        world.sign_out().await?;
        let asked = world.provider().requests();
        let place =
            |path: &str| asked.iter().rposition(|one| one.path.starts_with(path) && one.method != "OPTIONS");
        let (revoked, left) = (place("/oauth/revoke"), place("/oidc/logout").or(place("/v2/logout")));
        ensure!(revoked.is_some() && revoked < left, "revoked at {revoked:?}, left at {left:?}");
        world.no_session_is_stored().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_82_the_page_after_signing_out_trusts_nothing_of_its_address() {
    journey("check_82_after_signing_out", Setting::default(), async |world| {
        for fault in [Fault::LogoutWithoutState, Fault::LogoutOtherState] {
            world.provider().clear_faults();
            world.sign_in().await?;
            world.provider().set_fault(Scope::All, fault);
            world.sign_out().await?;
            world.see("You're signed out").await?;
            world.see("Your account").await?;
        }
        Ok(())
    })
    .await;
}
