//! `pulumi package gen-sdk` and `pulumi package add`: a crate of bindings from a package's schema.

use std::{
    collections::HashMap,
    fs, io,
    path::{Component, Path, PathBuf},
};

use pulumi_bindings::{Crate, Tokens, schema::Schema};
use pulumi_proto::{
    chain,
    pulumirpc::{
        GeneratePackageRequest,
        codegen::{Diagnostic, DiagnosticSeverity},
    },
};

use crate::sdk::{self, SdkError};

/// Why there are no bindings.
#[derive(Debug, thiserror::Error)]
pub(crate) enum GenerateError {
    #[error("{}", chain(.0))]
    Bindings(#[from] pulumi_bindings::Error),
    #[error(transparent)]
    Sdk(#[from] SdkError),
    #[error("cannot write {0}: {1}")]
    Write(PathBuf, io::Error),
    #[error("the extra file {0} is not inside the crate: name it by its path from there, without `..`")]
    Outside(PathBuf),
    #[error("the package named no folder for its crate")]
    NoDirectory,
}

/// Writes the crate that a request asks for, and says what has no bindings. `directory` is where the engine
/// was started.
pub(crate) fn generate(
    request: &GeneratePackageRequest,
    directory: &Path,
) -> Result<Vec<Diagnostic>, GenerateError> {
    if request.directory.is_empty() {
        return Err(GenerateError::NoDirectory);
    }
    let schema = Schema::parse(&request.schema, "what the engine sent")?;
    let sdk = sdk::find(&request.local_dependencies, directory)?;
    let bindings = Crate::generate(&schema, &Tokens::All, &sdk)?;
    let to = Path::new(&request.directory);
    bindings.write(to)?;
    for (path, bytes) in extra_files(&request.extra_files)? {
        let path = to.join(path);
        let written = path.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::write(&path, bytes));
        written.map_err(|error| GenerateError::Write(path, error))?;
    }
    Ok(left_out(&schema.name, &bindings.left_out).into_iter().collect())
}

/// Files that are added to the crate. (`--overlays`: a package's own code beside its bindings.)
fn extra_files(files: &HashMap<String, Vec<u8>>) -> Result<Vec<(&Path, &[u8])>, GenerateError> {
    let inside = |path: &Path| path.components().all(|part| matches!(part, Component::Normal(_)));
    let files = files.iter().map(|(path, bytes)| (Path::new(path), bytes.as_slice()));
    files
        .map(|file| if inside(file.0) { Ok(file) } else { Err(GenerateError::Outside(file.0.into())) })
        .collect()
}

/// One warning for all that has no bindings, since the engine shows each by itself.
fn left_out(package: &str, sentences: &[String]) -> Option<Diagnostic> {
    (!sentences.is_empty()).then(|| Diagnostic {
        severity: DiagnosticSeverity::DiagWarning.into(),
        summary: format!("parts of the schema of {package} have no Rust bindings: {}", sentences.len()),
        detail: sentences.join("\n"),
        ..Diagnostic::default()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn request(folder: &Path, schema: &str) -> GeneratePackageRequest {
        GeneratePackageRequest {
            directory: folder.join("out").display().to_string(),
            schema: schema.to_owned(),
            ..GeneratePackageRequest::default()
        }
    }

    /// A folder with a program that says where the SDK is.
    fn program() -> tempfile::TempDir {
        let folder = tempfile::tempdir().unwrap();
        fs::write(folder.path().join("Cargo.toml"), "dependencies.pulumi-sdk.path = 'sdk'").unwrap();
        folder
    }

    #[test]
    fn a_crate_is_written_with_the_programs_sdk_and_extra_files() {
        let folder = program();
        let mut request = request(folder.path(), r#"{"name": "zoo", "version": "1.2.3"}"#);
        request.extra_files.insert("src/more.rs".to_owned(), b"//! More.\n".to_vec());
        assert_eq!(generate(&request, folder.path()).unwrap(), []);
        let manifest = fs::read_to_string(folder.path().join("out/Cargo.toml")).unwrap();
        let sdk = folder.path().join("sdk").display().to_string();
        assert!(manifest.contains(&format!("pulumi-sdk = {{ path = \"{sdk}\" }}")), "{manifest}");
        assert!(manifest.contains("package = { name = \"zoo\", version = \"1.2.3\" }"), "{manifest}");
        assert!(
            folder.path().join("out/src/lib.rs").exists() && folder.path().join("out/src/more.rs").exists()
        );

        request.extra_files.insert("../up.rs".to_owned(), Vec::new());
        let error = generate(&request, folder.path()).unwrap_err().to_string();
        assert!(error.contains("../up.rs"), "{error}");
    }

    #[test]
    fn what_has_no_bindings_is_named() {
        let folder = program();
        let schema = r#"{"name": "zoo", "resources": {"zoo:index:Owl": {"isOverlay": true}}}"#;
        let [warning] = &generate(&request(folder.path(), schema), folder.path()).unwrap()[..] else {
            panic!("not one warning")
        };
        assert_eq!(warning.severity(), DiagnosticSeverity::DiagWarning);
        assert!(warning.detail.contains("`zoo:index:Owl`"), "{warning:?}");
    }

    #[test]
    fn an_error_says_where_in_the_schema_it_is() {
        let folder = program();
        let schema = r#"{"name": "zoo", "resources": {"zoo:index:Owl": {"inputProperties": {"eyes": {"type": "orb"}}}}}"#;
        let error = generate(&request(folder.path(), schema), folder.path()).unwrap_err().to_string();
        assert!(error.contains("eyes") && error.contains("`orb`"), "{error}");
        let error = generate(&request(folder.path(), "[]"), folder.path()).unwrap_err().to_string();
        assert!(error.contains("not a Pulumi package schema"), "{error}");
    }
}
