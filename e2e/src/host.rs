//! A static host with habits: what hosts do that the preview does not.

use anyhow::{Context, Result};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{Response, StatusCode, Uri};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use tokio::net::TcpListener;
use tokio::sync::watch;
use tokio::task::JoinHandle;

/// What a host does with what it is asked for.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Habit {
    /// It serves the files, sends none of the build's headers, and does nothing else.
    #[default]
    Plain,
    /// It redirects to the address of a page with a slash at its end, as hosts do that take every page for a folder.
    AddsSlashes,
}

/// What a file is answered with instead of itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Instead {
    /// Other bytes.
    Bytes(Vec<u8>),
    /// 404.
    Gone,
    /// Nothing, until [`Host::as_built`].
    Silence,
}

/// Rules by a part of the path; the latest counts.
type Rules = Vec<(String, Instead)>;

/// A running host; gone when dropped.
#[derive(Debug)]
pub struct Host {
    url: String,
    rules: Arc<Mutex<Rules>>,
    changed: watch::Sender<()>,
    task: JoinHandle<()>,
}

struct Site {
    dist: PathBuf,
    folder: String,
    habit: Habit,
    config: String,
    rules: Arc<Mutex<Rules>>,
    changed: watch::Receiver<()>,
}

impl Host {
    /// Serves `dist` with `config` as its `config.json`.
    ///
    /// # Errors
    /// When there is no build.
    pub async fn start(dist: PathBuf, config: String, habit: Habit) -> Result<Self> {
        let index = std::fs::read_to_string(dist.join("index.html")).context("no build")?;
        let folder = preview::folder(&index).to_owned();
        let listener = TcpListener::bind("127.0.0.1:0").await?;
        let port = listener.local_addr()?.port();
        let url = format!("http://localhost:{port}{}", folder.trim_end_matches('/'));
        let (changed, receiver) = watch::channel(());
        let rules = Arc::<Mutex<Rules>>::default();
        let site = Arc::new(Site { dist, folder, habit, config, rules: rules.clone(), changed: receiver });
        let app = Router::new().fallback(respond).with_state(site);
        let task = tokio::spawn(async move {
            // Ends only with the task.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { url, rules, changed, task })
    }

    /// The address of the folder, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// From now on, files whose path contains `part` are answered with `instead`.
    pub fn answer(&self, part: &str, instead: Instead) {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner).push((part.to_owned(), instead));
    }

    /// From now on, and for whoever is waiting, every file is itself.
    pub fn as_built(&self) {
        self.rules.lock().unwrap_or_else(PoisonError::into_inner).clear();
        self.changed.send_replace(());
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn respond(State(site): State<Arc<Site>>, uri: Uri) -> Response<Body> {
    let Some(inside) = uri.path().strip_prefix(&site.folder) else {
        return response(StatusCode::NOT_FOUND, "Not found".into(), "text/plain");
    };
    let is_page = Path::new(inside).extension().is_none();
    if is_page && site.habit == Habit::AddsSlashes && !uri.path().ends_with('/') {
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let mut moved = response(StatusCode::MOVED_PERMANENTLY, Vec::new(), "text/plain");
        if let Ok(to) = format!("{}/{query}", uri.path()).parse() {
            moved.headers_mut().insert("location", to);
        }
        return moved;
    }
    let file = if is_page { "index.html" } else { inside };
    let kind = match file.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    };
    loop {
        let mut changed = site.changed.clone();
        changed.borrow_and_update();
        let rule = {
            let rules = site.rules.lock().unwrap_or_else(PoisonError::into_inner);
            rules.iter().rev().find(|(part, _)| file.contains(part)).map(|(_, instead)| instead.clone())
        };
        return match rule {
            Some(Instead::Bytes(bytes)) => response(StatusCode::OK, bytes, kind),
            Some(Instead::Gone) => response(StatusCode::NOT_FOUND, "Not found".into(), "text/plain"),
            // A host that has ended keeps nobody waiting.
            Some(Instead::Silence) if changed.changed().await.is_ok() => continue,
            _ if file == "config.json" => response(StatusCode::OK, site.config.clone().into(), kind),
            _ => match std::fs::read(site.dist.join(file)) {
                Ok(bytes) => response(StatusCode::OK, bytes, kind),
                Err(_) => response(StatusCode::NOT_FOUND, "Not found".into(), "text/plain"),
            },
        };
    }
}

fn response(status: StatusCode, body: Vec<u8>, kind: &'static str) -> Response<Body> {
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    let headers = response.headers_mut();
    headers.insert("content-type", axum::http::HeaderValue::from_static(kind));
    headers.insert("cache-control", axum::http::HeaderValue::from_static("no-cache"));
    response
}
