//! Why there are no bindings.

use std::{fmt, io, path::PathBuf};

/// Why bindings cannot be made or written. The cause is the error's source.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The schema says something that cannot be.
    #[error("{0}")]
    Schema(String),
    /// The part of the schema where the source was found.
    #[error("{place}")]
    At {
        /// The part, such as ``the argument `name` ``.
        place: String,
        /// What is wrong there.
        source: Box<Error>,
    },
    /// The text is not a package schema.
    #[error("{0} is not a Pulumi package schema")]
    NotASchema(String, #[source] serde_json::Error),
    /// A file cannot be read or written.
    #[error("cannot {doing} {path}")]
    File {
        /// `read` or `write`.
        doing: &'static str,
        path: PathBuf,
        source: io::Error,
    },
    /// A file of the same name was not generated.
    #[error("{0} was not generated: choose another folder")]
    Foreign(PathBuf),
    /// rustfmt cannot be run.
    #[error("cannot run rustfmt (`rustup component add rustfmt`)")]
    NoRustfmt(#[source] io::Error),
    /// rustfmt refuses the code: a fault of the generator.
    #[error("rustfmt: {0}")]
    Rustfmt(String),
    /// A text cannot be put together.
    #[error(transparent)]
    Format(#[from] fmt::Error),
}

/// A result of this crate.
pub type Result<T> = std::result::Result<T, Error>;

/// Says where an error was found.
pub(crate) trait At<T> {
    fn at(self, place: impl FnOnce() -> String) -> Result<T>;
}

impl<T> At<T> for Result<T> {
    fn at(self, place: impl FnOnce() -> String) -> Result<T> {
        self.map_err(|source| Error::At { place: place(), source: Box::new(source) })
    }
}

/// An error of the schema.
pub(crate) fn schema<T>(text: impl Into<String>) -> Result<T> {
    Err(Error::Schema(text.into()))
}

/// A failure to read or write the file at `path`.
pub(crate) fn file(doing: &'static str, path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Error {
    let path = path.into();
    move |source| Error::File { doing, path, source }
}
