//! Signing up on the app's own page when something goes wrong: refusals, lost answers, what could not be stored, mistakes of the setting.

use anyhow::{Context, ensure};
use e2e::pages::sign_up::{embedded, schema, stored};
use e2e::pages::{DEMO_EMAIL, NEW_EMAIL as NEW, NEW_PASSWORD as PASSWORD};
use e2e::world::Setting;
use e2e::{Failing, journey};
use serde_json::json;
use tenant::{Endpoint, Fault, Scope, SignUpRefusal};
use thirtyfour::prelude::*;

#[tokio::test]
async fn every_refusal_is_said_where_it_belongs() {
    journey("sign_up_refused", embedded(json!({})), async |world| {
        world.open_sign_up().await?;
        // What the tenant's own rules refuse.
        for (email, password, words) in [
            (DEMO_EMAIL, PASSWORD, "There is already an account with this address."),
            (NEW, "Password1!", "This password is too common"),
            ("brandnew@example.com", "Brandnew-1", "contains your own details"),
            ("nobody@host", PASSWORD, "This e-mail address isn't accepted."),
        ] {
            world.identify(email, password).await?;
            world.send_sign_up().await?;
            world.see(words).await?;
            let marked = world.browser.find_all(By::Css("[aria-invalid=true]")).await?.len();
            ensure!(marked == 1, "{words}: {marked} fields are marked");
        }
        world.presentable("sign-up-refused").await?;
        world.identify(NEW, PASSWORD).await?;
        let set = |reason: SignUpRefusal| {
            world.provider().clear_faults();
            world.provider().set_fault(Scope::Client("cameo".into()), Fault::SignUpRefused(reason));
        };
        for (reason, words) in [
            (SignUpRefusal::Masked, "we don't know why"),
            (SignUpRefusal::PasswordLeaked, "appeared in a data breach"),
            (SignUpRefusal::PasswordHistory, "This password was used before."),
            (SignUpRefusal::Extension("Only members of our club.".into()), "Only members of our club."),
            (SignUpRefusal::OAuthPassword, "The password is too weak."),
            (SignUpRefusal::Disabled, "Accounts can't be created at the moment."),
            (SignUpRefusal::Captcha, "check that you're a person"),
        ] {
            set(reason);
            world.send_sign_up().await?;
            world.see(words).await?;
            // Nothing is lost, and the next press is a new try.
            ensure!(
                world.field("Password").await?.prop("value").await?.as_deref() == Some(PASSWORD),
                "{words}"
            );
        }
        set(SignUpRefusal::Masked);
        world.send_sign_up().await?;
        world.see("we don't know why").await?;
        ensure!(world.has("Sign in").await?);
        world.see_nothing_of("There is already an account").await?;
        world.provider().clear_faults();
        world.provider().set_fault(
            Scope::All,
            Fault::TooManyRequests { endpoint: Endpoint::SignUp, readable: true, reset_in: 2 },
        );
        world.send_sign_up().await?;
        world.see("Too many accounts are being created from here").await?;
        world.provider().clear_faults();
        world.provider().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::SignUp));
        world.send_sign_up().await?;
        world.see("We couldn't confirm that your account was created").await?;
        world.provider().clear_faults();
        // What only the provider's page can do is done there.
        set(SignUpRefusal::Captcha);
        world.send_sign_up().await?;
        world.press("Create it on the sign-in page").await?;
        let email = world.css("form[action^='/u/'] input[name=email]").await?.prop("value").await?;
        ensure!(email.as_deref() == Some(NEW), "the provider's page shows {email:?}");
        world.keeps_nothing_of(PASSWORD).await
    })
    .await;
}

#[tokio::test]
async fn the_rules_of_a_password_are_judged_as_one_types() {
    journey("sign_up_password", embedded(json!({})), async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, "abcdefg").await?;
        world.send_sign_up().await?;
        world.see("0 of 2 met").await?;
        world.see("At least 8 characters in length").await?;
        ensure!(world.browser.find_all(By::Css(".rules .is-kept")).await?.len() == 1);
        world.presentable("sign-up-password").await?;
        world.fill("Password", "abcdefgh").await?;
        world.see("1 of 2 met").await?;
        world.fill("Password", "abcdefgH1").await?;
        world.see("2 of 2 met").await?;
        world.fill("Password", PASSWORD).await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_found_by_signing_in() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size"] }));
    setting.config.push(("schema", schema()));
    journey("sign_up_lost", setting, async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43").await?;
        // Twice, as a browser repeats by itself what it sent over a connection that had been used before.
        for _ in 0..2 {
            world.provider().set_fault(Scope::All, Fault::DroppedAfter(Endpoint::SignUp));
        }
        world.send_sign_up().await?;
        world.see("We couldn't confirm that your account was created").await?;
        world.provider().clear_faults();
        world.presentable("sign-up-lost").await?;
        // Sent again, the provider says no, and the way on is the same.
        world.send_sign_up().await?;
        world.see("There is already an account with this address.").await?;
        world.css("#sign-up-summary button").await?.click().await?;
        world.sign_in_for_the_first_time().await?;
        // Nobody knows whether it was this account that the form made, so its answers are offered.
        world.see("Are these your answers?").await?;
        world.see("size: 43").await?;
        world.presentable("sign-up-answers").await?;
        world.press("Yes, add them to my profile").await?;
        world.see_address("/profile").await?;
        world.see("43").await?;
        ensure!(stored(world)? == json!({ "hobby": "chess", "size": 43 }));
        ensure!(world.leftovers().await?.is_empty());
        world.keeps_nothing_of(PASSWORD).await
    })
    .await;
}

#[tokio::test]
async fn what_could_not_be_stored_is_stored_by_trying_again() {
    let mut setting = embedded(json!({ "fields": ["hobby", "size", "tags"] }));
    setting.config.push(("schema", schema()));
    setting.expected_failures.push(Failing::status("/api/v2/users/", 500));
    journey("sign_up_left", setting, async |world| {
        world.open_sign_up().await?;
        world.identify(NEW, PASSWORD).await?;
        world.fill("Hobby", "chess").await?;
        world.fill("Shoe size", "43").await?;
        world.provider().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see("Your account is ready, but some answers aren't saved yet").await?;
        world.see("size: 43").await?;
        world.see("kept on this device").await?;
        let kept = world.leftovers().await?;
        let id = world.provider().profile(NEW).context("there")?["user_id"]
            .as_str()
            .unwrap_or_default()
            .to_owned();
        ensure!(
            kept.len() == 1 && kept[0].trim_end().ends_with(&id) && id.starts_with("auth0|"),
            "{kept:?} for {id}"
        );
        world.presentable("sign-up-left").await?;
        world.keeps_nothing_of(PASSWORD).await?;
        // Going on is possible, and the profile says that something waits.
        world.press("Continue to your profile").await?;
        world.see("chess").await?;
        world.see("aren't saved yet").await?;
        world.press("Try again").await?;
        world.see("Your account is ready, but").await?;
        world.provider().clear_faults();
        world.press("Try again").await?;
        world.see("chess").await?;
        world.see_nothing_of("aren't saved yet").await?;
        ensure!(stored(world)? == json!({ "hobby": "chess", "size": 43 }));
        ensure!(world.leftovers().await?.is_empty());
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_mistake_in_the_setting_is_named_and_keeps_nobody_out() {
    let fields = json!([
        { "name": "zip", "placeholder": "Zip", "validator": "function (zip) { return { valid: zip.length === 4 } }" },
        { "name": "town", "placeholder": "Town" }
    ]);
    let sign_up = json!({ "fields": ["shoe"], "mustAcceptTerms": true, "additionalSignUpFields": fields });
    let setting = Setting { expected_errors: vec!["signUp."], ..embedded(sign_up) };
    journey("sign_up_mistake", setting, async |world| {
        world.open_sign_up().await?;
        world.see("Some questions are missing.").await?;
        world.css("details summary").await?.click().await?;
        world.see("signUp.additionalSignUpFields[0].validator is the source of a function").await?;
        world.see("signUp.fields[0] is “shoe”, which isn't a property of the schema").await?;
        world.see("signUp.mustAcceptTerms is not a known key: add a field of type checkbox").await?;
        world.presentable("sign-up-mistake").await?;
        world.identify(NEW, PASSWORD).await?;
        world.fill("Town", "London").await?;
        world.send_sign_up().await?;
        world.sign_in_for_the_first_time().await?;
        world.see_address("/profile").await?;
        world.see("London").await
    })
    .await;
}
