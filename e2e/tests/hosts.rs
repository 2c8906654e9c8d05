//! Where and how the app is served: below a folder, by a host that adds slashes, by one that sends no headers, in a frame, and
//! with files that do not come.

use anyhow::{Result, bail, ensure};
use e2e::host::{Habit, Instead};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey};
use serde_json::json;
use tenant::{Fault, Options, Running, Scope};

fn served_by(habit: Habit) -> Setting {
    Setting { host: Some(habit), ..Setting::default() }
}

/// That nothing of an attempt to sign in is left behind.
async fn no_attempt_is_left(world: &World) -> Result<()> {
    let keys = world.script("return Object.keys(sessionStorage).join()").await?;
    let keys = keys.as_str().unwrap_or_default();
    ensure!(!keys.contains("sign-in"), "an attempt is left: {keys}");
    Ok(())
}

#[tokio::test]
async fn below_a_folder_everything_is_as_at_the_root() {
    let setting = Setting { below: true, ..Setting::default() };
    journey("below_a_folder", setting, async |world| {
        ensure!(world.site.url().ends_with("/account"), "{}", world.site.url());
        world.sign_in().await?;
        no_attempt_is_left(world).await?;
        world.browser.refresh().await?;
        world.see("surfing").await?;
        // By links, by a deep link, and by Back.
        world.start_edit("hobby").await?;
        world.fill("hobby", "sailing").await?;
        // A link is held back while there are changes, wherever the app is.
        world.press("Cameo").await?;
        world.see("Save your changes?").await?;
        world.press("Keep editing").await?;
        world.press("Save").await?;
        world.see("Saved").await?;
        world.go_to_security().await?;
        world.see(DEMO_EMAIL).await?;
        world.browser.back().await?;
        world.see("sailing").await?;
        world.sign_out().await?;
        world.see_address("/").await?;
        // A page that needs a sign-in comes back to itself.
        world.open("/profile/edit").await?;
        world.press("Sign in").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_address("/profile/edit").await
    })
    .await;
}

#[tokio::test]
async fn a_host_that_adds_slashes_signs_in_all_the_same() {
    journey("a_host_that_adds_slashes", served_by(Habit::AddsSlashes), async |world| {
        world.open("/").await?;
        world.press("Sign in").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("surfing").await?;
        world.see_address("/profile").await?;
        no_attempt_is_left(world).await?;
        world.browser.refresh().await?;
        world.see_address("/profile/").await?;
        world.see("surfing").await?;
        world.open_session().await?;
        world.see_address("/security/session/").await?;
        world.see_session().await
    })
    .await;
}

#[tokio::test]
async fn check_14_the_callback_is_taken_out_of_the_address_bar() {
    for below in [false, true] {
        let setting = Setting { below, ..served_by(Habit::AddsSlashes) };
        journey("check_14_taken_out", setting, async |world| {
            // The app does not come, for now.
            world.host()?.answer("_bg.wasm", Instead::Silence);
            let browser = &world.browser;
            browser.execute("window.open('about:blank'); return 1", Vec::new()).await?;
            let opened = browser.windows().await?.pop().expect("the new window");
            browser.switch_to_window(opened).await?;
            // Not waited for: the page does not finish loading.
            let address = format!("{}/callback?code=the-code&state=theirs#access_token=t", world.site.url());
            world.script(&format!("location.href = {address:?}; return 1")).await?;
            world.see_address("/callback/").await?;
            let left = "return [document.referrer, JSON.stringify(history.state), location.href].join()";
            let left = world.script(left).await?.to_string();
            ensure!(!left.contains("the-code") && !left.contains("access_token"), "{left}");
            // It comes all the same, and judges the answer.
            world.host()?.as_built();
            world.see("You're not signed in").await?;
            world.see_address("/callback/").await?;
            let taken = world.script("return 'cameoAnswer' in window").await?;
            ensure!(taken == json!(false), "the answer is left behind");
            Ok(())
        })
        .await;
    }
}

#[tokio::test]
async fn a_file_that_does_not_load_is_told_at_once() {
    let expected =
        vec!["404", "Failed to fetch", "error loading dynamically imported module", "MIME", "integrity"];
    let setting = Setting { expected_errors: expected, ..served_by(Habit::Plain) };
    journey("a_file_that_does_not_load", setting, async |world| {
        for (part, instead) in [
            ("_bg.wasm", Instead::Gone),
            (".js", Instead::Gone),
            // Another file in its place, as from a cache or a proxy.
            ("_bg.wasm", Instead::Bytes(b"other".to_vec())),
            (".js", Instead::Bytes(b"<!doctype html>".to_vec())),
        ] {
            world.host()?.answer(part, instead.clone());
            world.open("/profile").await?;
            world.see("This page couldn't be loaded").await?;
            world.see_nothing_of("Getting your profile").await?;
            world.host()?.as_built();
            world.press("Reload").await?;
            world.see("Sign in to continue").await?;
        }
        world.host()?.answer("_bg.wasm", Instead::Gone);
        world.open("/").await?;
        world.see("This page couldn't be loaded").await?;
        world.presentable("not-started").await
    })
    .await;
}

/// The bytes of the file of the build whose path contains `part`, with something at its end that changes nothing for whoever
/// runs it: an empty custom section.
fn changed(folder: &str, part: &str) -> Result<Vec<u8>> {
    for entry in std::fs::read_dir(e2e::environment::dist()?.join(folder))? {
        let path = entry?.path();
        if path.to_string_lossy().contains(part) {
            return Ok([std::fs::read(path)?.as_slice(), b"\0\x02\x01x"].concat());
        }
    }
    bail!("the build has no {part}")
}

#[tokio::test]
async fn a_file_that_is_another_is_not_used() {
    let expected = vec!["integrity", "Failed to fetch"];
    let setting = Setting { expected_errors: expected, ..served_by(Habit::Plain) };
    journey("a_file_that_is_another", setting, async |world| {
        world.host()?.answer("_bg.wasm", Instead::Bytes(changed("", "_bg.wasm")?));
        world.open("/").await?;
        world.see("This page couldn't be loaded").await?;
        world.host()?.as_built();
        world.sign_in().await?;
        world.host()?.answer("later/rare", Instead::Bytes(changed("later", "rare-")?));
        world.press_security().await?;
        world.see("Part of this site didn't load").await?;
        world.host()?.as_built();
        world.press("Try again").await?;
        world.see(DEMO_EMAIL).await
    })
    .await;
}

#[tokio::test]
async fn a_sign_in_goes_on_after_the_app_did_not_load() {
    let expected = vec!["404", "Failed to fetch", "integrity"];
    let setting = Setting { expected_errors: expected, ..served_by(Habit::Plain) };
    journey("a_sign_in_goes_on", setting, async |world| {
        world.open("/").await?;
        world.press("Sign in").await?;
        world.css("form[action^='/u/'] input[name=username]").await?;
        world.host()?.answer("_bg.wasm", Instead::Gone);
        world.give_credentials(DEMO_EMAIL).await?;
        world.see("This page couldn't be loaded").await?;
        world.see_address("/callback").await?;
        world.host()?.as_built();
        world.press("Reload").await?;
        world.see_address("/profile").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn a_file_that_takes_long_is_told_and_the_app_still_comes() {
    journey("a_file_that_takes_long", served_by(Habit::Plain), async |world| {
        // The 15 seconds are over when the journey says so.
        let timer = "const later = window.setTimeout; \
                     window.setTimeout = (then, time, ...more) => \
                     time === 15000 ? (window.late = then, 0) : later(then, time, ...more);";
        world.before_every_page(timer).await?;
        world.host()?.answer("_bg.wasm", Instead::Silence);
        world.open("/profile").await?;
        world.see("Getting your profile").await?;
        world.see_nothing_of("is taking long").await?;
        world.script("late(); return 1").await?;
        world.see("This page is taking long to load").await?;
        world.see_nothing_of("couldn't be loaded").await?;
        world.presentable("late").await?;
        world.host()?.as_built();
        world.see("Sign in to continue").await?;
        world.see_nothing_of("is taking long").await
    })
    .await;
}

#[tokio::test]
async fn a_finished_build_takes_another_tenant() {
    journey("another_tenant", served_by(Habit::Plain), async |world| {
        let policy = "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
        world.open("/").await?;
        let policy = world.script(policy).await?.as_str().unwrap_or_default().to_owned();
        world.see("Your account").await?;
        let console = world.browser.browser_log().await?;
        ensure!(
            console.iter().any(|entry| entry.message.contains("doesn't send the headers")),
            "{console:?}"
        );
        ensure!(policy.contains("object-src 'none'") && !policy.contains("unsafe-inline"), "{policy}");
        let other = Running::start(Options::default()).await?;
        let issuer = other.issuer();
        let config = json!({ "issuer": issuer, "clientId": "cameo", "audience": format!("{issuer}api/v2/") });
        world.host()?.answer("config.json", Instead::Bytes(config.to_string().into_bytes()));
        world.sign_in().await?;
        let asked =
            |tenant: &Running| tenant.tenant().requests().iter().any(|one| one.path == "/oauth/token");
        ensure!(asked(&other) && !asked(&world.tenant), "the new tenant signs in, and not the former");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_provider_with_endpoints_on_another_host_signs_in_where_the_settings_name_it() {
    let config = vec![("connectOrigins", json!(["http://localhost:PORT"]))];
    journey("endpoints_elsewhere", Setting { config, ..Setting::default() }, async |world| {
        world.tenant.tenant().set_fault(Scope::All, Fault::EndpointsElsewhere);
        world.sign_in().await
    })
    .await;
}

#[tokio::test]
async fn in_a_frame_nothing_private_is_shown() {
    let setting = Setting { expected_errors: vec!["favicon.ico"], ..served_by(Habit::Plain) };
    journey("in_a_frame", setting, async |world| {
        world.sign_in().await?;
        let frame = "<!doctype html><title>Other</title><h1>Another page</h1>\
                     <iframe src='/profile' width=900 height=700></iframe>";
        world.host()?.answer("frame.html", Instead::Bytes(frame.as_bytes().to_vec()));
        world.open("/frame.html").await?;
        world.see("Another page").await?;
        world.css("iframe").await?.enter_frame().await?;
        world.see("This page doesn't open inside another one").await?;
        // The app has started by now, and has left the page as it is.
        let started = "return performance.getEntriesByType('resource').some((one) => one.name.endsWith('_bg.wasm') && one.responseEnd > 0)";
        e2e::wait::until("the app's code in the frame", || async {
            Ok((world.script(started).await? == json!(true)).then_some(()))
        })
        .await?;
        world.see("This page doesn't open inside another one").await?;
        world.see_nothing_of("surfing").await?;
        world.press("Open this page").await?;
        world.browser.enter_default_frame().await?;
        world.see_address("/profile").await?;
        world.see("surfing").await
    })
    .await;
}

#[tokio::test]
async fn a_page_of_a_former_build_says_that_a_new_version_is_there() {
    let expected = vec!["404", "Failed to fetch", "integrity"];
    let setting = Setting { expected_errors: expected, ..served_by(Habit::Plain) };
    journey("a_new_version", setting, async |world| {
        world.sign_in().await?;
        world.press("Edit").await?;
        world.fill("hobby", "sailing").await?;
        let index = std::fs::read_to_string(e2e::environment::dist()?.join("index.html"))?;
        world
            .host()?
            .answer("index.html", Instead::Bytes(index.replace("cameo-", "cameo-new-").into_bytes()));
        world.host()?.answer("later/rare", Instead::Gone);
        world.press_security().await?;
        world.answer_leaving("Leave, keep draft").await?;
        world.see("There is a new version").await?;
        world.presentable("new-version").await?;
        world.host()?.as_built();
        world.press("Reload").await?;
        world.see(DEMO_EMAIL).await?;
        // What was typed is still there.
        world.open("/profile/edit").await?;
        world.holds("hobby", "sailing").await?;
        // A site that does not answer at all is told as that.
        world.host()?.answer("index.html", Instead::Gone);
        world.host()?.answer("later/rare", Instead::Gone);
        world.press_security().await?;
        world.answer_leaving("Leave, keep draft").await?;
        world.see("We can't reach this site").await?;
        world.host()?.as_built();
        world.press("Try again").await?;
        world.see(DEMO_EMAIL).await
    })
    .await;
}
