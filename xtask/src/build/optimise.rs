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
        let unfinished = kept.with_extension("unfinished");
        let mut command = Command::new(wasm_opt);
        command.args(ARGUMENTS).arg(wasm).arg("-o").arg(&unfinished);
        let name = wasm.file_stem().unwrap_or_default().to_string_lossy();
        step::timed(&format!("making {name} smaller with wasm-opt"), || {
            process::run(&mut command, "wasm-opt")
        })?;
        fs::rename(&unfinished, &kept).doing(format!("write {}", kept.display()))?;
    }
    fs::read(&kept).doing(format!("read {}", kept.display()))
}
