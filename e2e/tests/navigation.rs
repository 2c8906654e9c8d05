//! The three pages of somebody who is signed in: the way between them at every width, their former addresses, and whose they are.

use anyhow::{Context, Result, ensure};
use e2e::pages::linking::LINKING_SCOPE;
use e2e::pages::{DEMO_EMAIL, SECOND_EMAIL};
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

/// How the header calls the second person.
const SECOND_NAME: &str = "Sam Okafor";

/// Makes the window so wide and high, in CSS pixels.
async fn resize(world: &World, width: u32, height: u32) -> Result<()> {
    let size = json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": false });
    world.browser.cdp().send_raw("Emulation.setDeviceMetricsOverride", size).await?;
    Ok(())
}

/// Where the navigation and the page's content are: left, top, right, bottom of each, in CSS pixels.
async fn boxes(world: &World) -> Result<([f64; 4], [f64; 4])> {
    let script = "return ['nav .nav-link', 'main h1'].map((selector) => {
        const all = [...document.querySelectorAll(selector)].map((one) => one.getBoundingClientRect());
        return [Math.min(...all.map((one) => one.left)), Math.min(...all.map((one) => one.top)),
                Math.max(...all.map((one) => one.right)), Math.max(...all.map((one) => one.bottom))];
    })";
    Ok(serde_json::from_value(world.script(script).await?)?)
}

/// The words of the links, each with its `aria-current`.
async fn links(world: &World) -> Result<Value> {
    world
        .script(
            "return [...document.querySelectorAll('nav[aria-label=Account] a')]
                 .map((link) => [link.innerText.trim(), link.getAttribute('aria-current')])",
        )
        .await
}

#[tokio::test]
async fn the_navigation_is_at_the_side_above_or_below_and_says_where_one_is() {
    journey("the_navigation", Setting::default(), async |world| {
        world.sign_in().await?;
        ensure!(
            links(world).await?
                == json!([["Profile", "page"], ["Sign-in & security", null], ["Your data", null]])
        );

        // A rail at the side, which stays while the page scrolls.
        resize(world, 1280, 700).await?;
        let (nav, content) = boxes(world).await?;
        ensure!(nav[2] < content[0], "the rail {nav:?} is not beside {content:?}");
        world.script("scrollTo(0, document.documentElement.scrollHeight)").await?;
        let (nav, _) = boxes(world).await?;
        ensure!(nav[1] >= 0.0 && nav[3] <= 700.0, "the rail has scrolled away: {nav:?}");
        world.script("scrollTo(0, 0)").await?;

        // Tabs under the header.
        resize(world, 700, 900).await?;
        let (nav, content) = boxes(world).await?;
        ensure!(nav[3] <= content[1] && nav[3] - nav[1] < 70.0, "the tabs {nav:?} are not above {content:?}");

        // A bar at the bottom, 56 pixels high, that covers no focus.
        resize(world, 360, 740).await?;
        let (nav, _) = boxes(world).await?;
        ensure!(nav[3] >= 739.0 && (nav[3] - nav[1] - 56.0).abs() < 3.0, "the bar is at {nav:?}");
        world.go_to_data().await?;
        ensure!(links(world).await?[2] == json!(["Your data", "page"]));
        nothing_with_the_focus_is_covered(world).await?;
        // Where there is little height, it is no bar.
        resize(world, 320, 256).await?;
        world.script("scrollTo(0, 0)").await?;
        let (nav, content) = boxes(world).await?;
        ensure!(nav[3] <= content[1], "at 400 % zoom the bar {nav:?} lies over {content:?}");

        resize(world, 1280, 900).await?;
        world.go_to_session().await?;
        ensure!(links(world).await?[1] == json!(["Sign-in & security", "true"]));
        world.presentable("session-details").await?;
        world.go_to_security().await?;
        world.presentable("security").await?;
        world.go_to_data().await?;
        world.presentable("your-data").await
    })
    .await;
}

/// Goes through the page by the Tab key: whatever has the focus can be seen whole, or fills the space there is.
async fn nothing_with_the_focus_is_covered(world: &World) -> Result<()> {
    world.script("document.querySelector('main h1').focus()").await?;
    for _ in 0..12 {
        world.browser.action_chain().send_keys(Key::Tab).perform().await?;
        let covered = world
            .script(
                "const focus = document.activeElement, bar = document.querySelector('.frame-nav');
                 if (bar.contains(focus) || focus === document.body) return null;
                 const [one, over] = [focus, bar].map((element) => element.getBoundingClientRect());
                 return one.bottom > over.top + 1 ? focus.outerHTML : null",
            )
            .await?;
        ensure!(covered.is_null(), "the bar lies over {covered}");
    }
    Ok(())
}

#[tokio::test]
async fn on_a_small_screen_the_bar_makes_room_for_a_form() {
    let setting = Setting { window: (390, 780), ..Setting::default() };
    journey("the_bar_makes_room", setting, async |world| {
        resize(world, 360, 740).await?;
        world.sign_in().await?;
        let shown = "return getComputedStyle(document.querySelector('.frame-nav')).display !== 'none'";
        ensure!(world.script(shown).await? == json!(true), "there is no bar on the profile");
        world.start_edit("hobby").await?;
        ensure!(world.script(shown).await? == json!(false), "the bar is there beside the form");
        world.press("Close").await?;
        world.see_profile().await?;
        wait::until("the bar", || async { Ok((world.script(shown).await? == json!(true)).then_some(())) })
            .await
    })
    .await;
}

#[tokio::test]
async fn the_navigation_is_used_by_the_keyboard_and_moves_nothing_when_it_comes() {
    journey("the_navigation_by_keyboard", Setting::default(), async |world| {
        world.sign_in().await?;
        world.open_profile().await?;
        let link = world.css("nav a[href$=security]").await?;
        link.focus().await?;
        world.browser.action_chain().send_keys(Key::Enter).perform().await?;
        world.see_address("/security").await?;
        // The heading has the focus, so that it is read out.
        wait::until("the focus on the heading", || async {
            let name = world.script("return document.activeElement.tagName").await?;
            Ok((name == json!("H1")).then_some(()))
        })
        .await?;
        // The room for the navigation is there before its links are.
        let moved = world
            .script("return document.querySelector('main').getBoundingClientRect().left")
            .await?
            .as_f64()
            .context("a place")?;
        world.browser.refresh().await?;
        world.see("How you sign in").await?;
        let again =
            world.script("return document.querySelector('main').getBoundingClientRect().left").await?;
        ensure!(
            again.as_f64() == Some(moved),
            "the page is elsewhere after loading it: {again}, not {moved}"
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn former_addresses_lead_to_the_pages_of_today() {
    journey("former_addresses", Setting::default(), async |world| {
        world.open("/account").await?;
        world.see_address("/security").await?;
        world.see("You'll come straight back to Sign-in & security").await?;
        world.press_sign_in().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/security").await?;
        world.open("/data").await?;
        world.see_data().await?;
        let steps = world.script("return history.length").await?;
        world.open("/account#security-email").await?;
        world.see_address("/security#security-email").await?;
        world.open("/session").await?;
        world.see_address("/security/session").await?;
        world.see_session().await?;
        let now = world.script("return history.length").await?;
        ensure!(now.as_i64() == steps.as_i64().map(|steps| steps + 2), "{steps} steps, then {now}");
        // Back does not lead to an address that leads here again.
        world.browser.back().await?;
        world.see_address("/security#security-email").await
    })
    .await;
}

#[tokio::test]
async fn another_account_replaces_the_person_and_leaves_nothing_of_them() {
    journey("switch_account", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        world.go_to_data().await?;
        world.see("1 recent change").await?;

        // A second thought: whoever comes back as they were stays as they were.
        world.press_switch_account().await?;
        world.css("form[action^='/u/'] input[name=password]").await?;
        world.open("/data").await?;
        world.see("1 recent change").await?;

        world.press_switch_account().await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see_address("/profile").await?;
        world.see(SECOND_NAME).await?;
        world.see_nothing_of("sailing").await?;
        world.keeps_nothing_of("sailing").await?;
        world.go_to_data().await?;
        world.see_nothing_of("1 recent change").await?;
        ensure!(world.stored_of_kind("history").await?.is_empty(), "the history of the first person is left");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn switching_the_account_asks_about_an_edit_first() {
    journey("switch_account_with_an_edit", Setting::default(), async |world| {
        world.sign_in_and_edit().await?;
        world.fill("hobby", "sailing").await?;
        world.press_switch_account().await?;
        world.see("You have unsaved changes").await?;
        world.presentable("switch-account").await?;
        world.press("Stay here").await?;
        world.holds("hobby", "sailing").await?;
        world.press_switch_account().await?;
        world.press("Discard the changes and switch").await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see(SECOND_NAME).await?;
        world.keeps_nothing_of("sailing").await?;

        // Kept on purpose, it comes back to whoever made it, and to nobody else.
        world.press_switch_account().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await?;
        world.start_edit("hobby").await?;
        world.fill("hobby", "rowing").await?;
        world.press_switch_account().await?;
        world.press("Keep the changes and switch").await?;
        world.give_credentials(SECOND_EMAIL).await?;
        world.see(SECOND_NAME).await?;
        world.see_nothing_of("unsaved changes").await?;
        world.press_switch_account().await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await?;
        world.start_edit("hobby").await?;
        world.holds("hobby", "rowing").await
    })
    .await;
}

#[tokio::test]
async fn titles_name_the_page_and_the_operator() {
    let config = vec![("branding", json!({ "name": "Harbour Club" })), ("scope", json!(LINKING_SCOPE))];
    journey("titles", Setting { config, ..Setting::default() }, async |world| {
        world.open("/").await?;
        world.wait_until_signed_out().await?;
        ensure!(world.browser.title().await? == "Harbour Club", "{}", world.browser.title().await?);
        world.sign_in().await?;
        world.go_to_security().await?;
        world.see("Sign out of all Harbour Club apps in this browser").await?;
        world.see("Only Harbour Club can change your e-mail address").await?;
        let title = world.browser.title().await?;
        ensure!(title == "Sign-in & security · Harbour Club", "{title}");
        world.prove_social().await?;
        world.see("Link this account?").await?;
        let title = world.browser.title().await?;
        ensure!(title == "Link an account · Harbour Club", "{title}");
        // A step has to be finished or left: it has no navigation.
        ensure!(!world.has("Your data").await?, "the step has a navigation");
        world.do_not_link().await?;
        world.see("How you sign in").await?;
        world.go_to_data().await
    })
    .await;
}
