//! The last step of a build: file names that hold the hash of what is in them, integrity attributes and headers that fit.

use super::make;
use super::split::{self, Pieces};
use crate::failure::{Doing, Failure};
use crate::workspace;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::Path;

/// Where `index.html` lists the files that somebody who is signed in needs.
const LIST: &str = "const file of []";

/// The folder of what a first visit does not fetch.
pub const LATER: &str = "later/";

/// A file of the build: its name and its bytes.
type File = (String, Vec<u8>);

/// Copies the build `raw` to `sealed` with `pieces` in place of its script and WebAssembly, and with a `_headers` file.
/// `small` makes a piece smaller.
///
/// # Errors
/// When the build is not as trunk makes it.
pub fn seal(
    raw: &Path,
    pieces: &Pieces,
    small: impl Fn(&Path) -> Result<Vec<u8>, Failure>,
    sealed: &Path,
) -> Result<(), Failure> {
    let mut page = None;
    let mut files: Vec<File> = Vec::new();
    // What trunk has made of the app as a whole, to be replaced.
    let mut whole: Vec<File> = Vec::new();
    for path in workspace::files(raw, "") {
        let name = path.strip_prefix(raw).unwrap_or(&path).to_string_lossy().into_owned();
        let bytes = fs::read(&path).doing(format!("read {}", path.display()))?;
        match name.as_str() {
            "index.html" => page = Some(String::from_utf8(bytes).doing("read index.html")?),
            _ if name.ends_with(".js") || name.ends_with(".wasm") => whole.push((name, bytes)),
            _ => files.push((name, bytes)),
        }
    }
    let mut page = page.ok_or_else(|| Failure::new("trunk has left no index.html"))?;
    if whole.len() != 2 || !page.contains(LIST) {
        return Err(Failure::new(format!(
            "trunk has left {} files of the app, not a script and its code",
            whole.len()
        )));
    }

    let mut glue = pieces.glue.clone();
    for path in &pieces.later {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = hashed(&format!("{LATER}{}", name.trim_start_matches("split_")), ".wasm", small(path)?);
        glue = glue.replace(&format!("\"./{name}.wasm\""), &format!("\"./{}\"", file.0));
        if pieces.signed_in.contains(&name) {
            let rest = format!("const file of [{:?}, ", format!("/{}", file.0));
            page = page.replace("const file of [", &rest);
        }
        files.push(file);
    }
    let new = [hashed("cameo", ".js", glue.into_bytes()), hashed("cameo", "_bg.wasm", small(&pieces.first)?)];
    for (name, bytes) in new {
        let end = name.rsplit('.').next().unwrap_or_default();
        let Some((old, before)) = whole.iter().find(|(name, _)| name.ends_with(end)) else { continue };
        page = page.replace(old.as_str(), &name).replace(&integrity(before), &integrity(&bytes));
        files.push((name, bytes));
    }

    let page = split::plain(&page);
    let config = files.iter().find(|(name, _)| name == "config.json");
    let config = config.map(|(_, bytes)| String::from_utf8_lossy(bytes).into_owned()).unwrap_or_default();
    let kept: Vec<String> =
        files.iter().map(|(name, _)| name.clone()).filter(|name| preview::is_hashed(name)).collect();
    let headers = preview::headers_file(&page, &config, &kept);
    files.push(("index.html".to_owned(), page.into_bytes()));
    files.push(("_headers".to_owned(), headers.into_bytes()));
    if sealed.exists() {
        fs::remove_dir_all(sealed).doing(format!("empty {}", sealed.display()))?;
    }
    for (name, bytes) in files {
        let path = sealed.join(name);
        path.parent().map_or(Ok(()), make)?;
        fs::write(&path, bytes).doing(format!("write {}", path.display()))?;
    }
    Ok(())
}

/// `name-0123456789abcdef.end`.
fn hashed(name: &str, end: &str, bytes: Vec<u8>) -> File {
    let hash = format!("{:x}", Sha256::digest(&bytes));
    (format!("{name}-{}{end}", &hash[..16]), bytes)
}

/// As in an `integrity` attribute (Subresource Integrity §3.1), with the algorithm that trunk uses.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    #[test]
    fn names_and_integrity_follow_what_is_in_the_files() {
        let root = std::env::temp_dir().join(format!("cameo-seal-{}", std::process::id()));
        let (raw, sealed) = (root.join("raw"), root.join("sealed"));
        make(&raw).expect("a folder");
        let page = format!(
            "<script>for (const file of []) go(file)</script><link href=/a-0123456789abcdef_bg.wasm integrity={}>\
             <script>import '/a-0123456789abcdef.js'</script>",
            integrity(b"whole")
        );
        let files = [
            ("index.html", page.as_str()),
            ("a-0123456789abcdef_bg.wasm", "whole"),
            ("a-0123456789abcdef.js", "old glue"),
            ("config.json", r#"{"issuer":"http://localhost:4400/"}"#),
        ];
        files.iter().for_each(|(name, text)| fs::write(raw.join(name), text).expect("a file"));
        let pieces = Pieces {
            glue: r#"fetch("./split_b.wasm")"#.to_owned(),
            first: PathBuf::from("first.wasm"),
            later: vec![PathBuf::from("split_b.wasm")],
            signed_in: vec!["split_b".to_owned()],
        };

        seal(&raw, &pieces, |path| Ok(path.to_string_lossy().as_bytes().to_vec()), &sealed).expect("sealed");

        let read = |name: &str| fs::read_to_string(sealed.join(name)).expect("a file");
        let later = hashed("later/b", ".wasm", b"split_b.wasm".to_vec()).0;
        let first = hashed("cameo", "_bg.wasm", b"first.wasm".to_vec()).0;
        let glue = hashed("cameo", ".js", format!(r#"fetch("./{later}")"#).into_bytes()).0;
        let page = read("index.html");
        assert_eq!((read(&later).as_str(), read(&first).as_str()), ("split_b.wasm", "first.wasm"));
        assert!(read(&glue).contains(&later));
        assert!(
            page.contains(&integrity(b"first.wasm")) && page.contains(&first) && page.contains(&glue),
            "{page}"
        );
        assert!(page.contains(&format!(r#"const file of ["/{later}", ]"#)), "{page}");
        assert!(!page.contains("0123456789abcdef") && !page.contains(&integrity(b"whole")));
        let headers = read("_headers");
        assert!(headers.contains("http://localhost:4400") && headers.contains(&format!("/{later}")));
        fs::remove_dir_all(&root).expect("gone again");
    }
}
