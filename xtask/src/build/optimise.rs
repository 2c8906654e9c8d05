//! wasm-opt over the pieces of the app, once for every piece.

use super::make;
use crate::failure::{Doing, Failure};
use crate::{process, step};
use sha2::{Digest, Sha256};
use std::fs;
use std::path::Path;
use std::process::Command;

/// `-Oz`, and the features that Rust's WebAssembly uses; others would be a surprise, and are refused.
const ARGUMENTS: [&str; 12] = [
    "-Oz",
    "--strip-debug",
    "--strip-producers",
    "--strip-target-features",
    "--enable-bulk-memory",
    "--enable-bulk-memory-opt",
    "--enable-call-indirect-overlong",
    "--enable-multivalue",
    "--enable-mutable-globals",
    "--enable-nontrapping-float-to-int",
    "--enable-reference-types",
    "--enable-sign-ext",
];

/// The optimised form of the file `wasm`. It is kept in `store`, in a folder named as the file, under the hash of what it was
/// made from.
///
/// # Errors
/// When wasm-opt fails.
pub fn optimised(wasm_opt: &Path, wasm: &Path, store: &Path) -> Result<Vec<u8>, Failure> {
    let bytes = fs::read(wasm).doing(format!("read {}", wasm.display()))?;
    let bytes = without_names(&bytes).unwrap_or(bytes);
    let version = process::output(Command::new(wasm_opt).arg("--version")).unwrap_or_default();
    let key =
        Sha256::new().chain_update(&bytes).chain_update(version).chain_update(ARGUMENTS.concat()).finalize();
    let store = &store.join(wasm.file_stem().unwrap_or_default());
    let kept = store.join(format!("{key:x}.wasm"));
    if !kept.is_file() {
        if store.exists() {
            // Only the newest is ever asked for.
            fs::remove_dir_all(store).doing(format!("empty {}", store.display()))?;
        }
        make(store)?;
        let (input, unfinished) = (kept.with_extension("input"), kept.with_extension("unfinished"));
        fs::write(&input, &bytes).doing(format!("write {}", input.display()))?;
        let mut command = Command::new(wasm_opt);
        command.args(ARGUMENTS).arg(&input).arg("-o").arg(&unfinished);
        let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
        step::timed(&format!("making {name} smaller with wasm-opt"), || {
            process::run(&mut command, "wasm-opt")
        })?;
        fs::remove_file(&input).doing(format!("remove {}", input.display()))?;
        fs::rename(&unfinished, &kept).doing(format!("write {}", kept.display()))?;
    }
    fs::read(&kept).doing(format!("read {}", kept.display()))
}

/// The module without its section of names, which nobody reads who visits the site: the splitter writes parts into it that
/// wasm-opt does not know and warns of. `None` if there is nothing to leave out.
fn without_names(module: &[u8]) -> Option<Vec<u8>> {
    // WebAssembly Core 2.0 §5.5.2: a section is its number, the length of its content in LEB128, and its content; a custom
    // section (number 0) begins with its name.
    let (header, mut rest) = module.split_at_checked(8)?;
    let mut kept = header.to_vec();
    while let Some((&id, behind)) = rest.split_first() {
        let (length, content) = leb128(behind)?;
        let (content, next) = content.split_at_checked(length)?;
        if id != 0 || !content.starts_with(b"\x04name") {
            kept.extend(&rest[..rest.len() - next.len()]);
        }
        rest = next;
    }
    (kept.len() < module.len()).then_some(kept)
}

/// The number that `bytes` begin with, and what follows it.
fn leb128(bytes: &[u8]) -> Option<(usize, &[u8])> {
    let mut number = 0;
    for (index, byte) in bytes.iter().enumerate().take(5) {
        number |= usize::from(byte & 0x7f) << (7 * index);
        if byte & 0x80 == 0 {
            return Some((number, &bytes[index + 1..]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_left_out_and_nothing_else() {
        let start = b"\0asm\x01\0\0\0";
        // A type section, a custom section of another name, names with a long length, and a last section.
        let (types, custom, last): (&[u8], &[u8], &[u8]) = (&[1, 1, 0], b"\0\x03\x01xy", &[10, 1, 0]);
        let mut names = vec![0, 0x85 + 1, 1];
        names.extend(b"\x04name");
        names.resize(3 + 0x86, 0);
        let module = [start, types, custom, &names, last].concat();
        assert_eq!(without_names(&module), Some([start, types, custom, last].concat()));
        assert_eq!(without_names(&[start, types, custom, last].concat()), None);
        assert_eq!(without_names(b"\0asm"), None);
        // Cut off in the middle: left to wasm-opt to refuse.
        assert_eq!(without_names(&module[..module.len() - 4]), None);
    }
}
