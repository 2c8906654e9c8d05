//! What goes wrong around the app: settings, answers, data. Each is shown as what it is.

use anyhow::ensure;
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{Failing, journey, wait};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope};

async fn settings_page(name: &str, config: Vec<(&'static str, Value)>, expected: &'static [&'static str]) {
    let setting = Setting { config, ..Setting::default() };
    journey(name, setting, async |world| {
        world.open("/").await?;
        for text in expected {
            world.see(text).await?;
        }
        world.presentable(name).await
    })
    .await;
}

#[tokio::test]
async fn a_missing_and_an_unknown_key_are_named() {
    let config = vec![("clientId", Value::Null), ("clientID", json!("cameo"))];
    settings_page("settings-keys", config, &["clientId is missing", "clientID is not a known key"]).await;
}

#[tokio::test]
async fn plain_http_is_refused_beyond_loopback() {
    let config = vec![("issuer", json!("http://tenant.example/"))];
    settings_page("settings-http", config, &["issuer", "http://tenant.example/"]).await;
}

#[tokio::test]
async fn a_wrong_type_is_named_with_what_was_found() {
    settings_page("settings-type", vec![("storage", json!(7))], &["storage", "7"]).await;
}

#[tokio::test]
async fn a_file_that_is_not_json_is_said() {
    let setting = Setting { config_text: Some("<!doctype html>".to_owned()), ..Setting::default() };
    journey("settings-html", setting, async |world| {
        world.open("/").await?;
        world.see("config.json").await?;
        world.presentable("settings-html").await
    })
    .await;
}

#[tokio::test]
async fn odd_metadata_is_shown_as_what_it_is() {
    journey("odd_metadata", Setting::default(), async |world| {
        let long = "long ".repeat(400);
        let mut deep = json!("the deepest");
        for _ in 0..100 {
            deep = json!([deep]);
        }
        let odd = format!(
            r#"{{"__proto__":{{"polluted":true}},"constructor":"a word","":"without a name","big":9007199254740993,
                "tiny":1.0,"huge":1e+400,"rtl שלום":"مرحبا","emoji 🦀":"👩‍👩‍👧‍👦","long":"{long}","{long}":"a long name",
                "lines":"one\ntwo","a.b":"with a dot","$c":"with a dollar","html":"<img src=x onerror=alert(1)>","deep":{deep},"empty":{{"text":"","list":[],"object":{{}}}}}}"#
        );
        let odd: Value = serde_json::from_str(&odd)?;
        world.provider().set_user_metadata(DEMO_EMAIL, odd.clone());
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        let texts = ["__proto__", "Polluted", "(empty name)", "9007199254740993", "1.0", "1e+400", "مرحبا", "👩‍👩‍👧‍👦", "<img src=x onerror=alert(1)>", "Not set", "a long name", "a.b", "$c"];
        for text in texts {
            world.see(text).await?;
        }
        ensure!(world.script("return ({}).polluted === undefined").await? == json!(true));
        world.presentable("odd-profile").await?;
        wait::until("what is at the bottom", || async {
            let is_there = world.text().await?.contains("the deepest");
            if !is_there {
                world.press("1 value · Show").await?;
            }
            Ok(is_there.then_some(()))
        })
        .await?;
        world.press("Edit").await?;
        world.field("constructor").await?;
        world.presentable("odd-edit").await?;
        world.fill("constructor", "another word").await?;
        world.press_save().await?;
        world.see("another word").await?;
        let mut expected = odd;
        expected["constructor"] = json!("another word");
        // As text: numbers that are equal may still be written in another way.
        let now = world.provider().user_metadata(DEMO_EMAIL).map(|stored| stored.to_string());
        ensure!(now == Some(expected.to_string()), "the tenant has {now:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_user_without_metadata_can_begin() {
    journey("a_user_without_metadata", Setting::default(), async |world| {
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(e2e::pages::SECOND_EMAIL).await?;
        world.see("No details yet").await?;
        world.presentable("empty-profile").await?;
        world.press("Add details").await?;
        // There is nothing to change yet, so a field can be added at once.
        world.start_field().await?;
        world.field("Name").await?;
        world.presentable("empty-edit").await
    })
    .await;
}

#[tokio::test]
async fn each_failure_of_reading_has_its_words_and_a_next_step() {
    let mut expected_failures = vec![
        Failing::status("/api/v2/users/", 500),
        Failing::status("/api/v2/users/", 429),
        Failing::status("/api/v2/users/", 404),
    ];
    expected_failures.extend(Failing::cors("/api/v2/users/"));
    journey("each_failure_of_reading", Setting { expected_failures, ..Setting::default() }, async |world| {
        world.sign_in().await?;
        let tenant = world.provider().clone();
        let faults = [
            (
                Fault::ServerErrorHtml(Endpoint::ReadUser),
                "The service that stores your details has a problem",
            ),
            (Fault::HtmlInsteadOfJson(Endpoint::ReadUser), "Something else answered"),
            (
                Fault::TooManyRequests { endpoint: Endpoint::ReadUser, readable: true, reset_in: 2 },
                "Too many requests",
            ),
            (
                Fault::TooManyRequests { endpoint: Endpoint::ReadUser, readable: false, reset_in: 2 },
                "We can't reach your details",
            ),
        ];
        for (fault, words) in faults {
            tenant.set_fault(Scope::All, fault);
            world.browser.refresh().await?;
            world.see(words).await?;
            wait::until("a way to try again", || async { Ok(world.has("Try again").await?.then_some(())) })
                .await?;
            tenant.clear_faults();
            world.press("Try again").await?;
            world.see("surfing").await?;
        }
        // What trying again does not help against.
        tenant.set_fault(Scope::All, Fault::DeletedUser);
        world.browser.refresh().await?;
        world.see("The sign-in service ended your session.").await?;
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_forged_token_signs_nobody_in() {
    journey("a_forged_token", Setting::default(), async |world| {
        world.provider().set_fault(Scope::All, Fault::BadSignature);
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("didn't pass a security check").await?;
        world.no_session_is_stored().await?;
        world.presentable("forged").await
    })
    .await;
}

#[tokio::test]
async fn an_account_that_is_turned_away_reads_why() {
    journey("an_account_turned_away", Setting::default(), async |world| {
        let tenant = world.provider().clone();
        let deny = |description: &str| {
            let (error, description) = ("unauthorized".to_owned(), description.to_owned());
            tenant.clear_faults();
            tenant.set_fault(Scope::All, Fault::AuthorizationError { error, description });
        };
        deny("Please verify your email before logging in.");
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("Please verify your email before logging in.").await?;
        world.see("Open the link we e-mailed you").await?;
        world.presentable("sign-in-not-verified").await?;
        deny("<b>Only members</b> may come in.");
        // The tenant knows them, and would only repeat itself: it is made to ask.
        world.press("Sign in again").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("“<b>Only members</b> may come in.”").await?;
        tenant.clear_faults();
        world.press("Sign in as someone else").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn a_refused_consent_offers_another_account() {
    journey("a_refused_consent", Setting::default(), async |world| {
        world.provider().set_fault(Scope::All, Fault::ConsentRefused);
        world.open("/").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("Sign in as someone else").await
    })
    .await;
}

#[tokio::test]
async fn a_tenant_that_is_down_is_said_before_leaving() {
    let setting = Setting {
        expected_failures: vec![Failing::network(
            "/.well-known/openid-configuration",
            "ERR_CONNECTION_REFUSED",
        )],
        ..Setting::default()
    };
    journey("a_tenant_that_is_down", setting, async |world| {
        world.tenant.stop().await;
        world.open("/").await?;
        world.press_sign_in().await?;
        world.see("We can't reach the sign-in service").await?;
        world.tenant.restart().await?;
        world.press("Sign in again").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn half_a_character_spoils_nothing_and_is_sent_back_only_if_it_was_edited() {
    journey("half_a_character", Setting::default(), async |world| {
        ensure!(world.provider().other_device(DEMO_EMAIL, &json!({ "motto": "smile 😀" })));
        world.provider().set_fault(Scope::All, Fault::HalfAnEmoji(Endpoint::ReadUser));
        world.sign_in().await?;
        world.see("smile \u{fffd}").await?;
        world.start_edit("hobby").await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.see("sailing").await?;
        let stored = world.stored()?;
        ensure!(stored["hobby"] == "sailing" && stored["motto"] == "smile 😀", "{stored}");
        Ok(())
    })
    .await;
}
