//! A stand-in for images until there is a registry: a repository's name is the name of a binary beside this one.

use std::path::PathBuf;

use futures::future::BoxFuture;

use crate::data::{Bundle, ImageError, Images};

/// Runs the workspace's own binaries.
pub struct WorkspaceBinaries;

impl Images for WorkspaceBinaries {
    fn resolve<'a>(&'a self, image: &'a str, _: &'a str) -> BoxFuture<'a, Result<Bundle, ImageError>> {
        Box::pin(async move {
            let refused = |why: String| ImageError(format!("CannotPullContainerError: {image}: {why}"));
            let folder = std::env::current_exe().ok().and_then(|own| own.parent().map(PathBuf::from));
            let folder = folder
                .ok_or_else(|| refused("the folder of the local cloud's binary cannot be found".into()))?;
            let program = folder.join(repository(image));
            if !program.is_file() {
                return Err(refused(format!(
                    "there is no {}: `cargo build --release` makes it",
                    program.display()
                )));
            }
            Ok(Bundle { program, args: Vec::new(), env: Vec::new(), working_dir: folder })
        })
    }
}

/// The last part of an image's name, without tag and digest.
fn repository(image: &str) -> &str {
    let name = image.rsplit('/').next().unwrap_or(image);
    name.split(['@', ':']).next().unwrap_or(name)
}

#[cfg(test)]
mod tests {
    #[test]
    fn repositories() {
        for image in ["host:5000/team/web@sha256:00", "web:latest", "web", "host/web:1@sha256:00"] {
            assert_eq!(super::repository(image), "web", "{image}");
        }
    }
}
