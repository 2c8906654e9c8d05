//! The form that the operator's schema describes: what it offers, what it checks, and what it saves.

use anyhow::{Context, Result, ensure};
use e2e::pages::DEMO_EMAIL;
use e2e::world::Setting;
use e2e::{Failing, World, journey, wait};
use serde_json::{Value, json};
use thirtyfour::prelude::*;

fn schema() -> Value {
    json!({
        "type": "object",
        "required": ["hobby", "contact"],
        "additionalProperties": false,
        "properties": {
            "hobby": { "type": "string", "title": "Hobby", "description": "What you like to do.", "minLength": 3, "maxLength": 40, "x-order": 1 },
            "about": { "type": "string", "title": "About you", "x-widget": "multiline", "x-order": 2, "x-placeholder": "A few lines" },
            "contact": { "type": "string", "format": "email", "title": "Contact address", "x-group": "Reaching you", "x-order": 3 },
            "site": { "type": "string", "format": "uri", "title": "Website", "x-group": "Reaching you", "x-order": 4, "examples": ["https://example.org"] },
            "phone": { "type": "string", "format": "tel", "x-title": { "en": "Telephone", "de": "Telefon" }, "x-group": "Reaching you", "x-order": 5 },
            "shoe_size": { "type": "number", "title": "Shoe size", "minimum": 20, "maximum": 55, "multipleOf": 0.5, "x-group": "Measures", "x-order": 6 },
            "siblings": { "type": "integer", "title": "Siblings", "minimum": 0, "default": 0, "x-group": "Measures", "x-order": 7 },
            "volume": { "type": "integer", "title": "Volume", "minimum": 0, "maximum": 11, "x-widget": "slider", "x-group": "Measures", "x-order": 8 },
            "newsletter": { "type": "boolean", "title": "Newsletter", "x-group": "Choices", "x-order": 9 },
            "terms": { "type": "boolean", "title": "Terms read", "x-widget": "checkbox", "x-group": "Choices", "x-order": 10 },
            "vegan": { "type": ["boolean", "null"], "title": "Vegan", "x-group": "Choices", "x-order": 11 },
            "country": { "enum": ["CH", "DE", "PT"], "title": "Country", "x-group": "Choices", "x-order": 12 },
            "plan": { "oneOf": [{ "const": 1, "title": "Small" }, { "const": 2, "title": "Large", "description": "With everything" }], "title": "Plan", "x-group": "Choices", "x-order": 13 },
            "born": { "type": "string", "format": "date", "title": "Born", "x-group": "Moments", "x-order": 14 },
            "alarm": { "type": "string", "format": "time", "title": "Alarm", "x-group": "Moments", "x-order": 15 },
            "next": { "type": "string", "format": "date-time", "title": "Next visit", "x-group": "Moments", "x-order": 16 },
            "colour": { "type": "string", "format": "color", "title": "Colour", "x-group": "More", "x-order": 17 },
            "tags": { "type": "array", "items": { "type": "string", "maxLength": 12 }, "uniqueItems": true, "title": "Interests", "x-group": "More", "x-order": 18 },
            "trips": { "type": "array", "title": "Trips", "x-group": "More", "x-order": 19, "items": { "type": "object", "required": ["to"], "properties": {
                "to": { "type": "string", "title": "To" }, "year": { "type": "integer", "title": "Year" } } } },
            "address": { "type": "object", "title": "Address", "x-group": "More", "x-order": 20, "required": ["town"], "properties": {
                "street": { "type": "string", "title": "Street" }, "town": { "type": "string", "title": "Town" } } },
            "code": { "type": ["string", "integer"], "title": "Code", "x-group": "More", "x-order": 21 },
            "member": { "type": "string", "title": "Member since", "readOnly": true, "x-group": "More", "x-order": 22 },
            "answer": { "type": "string", "title": "Recovery answer", "writeOnly": true, "x-group": "More", "x-order": 23 },
            "fax": { "type": "string", "title": "Fax", "deprecated": true, "x-group": "More", "x-order": 24 }
        }
    })
}

fn by(schema: Value) -> Setting {
    Setting { config: vec![("schema", schema)], ..Setting::default() }
}

async fn edit(world: &World, metadata: Value, first: &str) -> Result<()> {
    arrive(world, metadata).await?;
    world.see_profile().await?;
    world.open_editor(first).await
}

async fn arrive(world: &World, metadata: Value) -> Result<()> {
    world.provider().set_user_metadata(DEMO_EMAIL, metadata);
    world.open("/").await?;
    world.press_sign_in().await?;
    world.give_credentials(DEMO_EMAIL).await
}

#[tokio::test]
async fn every_kind_of_input_saves_exactly_what_it_says() {
    journey("every_kind_of_input", by(schema()), async |world| {
        let before = json!({ "hobby": "surfing", "contact": "me@example.org", "shoe_size": 42.5, "odd": { "kept": [1.0] }, "member": "2019", "answer": "blue" });
        edit(world, before, "Hobby").await?;
        world.see("What you like to do.").await?;
        world.see("Reaching you").await?;
        world.see("Required").await?;
        world.see("Other fields").await?;
        world.see("No longer used").await?;
        world.see_nothing_of("blue").await?;
        ensure!(!world.has("Add a field").await? || world.browser.find_all(By::Css(".fields > .add")).await?.is_empty());
        world.presentable("schema").await?;

        world.fill("Hobby", "sailing").await?;
        world.fill("About you", "One line").await?;
        world.fill("Website", "https://example.org/me").await?;
        world.see("Open").await?;
        world.fill("Telephone", "+41 44 668 18 00").await?;
        world.fill("Shoe size", "43.50").await?;
        world.fill("Siblings", "2").await?;
        world.pick("Volume", "7").await?;
        world.choose_radio("Newsletter", "Yes").await?;
        world.toggle("Terms read").await?;
        world.choose_radio("Vegan", "No").await?;
        world.choose_radio("Country", "PT").await?;
        world.choose_radio("Plan", "Large").await?;
        world.pick("Born", "1984-02-29").await?;
        world.pick("Alarm", "06:30").await?;
        world.pick("Next visit", "2030-05-01T09:15").await?;
        world.pick("Colour", "#8a3324").await?;
        let tags = world.field("Interests").await?;
        tags.send_keys("stone").await?;
        tags.send_keys(Key::Enter).await?;
        tags.send_keys("sea").await?;
        tags.send_keys(Key::Enter).await?;
        world.press("Add a row").await?;
        world.fill("To, row 1", "Lisbon").await?;
        world.fill("Year, row 1", "2024").await?;
        world.fill("Town", "Basel").await?;
        world.choose("Type of Code", "Number").await?;
        world.fill("Code", "12").await?;
        world.presentable("schema-filled").await?;
        world.script("document.querySelector('.ask-table').scrollIntoView({ block: 'center', behavior: 'instant' })").await?;
        world.presentable("schema-table").await?;
        world.save().await?;

        let mut now = world.stored()?;
        for moment in ["alarm", "next"] {
            let text = now[moment].as_str().unwrap_or_default().to_owned();
            let start = if moment == "alarm" { "06:30:00" } else { "2030-05-01T09:15:00" };
            ensure!(text.starts_with(start) && text.len() > start.len(), "{moment} is {text}");
            now.as_object_mut().context("an object")?.remove(moment);
        }
        let meant: Value = serde_json::from_str(
            r##"{"hobby":"sailing","contact":"me@example.org","shoe_size":43.50,"odd":{"kept":[1.0]},"member":"2019","answer":"blue",
            "about":"One line","site":"https://example.org/me","phone":"+41 44 668 18 00","siblings":2,"volume":7,"newsletter":true,
            "terms":true,"vegan":false,"country":"PT","plan":2,"born":"1984-02-29","colour":"#8a3324","tags":["stone","sea"],
            "trips":[{"to":"Lisbon","year":2024}],"address":{"town":"Basel"},"code":12}"##,
        )?;
        ensure!(now == meant, "the tenant has {now}");
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_mistake_is_told_late_and_taken_back_early() {
    journey("a_mistake_is_told_late", by(schema()), async |world| {
        // The stored shoe size fits no more: a warning, and no reason not to save.
        arrive(world, json!({ "hobby": "surfing", "shoe_size": 99 })).await?;
        world.press("Skip for now").await?;
        world.see_profile().await?;
        world.open_editor("Hobby").await?;
        world.see("Enter 55 or less.").await?;
        world.fill("Website", "example").await?;
        world.see_nothing_of("Enter a web address").await?;
        world.leave_field("Website").await?;
        world.see("Enter a web address").await?;
        let invalid = world.field("Website").await?.attr("aria-invalid").await?;
        ensure!(invalid.as_deref() == Some("true"), "aria-invalid is {invalid:?}");
        world.press_save().await?;
        world.see("Fix 2 fields to save.").await?;
        world.presentable("schema-wrong").await?;
        world.press("Contact address").await?;
        let focused = wait::until("the focus in the field", || async {
            let id = world.script("return document.activeElement.id").await?;
            Ok((id.as_str() == world.field("Contact address").await?.id().await?.as_deref()).then_some(()))
        });
        focused.await?;
        world.fill("Contact address", "me@example.org").await?;
        world.fill("Website", "https://example.org").await?;
        world.leave_field("Website").await?;
        let invalid = world.field("Website").await?.attr("aria-invalid").await?;
        ensure!(invalid.is_none(), "aria-invalid is {invalid:?}");
        // The list at the top has followed.
        world.wait_until_gone("to save.").await?;
        world.save().await?;
        let meant = json!({ "hobby": "surfing", "shoe_size": 99, "contact": "me@example.org", "site": "https://example.org" });
        ensure!(world.stored()? == meant, "{}", world.stored()?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn what_is_typed_and_taken_back_leaves_nothing() {
    journey("what_is_typed_and_taken_back", by(schema()), async |world| {
        edit(world, json!({ "hobby": "surfing", "contact": "me@example.org" }), "Hobby").await?;
        world.fill("Town", "B").await?;
        world.see_unsaved(1).await?;
        let town = world.field("Town").await?;
        town.send_keys(Key::Backspace).await?;
        world.see_unsaved(0).await?;
        ensure!(
            world.script("return document.activeElement.id").await?.as_str() == town.id().await?.as_deref()
        );
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn a_broken_schema_is_told_and_not_used() {
    let broken = json!({ "properties": { "hobby": { "type": "text", "$ref": "#/x" } } });
    let setting = Setting { expected_errors: vec!["schema: "], ..by(broken) };
    journey("a_broken_schema", setting, async |world| {
        edit(world, json!({ "hobby": "surfing", "born": "1984-02-29" }), "hobby").await?;
        world.see("Some labels are missing.").await?;
        world.css(".notice details summary").await?.click().await?;
        world.see("at /properties/hobby: “type” is \"text\"").await?;
        world.see("at /properties/hobby: the keyword “$ref” is not supported").await?;
        ensure!(world.field("born").await?.attr("type").await?.as_deref() == Some("date"));
        world.presentable("schema-broken").await?;
        world.fill("hobby", "sailing").await?;
        world.save().await?;
        ensure!(world.stored()?["hobby"] == json!("sailing"));
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn without_a_schema_a_name_and_a_type_are_remarked_on() {
    journey("a_name_is_remarked_on", Setting::default(), async |world| {
        edit(world, json!({ "hobby": "surfing", "list": ["a", "b"] }), "hobby").await?;
        world.start_field().await?;
        world.fill("Name", "my.password").await?;
        world.see("A name can't contain “.”").await?;
        world.see("This sounds like a password").await?;
        world.press("Cancel").await?;
        world.open_options("list").await?;
        world.choose("Type", "Text").await?;
        world.see("would delete the current value").await?;
        world.presentable("schema-none").await?;
        world.press("Cancel").await?;
        world.see_nothing_of("would delete").await
    })
    .await;
}

#[tokio::test]
async fn a_schema_comes_from_its_address_too() {
    let form = json!({ "properties": { "hobby": { "title": "Pastime" }, "club": { "readOnly": true } } });
    let setting = Setting {
        config: vec![("schema", json!("/hobbies.json"))],
        files: vec![("hobbies.json", form.to_string())],
        ..Setting::default()
    };
    journey("a_schema_from_its_address", setting, async |world| {
        edit(world, json!({ "hobby": "surfing" }), "Pastime").await?;
        world.fill("Pastime", "sailing").await?;
        world.save().await?;
        ensure!(world.stored()? == json!({ "hobby": "sailing" }), "{}", world.stored()?);
        // The profile knows it too: what cannot be changed is not offered.
        world.provider().set_user_metadata(DEMO_EMAIL, json!({}));
        world.open_profile().await?;
        ensure!(world.has("Add Pastime").await? && !world.has("Add Club").await?);
        Ok(())
    })
    .await;
}

#[tokio::test]
async fn an_address_without_a_schema_is_told() {
    let setting = Setting {
        config: vec![("schema", json!("/missing.json"))],
        expected_failures: vec![Failing::status("/missing.json", 404)],
        expected_errors: vec!["schema: "],
        ..Setting::default()
    };
    journey("an_address_without_a_schema", setting, async |world| {
        edit(world, json!({ "hobby": "surfing" }), "hobby").await?;
        world.css(".notice details summary").await?.click().await?;
        world.see("The schema at /missing.json couldn't be used: 404").await
    })
    .await;
}
