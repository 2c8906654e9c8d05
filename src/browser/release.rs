//! Whether the site still serves the build that runs here. Asked when a file of this build did not come.

use super::{clock, http, location};
use crate::lazy::Missing;
use cameo_oidc::http::get;
use leptos::prelude::document;

/// Why a file of this build did not come, from what the site's page says now.
pub async fn why_missing() -> Missing {
    // With a query that was never asked for, so that nothing on the way has kept an earlier answer.
    let address = location::address(&format!("/?{}", clock::now().0));
    let Ok(request) = get(&address) else { return Missing::SiteAway };
    let page = match http::send(request).await {
        Ok(response) if response.status() == 200 => String::from_utf8_lossy(response.body()).into_owned(),
        _ => return Missing::SiteAway,
    };
    let own = document().query_selector("link[rel=modulepreload]").ok().flatten();
    let Some(own) = own.and_then(|script| script.get_attribute("href")) else { return Missing::HeldBack };
    // Something else may answer in place of the site, such as a network's sign-in page.
    match (page.contains(&own), page.contains("cameoState")) {
        (true, _) => Missing::HeldBack,
        (false, true) => Missing::NewBuild,
        (false, false) => Missing::SiteAway,
    }
}
