//! Auth0's own SDKs against the development tenant, unchanged apart from the address: their requests decide what is right.
//!
//! What each step does stands in `e2e/sdk/README.md`.

use anyhow::{Context, Result, bail, ensure};
use e2e::browser::Driver;
use e2e::pages::{DEMO_EMAIL, DEMO_PASSWORD};
use e2e::{environment, wait};
use serde_json::{Value, json};
use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use tenant::{Options, Running};
use thirtyfour::prelude::*;

/// The server of the SDKs' pages; stopped when dropped.
struct Pages {
    process: Child,
    address: String,
}

impl Drop for Pages {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

impl Pages {
    fn serve() -> Result<Self> {
        let mut server = Command::new("node");
        server.arg("serve.mjs").current_dir(environment::sdk()?).stdout(Stdio::piped());
        let mut process = server.spawn().context("node does not start")?;
        let output = process.stdout.take().context("node says nothing")?;
        let mut address = String::new();
        BufReader::new(output).read_line(&mut address)?;
        Ok(Self { process, address: address.trim().to_owned() })
    }
}

struct Page<'a> {
    browser: &'a WebDriver,
}

impl Page<'_> {
    /// Presses the button of a step and waits for its outcome.
    async fn step(&self, name: &str) -> Result<Value> {
        self.browser.find(By::Id(name)).await?.click().await?;
        self.outcome(name).await
    }

    async fn outcome(&self, name: &str) -> Result<Value> {
        let (state, text) = wait::until(&format!("the outcome of {name}"), || async {
            let result = self.browser.find(By::Id("result")).await?;
            let state = result.attr("data-state").await?.unwrap_or_default();
            let step = result.attr("data-step").await?.unwrap_or_default();
            let text = result.prop("textContent").await?.unwrap_or_default();
            Ok((step == name && state != "running").then_some((state, text)))
        })
        .await?;
        if state != "done" {
            bail!("{name} {state}: {text}");
        }
        Ok(serde_json::from_str(&text)?)
    }

    async fn credentials(&self, id: &str, email: &str) -> Result<()> {
        let field = || async { Ok(Some(self.browser.find(By::Id(id.to_owned())).await?)) };
        wait::until("the tenant's page", field).await?.send_keys(email).await?;
        self.browser.find(By::Id("password")).await?.send_keys(DEMO_PASSWORD).await?;
        self.browser.find(By::Css("button[type=submit]")).await?.click().await?;
        Ok(())
    }

    async fn back(&self) -> Result<()> {
        wait::until("the page again", || async {
            let result = self.browser.find(By::Id("result")).await?;
            Ok((result.attr("data-step").await?.as_deref() == Some("none")).then_some(()))
        })
        .await
    }

    async fn fill(&self, id: &str, text: &str) -> Result<()> {
        let field = self.browser.find(By::Id(id.to_owned())).await?;
        field.clear().await?;
        Ok(field.send_keys(text).await?)
    }
}

async fn with_page(page: &str, steps: impl AsyncFnOnce(&Page<'_>, &Running) -> Result<()>) -> Result<()> {
    let (pages, driver) = (Pages::serve()?, Driver::start()?);
    let tenant = Running::start(Options::default()).await?;
    let browser = driver.open((1280, 900), &[]).await?;
    let issuer = tenant.issuer().trim_end_matches('/');
    browser.goto(format!("{}/{page}?tenant={issuer}", pages.address)).await?;
    let outcome = steps(&Page { browser: &browser }, &tenant).await;
    browser.quit().await?;
    outcome
}

fn hobby(tenant: &Running, email: &str) -> Value {
    tenant.tenant().user_metadata(email).map(|metadata| metadata["hobby"].clone()).unwrap_or_default()
}

#[tokio::test]
async fn auth0_spa_js() -> Result<()> {
    with_page("spa.html", async |page, tenant| {
        page.browser.find(By::Id("login")).await?.click().await?;
        page.credentials("username", DEMO_EMAIL).await?;
        ensure!(page.outcome("callback").await?["email"] == json!(DEMO_EMAIL));
        ensure!(page.step("user").await?["email"] == json!(DEMO_EMAIL));
        ensure!(page.step("refresh").await?["renewed"] == json!(true));
        ensure!(page.step("silent").await?["user"].is_object());
        ensure!(page.step("read").await?["status"] == json!(200));
        page.fill("hobby", "sailing").await?;
        ensure!(page.step("patch").await?["status"] == json!(200));
        ensure!(hobby(tenant, DEMO_EMAIL) == json!("sailing"));
        page.browser.find(By::Id("again")).await?.click().await?;
        page.outcome("callback").await?;
        page.browser.find(By::Id("logout")).await?.click().await?;
        page.back().await?;
        page.browser.find(By::Id("signup")).await?.click().await?;
        page.credentials("email", "spa@example.com").await?;
        ensure!(page.outcome("callback").await?["email"] == json!("spa@example.com"));
        Ok(())
    })
    .await
}

#[tokio::test]
async fn auth0_js() -> Result<()> {
    with_page("legacy.html", async |page, tenant| {
        page.fill("email", "legacy@example.com").await?;
        page.fill("password", DEMO_PASSWORD).await?;
        page.fill("hobby", "chess").await?;
        ensure!(page.step("signup").await?["email"] == json!("legacy@example.com"));
        ensure!(hobby(tenant, "legacy@example.com") == json!("chess"));
        page.browser.find(By::Id("login")).await?.click().await?;
        page.credentials("username", "legacy@example.com").await?;
        ensure!(page.outcome("callback").await?["tokenType"] == json!("Bearer"));
        ensure!(page.step("userinfo").await?["email"] == json!("legacy@example.com"));
        ensure!(page.step("read").await?["user_metadata"]["hobby"] == json!("chess"));
        page.fill("hobby", "go").await?;
        ensure!(page.step("patch").await?["user_metadata"]["hobby"] == json!("go"));
        ensure!(page.step("session").await?["sub"].is_string());
        ensure!(page.step("tokeninfo").await?["user_metadata"]["hobby"] == json!("go"));
        page.browser.find(By::Id("logout")).await?.click().await?;
        page.back().await
    })
    .await
}

#[tokio::test]
async fn the_node_sdk() -> Result<()> {
    let issuer = "https://tenant.example/".to_owned();
    let tenant = Running::listen("127.0.0.1:0", Options { issuer, ..Options::default() }).await?;
    let address = format!("http://{}", tenant.address());
    let mut command = tokio::process::Command::new("node");
    command.args(["node-sdk.mjs", &address]).current_dir(environment::sdk()?);
    let output = command.output().await?;
    ensure!(
        output.status.success(),
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    );
    Ok(())
}
