//! The operator's brand: on the static page, in the app, in light and dark, and at the next visit before anything has come.

use anyhow::{Context, Result, ensure};
use e2e::host::{Habit, Instead};
use e2e::pages::DEMO_EMAIL;
use e2e::pages::axe::Look;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::json;

const NAME: &str = "Harbour Club";
const ACCENT: &str = "#0a6e5c";

/// A bitmap of one pixel.
const LOGO: &str = "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

/// The hue of the accent that the app has without a brand, in degrees of OKLCH (`tokens.css`).
const OWN_HUE: f64 = 200.0;

/// How far a hue may be from the expected one, in degrees: colours are written with few digits.
const NEAR: f64 = 2.0;

fn branded(branding: serde_json::Value) -> Setting {
    Setting { config: vec![("branding", branding)], ..Setting::default() }
}

/// Lightness and hue, in degrees, of the colour that `script` returns. It may ask for `main()`, the visible main button, or a
/// new one where there is none.
async fn colour(world: &World, script: &str) -> Result<(f64, f64)> {
    let script = format!(
        "const main = () => {{
             const seen = [...document.querySelectorAll('.button-main')].find(one => one.checkVisibility());
             if (seen) return getComputedStyle(seen).backgroundColor;
             const probe = document.createElement('button');
             probe.className = 'button button-main';
             document.querySelector('main').append(probe);
             const colour = getComputedStyle(probe).backgroundColor;
             probe.remove();
             return colour;
         }};
         const as = (colour) => {{
             const probe = document.createElement('i');
             probe.style.color = `oklch(from ${{colour}} l c h)`;
             document.body.append(probe);
             const found = getComputedStyle(probe).color;
             probe.remove();
             return found.match(/[\\d.]+/g).map(Number);
         }};
         return as({script})"
    );
    let colour = world.script(&script).await?;
    let part = |at: usize| colour[at].as_f64().with_context(|| format!("{colour} is no colour"));
    Ok((part(0)?, part(2)?))
}

/// That a main button of this page has the hue of `accent`, in light and in dark, and is dark enough for its light text.
async fn main_button_is_of(world: &World, accent: Option<&str>) -> Result<()> {
    for dark in [false, true] {
        world.emulate(Look { width: 1280, dark }).await?;
        let expected = match accent {
            Some(accent) => colour(world, &format!("{accent:?}")).await?.1,
            None => OWN_HUE,
        };
        let (lightness, hue) = colour(world, "main()").await?;
        ensure!((hue - expected).abs() < NEAR, "dark {dark}: hue {hue} in place of {expected}");
        ensure!(lightness < 0.5, "dark {dark}: lightness {lightness}");
    }
    world.emulate(Look { width: 1280, dark: false }).await
}

async fn see_title(world: &World, what: &str, fits: impl Fn(&str) -> bool) -> Result<()> {
    wait::until(&format!("the title {what:?}"), || async {
        Ok(fits(&world.browser.title().await?).then_some(()))
    })
    .await
}

/// That `script` comes to be true.
async fn see_that(world: &World, script: &str) -> Result<()> {
    wait::until(script, || async {
        Ok((world.script(&format!("return {script}")).await? == json!(true)).then_some(()))
    })
    .await
}

const HAS_LOGO: &str = "document.querySelector('.wordmark img')?.naturalWidth > 0 && \
                        document.querySelector('.wordmark img').alt === 'Harbour Club'";
const NO_ILLUSTRATION: &str = "!document.querySelector('.home-cameo').checkVisibility()";
const HAS_ICON: &str = "document.querySelector('link[rel=icon]').href.startsWith('data:image/svg+xml,') && \
                        document.querySelector('link[rel=icon]').href.includes('%230a6e5c')";

/// The whole brand on the start page.
async fn home_is_branded(world: &World) -> Result<()> {
    see_title(world, NAME, |title| title == NAME).await?;
    world.see("Your Harbour Club account").await?;
    for script in [HAS_LOGO, NO_ILLUSTRATION, HAS_ICON] {
        see_that(world, script).await?;
    }
    main_button_is_of(world, Some(ACCENT)).await
}

#[tokio::test]
async fn the_brand_is_on_every_page_and_comes_before_the_app() {
    let branding = json!({ "name": NAME, "accent": ACCENT, "logo": LOGO, "illustration": false });
    let setting = Setting { host: Some(Habit::Plain), ..branded(branding) };
    journey("the_brand_is_on_every_page", setting, async |world| {
        world.host()?.answer("_bg.wasm", Instead::Silence);
        world.open("/").await?;
        home_is_branded(world).await?;
        see_that(world, "!!document.getElementById('shell')").await?;
        // It is kept by the app, which has not come.
        ensure!(world.stored_of_kind("brand").await?.is_empty());

        world.host()?.as_built();
        see_that(world, "!document.getElementById('shell')").await?;
        home_is_branded(world).await?;
        ensure!(world.stored_of_kind("brand").await?.len() == 1);

        world.press("Sign in").await?;
        world.give_credentials(DEMO_EMAIL).await?;
        world.see_profile().await?;
        see_title(world, "… · Harbour Club", |title| title.ends_with(" · Harbour Club")).await?;
        see_that(world, HAS_LOGO).await?;
        main_button_is_of(world, Some(ACCENT)).await?;

        // Somebody signs out, and the next one comes before the settings do.
        world.sign_out().await?;
        world.host()?.answer("config.json", Instead::Silence);
        world.open("/").await?;
        home_is_branded(world).await?;
        see_that(world, "!!document.getElementById('shell')").await?;
        world.host()?.as_built();
        see_that(world, "!document.getElementById('shell')").await
    })
    .await;
}

#[tokio::test]
async fn a_bright_accent_and_a_logo_of_the_site_are_readable_under_the_policy() {
    let branding = json!({ "name": NAME, "accent": "#ffe600", "logo": "logo.svg" });
    let logo =
        "<svg xmlns='http://www.w3.org/2000/svg' width='80' height='20'><rect width='80' height='20'/></svg>";
    let setting = Setting { files: vec![("logo.svg", logo.to_owned())], ..branded(branding) };
    journey("a_bright_accent", setting, async |world| {
        world.open("/").await?;
        see_that(world, "!document.getElementById('shell')").await?;
        see_that(world, HAS_LOGO).await?;
        main_button_is_of(world, Some("#ffe600")).await?;
        world.presentable("branded").await?;
        world.sign_in().await?;
        main_button_is_of(world, Some("#ffe600")).await?;
        world.presentable("branded-profile").await
    })
    .await;
}

#[tokio::test]
async fn without_a_brand_the_app_is_its_own() {
    journey("without_a_brand", Setting::default(), async |world| {
        world.open("/").await?;
        see_that(world, "!document.getElementById('shell')").await?;
        see_title(world, "Cameo", |title| title == "Cameo").await?;
        world.see("Your account").await?;
        see_that(world, "document.querySelector('.home-cameo').checkVisibility()").await?;
        see_that(world, "document.querySelector('link[rel=icon]').href.endsWith('.svg')").await?;
        main_button_is_of(world, None).await?;
        ensure!(world.stored_of_kind("brand").await?.is_empty());
        // The settings are fetched once, by the page and the app together.
        let times = "performance.getEntriesByType('resource').filter(one => one.name.endsWith('/config.json')).length === 1";
        see_that(world, times).await
    })
    .await;
}
