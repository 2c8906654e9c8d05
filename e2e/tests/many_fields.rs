//! More fields than anybody draws at once: all of them can be reached, and what is not touched stays as it is.

use anyhow::{Context, Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::{World, journey, wait, world::Setting};
use serde_json::{Map, Value, json};
use thirtyfour::Key;

const MANY: usize = 2_000;
const LAST: &str = "key 1999";

/// Single values, and in the middle of them an object that holds many again.
fn metadata() -> Value {
    let leaf = |at: usize| (format!("key {at}"), json!(format!("value {at}")));
    let mut members: Map<_, _> = (0..MANY).map(leaf).collect();
    members["key 1000"] = Value::Object((0..300).map(|at| (format!("inner {at}"), json!(at))).collect());
    Value::Object(members)
}

async fn edit(world: &World) -> Result<()> {
    world.sign_in().await?;
    world.provider().set_user_metadata(DEMO_EMAIL, metadata());
    world.open("/profile/edit").await?;
    world.field("key 0").await?;
    Ok(())
}

async fn save(world: &World, expected: &Value) -> Result<()> {
    world.save().await?;
    let stored = world.stored()?;
    // As text: order and spelling stay too.
    let (now, then) = (stored.to_string(), expected.to_string());
    ensure!(now == then, "the tenant has something else than was typed");
    Ok(())
}

async fn inputs(world: &World) -> Result<i64> {
    let count =
        world.script("return document.querySelectorAll('.fields input, .fields textarea').length").await?;
    count.as_i64().context("a number")
}

/// The label of what has the focus.
async fn focused(world: &World) -> Result<String> {
    let label = world.script(
        "return document.activeElement.labels?.[0]?.textContent ?? document.activeElement.ariaLabel ?? ''",
    );
    Ok(label.await?.as_str().unwrap_or_default().to_owned())
}

async fn until_focused(world: &World, label: &str) -> Result<()> {
    wait::until(&format!("the focus on {label}"), || async {
        Ok((focused(world).await? == label).then_some(()))
    })
    .await
}

async fn type_here(world: &World, text: &str) -> Result<()> {
    let field = world.browser.active_element().await?;
    field.send_keys(Key::Control + "a").await?;
    Ok(field.send_keys(text).await?)
}

#[tokio::test]
async fn the_last_field_is_found_edited_and_saved() {
    journey("many_fields_found", Setting::default(), async |world| {
        edit(world).await?;
        world.see("2,300 fields").await?;
        ensure!(inputs(world).await? < 300, "{} inputs are drawn", inputs(world).await?);
        world.presentable("many").await?;

        world.fill("Find a field", "VALUE 1999").await?;
        world.see("1 of 2,300 fields").await?;
        world.presentable("many-found").await?;
        world.press_enter("Find a field").await?;
        until_focused(world, LAST).await?;
        type_here(world, "sailing").await?;

        // What is inside of a field far away, by its name.
        world.fill("Find a field", "inner 250").await?;
        world.press("key 1000 › inner 250").await?;
        until_focused(world, "inner 250").await?;
        type_here(world, "7.50").await?;
        ensure!(inputs(world).await? < 300, "{} inputs are drawn", inputs(world).await?);

        let mut expected = metadata();
        expected[LAST] = json!("sailing");
        expected["key 1000"]["inner 250"] = serde_json::from_str("7.50")?;
        save(world, &expected).await
    })
    .await;
}

#[tokio::test]
async fn the_page_stays_as_tall_after_a_search() {
    journey("many_fields_stay_as_tall", Setting::default(), async |world| {
        edit(world).await?;
        let tall = "return document.documentElement.scrollHeight";
        let before = world.script(tall).await?.as_f64().context("a height")?;
        for (words, label) in
            [("VALUE 1500", "key 1500"), ("VALUE 200", "key 200"), ("VALUE 1501", "key 1501")]
        {
            world.fill("Find a field", words).await?;
            world.press_enter("Find a field").await?;
            until_focused(world, label).await?;
            let now = world.script(tall).await?.as_f64().context("a height")?;
            ensure!((0.95..1.05).contains(&(now / before)), "{label}: {before} px, then {now}");
        }
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_scrolled_to_is_drawn() {
    journey("many_fields_scrolled", Setting::default(), async |world| {
        edit(world).await?;
        let tall = world.script("return document.documentElement.scrollHeight").await?;
        for part in [0.5, 0.9, 0.1] {
            world.script(&format!("scrollTo(0, document.documentElement.scrollHeight * {part})")).await?;
            wait::until("fields on the screen", || async {
                let seen = world.script(
                    "return document.elementsFromPoint(innerWidth / 2, innerHeight / 2).some(it => it.matches('.field'))",
                );
                Ok((seen.await? == json!(true)).then_some(()))
            })
            .await?;
        }
        ensure!(inputs(world).await? < 300, "{} inputs are drawn", inputs(world).await?);
        // The place that is kept is about what the fields need.
        let now = world.script("return document.documentElement.scrollHeight").await?;
        let ratio = now.as_f64().context("a height")? / tall.as_f64().context("a height")?;
        ensure!((0.9..1.1).contains(&ratio), "the page is {ratio} times as tall as it was");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn tab_goes_through_all_that_is_not_drawn_yet() {
    journey("many_fields_by_keyboard", Setting::default(), async |world| {
        edit(world).await?;
        // With its options a field has two stops. Far enough to leave the first chapter.
        world.edit_structure().await?;
        world.field("key 0").await?.send_keys("").await?;
        for at in 1..270 {
            let two = Key::Tab + Key::Tab;
            world.browser.active_element().await?.send_keys(two).await?;
            ensure!(
                focused(world).await? == format!("key {at}"),
                "{} follows key {}",
                focused(world).await?,
                at - 1
            );
        }
        type_here(world, "by hand").await?;
        ensure!(inputs(world).await? < 300, "{} inputs are drawn", inputs(world).await?);

        // From the end of the list backwards: first the options of the last field, then its input.
        world.browser.execute("document.querySelector('.fields > .add button').focus()", Vec::new()).await?;
        wait::until("the last field", || async {
            let last = world.browser.find_all(thirtyfour::By::XPath(format!("//label[.='{LAST}']"))).await?;
            Ok((!last.is_empty()).then_some(()))
        })
        .await?;
        world.browser.active_element().await?.send_keys(Key::Shift + Key::Tab + Key::Tab).await?;
        until_focused(world, LAST).await?;
        type_here(world, "from below").await?;

        // A mistake out of sight is said at the top, with a way to it.
        world.fill("Find a field", "inner 299").await?;
        world.press_enter("Find a field").await?;
        until_focused(world, "inner 299").await?;
        type_here(world, "none").await?;
        world.browser.execute("scrollTo(0, 0)", Vec::new()).await?;
        world.press_save().await?;
        world.press("key 1000 › inner 299").await?;
        until_focused(world, "inner 299").await?;
        type_here(world, "1").await?;

        let mut expected = metadata();
        expected["key 269"] = json!("by hand");
        expected[LAST] = json!("from below");
        expected["key 1000"]["inner 299"] = json!(1);
        save(world, &expected).await
    })
    .await;
}

#[tokio::test]
async fn everything_is_drawn_when_it_is_asked_for() {
    journey("many_fields_drawn", Setting::default(), async |world| {
        edit(world).await?;
        world.press("Show all").await?;
        wait::until("all inputs", || async {
            Ok((inputs(world).await? == MANY as i64 - 1 + 300).then_some(()))
        })
        .await?;
        // By script: a path over all labels takes the browser a minute.
        world.script("[...document.querySelectorAll('.fields label')].at(-1).control.focus()").await?;
        until_focused(world, LAST).await?;
        type_here(world, "sailing").await?;
        let mut expected = metadata();
        expected[LAST] = json!("sailing");
        save(world, &expected).await
    })
    .await;
}
