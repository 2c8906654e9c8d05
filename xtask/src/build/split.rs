//! Splits the app's WebAssembly: what a first visit needs in one file, the rest in files that arrive when they are asked for
//! (`crates/auth-leptos/src/lazy.rs` says how they are cut).

use super::make;
use crate::failure::{Doing, Failure};
use crate::{process, step};
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use wasm_split_cli_support::{Options, transform};

/// The app's name in front of every file.
const APP: &str = "cameo";
/// How the main file calls the script that fetches the others.
const LINK: &str = "./__wasm_split.js";

/// The app, in pieces.
#[derive(Debug)]
pub struct Pieces {
    /// The script that starts the app and fetches the other pieces, by the names that the splitter gave them.
    pub glue: String,
    /// What a first visit needs.
    pub first: PathBuf,
    /// What arrives later.
    pub later: Vec<PathBuf>,
    /// The names of those among `later` without which nobody who is signed in sees anything.
    pub signed_in: Vec<String>,
}

/// Splits `wasm`, which was linked with its relocations, into `folder`, and makes the glue with wasm-bindgen.
///
/// # Errors
/// When one of the steps fails, or its output is not what it was.
pub fn split(wasm: &Path, bindgen: &Path, folder: &Path) -> Result<Pieces, Failure> {
    let whole = fs::read(wasm).doing(format!("read {}", wasm.display()))?;
    if folder.exists() {
        fs::remove_dir_all(folder).doing(format!("empty {}", folder.display()))?;
    }
    make(folder)?;
    let main = folder.join(format!("{APP}.wasm"));
    let mut options = Options::new(&whole);
    options.output_dir = folder;
    options.main_out_path = &main;
    options.link_name = LINK;
    let split = step::timed("splitting off what a first visit does not need", || {
        transform(options)
            .map_err(|error| Failure::new(format!("the WebAssembly could not be split: {error}")))
    })?;

    let glued = folder.join("glue");
    let mut command = Command::new(bindgen);
    command.args(["--target", "web", "--no-typescript", "--keep-lld-exports", "--out-name", APP]);
    command.arg("--out-dir").arg(&glued).arg(&main);
    process::run(&mut command, "wasm-bindgen")?;
    let text = |path: PathBuf| fs::read_to_string(&path).doing(format!("read {}", path.display()));
    let glue = join(&text(glued.join(format!("{APP}.js")))?, &text(folder.join(LINK))?)?;
    let signed_in = split.prefetch_map.get("signed_in").cloned().unwrap_or_default();
    Ok(Pieces { glue, first: glued.join(format!("{APP}_bg.wasm")), later: split.split_modules, signed_in })
}

/// One script out of two that import each other: one file, and one hop, fewer on every visit.
fn join(glue: &str, link: &str) -> Result<String, Failure> {
    let unexpected =
        || Failure::new("wasm-bindgen and the splitter have left scripts of another form than they used to");
    // One line for each function that is imported.
    let from = format!(" from \"{LINK}\"");
    let name_in = |line: &str| {
        line.trim_end_matches(';').strip_suffix(&from)?.strip_prefix("import * as ").map(str::to_owned)
    };
    let names: Vec<String> = glue.lines().map_while(name_in).collect();
    let glue: Vec<&str> = glue.lines().skip(names.len()).collect();
    if names.is_empty() || glue.iter().any(|line| line.starts_with("import ")) {
        return Err(unexpected());
    }
    let (import, link) = link.split_once('\n').ok_or_else(unexpected)?;
    if !import.starts_with("import { initSync } from ") {
        return Err(unexpected());
    }
    let exports: Vec<&str> = link
        .lines()
        .filter_map(|line| line.strip_prefix("export const ")?.split_once(" ="))
        .map(|(name, _)| name)
        .collect();
    let link = link.replace("export const ", "const ");
    let imported: String = names.iter().map(|name| format!("const {name} = link;\n")).collect();
    let glue = glue.join("\n");
    Ok(plain(&format!(
        "const link = (() => {{\n{link}\nreturn {{ {} }};\n}})();\n{imported}{glue}\n",
        exports.join(", ")
    )))
}

/// A script, a style or a page without indentation and without lines that are only a comment, which nobody needs who does not
/// read it. None of the tools writes a text over several lines.
pub(super) fn plain(script: &str) -> String {
    let mut plain = String::with_capacity(script.len());
    let mut in_comment = false;
    for line in script.lines().map(str::trim) {
        if line.starts_with("<!--") && line.ends_with("-->") {
            continue;
        }
        in_comment |= line.starts_with("/*");
        if !in_comment && !line.is_empty() && !line.starts_with("//") {
            plain.push_str(line);
            plain.push('\n');
        }
        in_comment &= !line.ends_with("*/");
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_scripts_become_one() {
        let glue = "import * as import1 from \"./__wasm_split.js\"\nimport * as import2 from \"./__wasm_split.js\"\n\
                    function initSync() {}\n";
        let link = "import { initSync } from \"./main.js\";\nexport const load_a = () => initSync();\nexport const load_b = 1;\n";
        let joined = join(glue, link).expect("joined");
        assert!(!joined.contains("import ") && !joined.contains("export "), "{joined}");
        assert!(joined.starts_with("const link = (() => {"), "{joined}");
        assert!(joined.contains("return { load_a, load_b };"), "{joined}");
        assert!(
            joined.ends_with("const import1 = link;\nconst import2 = link;\nfunction initSync() {}\n"),
            "{joined}"
        );
    }

    #[test]
    fn comments_and_indentation_stay_behind() {
        let script = "/**\n * Why.\n */\nfunction a() {\n    // how\n    return \"//no comment\"; /* here */\n}\n/* b */\n";
        assert_eq!(plain(script), "function a() {\nreturn \"//no comment\"; /* here */\n}\n");
    }

    #[test]
    fn scripts_of_another_form_are_refused() {
        let link = "import { initSync } from \"./main.js\";\n";
        assert!(join("let wasm;\n", link).is_err());
        assert!(join("import * as import1 from \"./__wasm_split.js\"\n", "let wasm;\n").is_err());
    }
}
