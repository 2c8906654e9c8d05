//! The app's sign-up page, and the first sign-in after it.

use crate::World;
use crate::world::Setting;
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// The address of somebody who has no account yet.
pub const NEW_EMAIL: &str = "ada@example.com";
/// The password that they choose.
pub const NEW_PASSWORD: &str = "Brand-new-1";

/// What the browser itself says of every answer that is a refusal.
const REFUSED: &str = "dbconnections/signup";

/// A site that signs people up on its own page.
#[must_use]
pub fn embedded(sign_up: Value) -> Setting {
    Setting { config: vec![("signUp", sign_up)], expected_errors: vec![REFUSED], ..Setting::default() }
}

/// What the operator of that site asks for.
#[must_use]
pub fn schema() -> Value {
    json!({ "type": "object", "required": ["hobby"], "properties": {
        "hobby": { "type": "string", "title": "Hobby", "description": "What you like to do.", "minLength": 3 },
        "size": { "type": "number", "title": "Shoe size", "minimum": 20 },
        "news": { "type": "boolean", "title": "Newsletter" },
        "plan": { "oneOf": [{ "const": 1, "title": "Small" }, { "const": 2, "title": "Large" }], "title": "Plan", "x-widget": "select" },
        "tags": { "type": "array", "items": { "type": "string" }, "title": "Interests" },
        "about": { "type": "string", "title": "About you", "x-widget": "multiline" }
    } })
}

/// What the tenant holds of the new person.
///
/// # Errors
/// When it holds nothing.
pub fn stored(world: &World) -> Result<Value> {
    world.tenant.tenant().user_metadata(NEW_EMAIL).context("the new person has metadata")
}

impl World {
    /// From the app's home to its own sign-up page.
    ///
    /// # Errors
    /// When there is no way, or no form.
    pub async fn open_sign_up(&self) -> Result<()> {
        self.open("/").await?;
        self.press("Create account").await?;
        self.see_address("/sign-up").await?;
        self.field("Password").await?;
        Ok(())
    }

    /// Says who signs up.
    ///
    /// # Errors
    /// When there are no such fields.
    pub async fn identify(&self, email: &str, password: &str) -> Result<()> {
        self.fill("E-mail address", email).await?;
        self.fill("Password", password).await
    }

    /// Presses the form's own button.
    ///
    /// # Errors
    /// When there is none.
    pub async fn send_sign_up(&self) -> Result<()> {
        let button = self.css("#send").await?;
        self.click(&button).await
    }

    /// Signs in as [`NEW_EMAIL`] on the tenant's page, where the address stands already.
    ///
    /// # Errors
    /// When it does not, or the page does not show.
    pub async fn sign_in_for_the_first_time(&self) -> Result<()> {
        let hinted = self.see_sign_in_page().await?;
        ensure!(hinted == NEW_EMAIL, "the sign-in page shows {hinted:?}");
        self.give_password(NEW_PASSWORD).await
    }

    /// Where answers lie that wait for the first sign-in.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn leftovers(&self) -> Result<Vec<String>> {
        Ok(self.stored_of_kind("sign-up").await?.into_iter().map(|entry| entry.key).collect())
    }
}
