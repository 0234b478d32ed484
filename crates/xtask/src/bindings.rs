//! `cargo xtask bindings`: bindings for any package, as a crate or a module of one; and the bindings of this
//! repository.

use std::{
    collections::BTreeSet,
    path::{Path, PathBuf},
    process::Command,
};

use anyhow::{Context as _, Result, bail, ensure};
use pulumi_bindings::{
    Crate, Tokens,
    folder::{self, Files},
    generate,
    schema::Schema,
};

use crate::{commands::say, engine, workspace};

/// The options of `cargo xtask bindings`.
#[derive(clap::Args)]
pub struct Options {
    /// A package schema, as `pulumi package get-schema` prints it
    #[arg(long, value_name = "FILE", required_unless_present = "package")]
    schema: Option<PathBuf>,
    /// A package (`NAME`, `NAME@VERSION` or a plugin's path) whose schema the engine is asked for
    #[arg(long, conflicts_with = "schema")]
    package: Option<String>,
    /// Only these resources and functions (by token, comma-separated), and the types that they need
    #[arg(long, value_delimiter = ',', value_name = "TOKEN")]
    types: Vec<String>,
    /// Where the crate goes, or with `--module` the module's folder
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Write a module, to be reached by this path in its crate (such as `crate::random`), instead of a crate
    #[arg(long, value_name = "PATH")]
    module: Option<String>,
}

/// Writes the bindings of a package.
pub fn run(options: &Options) -> Result<()> {
    let schema = match (&options.schema, &options.package) {
        (Some(path), _) => Schema::read(path)?,
        (None, Some(package)) => ask(&engine::engine()?, package)?,
        (None, None) => bail!("either --schema or --package says what to make bindings for"),
    };
    let tokens = match options.types.is_empty() {
        true => Tokens::All,
        false => Tokens::Only(options.types.iter().cloned().collect::<BTreeSet<_>>()),
    };
    match &options.module {
        Some(module) => folder::write(&options.out, &generate(&schema, &tokens, module)?)?,
        None => {
            let sdk = workspace::root().join("crates/pulumi-sdk");
            let bindings = Crate::generate(&schema, &tokens, &pulumi_bindings::path_dependency(&sdk))?;
            bindings.left_out.iter().for_each(|sentence| say(&format!("warning: {sentence}")));
            bindings.write(&options.out)?;
        }
    }
    Ok(())
}

/// The schema of `package`, by the engine.
fn ask(engine: &Path, package: &str) -> Result<Schema> {
    let output = Command::new(engine)
        .args(["package", "get-schema", package])
        .env("PULUMI_SKIP_UPDATE_CHECK", "true")
        .output()
        .with_context(|| format!("cannot run {}", engine.display()))?;
    let said = String::from_utf8_lossy(&output.stderr);
    ensure!(output.status.success(), "no schema of `{package}`: {}", said.trim());
    let text = String::from_utf8(output.stdout).context("the engine printed no text")?;
    Ok(Schema::parse(&text, &format!("what the engine printed for `{package}`"))?)
}

/// The schemas of this repository, and where their bindings are.
const OURS: [(&str, &str); 2] = [
    ("crates/aws/schema.json", "crates/aws/src/generated"),
    // Not for use: it has every feature that a schema can have, and a test of the bindings' behaviour.
    ("crates/aws/tests/every_feature/schema.json", "crates/aws/tests/every_feature/generated"),
];

fn ours(schema: &str) -> Result<Files> {
    let schema = Schema::read(&workspace::root().join(schema))?;
    Ok(generate(&schema, &Tokens::All, "crate::generated")?)
}

/// Writes the bindings of this repository anew.
pub fn write() -> Result<()> {
    OURS.iter().try_for_each(|(schema, to)| Ok(folder::write(&workspace::root().join(to), &ours(schema)?)?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bindings_of_this_repository_are_what_the_generator_makes() {
        for (schema, to) in OURS {
            let (fresh, found) = (ours(schema).unwrap(), folder::read(&workspace::root().join(to)).unwrap());
            let changed =
                fresh.iter().filter(|(path, text)| found.get(*path) != Some(text)).map(|(path, _)| path);
            let stale = found.keys().filter(|path| !fresh.contains_key(*path));
            let differing: Vec<_> = changed.chain(stale).collect();
            assert!(
                differing.is_empty(),
                "{to} is not what the generator makes of {schema}: {differing:?}; run `cargo xtask codegen`"
            );
        }
    }
}
