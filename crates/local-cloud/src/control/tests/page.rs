//! Pages of docs/ that are made of the code.

use std::{fs, path::Path};

/// Holds a page to its text; with `UPDATE` set, writes it.
pub fn hold(name: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs").join(name);
    if std::env::var_os("UPDATE").is_some() {
        fs::write(&path, text).unwrap();
    }
    let on_disk = fs::read_to_string(&path).unwrap_or_default();
    assert!(on_disk == text, "docs/{name} is not what the code says: run `cargo xtask codegen`");
}
