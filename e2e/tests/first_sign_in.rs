//! The first sign-in after signing up on the app's own page: where it leads, and what it leaves behind.

use anyhow::ensure;
use e2e::pages::sign_up::{embedded, schema};
use e2e::pages::{DEMO_EMAIL, NEW_EMAIL as NEW, NEW_PASSWORD as PASSWORD};
use e2e::{journey, wait};
use serde_json::json;
use tenant::Rate;

#[tokio::test]
async fn the_first_sign_in_is_at_the_connection_that_the_account_is_in() {
    let mut setting = embedded(json!({ "connection": "Username-Password-Authentication" }));
    setting.config.push(("connection", json!("fake-social")));
    journey("sign_up_other_connection", setting, async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, PASSWORD).await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see(NEW).await
    })
    .await;
}

#[tokio::test]
async fn what_waits_is_stored_within_the_two_calls_a_second_of_the_least_plan() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size"] }));
    setting.config.push(("schema", schema()));
    setting.management_rate = Rate { burst: 2, per_minute: 120 };
    journey("sign_up_least_plan", setting, async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43").await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see("43").await?;
        let calls = world.provider().requests().into_iter();
        let calls = calls.filter(|one| one.path.starts_with("/api/v2/users/") && one.method != "OPTIONS");
        let calls: Vec<_> = calls.map(|one| (one.method, one.status)).collect();
        ensure!(calls == [("GET".to_owned(), 200), ("PATCH".to_owned(), 200)], "{calls:?}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_begun_is_gone_once_somebody_is_signed_in() {
    journey("sign_up_begun", embedded(json!({})), async |world| {
        world.open_sign_up().await?;
        world.identify("somebody@example.com", PASSWORD).await?;
        wait::until("what is typed is kept", || async {
            Ok((world.script("return sessionStorage.length").await? != json!(0)).then_some(()))
        })
        .await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile").await?;
        world.see("surfing").await?;
        world.keeps_nothing_of("somebody@example.com").await
    })
    .await;
}
