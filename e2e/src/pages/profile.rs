//! The profile and what one does from there: editing, saving, taking back.

use crate::{World, wait};
use anyhow::Result;
use tenant::{Endpoint, Gate};
use thirtyfour::prelude::*;

impl World {
    /// Opens the profile of whoever is signed in, and may edit.
    ///
    /// # Errors
    /// When nobody is, or it does not open.
    pub async fn open_profile(&self) -> Result<()> {
        self.open("/profile").await?;
        self.see_profile().await
    }

    /// Waits until the profile is drawn, with its way to the editor. The header alone is no sign of that: it names the person
    /// while the page below is still being found out. What was asked before the profile is stored by then, or put off.
    ///
    /// # Errors
    /// When it never is.
    pub async fn see_profile(&self) -> Result<()> {
        self.see_address("/profile").await?;
        wait::until("the profile", || async {
            Ok((self.has("Edit").await? || self.has("Add details").await?).then_some(()))
        })
        .await
    }

    /// Presses Edit on the first card of the profile, until the field with this label is there.
    ///
    /// # Errors
    /// When there is no way, or no such field.
    pub async fn start_edit(&self, first: &str) -> Result<()> {
        self.press("Edit").await?;
        self.field(first).await.map(drop)
    }

    /// Opens the editor of all fields by its address, until the field with this label is there.
    ///
    /// # Errors
    /// When it does not open, or there is no such field.
    pub async fn open_editor(&self, first: &str) -> Result<()> {
        self.open("/profile/edit").await?;
        self.field(first).await.map(drop)
    }

    /// Signs the demo user in and opens the page with all fields, which has the view as JSON.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn sign_in_and_open_editor(&self) -> Result<()> {
        self.sign_in().await?;
        self.open_editor("hobby").await
    }

    /// Signs the demo user in and edits their details in place.
    ///
    /// # Errors
    /// When a step of the way is missing.
    pub async fn sign_in_and_edit(&self) -> Result<()> {
        self.sign_in().await?;
        self.start_edit("hobby").await
    }

    /// Saves the edit, and waits until the profile says that it is saved.
    ///
    /// # Errors
    /// When it never says so.
    pub async fn save(&self) -> Result<()> {
        self.press_save().await?;
        self.wait_until_saved().await
    }

    /// Presses the button that saves, for a save that does not simply succeed.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_save(&self) -> Result<()> {
        self.press("Save").await
    }

    /// Waits until the profile says that the edit is saved. From then on the tenant has it.
    ///
    /// # Errors
    /// When it never says so.
    pub async fn wait_until_saved(&self) -> Result<()> {
        self.see_address("/profile").await?;
        // The form goes when what is in it is saved; what an earlier save has said may still be there.
        wait::until("the form to close", || async {
            let bars = self.browser.find_all(By::Css(".save-bar")).await?;
            Ok(bars.is_empty().then_some(()))
        })
        .await?;
        self.see("Saved").await
    }

    /// Takes the last save back, and waits until the page says that it is.
    ///
    /// # Errors
    /// When there is nothing to take back, or it never says so.
    pub async fn undo(&self) -> Result<()> {
        self.press_undo().await?;
        self.wait_until_undone().await
    }

    /// Presses the button that takes the last save back, for what does not simply succeed.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_undo(&self) -> Result<()> {
        self.press("Undo").await
    }

    /// Waits until the page says that a save is taken back. From then on the tenant has it.
    ///
    /// # Errors
    /// When it never says so.
    pub async fn wait_until_undone(&self) -> Result<()> {
        self.see("Undone").await
    }

    /// Saves, and stops the request before the tenant carries it out: until the gate is released the edit is neither stored nor
    /// refused.
    ///
    /// # Errors
    /// When no request comes.
    pub async fn start_save(&self) -> Result<Gate> {
        let gate = self.tenant.hold_request(Endpoint::UpdateUser);
        self.press_save().await?;
        gate.reached().await?;
        Ok(gate)
    }

    /// Leaves the editor and keeps the edit for later.
    ///
    /// # Errors
    /// When there is no way, or nothing was changed.
    pub async fn leave_edit_for_later(&self) -> Result<()> {
        self.press("Close").await?;
        self.answer_leaving("Leave, keep draft").await?;
        self.see_address("/profile").await
    }

    /// Leaves the editor and throws the edit away.
    ///
    /// # Errors
    /// When there is no way, or nothing was changed.
    pub async fn discard_edit(&self) -> Result<()> {
        self.press("Close").await?;
        self.answer_leaving("Discard").await?;
        self.see_address("/profile").await
    }

    /// Opens the list of what will change, from the save bar.
    ///
    /// # Errors
    /// When nothing is changed.
    pub async fn review(&self) -> Result<()> {
        let button = self.css("#review").await?;
        self.click(&button).await
    }

    /// Waits until the page says how many fields are changed and not saved.
    ///
    /// # Errors
    /// When it never does.
    pub async fn see_unsaved(&self, fields: usize) -> Result<()> {
        let said = match fields {
            0 => String::new(),
            1 => "1 change".to_owned(),
            many => format!("{many} changes"),
        };
        wait::until(&format!("the save bar says {said:?}"), || async {
            // What says nothing has no size, so it cannot be looked for as something visible.
            let says =
                self.script("return document.getElementById('save-words')?.innerText.trim() ?? null").await?;
            Ok((says.as_str() == Some(said.as_str())).then_some(()))
        })
        .await
    }

    /// Opens what is said about a read-only field, and sees all of it.
    ///
    /// # Errors
    /// When there is no such field, or something is not said.
    pub async fn see_about(&self, name: &str, sentences: &[&str]) -> Result<()> {
        self.press(&format!("About {name}")).await?;
        for sentence in sentences {
            self.see(sentence).await?;
        }
        Ok(())
    }

    /// Opens the technical details, and sees all of this there.
    ///
    /// # Errors
    /// When there are none, or something is missing.
    pub async fn see_technical(&self, lines: &[&str]) -> Result<()> {
        let summary = self.css(".tech > summary").await?;
        self.click(&summary).await?;
        for line in lines {
            self.see(line).await?;
        }
        Ok(())
    }

    /// Waits until `text` cannot be read any more.
    ///
    /// # Errors
    /// When it can for too long.
    pub async fn wait_until_gone(&self, text: &str) -> Result<()> {
        wait::until(&format!("{text:?} to go away"), || async {
            Ok((!self.text().await?.contains(text)).then_some(()))
        })
        .await
    }
}
