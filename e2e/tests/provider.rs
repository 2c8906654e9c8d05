//! The session details, lesser providers, and what the operator is told.

use anyhow::ensure;
use e2e::host::{Habit, Instead};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{Failing, World, journey};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope};

#[tokio::test]
async fn the_session_details_tell_who_how_and_until_when() {
    journey("the_session_details", Setting::default(), async |world| {
        world.sign_in().await?;
        world.go_to_session().await?;
        for text in [
            "Session details",
            "auth0|",
            "authorization code with PKCE",
            "read:current_user",
            "RS256",
            "nonce",
        ] {
            world.see(text).await?;
        }
        world.see("By itself, a minute before access ends").await?;
        world.presentable("session").await?;
        world.go_to_security().await?;
        world.see("stays signed in").await?;
        world.sign_out_here().await?;
        // The provider's own session goes on, so no password is asked for.
        world.open("/security").await?;
        world.press_sign_in().await?;
        world.see("Session details").await?;
        world.sign_out_everywhere().await?;
        world.press_sign_in().await?;
        world.css("form[action^='/u/'] input[name=password]").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lesser_provider_leaves_a_smaller_app_that_says_what_is_missing() {
    let config =
        [("managementApi", Value::Null), ("audience", Value::Null), ("scope", json!("openid profile email"))];
    journey("a_lesser_provider", Setting { config: config.to_vec(), ..Setting::default() }, async |world| {
        let tenant = world.provider().clone();
        for fault in [Fault::NoEndSessionEndpoint, Fault::NoUserInfoEndpoint, Fault::NoRevocationEndpoint] {
            tenant.set_fault(Scope::All, fault);
        }
        world.sign_in_as(DEMO_EMAIL).await?;
        world.see(DEMO_EMAIL).await?;
        ensure!(!world.has("Edit").await?, "there is nothing to edit with");
        world.presentable("profile-lesser").await?;
        world.open_session().await?;
        for text in ["No refresh token", "No sign-out address", "No userinfo address", "No Management API"] {
            world.see(text).await?;
        }
        world.sign_out().await
    })
    .await;
}

#[tokio::test]
async fn what_the_operator_has_to_change_is_named() {
    journey("what_the_operator_has_to_change", Setting::default(), async |world| {
        let refusals = [
            ("unauthorized_client", "Callback URL mismatch.", "Allowed Callback URLs"),
            ("unsupported_response_type", "Unsupported response type", "Grant Types"),
            ("invalid_scope", "Unknown scope", "offline_access"),
            ("access_denied", "Service not found: https://x/api/v2/", "audience"),
            ("invalid_request", "no connection enabled", "Connections"),
        ];
        for (turn, (error, description, named)) in refusals.into_iter().enumerate() {
            let (error, description) = (error.to_owned(), description.to_owned());
            world.provider().clear_faults();
            world.provider().set_fault(Scope::All, Fault::AuthorizationError { error, description });
            world.script("sessionStorage.clear(); localStorage.clear()").await.ok();
            world.open("/").await?;
            world.press_sign_in().await?;
            // Afterwards the tenant knows them.
            if turn == 0 {
                world.give_credentials(DEMO_EMAIL).await?;
            }
            world.see("For the administrator").await?;
            world.see(named).await?;
        }
        world.presentable("operator").await
    })
    .await;
}

#[tokio::test]
async fn every_allowed_algorithm_signs_in_and_no_other() {
    let setting =
        Setting { config: vec![("idTokenAlgorithms", json!(["PS256", "ES256"]))], ..Setting::default() };
    journey("every_allowed_algorithm", setting, async |world| {
        let tenant = world.provider().clone();
        // RS256 is what the tenant signs with by itself, and is not allowed here.
        world.open("/profile").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("RS256").await?;
        for fault in [Fault::AlgPs256, Fault::AlgEs256] {
            tenant.clear_faults();
            tenant.set_fault(Scope::All, fault);
            world.open_session().await?;
            world.press_sign_in().await?;
            world.see("Signed with").await?;
            world.go_to_security().await?;
            world.sign_out_here().await?;
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_lets_nobody_read_its_userinfo_leaves_what_the_sign_in_said() {
    let setting = Setting {
        config: vec![("managementApi", Value::Null), ("audience", Value::Null)],
        expected_failures: Failing::cors("/userinfo").to_vec(),
        ..Setting::default()
    };
    journey("userinfo_without_cors", setting, async |world| {
        world.provider().set_fault(Scope::All, Fault::WithoutCors(Endpoint::UserInfo));
        world.sign_in_as(DEMO_EMAIL).await?;
        world.see(DEMO_EMAIL).await?;
        world.see_nothing_of("We can't reach").await
    })
    .await;
}

#[tokio::test]
async fn a_provider_that_lets_nobody_read_its_revocation_still_ends_its_session() {
    let setting =
        Setting { expected_failures: Failing::cors("/oauth/revoke").to_vec(), ..Setting::default() };
    journey("revocation_without_cors", setting, async |world| {
        world.sign_in().await?;
        world.provider().set_fault(Scope::All, Fault::WithoutCors(Endpoint::Revoke));
        world.sign_out().await?;
        world.see("You're signed out").await?;
        world.press_sign_in().await?;
        world.see_sign_in_page().await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn check_99_no_redirect_is_followed_with_a_code_or_a_token() {
    journey("check_99_no_redirect", Setting::default(), async |world| {
        world.provider().set_fault(Scope::All, Fault::Redirected(Endpoint::Token));
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("redirects to another address").await?;
        world.presentable("redirected").await?;
        world.provider().clear_faults();
        world.provider().set_fault(Scope::All, Fault::Redirected(Endpoint::ReadUser));
        world.open("/").await?;
        world.press_sign_in().await?;
        world.see_address("/profile").await?;
        world.see("redirects to another address").await?;
        ensure!(world.asked(tenant::MOVED) == 0, "a redirect was followed");
        Ok(())
    })
    .await;
}

/// `config.json` for the world's tenant, with one more member.
fn config_with(world: &World, name: &str, value: Value) -> Instead {
    let issuer = world.tenant.issuer();
    let mut config = json!({ "issuer": issuer, "clientId": "cameo", "audience": format!("{issuer}api/v2/") });
    config[name] = value;
    Instead::Bytes(config.to_string().into_bytes())
}

#[tokio::test]
async fn a_further_audience_is_named_and_signs_in_once_it_is_trusted() {
    let setting = Setting { host: Some(Habit::Plain), ..Setting::default() };
    journey("a_further_audience", setting, async |world| {
        world.provider().set_fault(Scope::All, Fault::SecondAudience);
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("also meant for another application").await?;
        for named in ["another-client", "trustedAudiences"] {
            world.see(named).await?;
        }
        let config = config_with(world, "trustedAudiences", json!(["another-client"]));
        world.host()?.answer("config.json", config);
        world.open("/").await?;
        world.press_sign_in().await?;
        world.see_address("/profile").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn a_scope_that_the_settings_gain_is_asked_for_by_signing_in_again() {
    let less = json!("openid profile email offline_access read:current_user");
    let setting = Setting { config: vec![("scope", less)], host: Some(Habit::Plain), ..Setting::default() };
    journey("a_scope_is_gained", setting, async |world| {
        world.sign_in().await?;
        ensure!(!world.has("Edit").await?, "there is nothing to edit with");
        let more = "openid profile email offline_access read:current_user update:current_user_metadata";
        let config = config_with(world, "scope", json!(more));
        world.host()?.answer("config.json", config);
        world.open("/profile").await?;
        world.see("surfing").await?;
        world.press("Sign in again").await?;
        world.see_address("/profile").await?;
        world.start_edit("hobby").await
    })
    .await;
}
