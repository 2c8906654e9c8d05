//! Which file answers which path.

use std::path::{Component, Path, PathBuf};

/// What a path leads to.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Found {
    /// A file of the build.
    File(PathBuf),
    /// A page of the app: `index.html`, whatever the path.
    Page,
    /// Nothing: a path with an extension that is not there. Answering it with the page would hide a missing file.
    Nothing,
}

/// The folder that the page is built for, from its `<base>`: `/`, or `/account/`.
#[must_use]
pub fn folder(index_html: &str) -> &str {
    let href = index_html.split_once("<base href=\"").and_then(|(_, rest)| rest.split_once('"'));
    href.map_or("/", |(href, _)| href)
}

/// Looks `path` up below `dist`; never above it.
pub(crate) fn find(dist: &Path, path: &str) -> Found {
    let relative = Path::new(path.trim_start_matches('/'));
    let inside = relative.components().all(|part| matches!(part, Component::Normal(_)));
    let file = dist.join(relative);
    let hidden = path.rsplit('/').next().is_some_and(|name| name.starts_with('_') || name.starts_with('.'));
    if hidden {
        return Found::Nothing;
    }
    if inside && file.is_file() {
        return Found::File(file);
    }
    if relative.extension().is_some() || !inside { Found::Nothing } else { Found::Page }
}

/// The media type by extension.
pub(crate) fn content_type(path: &Path) -> &'static str {
    match path.extension().and_then(|extension| extension.to_str()) {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        Some("png") => "image/png",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_have_no_extension_and_files_must_be_there() {
        let dist = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(find(dist, "/Cargo.toml"), Found::File(dist.join("Cargo.toml")));
        assert_eq!(find(dist, "/profile/edit"), Found::Page);
        assert_eq!(find(dist, "/"), Found::Page);
        assert_eq!(find(dist, "/missing.js"), Found::Nothing);
        assert_eq!(find(dist, "/_headers"), Found::Nothing);
        assert_eq!(find(dist, "/../preview/Cargo.toml"), Found::Nothing);
    }
}
