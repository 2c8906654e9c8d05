//! The editor: its fields, their options, and its view as JSON.

use crate::pages::app::as_words;
use crate::{World, wait};
use anyhow::{Context, Result, bail, ensure};
use serde_json::json;
use std::path::Path;
use thirtyfour::prelude::*;

/// The label of the text area that shows everything as JSON.
pub const JSON_LABEL: &str = "Your details as JSON";

impl World {
    /// Adds a field at the end of the outermost list, of the type that the menu calls so.
    ///
    /// # Errors
    /// When there is no way to add one.
    pub async fn add_field(&self, name: &str, kind: &str) -> Result<()> {
        self.start_field().await?;
        self.fill("Name", name).await?;
        self.choose("Type", kind).await?;
        self.press("Add").await
    }

    /// Opens the questions about a new field of the outermost list.
    ///
    /// # Errors
    /// When there is no way to add one.
    pub async fn start_field(&self) -> Result<()> {
        self.edit_structure().await?;
        // the outermost "Add a field" is the last one
        let add = wait::until("a way to add a field", || async {
            Ok(self.browser.find_all(By::Css("[id^=add].button-plain")).await?.pop())
        })
        .await?;
        self.click(&add).await
    }

    /// Shows what changes the structure: adding, renaming, removing, types. Where a schema says what may be added there is
    /// nothing to show.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn edit_structure(&self) -> Result<()> {
        match self.look(By::Css("#structure:not(:checked)")).await? {
            Some(switch) => self.click(&switch).await,
            None => Ok(()),
        }
    }

    /// Removes a field by its options.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn remove(&self, label: &str) -> Result<()> {
        self.open_options(label).await?;
        self.press("Remove").await
    }

    /// Opens the options of a field.
    ///
    /// # Errors
    /// When there is no such field, or it has none.
    pub async fn open_options(&self, label: &str) -> Result<()> {
        self.edit_structure().await?;
        self.press(&format!("Options for {}", as_words(label))).await
    }

    /// Chooses the option of a menu that says `option`.
    ///
    /// # Errors
    /// When there is no such menu, or no such option.
    pub async fn choose(&self, label: &str, option: &str) -> Result<()> {
        let select = self.field(label).await?;
        for one in select.find_all(By::Tag("option")).await? {
            if one.text().await? == option {
                return Ok(one.click().await?);
            }
        }
        bail!("{label} has no {option}")
    }

    /// Presses the choice that says `text` in the group of this name.
    ///
    /// # Errors
    /// When there is none.
    pub async fn choose_radio(&self, group: &str, text: &str) -> Result<()> {
        let path = format!(
            "//*[@role='radiogroup' and @aria-label='{group}']//label[contains(normalize-space(), '{text}')]"
        );
        self.press_label(&path).await
    }

    /// Where something is in conflict: keeps what is saved in the group at this position, counted from 1.
    ///
    /// # Errors
    /// When there is no such group.
    pub async fn keep_saved(&self, group: usize) -> Result<()> {
        self.keep_side(group, 3).await
    }

    /// The same with what was typed here.
    ///
    /// # Errors
    /// When there is no such group.
    pub async fn keep_mine(&self, group: usize) -> Result<()> {
        self.keep_side(group, 2).await
    }

    async fn keep_side(&self, group: usize, side: usize) -> Result<()> {
        let card = format!("fieldset:nth-of-type({group}) .conflict-side:nth-child({side}) .conflict-pick");
        let card = self.css(&card).await?;
        self.click(&card).await
    }

    /// Presses the first label that an XPath finds.
    ///
    /// # Errors
    /// When there is none.
    pub async fn press_label(&self, path: &str) -> Result<()> {
        let label = wait::until(path, || async {
            Ok(self.browser.find_all(By::XPath(path)).await?.into_iter().next())
        });
        self.click(&label.await?).await
    }

    /// Turns a switch, a checkbox or a radio over.
    ///
    /// # Errors
    /// When there is none with this label.
    pub async fn toggle(&self, label: &str) -> Result<()> {
        let input = self.field(label).await?;
        self.click(&input).await
    }

    /// Sets what a native input of the browser shows, as its picker would.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn pick(&self, label: &str, value: &str) -> Result<()> {
        let script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('input', { bubbles: true }));";
        let field = self.field(label).await?;
        self.browser.execute(script, vec![field.to_json()?, json!(value)]).await?;
        Ok(())
    }

    /// Presses Enter in a field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn press_enter(&self, label: &str) -> Result<()> {
        Ok(self.field(label).await?.send_keys(Key::Enter).await?)
    }

    /// Leaves a field by the Tab key.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn leave_field(&self, label: &str) -> Result<()> {
        Ok(self.field(label).await?.send_keys(Key::Tab).await?)
    }

    /// Answers the question before changes are left behind: `Save and leave`, `Leave, keep draft` or `Discard`.
    ///
    /// # Errors
    /// When nothing is asked.
    pub async fn answer_leaving(&self, answer: &str) -> Result<()> {
        self.see("Save your changes?").await?;
        self.press_label(&format!("//dialog[@open]//button[normalize-space()='{answer}']")).await
    }

    /// Whether a field is marked as wrong (`aria-invalid`).
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn is_marked(&self, label: &str) -> Result<bool> {
        Ok(self.field(label).await?.attr("aria-invalid").await?.as_deref() == Some("true"))
    }

    /// Waits until the focus is in the field with this label.
    ///
    /// # Errors
    /// When it never is.
    pub async fn see_focus(&self, label: &str) -> Result<()> {
        let script = "const at = document.activeElement;
                      return at.labels?.[0]?.textContent?.trim() || at.ariaLabel || ''";
        wait::until(&format!("the focus on {label}"), || async {
            let at = self.script(script).await?;
            Ok((at == json!(label) || at == json!(as_words(label))).then_some(()))
        })
        .await
    }

    /// Goes from *Your data* to the page with all fields, which shows them as JSON. The page is not loaded anew.
    ///
    /// # Errors
    /// When there is no way.
    pub async fn edit_as_json(&self) -> Result<()> {
        self.go_to_data().await?;
        self.press("Edit as JSON").await?;
        self.field(JSON_LABEL).await.map(drop)
    }

    /// Changes to the view as JSON.
    ///
    /// # Errors
    /// When there is none.
    pub async fn show_json(&self) -> Result<()> {
        self.press("JSON").await?;
        self.field(JSON_LABEL).await.map(drop)
    }

    /// Changes to the view as a form.
    ///
    /// # Errors
    /// When there is none.
    pub async fn show_form(&self) -> Result<()> {
        self.press("Form").await
    }

    /// The text of the view as JSON.
    ///
    /// # Errors
    /// When it is not open.
    pub async fn json_text(&self) -> Result<String> {
        self.field(JSON_LABEL).await?.prop("value").await?.context("the text area has a text")
    }

    /// Replaces the text of the view as JSON.
    ///
    /// # Errors
    /// When it is not open.
    pub async fn type_json(&self, text: &str) -> Result<()> {
        self.fill(JSON_LABEL, text).await
    }

    /// Replaces the first `from` in the view as JSON.
    ///
    /// # Errors
    /// When it is not open, or `from` is not in it.
    pub async fn replace_in_json(&self, from: &str, to: &str) -> Result<()> {
        let text = self.json_text().await?;
        ensure!(text.contains(from), "{from:?} is not in {text}");
        self.type_json(&text.replacen(from, to, 1)).await
    }

    /// Imports a file into the view as JSON.
    ///
    /// # Errors
    /// When it is not open.
    pub async fn import_json(&self, file: &Path) -> Result<()> {
        let input = self.browser.find(By::Id("json-file")).await?;
        Ok(input.send_keys(file.display().to_string()).await?)
    }
}
