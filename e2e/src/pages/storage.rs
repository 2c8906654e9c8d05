//! What the browser keeps for the app: read by whatever name it has there, so that a journey says what is kept and not where.

use crate::{World, wait};
use anyhow::{Context, Result, ensure};
use serde_json::{Value, json};

/// One entry of a storage.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredKey {
    /// Which of the tabs, counted from 0 in the order of opening; nothing for what all of them share.
    pub tab: Option<usize>,
    /// The key.
    pub key: String,
    /// What stands there.
    pub value: String,
}

/// Finds the session, whichever storage it is in: an entry whose key begins with the app's name for it, in which JSON stands,
/// perhaps behind the time of writing.
const FIND_SESSION: &str = "
    const at = [localStorage, sessionStorage]
        .flatMap(store => Object.keys(store).map(key => ({ store, key })))
        .find(({ key }) => /^cameo\\.session( |$)/.test(key));
    const text = at ? at.store[at.key] : '';
    const head = text.slice(0, text.indexOf('{'));
    const session = at ? JSON.parse(text.slice(head.length)) : null;
    const keep = () => { at.store[at.key] = head + JSON.stringify(session) };
";

impl World {
    /// Every entry of localStorage, and of the sessionStorage of every tab. All tabs have to be at the app: of one that is away
    /// at the provider nothing can be read.
    ///
    /// # Errors
    /// When a tab is away.
    pub async fn stored_keys(&self) -> Result<Vec<StoredKey>> {
        let here = self.tab().await?;
        let mut found = Vec::new();
        for (at, tab) in self.tabs().await?.into_iter().enumerate() {
            self.switch_to(&tab).await?;
            let address = self.browser.current_url().await?;
            ensure!(address.as_str().starts_with(self.site.url()), "tab {at} is away at {address}");
            if at == 0 {
                found.extend(self.entries("localStorage", None).await?);
            }
            found.extend(self.entries("sessionStorage", Some(at)).await?);
        }
        self.switch_to(&here).await?;
        Ok(found)
    }

    async fn entries(&self, storage: &str, tab: Option<usize>) -> Result<Vec<StoredKey>> {
        let entries = self.script(&format!("return Object.entries({storage})")).await?;
        let entries: Vec<(String, String)> = serde_json::from_value(entries)?;
        Ok(entries.into_iter().map(|(key, value)| StoredKey { tab, key, value }).collect())
    }

    /// The entries of this tab, of both storages, whose keys begin with `cameo.` and this kind: `session`, `draft`, `history` …
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn stored_of_kind(&self, kind: &str) -> Result<Vec<StoredKey>> {
        let mut all = self.entries("localStorage", None).await?;
        all.extend(self.entries("sessionStorage", Some(0)).await?);
        let name = format!("cameo.{kind}");
        let of_kind = |entry: &StoredKey| {
            let rest = entry.key.strip_prefix(&name);
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '.']))
        };
        Ok(all.into_iter().filter(of_kind).collect())
    }

    /// The session as it is stored; nothing if none is.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn stored_session(&self) -> Result<Option<Value>> {
        let session = self.script(&format!("{FIND_SESSION} return session")).await?;
        Ok(Some(session).filter(|session| !session.is_null()))
    }

    /// The access token of the stored session.
    ///
    /// # Errors
    /// When no session is stored.
    pub async fn stored_access_token(&self) -> Result<String> {
        let session = self.stored_session().await?.context("a session")?;
        Ok(session["access_token"].as_str().context("an access token")?.to_owned())
    }

    /// That no session is stored where this tab can read it.
    ///
    /// # Errors
    /// When one is.
    pub async fn no_session_is_stored(&self) -> Result<()> {
        ensure!(self.stored_session().await?.is_none(), "a session is stored");
        Ok(())
    }

    /// Makes the stored session look as if its access token were nearly over. Gives that token.
    ///
    /// # Errors
    /// When no session is stored.
    pub async fn age_session(&self) -> Result<String> {
        let token = self.stored_access_token().await?;
        let age = "session.issued_at -= 1e6; session.expires_at = 1; keep()";
        self.script(&format!("{FIND_SESSION} {age}")).await?;
        Ok(token)
    }

    /// Takes the stored session away without a word, as a browser does that clears its storage.
    ///
    /// # Errors
    /// When no session is stored.
    pub async fn forget_session(&self) -> Result<()> {
        self.script(&format!("{FIND_SESSION} at.store.removeItem(at.key)")).await?;
        Ok(())
    }

    /// Empties both storages, as a browser does that clears its storage.
    ///
    /// # Errors
    /// When the page has none.
    pub async fn clear_storage(&self) -> Result<()> {
        self.script("localStorage.clear(); sessionStorage.clear()").await?;
        Ok(())
    }

    /// Waits until `text` stands in a storage of this tab, such as that of a draft.
    ///
    /// # Errors
    /// When it never does.
    pub async fn wait_until_kept(&self, text: &str) -> Result<()> {
        // as it would stand in JSON: a draft is one
        let quoted = json!(text).to_string();
        let inner = &quoted[1..quoted.len() - 1];
        let script = format!(
            "const [plain, inner] = {}; return [localStorage, sessionStorage].some(store =>
             Object.values(store).some(value => value.includes(plain) || value.includes(inner)))",
            json!([text, inner])
        );
        wait::until(&format!("{text:?} on the device"), || async {
            Ok((self.script(&script).await? == json!(true)).then_some(()))
        })
        .await
    }

    /// That nothing which the browser keeps for this page holds `secret`.
    ///
    /// # Errors
    /// With everything that is kept, if something does.
    pub async fn keeps_nothing_of(&self, secret: &str) -> Result<()> {
        let script = "return JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie, location.href, history.state])";
        let kept = self.script(script).await?.as_str().unwrap_or_default().to_owned();
        ensure!(!kept.contains(secret), "{secret:?} is kept: {kept}");
        Ok(())
    }

    /// The browser has no room any more for entries of this kind (Web Storage, `setItem`), until the page is loaded anew.
    ///
    /// # Errors
    /// When the browser does not answer.
    pub async fn storage_is_full_for(&self, kind: &str) -> Result<()> {
        self.script(&format!(
            "const put = Storage.prototype.setItem;
             Storage.prototype.setItem = function (key, value) {{
                 if (key.startsWith('cameo.{kind}')) throw new DOMException('full', 'QuotaExceededError');
                 put.call(this, key, value)
             }}"
        ))
        .await?;
        Ok(())
    }
}
