//! Editing one's metadata, seen on the page and in the tenant's database.

use anyhow::{Context, Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{World, journey, wait};
use serde_json::{Value, json};
use tenant::{Endpoint, Fault, Scope};
use thirtyfour::By;

fn stored(world: &World) -> Result<Value> {
    world.tenant.tenant().user_metadata(DEMO_EMAIL).context("the demo user has metadata")
}

async fn edit(world: &World) -> Result<()> {
    world.sign_in().await?;
    world.press("Edit").await?;
    world.see_address("/profile/edit").await?;
    world.field("hobby").await?;
    Ok(())
}

async fn save(world: &World) -> Result<()> {
    world.press("Save").await?;
    world.see_address("/profile").await?;
    world.see("Saved").await
}

#[tokio::test]
async fn the_hobby() {
    journey("the_hobby", Setting::default(), async |world| {
        let before = stored(world)?;
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        save(world).await?;
        world.see("sailing").await?;
        let mut expected = before;
        expected["hobby"] = json!("sailing");
        ensure!(stored(world)? == expected, "the tenant has {}", stored(world)?);
        world.browser.refresh().await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn the_home_address_and_its_neighbours() {
    journey("the_home_address", Setting::default(), async |world| {
        edit(world).await?;
        world.fill("home", "1 New Street, Elsewhere").await?;
        save(world).await?;
        let addresses = json!({ "home": "1 New Street, Elsewhere", "work": "9 Harbour Road, Anytown" });
        ensure!(stored(world)?["addresses"] == addresses, "the tenant has {}", stored(world)?["addresses"]);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_field_is_removed_and_one_is_brought_back() {
    journey("a_field_is_removed", Setting::default(), async |world| {
        edit(world).await?;
        world.remove("newsletter").await?;
        world.press("Put back").await?;
        world.field("newsletter").await?;
        world.remove("hobby").await?;
        save(world).await?;
        ensure!(stored(world)?.get("hobby").is_none(), "the hobby is still there");
        ensure!(stored(world)?["newsletter"] == json!(true), "the newsletter is not");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_was_not_touched_keeps_its_text() {
    journey("what_was_not_touched_keeps_its_text", Setting::default(), async |world| {
        let odd = r#"{"hobby":"surfing","__proto__":{"polluted":1.0},"":"no name","big":9007199254740993,"אבג":"שלום","🦀":[[1,[2.50]]]}"#;
        let odd: Value = serde_json::from_str(odd)?;
        world.tenant.tenant().set_user_metadata(DEMO_EMAIL, odd.clone());
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        save(world).await?;
        world.see("9007199254740993").await?;
        let mut expected = odd;
        expected["hobby"] = json!("sailing");
        // As text: numbers that are equal may still be written in another way.
        let (now, then) = (stored(world)?.to_string(), expected.to_string());
        ensure!(now == then, "the tenant has {now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_refused_save_loses_nothing() {
    let setting = Setting { expected_errors: vec!["status of 400", "status of 500"], ..Setting::default() };
    journey("a_refused_save_loses_nothing", setting, async |world| {
        edit(world).await?;
        let before = stored(world)?;
        world.fill("hobby", "sailing").await?;
        world.tenant.tenant().set_fault(Scope::All, Fault::ServerErrorHtml(Endpoint::UpdateUser));
        world.press("Save").await?;
        world.css("[role=alert]").await?;
        world.holds("hobby", "sailing").await?;
        ensure!(stored(world)? == before, "something was stored");
        world.tenant.tenant().clear_faults();
        save(world).await?;
        ensure!(stored(world)?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_tenant_that_is_down_and_back() {
    let setting = Setting { expected_errors: vec!["ERR_CONNECTION_REFUSED"], ..Setting::default() };
    journey("a_tenant_that_is_down_and_back", setting, async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        world.tenant.stop().await;
        world.press("Save").await?;
        world.css("[role=alert]").await?;
        world.holds("hobby", "sailing").await?;
        world.tenant.restart().await?;
        save(world).await?;
        ensure!(stored(world)?["hobby"] == json!("sailing"));

        world.tenant.stop().await;
        world.browser.refresh().await?;
        wait::until("a way to try again", || async { Ok(world.has("Try again").await?.then_some(())) })
            .await?;
        world.tenant.restart().await?;
        world.press("Try again").await?;
        world.see("sailing").await
    })
    .await;
}

#[tokio::test]
async fn an_edit_survives_a_reload_and_a_new_sign_in() {
    journey("an_edit_survives", Setting::default(), async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        world.script("window.onbeforeunload = null; addEventListener('beforeunload', e => e.stopImmediatePropagation(), true)").await?;
        world.script("localStorage.removeItem('cameo.session')").await?;
        world.open("/profile/edit").await?;
        world.press("Sign in").await?;
        world.see_address("/profile/edit").await?;
        world.holds("hobby", "sailing").await
    })
    .await;
}

#[tokio::test]
async fn a_crash_takes_nothing_that_was_typed_before_a_pause() {
    journey("a_crash_takes_nothing", Setting::default(), async |world| {
        edit(world).await?;
        for words in ["sailing", "sailing boats"] {
            world.fill("hobby", words).await?;
            wait::until("the words on the device", || async {
                let kept = world.script(
                    "return JSON.stringify(Object.keys(localStorage).map(key => localStorage[key])).match(/sailing[a-z ]*/)?.[0]",
                );
                Ok((kept.await? == json!(words)).then_some(()))
            })
            .await?;
        }
        // The first tab says nothing any more, as after a crash; it is neither left nor closed.
        let tab = world.browser.new_tab().await?;
        world.browser.switch_to_window(tab).await?;
        world.open("/profile/edit").await?;
        world.holds("hobby", "sailing boats").await
    })
    .await;
}

#[tokio::test]
async fn a_storage_that_is_full_is_told_and_the_edit_stays_while_the_page_does() {
    journey("a_storage_that_is_full", Setting::default(), async |world| {
        edit(world).await?;
        // As a browser without room does it (Web Storage, `setItem`).
        world
            .script(
                "const put = Storage.prototype.setItem; Storage.prototype.setItem = function (key, value) { \
                 if (key.startsWith('cameo.draft')) throw new DOMException('full', 'QuotaExceededError'); put.call(this, key, value) }",
            )
            .await?;
        world.fill("hobby", "sailing").await?;
        world.see("This browser keeps nothing for this site").await?;
        world.presentable("edit-not-kept").await?;
        world.press("Cancel").await?;
        world.press("Leave for now").await?;
        world.see_address("/profile").await?;
        world.press("Edit").await?;
        world.holds("hobby", "sailing").await
    })
    .await;
}

#[tokio::test]
async fn leaving_asks_and_does_what_is_answered() {
    journey("leaving_asks", Setting::default(), async |world| {
        edit(world).await?;
        world.fill("hobby", "sailing").await?;
        world.press("Cancel").await?;
        world.see("You have unsaved changes").await?;
        world.press("Keep editing").await?;
        world.holds("hobby", "sailing").await?;
        world.press("Cancel").await?;
        world.press("Discard changes").await?;
        world.see_address("/profile").await?;
        world.press("Edit").await?;
        world.holds("hobby", "surfing").await
    })
    .await;
}

#[tokio::test]
async fn fields_are_added_renamed_retyped_and_reordered() {
    journey("fields_of_every_kind", Setting::default(), async |world| {
        edit(world).await?;
        // The outermost "Add a field" is the last one.
        let add = world.browser.find_all(By::Css("[id^=add].button-plain")).await?;
        world.click(add.last().context("a way to add")?).await?;
        world.fill("Name", "lucky number").await?;
        choose(world, "Type", "Number").await?;
        world.press("Add").await?;
        world.fill("lucky number", "7x").await?;
        world.press("Save").await?;
        world.see("This is not a number").await?;
        ensure!(stored(world)?.get("lucky number").is_none(), "a text was stored as a number");
        world.fill("lucky number", "7.10").await?;

        world.press("Options for newsletter").await?;
        world.fill("Name", "letters").await?;
        choose(world, "Type", "Text").await?;
        world.press("Edit and reorder as a list").await?;
        world.press("Move Item 2 up").await?;
        save(world).await?;
        let now = stored(world)?;
        let number = now["lucky number"].to_string();
        ensure!(number == "7.10", "the number is {number}");
        ensure!(now.get("newsletter").is_none() && now["letters"].is_string(), "the tenant has {now}");
        ensure!(
            now["favourite_colours"] == json!(["#8a3324", "teal", "ochre"]),
            "{}",
            now["favourite_colours"]
        );
        Ok(())
    })
    .await;
}

async fn choose(world: &World, label: &str, option: &str) -> Result<()> {
    let select = world.field(label).await?;
    let options = select.find_all(By::Tag("option")).await?;
    for one in options {
        if one.text().await? == option {
            return Ok(one.click().await?);
        }
    }
    anyhow::bail!("{label} has no {option}")
}
