//! The app: opening, pressing, filling in, seeing.

use crate::{World, wait};
use anyhow::{Result, ensure};
use thirtyfour::prelude::*;

impl World {
    /// Opens a path of the app.
    ///
    /// # Errors
    /// When the browser cannot load it.
    pub async fn open(&self, path: &str) -> Result<()> {
        Ok(self.browser.goto(format!("{}{path}", self.site.url())).await?)
    }

    /// The first visible element that `selector` finds, once there is one.
    ///
    /// # Errors
    /// When there is none for too long.
    pub async fn css(&self, selector: &str) -> Result<WebElement> {
        self.find(By::Css(selector.to_owned()), selector).await
    }

    /// Presses the button or link that says exactly `name`.
    ///
    /// # Errors
    /// When there is none that is visible and enabled.
    pub async fn press(&self, name: &str) -> Result<()> {
        wait::until(&format!("{name:?} to press"), || async {
            let Some(element) = self.look(By::XPath(by_name(name))).await? else { return Ok(None) };
            if !element.is_enabled().await? {
                return Ok(None);
            }
            self.click(&element).await?;
            Ok(Some(()))
        })
        .await
    }

    /// Clicks, with the element in the middle of the window: at its edge the save bar would lie over it.
    ///
    /// # Errors
    /// When the element cannot be clicked.
    pub async fn click(&self, element: &WebElement) -> Result<()> {
        let centre = "arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })";
        self.browser.execute(centre, vec![element.to_json()?]).await?;
        Ok(element.click().await?)
    }

    /// Whether a button or link that says `name` is visible right now.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn has(&self, name: &str) -> Result<bool> {
        Ok(self.look(By::XPath(by_name(name))).await?.is_some())
    }

    /// The input, switch or text area with this label, or with this `aria-label`; a key such as `shoe_size` is found by its words.
    ///
    /// # Errors
    /// When there is none for too long.
    pub async fn field(&self, label: &str) -> Result<WebElement> {
        let one = |label: &str| {
            let label = quoted(label);
            format!(
                "@aria-label={label} or @id=//label[normalize-space()={label}]/@for \
                 or @aria-labelledby=//*[normalize-space()={label}]/@id"
            )
        };
        let either = [one(label), one(&as_words(label))].join(" or ");
        let path = format!("//*[(self::input or self::textarea or self::select) and ({either})]");
        self.find(By::XPath(path), &format!("a field labelled {label}")).await
    }

    /// Opens the menu.
    ///
    /// # Errors
    /// When there is none.
    pub async fn open_menu(&self) -> Result<()> {
        wait::until("the menu", || async {
            let Some(menu) = self.look(By::Css(".menu-name")).await? else { return Ok(None) };
            menu.click().await?;
            Ok(Some(()))
        })
        .await
    }

    /// Replaces what stands in a field.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill(&self, label: &str, text: &str) -> Result<()> {
        let field = self.field(label).await?;
        field.send_keys(Key::Control + "a").await?;
        field.send_keys(text).await?;
        Ok(())
    }

    /// Fills a field as a program does that tells the page nothing of it, such as a password manager or the browser's own
    /// autofill: without an event, or with `change` alone.
    ///
    /// # Errors
    /// When there is no such field.
    pub async fn fill_silently(&self, label: &str, text: &str, has_change: bool) -> Result<()> {
        let field = self.field(label).await?;
        let script = "const [field, text, changed] = arguments;
            Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value').set.call(field, text);
            if (changed) field.dispatchEvent(new Event('change', { bubbles: true }));";
        self.browser.execute(script, vec![field.to_json()?, text.into(), has_change.into()]).await?;
        Ok(())
    }

    /// From the next page of this tab on, the page is translated as a browser does it: each text that may be translated is
    /// taken away, and an element with the same words is put in its place, as soon as it is there.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn translate_from_now_on(&self) -> Result<()> {
        self.before_every_page(
            "const translate = () => {
                 const texts = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
                 const found = [];
                 while (texts.nextNode()) found.push(texts.currentNode);
                 for (const text of found) {
                     const parent = text.parentElement;
                     if (!text.data.trim() || !parent || parent.closest('[translate=no], script, style, font, option, textarea, title')) continue;
                     const font = document.createElement('font');
                     font.textContent = text.data;
                     text.replaceWith(font);
                 }
             };
             new MutationObserver(translate).observe(document, { childList: true, characterData: true, subtree: true });",
        )
        .await
    }

    /// That a field holds exactly `text`.
    ///
    /// # Errors
    /// When there is no such field, or with what it holds.
    pub async fn holds(&self, label: &str, text: &str) -> Result<()> {
        let held = self.field(label).await?.prop("value").await?;
        ensure!(held.as_deref() == Some(text), "{label} holds {held:?}");
        Ok(())
    }

    /// Waits until `text` can be read on the page.
    ///
    /// # Errors
    /// When it cannot for too long; then with what can be read.
    pub async fn see(&self, text: &str) -> Result<()> {
        let what = format!("{text:?} on the page");
        let seen = wait::until(&what, || async { Ok(self.text().await?.contains(text).then_some(())) }).await;
        if let Err(error) = seen {
            return Err(error.context(format!("the page says: {}", self.text().await.unwrap_or_default())));
        }
        Ok(())
    }

    /// That `text` cannot be read on the page now.
    ///
    /// # Errors
    /// When it can.
    pub async fn see_nothing_of(&self, text: &str) -> Result<()> {
        let all = self.text().await?;
        ensure!(!all.contains(text), "{text:?} can be read on the page: {all}");
        Ok(())
    }

    /// Waits until the address bar shows `path` of the app, and nothing behind it.
    ///
    /// # Errors
    /// When it shows something else for too long.
    pub async fn see_address(&self, path: &str) -> Result<()> {
        let expected = format!("{}{path}", self.site.url());
        wait::until(&format!("{expected} in the address bar"), || async {
            Ok((self.browser.current_url().await?.as_str() == expected).then_some(()))
        })
        .await
    }

    /// Everything that can be read on the page.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn text(&self) -> Result<String> {
        let text = self.browser.execute("return document.body?.innerText ?? ''", Vec::new()).await?;
        Ok(text.json().as_str().unwrap_or_default().to_owned())
    }

    /// What a script returns.
    ///
    /// # Errors
    /// When it throws.
    pub async fn script(&self, script: &str) -> Result<serde_json::Value> {
        Ok(self.browser.execute(script, Vec::new()).await?.json().clone())
    }

    async fn find(&self, by: By, what: &str) -> Result<WebElement> {
        wait::until(what, || self.look(by.clone())).await
    }

    pub(crate) async fn look(&self, by: By) -> Result<Option<WebElement>> {
        for element in self.browser.find_all(by).await? {
            // One that goes away while it is looked at is not there.
            if element.is_displayed().await.unwrap_or(false) {
                return Ok(Some(element));
            }
        }
        Ok(None)
    }
}

/// How the app shows a key that no schema gives a title: `shoe_size` as "Shoe size".
#[must_use]
pub fn as_words(key: &str) -> String {
    let is_key =
        key.chars().all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    if !is_key || key.starts_with(|letter: char| !letter.is_ascii_lowercase()) {
        return key.to_owned();
    }
    let words = key.replace('_', " ");
    words[..1].to_uppercase() + &words[1..]
}

fn by_name(name: &str) -> String {
    let name = quoted(name);
    format!("//*[(self::a or self::button) and (normalize-space()={name} or @aria-label={name})]")
}

/// A string of XPath 1.0, which has no escapes.
fn quoted(text: &str) -> String {
    if text.contains('"') { format!("'{text}'") } else { format!("\"{text}\"") }
}
