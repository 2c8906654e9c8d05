//! The server: one folder, one set of headers.

use crate::files::{Found, content_type, find, folder};
use crate::headers::{cache_control, headers};
use axum::Router;
use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, Uri, header};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use thiserror::Error;
use tokio::net::TcpListener;
use tokio::task::JoinHandle;

/// The media type of what a person reads who asks for what is not there.
const TEXT: &str = "text/plain; charset=utf-8";

/// Why nothing is served.
#[derive(Debug, Error)]
pub enum PreviewError {
    /// There is no build in the folder.
    #[error("{} is missing: build first", path.display())]
    NoBuild {
        /// The file that is missing.
        path: PathBuf,
    },
    /// The address is taken, or not one of this machine's.
    #[error("cannot listen on {address}: {error}")]
    Listen {
        /// The address.
        address: String,
        /// What the system says.
        error: std::io::Error,
    },
}

/// A build that is being served; until dropped or stopped.
#[derive(Debug)]
pub struct Running {
    url: String,
    task: JoinHandle<()>,
}

struct Site {
    dist: PathBuf,
    folder: String,
    config: Option<String>,
    headers: Vec<(&'static str, String)>,
}

impl Running {
    /// Serves `dist` on `listen` (port 0: any free one), below the folder that it is built for, with `config` in place of its
    /// `config.json` if given. `endpoints` are those of the provider, as for [`headers`].
    ///
    /// # Errors
    /// When there is no build, or the address cannot be had.
    pub async fn start(
        dist: PathBuf,
        config: Option<String>,
        endpoints: &[String],
        listen: &str,
    ) -> Result<Self, PreviewError> {
        let read = |name: &str| {
            let path = dist.join(name);
            std::fs::read_to_string(&path).map_err(|_| PreviewError::NoBuild { path })
        };
        let index = read("index.html")?;
        let policy_config = config.clone().map_or_else(|| read("config.json"), Ok)?;
        let folder = folder(&index).to_owned();
        let url_path = folder.trim_end_matches('/').to_owned();
        let headers = headers(&index, &policy_config, endpoints);
        let site = Arc::new(Site { dist, folder, config, headers });
        let taken = |error| PreviewError::Listen { address: listen.to_owned(), error };
        let listener = TcpListener::bind(listen).await.map_err(taken)?;
        let port = listener.local_addr().map_err(taken)?.port();
        let app = Router::new().fallback(answer).with_state(site);
        let task = tokio::spawn(async move {
            // Ends only with the task.
            let _ = axum::serve(listener, app).await;
        });
        Ok(Self { url: format!("http://localhost:{port}{url_path}"), task })
    }

    /// The address of the folder, without a slash at its end.
    #[must_use]
    pub fn url(&self) -> &str {
        &self.url
    }

    /// Serves until the task is ended from outside.
    pub async fn wait(mut self) {
        let _ = (&mut self.task).await;
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        self.task.abort();
    }
}

async fn answer(State(site): State<Arc<Site>>, uri: Uri) -> Response<Body> {
    let path = uri.path();
    let index = site.dist.join("index.html");
    let mut own = vec![("cache-control", cache_control(path).to_owned())];
    let (status, body, kind) = match (path.strip_prefix(&site.folder), &site.config) {
        (Some("config.json"), Some(config)) => {
            (StatusCode::OK, config.clone().into_bytes(), "application/json")
        }
        (Some(inside), _) => match find(&site.dist, inside) {
            Found::File(file) => read(&file),
            Found::Page => read(&index),
            Found::Nothing => (StatusCode::NOT_FOUND, b"Not found".to_vec(), TEXT),
        },
        (None, _) if site.folder.strip_suffix('/') == Some(path) => {
            own.push(("location", site.folder.clone()));
            (StatusCode::PERMANENT_REDIRECT, Vec::new(), TEXT)
        }
        (None, _) => {
            let text = format!("This build is made for the folder {}", site.folder);
            (StatusCode::NOT_FOUND, text.into_bytes(), TEXT)
        }
    };
    let mut response = Response::new(Body::from(body));
    *response.status_mut() = status;
    own.push(("content-type", kind.to_owned()));
    for (name, value) in site.headers.iter().cloned().chain(own) {
        if let Ok(value) = HeaderValue::from_str(&value) {
            response.headers_mut().insert(HeaderName::from_static(name), value);
        }
    }
    debug_assert!(response.headers().contains_key(header::CONTENT_SECURITY_POLICY));
    response
}

fn read(file: &Path) -> (StatusCode, Vec<u8>, &'static str) {
    match std::fs::read(file) {
        Ok(bytes) => (StatusCode::OK, bytes, content_type(file)),
        Err(_) => (StatusCode::NOT_FOUND, b"Not found".to_vec(), TEXT),
    }
}
