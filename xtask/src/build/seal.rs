//! The last step of a build: file names that hold the hash of what is in them, integrity attributes and headers that fit.

use super::make;
use super::split::{self, Pieces};
use crate::failure::{Doing, Failure};
use crate::workspace;
use base64::{Engine, engine::general_purpose::STANDARD};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;

/// The folder of what a first visit does not fetch.
pub const LATER: &str = "later/";

/// A file of the build: its name and its bytes.
type File = (String, Vec<u8>);

/// Copies the build `raw` to `sealed` with `pieces` in place of its script and WebAssembly, and with a `_headers` file.
/// `small` makes a piece smaller; `folder` is where the host will serve the build; `endpoints` are the provider's.
///
/// # Errors
/// When the build is not as trunk makes it, or its `config.json` cannot be read.
pub fn seal(
    raw: &Path,
    pieces: &Pieces,
    small: impl Fn(&Path) -> Result<Vec<u8>, Failure>,
    folder: &str,
    sealed: &Path,
    endpoints: impl FnOnce(&str) -> Vec<String>,
) -> Result<(), Failure> {
    let mut page = None;
    let mut files: Vec<File> = Vec::new();
    // What trunk has made of the app as a whole, to be replaced.
    let mut whole: Vec<String> = Vec::new();
    for path in workspace::files(raw, "") {
        let name = path.strip_prefix(raw).unwrap_or(&path).to_string_lossy().into_owned();
        let bytes = fs::read(&path).doing(format!("read {}", path.display()))?;
        match name.as_str() {
            "index.html" => page = Some(String::from_utf8(bytes).doing("read index.html")?),
            _ if name.ends_with(".js") || name.ends_with(".wasm") => whole.push(name),
            _ => files.push((name, bytes)),
        }
    }
    let mut page = page.ok_or_else(|| Failure::new("trunk has left no index.html"))?;
    let config = config(&raw.join("config.json"))?;
    for (name, _) in &files {
        // Relative to the folder, like every address of the page.
        page = page.replace(&format!("/{name}"), &format!("./{name}"));
    }

    let mut glue = pieces.glue.clone();
    for path in &pieces.later {
        let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let file = hashed(&format!("{LATER}{}", name.trim_start_matches("split_")), ".wasm", small(path)?);
        glue = fetched_with_integrity(&glue, &name, &file)?;
        if pieces.signed_in.contains(&name) {
            let rest = format!("const file of [{:?}, ", file.0);
            page = replaced(&page, "const file of [", &rest)?;
        }
        files.push(file);
    }
    let script = hashed("cameo", ".js", glue.into_bytes());
    let code = hashed("cameo", "_bg.wasm", small(&pieces.first)?);
    page = start(&page, &whole, &script, &code)?;
    files.extend([script, code]);

    // One style in place of several: the policies name each by its hash.
    let page = split::plain(&page).replace("</style>\n<style>", "");
    let page = with_policy(&page, folder)?;
    let kept: Vec<String> =
        files.iter().map(|(name, _)| name.clone()).filter(|name| preview::is_hashed(name)).collect();
    let headers = preview::headers_file(&page, &config, &endpoints(&config), &kept);
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

/// The text of the `config.json` at `path`.
///
/// # Errors
/// When it is not text, or no JSON object: a policy that was made from a guess would shut the tenant out.
pub fn config(path: &Path) -> Result<String, Failure> {
    let bytes = fs::read(path).doing(format!("read {}", path.display()))?;
    let name = path.file_name().unwrap_or_default().to_string_lossy();
    let text = cameo_metadata::encoding::decode(&bytes).map_err(|error| {
        Failure::new(format!("{name}, line {}, column {}: {error}", error.line, error.column))
    })?;
    if let Err(error) = serde_json::from_str::<serde_json::Map<String, serde_json::Value>>(&text) {
        return Err(Failure::new(format!("{name} is not a JSON object: {error}")));
    }
    Ok(text.into_owned())
}

/// `text` with `from`, which must be there, replaced.
fn replaced(text: &str, from: &str, to: &str) -> Result<String, Failure> {
    if text.contains(from) {
        return Ok(text.replace(from, to));
    }
    Err(Failure::new(format!("the build is not as it used to be: {from:?} is missing")))
}

/// The glue with the piece `name` fetched from `file`, and refused unless it is that very file (Subresource Integrity).
fn fetched_with_integrity(glue: &str, name: &str, file: &File) -> Result<String, Failure> {
    let from = format!("fetch(new URL(\"./{name}.wasm\", import.meta.url))");
    let to = format!(
        "fetch(new URL(\"./{}\", import.meta.url), {{ integrity: \"{}\" }})",
        file.0,
        integrity(&file.1)
    );
    replaced(glue, &from, &to)
}

/// The page with the app started by the files `script` and `code` in place of those that trunk has left, `whole`. Either is
/// refused unless it is that very file, and if one does not come, the page says so (`cameoState` in index.html).
fn start(page: &str, whole: &[String], script: &File, code: &File) -> Result<String, Failure> {
    let old = |end: &str| whole.iter().find(|name| name.ends_with(end));
    let (Some(old_script), Some(old_code), 2) = (old(".js"), old(".wasm"), whole.len()) else {
        let number = whole.len();
        return Err(Failure::new(format!(
            "trunk has left {number} files of the app, not a script and its code"
        )));
    };
    let page = cut(page, "<link", ">", old_script, "")?;
    let page = cut(&page, "<link", ">", old_code, "")?;
    // The code is asked for at once; what uses it runs when the whole page is there.
    let start = format!(
        "<link rel=\"modulepreload\" href=\"./{}\" crossorigin integrity=\"{}\">\n\
         <script>\n\
         window.cameoCode = fetch(\"./{}\", {{ integrity: \"{}\" }});\n\
         cameoCode.catch(() => {{}});\n\
         </script>\n\
         <script type=\"module\">\n\
         import(\"./{}\").then((app) => app.default({{ module_or_path: cameoCode }}))\n\
         .catch((error) => {{ cameoState(\"failed\"); throw error; }});\n\
         </script>",
        script.0,
        integrity(&script.1),
        code.0,
        integrity(&code.1),
        script.0,
    );
    cut(&page, "<script", "</script>", old_script, &start)
}

/// `text` with `to` in place of the first stretch from `open` to `close` that holds `part`.
fn cut(text: &str, open: &str, close: &str, part: &str, to: &str) -> Result<String, Failure> {
    let mut from = 0;
    while let Some(start) = text[from..].find(open).map(|start| from + start) {
        let Some(end) = text[start..].find(close).map(|end| start + end + close.len()) else { break };
        if text[start..end].contains(part) {
            return Ok([&text[..start], to, &text[end..]].concat());
        }
        from = end;
    }
    Err(Failure::new(format!("the page that trunk has left has no {open} with {part}")))
}

/// The page with its folder in `<base>`, and its policy before that and before every script.
fn with_policy(page: &str, folder: &str) -> Result<String, Failure> {
    let policy = preview::meta_policy(page);
    let base = format!(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n<base href=\"{folder}\">"
    );
    let page = cut(page, "<base", ">", "", &base)?;
    match (page.find("<meta http-equiv"), page.find("<script")) {
        (Some(policy), Some(script)) if policy < script => Ok(page),
        _ => Err(Failure::new("index.html has a script before its policy: <base> must come first")),
    }
}

/// `name-0123456789abcdef.end`.
fn hashed(name: &str, end: &str, bytes: Vec<u8>) -> File {
    let hash = format!("{:x}", Sha256::digest(&bytes));
    (format!("{name}-{}{end}", &hash[..16]), bytes)
}

/// As in an `integrity` attribute (Subresource Integrity §3.1). A hash of 256 bits, as in the policy: a longer one for each file
/// is what every visitor downloads.
fn integrity(bytes: &[u8]) -> String {
    format!("sha256-{}", STANDARD.encode(Sha256::digest(bytes)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::path::PathBuf;

    /// A build as trunk leaves it, and where it is sealed; gone when dropped.
    struct Built {
        root: PathBuf,
        pieces: Pieces,
    }

    impl Built {
        fn new(name: &str, config: &[u8]) -> Self {
            let root = std::env::temp_dir().join(format!("cameo-seal-{name}-{}", std::process::id()));
            let raw = root.join("raw");
            make(&raw).expect("a folder");
            let page = "<meta charset=utf-8><base href=/ ><script>for (const file of []) go(file)</script>\
                        <link rel=icon href=/icon-0123456789abcde.svg>\
                        <script type=module>import '/a-0123456789abcdef.js'</script>\
                        <link rel=modulepreload href=/a-0123456789abcdef.js integrity=old>\
                        <link rel=preload href=/a-0123456789abcdef_bg.wasm integrity=old>";
            let files: [(&str, &[u8]); 5] = [
                ("index.html", page.as_bytes()),
                ("a-0123456789abcdef_bg.wasm", b"whole"),
                ("a-0123456789abcdef.js", b"old glue"),
                ("icon-0123456789abcde.svg", b"<svg/>"),
                ("config.json", config),
            ];
            files.iter().for_each(|(name, text)| fs::write(raw.join(name), text).expect("a file"));
            let pieces = Pieces {
                glue: r#"fetch(new URL("./split_b.wasm", import.meta.url))"#.to_owned(),
                first: PathBuf::from("first.wasm"),
                later: vec![PathBuf::from("split_b.wasm")],
                signed_in: vec!["split_b".to_owned()],
            };
            Self { root, pieces }
        }

        fn seal(&self, folder: &str) -> Result<(), Failure> {
            let small = |path: &Path| Ok(path.to_string_lossy().as_bytes().to_vec());
            let endpoints = |_: &str| vec!["https://token.example/token".to_owned()];
            seal(&self.root.join("raw"), &self.pieces, small, folder, &self.root.join("sealed"), endpoints)
        }

        fn read(&self, name: &str) -> String {
            fs::read_to_string(self.root.join("sealed").join(name)).expect("a file")
        }
    }

    impl Drop for Built {
        fn drop(&mut self) {
            // A folder that stays behind in the system's temporary one harms nobody.
            let _ = fs::remove_dir_all(&self.root);
        }
    }

    const CONFIG: &[u8] = br#"{"issuer":"http://localhost:4400/"}"#;

    #[test]
    fn names_and_integrity_follow_what_is_in_the_files() {
        let built = Built::new("names", CONFIG);
        built.seal("/").expect("sealed");
        let later = hashed("later/b", ".wasm", b"split_b.wasm".to_vec()).0;
        let first = hashed("cameo", "_bg.wasm", b"first.wasm".to_vec()).0;
        let later_integrity = integrity(b"split_b.wasm");
        let glue =
            format!(r#"fetch(new URL("./{later}", import.meta.url), {{ integrity: "{later_integrity}" }})"#);
        let script = hashed("cameo", ".js", glue.clone().into_bytes()).0;
        let page = built.read("index.html");
        assert_eq!(
            (built.read(&later).as_str(), built.read(&first).as_str()),
            ("split_b.wasm", "first.wasm")
        );
        assert_eq!(built.read(&script), glue);
        for expected in [
            format!(r#"fetch("./{first}", {{ integrity: "{}" }})"#, integrity(b"first.wasm")),
            format!(r#"href="./{script}" crossorigin integrity="{}""#, integrity(glue.as_bytes())),
            format!(r#"import("./{script}")"#),
            format!(r#"const file of ["{later}", ]"#),
            "href=./icon-0123456789abcde.svg".to_owned(),
        ] {
            assert!(page.contains(&expected), "{expected} is missing: {page}");
        }
        assert!(!page.contains("0123456789abcdef") && !page.contains("integrity=old"), "{page}");
        let headers = built.read("_headers");
        assert!(headers.contains("http://localhost:4400 https://token.example;"), "{headers}");
        assert!(headers.contains(&format!("\n/{later}\n")), "{headers}");
    }

    #[test]
    fn the_policy_stands_before_every_script_and_the_folder_in_the_page() {
        let built = Built::new("policy", CONFIG);
        built.seal("/account/").expect("sealed");
        let page = built.read("index.html");
        assert!(page.contains(r#"<base href="/account/">"#), "{page}");
        assert_eq!(preview::folder(&page), "/account/");
        let policy = page.find("<meta http-equiv=\"Content-Security-Policy\"").expect("a policy");
        assert!(policy < page.find("<script").expect("a script"), "{page}");
        assert!(page.contains(&preview::meta_policy(&page)), "the hashes are those of the page as it is");
        assert!(built.read("_headers").starts_with("/account/*\n"));
    }

    #[test]
    fn a_config_that_cannot_be_read_fails_the_build() {
        let failure =
            |config: &[u8]| Built::new("config", config).seal("/").map_err(|failure| failure.sentence);
        assert_eq!(failure(b"\xef\xbb\xbf{\"issuer\":\"http://localhost:4400/\"}"), Ok(()));
        let latin = failure(b"{\n\"name\":\"Caf\xe9\"}").expect_err("Latin-1");
        assert!(latin.contains("config.json, line 2") && latin.contains("0xE9"), "{latin}");
        for config in ["{", "[]", ""] {
            let text = failure(config.as_bytes()).expect_err("no object");
            assert!(text.contains("config.json is not a JSON object"), "{text}");
        }
    }

    #[test]
    fn a_build_of_another_form_is_refused() {
        let mut built = Built::new("form", CONFIG);
        built.pieces.glue = r#"fetch("./split_b.wasm")"#.to_owned();
        let failure = built.seal("/").expect_err("another glue");
        assert!(failure.sentence.contains("not as it used to be"), "{failure}");
    }
}
