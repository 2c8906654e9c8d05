//! What a browser gets from a preview.

use preview::{PreviewError, Running, headers};
use std::fs;
use std::path::PathBuf;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

const PAGE: &str = "<!doctype html><script>go()</script>";
const CONFIG: &str = r#"{"issuer":"http://localhost:4400/"}"#;

/// A build in a folder of its own; gone when dropped.
struct Dist(PathBuf);

impl Dist {
    fn new(name: &str) -> Self {
        Self::with_page(name, PAGE)
    }

    fn with_page(name: &str, page: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("cameo-preview-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder).expect("a folder");
        let files = [
            ("index.html", page),
            ("config.json", CONFIG),
            ("a-0123456789abcdef_bg.wasm", "\0asm"),
            ("_headers", ""),
        ];
        files.iter().for_each(|(name, text)| fs::write(folder.join(name), text).expect("a file"));
        Self(folder)
    }
}

impl Drop for Dist {
    fn drop(&mut self) {
        // A folder that stays behind in the system's temporary one harms nobody.
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn get(site: &Running, path: &str) -> String {
    let address = site.url().strip_prefix("http://localhost").expect("an address");
    let address = format!("127.0.0.1{}", address.split('/').next().expect("a port"));
    let mut stream = TcpStream::connect(address).await.expect("a connection");
    let request = format!("GET {path} HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n\r\n");
    stream.write_all(request.as_bytes()).await.expect("a request");
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).await.expect("an answer");
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn every_page_is_the_app_and_a_missing_file_is_missing() {
    let dist = Dist::new("pages");
    let site = Running::start(dist.0.clone(), None, &[], "127.0.0.1:0").await.expect("a site");
    for path in ["/", "/profile/edit", "/callback?code=a.b&state=c"] {
        let answer = get(&site, path).await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(PAGE), "{path}: {answer}");
        assert!(answer.contains("cache-control: no-cache"), "{path}: {answer}");
    }
    for path in ["/gone.js", "/_headers", "/../Cargo.toml"] {
        assert!(get(&site, path).await.starts_with("HTTP/1.1 404"), "{path}");
    }
}

#[tokio::test]
async fn every_answer_has_every_header() {
    let dist = Dist::new("headers");
    let site = Running::start(dist.0.clone(), None, &[], "127.0.0.1:0").await.expect("a site");
    for path in ["/", "/config.json", "/a-0123456789abcdef_bg.wasm", "/gone.js"] {
        let answer = get(&site, path).await;
        for (name, value) in headers(PAGE, CONFIG, &[]) {
            assert!(answer.contains(&format!("{name}: {value}\r\n")), "{path} lacks {name}: {answer}");
        }
    }
    let wasm = get(&site, "/a-0123456789abcdef_bg.wasm").await;
    assert!(wasm.contains("content-type: application/wasm") && wasm.contains("immutable"), "{wasm}");
}

#[tokio::test]
async fn the_policy_follows_the_settings_that_are_served() {
    let dist = Dist::new("config");
    let config = r#"{"domain":"tenant.eu.auth0.com"}"#.to_owned();
    let site =
        Running::start(dist.0.clone(), Some(config.clone()), &[], "127.0.0.1:0").await.expect("a site");
    let answer = get(&site, "/config.json").await;
    assert!(answer.ends_with(&config), "{answer}");
    assert!(answer.contains("connect-src 'self' https://tenant.eu.auth0.com;"), "{answer}");
}

#[tokio::test]
async fn without_a_build_nothing_is_served() {
    let missing = Running::start(PathBuf::from("no/such/folder"), None, &[], "127.0.0.1:0").await;
    assert!(matches!(missing, Err(PreviewError::NoBuild { .. })));
}

#[tokio::test]
async fn a_build_for_a_folder_is_served_below_it_and_nowhere_else() {
    let page = r#"<!doctype html><base href="/account/"><script>go()</script>"#;
    let dist = Dist::with_page("folder", page);
    let site = Running::start(dist.0.clone(), None, &[], "127.0.0.1:0").await.expect("a site");
    assert!(site.url().ends_with("/account"), "{}", site.url());
    for path in ["/account/", "/account/profile/edit", "/account/callback/?code=a"] {
        let answer = get(&site, path).await;
        assert!(answer.starts_with("HTTP/1.1 200") && answer.ends_with(page), "{path}: {answer}");
    }
    assert!(get(&site, "/account/config.json").await.ends_with(CONFIG));
    assert!(get(&site, "/account/a-0123456789abcdef_bg.wasm").await.contains("immutable"));
    let bare = get(&site, "/account").await;
    assert!(bare.starts_with("HTTP/1.1 308") && bare.contains("location: /account/\r\n"), "{bare}");
    for path in ["/", "/config.json", "/accounting/"] {
        let answer = get(&site, path).await;
        assert!(
            answer.starts_with("HTTP/1.1 404") && answer.contains("folder /account/"),
            "{path}: {answer}"
        );
    }
}
