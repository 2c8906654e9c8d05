//! Linking, step by step, and what may go wrong on the way.

use super::*;

#[tokio::test]
async fn two_accounts_become_one_and_nothing_of_either_is_lost_unasked() {
    journey("two_accounts_become_one", linking(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        let before = world.stored_access_token().await?;
        world.prove_social().await?;
        world.see("Link this account?").await?;
        world.see("Different in both accounts").await?;
        world.see("Holiday").await?;
        world.presentable("linking-preview").await?;
        ensure!(world.stored_access_token().await? == before, "the session is another one");
        // Nothing has happened yet.
        ensure!(world.identities(DEMO_EMAIL) == 1);

        world.press_label("//label[contains(., 'Take the other one')]").await?;
        world.presentable("linking-chosen").await?;
        world.link().await?;
        world.see(SOCIAL_EMAIL).await?;
        world.presentable("linked").await?;
        ensure!(world.identities(DEMO_EMAIL) == 2);
        let stored = world.stored()?;
        ensure!(stored["hobby"] == "chess" && stored["team"] == "blue", "{stored}");
        ensure!(stored["addresses"]["holiday"] == "2 Dune Path, Seaside", "{stored}");
        ensure!(stored["addresses"]["work"] == "9 Harbour Road, Anytown", "{stored}");
        ensure!(world.script("return sessionStorage.length").await? == json!(0), "something is left behind");

        // Both ways lead to the one profile.
        world.sign_out().await?;
        world.press_sign_in().await?;
        world.continue_with_social().await?;
        world.give_social(SOCIAL_EMAIL, None).await?;
        world.see("Robin Ashby").await?;
        world.see("Harbour Road").await
    })
    .await;
}

#[tokio::test]
async fn a_second_thought_at_every_step_leaves_everything_as_it_was() {
    journey("a_second_thought", linking(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        let before = world.stored_access_token().await?;

        // At the provider: the way back.
        world.press("Link another account").await?;
        world.css("form[action^='/u/'] input[name=username]").await?;
        world.browser.back().await?;
        world.press("Link another account").await?;
        world.css("form[action^='/u/'] input[name=username]").await?;
        // At the provider: the same account.
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("You're already signed in with that account").await?;
        world.presentable("linking-same-account").await?;

        // At the provider: no.
        world.provider().set_fault(Scope::All, Fault::ConsentRefused);
        world.prove_social().await?;
        world.see("The second sign-in was cancelled").await?;
        world.presentable("linking-cancelled").await?;
        world.provider().clear_faults();

        // Here: no, and a reload in the middle.
        world.prove_social().await?;
        world.see("Link this account?").await?;
        world.browser.refresh().await?;
        world.see("Link another account").await?;
        world.see_nothing_of("Link this account?").await?;
        world.prove_social().await?;
        world.do_not_link().await?;
        world.see("Not linked. Both accounts are unchanged").await?;
        world.presentable("linking-discarded").await?;

        ensure!(world.stored_access_token().await? == before, "the session is another one");
        ensure!(world.identities(DEMO_EMAIL) == 1);
        let stored = world.stored()?;
        ensure!(stored["hobby"] == "surfing" && stored.get("team").is_none(), "{stored}");
        ensure!(world.provider().user_metadata(SOCIAL_EMAIL).is_some_and(|kept| kept["team"] == "blue"));
        ensure!(world.script("return sessionStorage.length").await? == json!(0), "something is left behind");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_fails_is_named_and_goes_on_where_it_stopped() {
    let setting = Setting { expected_failures: vec![Failing::status("/api/v2/users/", 500)], ..linking() };
    journey("what_fails_is_named", setting, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.see("Link this account?").await?;
        // Taking over fails: nothing is linked.
        world.provider().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
        world.press_link().await?;
        world.see("so it isn't linked").await?;
        world.presentable("linking-not-stored").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        world.provider().clear_faults();
        world.press("Try again").await?;
        world.wait_until_linked().await?;
        let stored = world.stored()?;
        ensure!(stored["hobby"] == "surfing" && stored["team"] == "blue", "{stored}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_changed_meanwhile_is_shown_before_anything_is_linked() {
    journey("what_changed_meanwhile", linking(), async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.see("Link this account?").await?;
        world.press_label("//label[contains(., 'Take the other one')]").await?;
        // On another device the same field becomes a third thing.
        ensure!(world.provider().other_device(DEMO_EMAIL, &json!({"hobby": "sailing"})));
        world.press_link().await?;
        world.see("Your details changed in the meantime").await?;
        world.see("sailing").await?;
        world.presentable("linking-moved").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        world.link().await?;
        let stored = world.stored()?;
        ensure!(stored["hobby"] == "sailing" && stored["team"] == "blue", "{stored}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_lost_answer_is_looked_up_and_only_the_link_is_tried_again() {
    // Where the connection breaks, the browser may send a request once more by itself, and is told that it is done already.
    let setting = Setting {
        expected_failures: vec![
            Failing::status("/identities", 500),
            Failing::network("/identities", "ERR_").perhaps(),
            Failing::status("/identities", 409).perhaps(),
            Failing::status("/identities/google-oauth2/", 404).perhaps(),
        ],
        ..linking()
    };
    journey("a_lost_link", setting, async |world| {
        world.sign_in().await?;
        world.open_security().await?;
        world.prove_social().await?;
        world.see("Link this account?").await?;
        let tenant = world.provider().clone();
        tenant.set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::LinkIdentity));
        world.press_link().await?;
        world.see("is already copied to this profile").await?;
        world.presentable("linking-not-linked").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        let patches = || {
            let asked = tenant.requests();
            asked.iter().filter(|request| request.method == "PATCH").count()
        };
        ensure!(patches() == 1);
        // Who leaves it at that is told what is so, and may begin anew: there is nothing left to choose.
        world.do_not_link().await?;
        world.see("What was copied before stays on this profile").await?;
        world.prove_social().await?;
        world.see("Link this account?").await?;
        world.press_link().await?;
        world.see("The accounts aren't linked").await?;
        ensure!(patches() == 1, "{} patches", patches());
        // The tenant links, and its answer never comes.
        tenant.clear_faults();
        tenant.set_fault(Scope::All, Fault::DroppedAfter(Endpoint::LinkIdentity));
        world.press("Try again").await?;
        world.wait_until_linked().await?;
        ensure!(world.identities(DEMO_EMAIL) == 2 && patches() == 1, "{} patches", patches());
        tenant.clear_faults();
        tenant.set_fault(Scope::All, Fault::DroppedAfter(Endpoint::UnlinkIdentity));
        world.press("Unlink Google").await?;
        world.confirm().await?;
        // The browser may have sent it once more by itself, as HTTP lets it; the words are true either way.
        world.see("is unlinked").await?;
        ensure!(world.identities(DEMO_EMAIL) == 1);
        Ok(())
    })
    .await;
}
