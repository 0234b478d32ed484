//! Typed Rust bindings from a Pulumi package's schema: the generator behind `crates/aws`, `cargo xtask
//! bindings` and `pulumi package add`.
//!
//! Layout: [`schema`] is what a package says about itself; `package` selects what gets bindings and names it,
//! with the types that `types` resolves; `emit` writes declarations, and `runtime/` holds the macros that
//! give them meaning; `crate_files` adds what makes a crate of them, and `folder` writes files.

mod crate_files;
mod emit;
mod error;
pub mod folder;
mod names;
mod package;
pub mod schema;
mod types;

pub use crate_files::{Crate, path_dependency};
pub use error::{Error, Result};
pub use package::Tokens;

use schema::Schema;

/// The bindings of `tokens`, by path under the folder of their root module, as rustfmt leaves them.
///
/// `root` is the path of that module in its crate: `crate`, or `crate::generated`.
///
/// # Errors
/// The schema contradicts itself, `tokens` names something that it does not have, or rustfmt is missing.
pub fn generate(schema: &Schema, tokens: &Tokens, root: &str) -> Result<folder::Files> {
    let package = package::Package::new(schema, tokens, root)?;
    folder::format(&emit::emit(&package, false)?.files)
}

#[cfg(test)]
mod tests;
