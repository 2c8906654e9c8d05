//! The last step of a build: file names that hold the hash of what is in them, integrity attributes and headers that fit.

use super::make;
use crate::failure::{Doing, Failure};
use crate::workspace;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256, Sha384};
use std::fs;
use std::path::{Path, PathBuf};

/// The one WebAssembly file of a build.
///
/// # Errors
/// When there is none, or more than one.
pub fn wasm(folder: &Path) -> Result<PathBuf, Failure> {
    match <[PathBuf; 1]>::try_from(workspace::files(folder, "_bg.wasm")) {
        Ok([wasm]) => Ok(wasm),
        Err(found) => Err(Failure::new(format!("trunk has left {} WebAssembly files, not one", found.len()))),
    }
}

/// Copies the build `raw` to `sealed` with `optimised` in place of its WebAssembly, and with a `_headers` file.
///
/// # Errors
/// When the build is not as trunk makes it.
pub fn seal(raw: &Path, optimised: &[u8], sealed: &Path) -> Result<(), Failure> {
    if sealed.exists() {
        fs::remove_dir_all(sealed).doing(format!("empty {}", sealed.display()))?;
    }
    make(sealed)?;
    let wasm = wasm(raw)?;
    let before = fs::read(&wasm).doing(format!("read {}", wasm.display()))?;
    let old = hash_in(&wasm).ok_or_else(|| Failure::new(format!("{} holds no hash", wasm.display())))?;
    let mut page = None;
    let mut files = Vec::new();
    for path in workspace::files(raw, "") {
        let relative = path.strip_prefix(raw).unwrap_or(&path).to_string_lossy().into_owned();
        let bytes =
            if path == wasm { optimised.to_vec() } else { fs::read(&path).doing("read the build")? };
        match relative.as_str() {
            "index.html" => page = Some(String::from_utf8(bytes).doing("read index.html")?),
            _ => files.push((relative, bytes)),
        }
    }
    let page = page.ok_or_else(|| Failure::new("trunk has left no index.html"))?;

    // The glue and the WebAssembly share one hash in their names, and only index.html names them.
    let mut both = Sha256::new();
    files.iter().filter(|(name, _)| name.contains(&old)).for_each(|(_, bytes)| both.update(bytes));
    let new = format!("{:x}", both.finalize())[..16].to_owned();
    let page = page.replace(&old, &new).replace(&integrity(&before), &integrity(optimised));
    let names = || files.iter().map(|(name, _)| name.replace(&old, &new));
    let config = files.iter().find(|(name, _)| name == "config.json");
    let config = config.map(|(_, bytes)| String::from_utf8_lossy(bytes)).unwrap_or_default();
    let hashed: Vec<String> = names().filter(|name| preview::is_hashed(name)).collect();
    let headers = preview::headers_file(&page, &config, &hashed);

    let written = names().zip(files.iter().map(|(_, bytes)| bytes.as_slice()));
    let made = [("index.html".to_owned(), page.as_bytes()), ("_headers".to_owned(), headers.as_bytes())];
    for (name, bytes) in written.chain(made) {
        let path = sealed.join(name);
        path.parent().map_or(Ok(()), make)?;
        fs::write(&path, bytes).doing(format!("write {}", path.display()))?;
    }
    Ok(())
}

/// `0123456789abcdef` of `cameo-0123456789abcdef_bg.wasm`.
fn hash_in(path: &Path) -> Option<String> {
    let name = path.file_name()?.to_str()?;
    preview::is_hashed(name).then(|| name.rsplit('-').next()?.split('_').next().map(str::to_owned))?
}

/// As in an `integrity` attribute (Subresource Integrity §3.1), with the algorithm that trunk uses.
fn integrity(bytes: &[u8]) -> String {
    format!("sha384-{}", STANDARD.encode(Sha384::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_integrity_follow_the_optimised_file() {
        let root = std::env::temp_dir().join(format!("cameo-seal-{}", std::process::id()));
        let (raw, sealed) = (root.join("raw"), root.join("sealed"));
        make(&raw).expect("a folder");
        let page = format!(
            "<link href=/a-0123456789abcdef_bg.wasm integrity={}><script>import '/a-0123456789abcdef.js'</script>",
            integrity(b"long")
        );
        let files = [
            ("index.html", page.as_str()),
            ("a-0123456789abcdef_bg.wasm", "long"),
            ("a-0123456789abcdef.js", "glue"),
            ("config.json", r#"{"issuer":"http://localhost:4400/"}"#),
        ];
        files.iter().for_each(|(name, text)| fs::write(raw.join(name), text).expect("a file"));

        seal(&raw, b"short", &sealed).expect("sealed");

        let wasm = wasm(&sealed).expect("a WebAssembly file");
        let hash = hash_in(&wasm).expect("a hash");
        let page = fs::read_to_string(sealed.join("index.html")).expect("a page");
        let headers = fs::read_to_string(sealed.join("_headers")).expect("headers");
        assert_ne!(hash, "0123456789abcdef");
        assert_eq!(fs::read(&wasm).expect("bytes"), b"short");
        assert!(sealed.join(format!("a-{hash}.js")).is_file());
        assert!(page.contains(&integrity(b"short")) && page.contains(&format!("/a-{hash}.js")), "{page}");
        assert!(!page.contains("0123456789abcdef") && !page.contains(&integrity(b"long")));
        assert!(headers.contains("http://localhost:4400") && headers.contains(&format!("/a-{hash}_bg.wasm")));
        fs::remove_dir_all(&root).expect("gone again");
    }
}
