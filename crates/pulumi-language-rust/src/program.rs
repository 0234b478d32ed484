//! A program: where it is, how it is to be built, and what it needs.

use std::path::PathBuf;

use pulumi_proto::pulumirpc::{DependencyInfo, ProgramInfo};
use tonic::Status;

use crate::{
    cargo_toml::CargoToml,
    lockfile,
    manifest::{Manifest, RequiredPackage},
    options::Options,
};

/// A program as the engine describes it.
pub(crate) struct Program {
    pub directory: PathBuf,
    pub options: Options,
}

impl Program {
    /// The program that a request is about.
    pub fn of(info: Option<&ProgramInfo>) -> Result<Self, Status> {
        let info = info
            .ok_or_else(|| Status::invalid_argument("the request does not say which program it is about"))?;
        let options = Options::parse(info.options.as_ref())
            .map_err(|error| Status::invalid_argument(error.to_string()))?;
        Ok(Self { directory: PathBuf::from(&info.program_directory), options })
    }

    /// The packages that the program declares, and those of the bindings that it depends on. One prebuilt
    /// elsewhere may have no manifest, and then declares none.
    pub fn required_packages(&self) -> Result<Vec<RequiredPackage>, Status> {
        if self.options.binary.is_some() && !self.directory.join("Cargo.toml").exists() {
            return Ok(Vec::new());
        }
        let mut packages = Manifest::read(&self.directory).map_err(failed)?.required_packages().to_vec();
        let folders = CargoToml::read(&self.directory).map_err(failed)?.folders();
        for bindings in folders.iter().filter_map(|folder| Manifest::read(folder).ok()) {
            // The program's own entry takes precedence.
            let bound =
                bindings.bound_package().filter(|bound| !packages.iter().any(|own| own.is_same(bound)));
            packages.extend(bound.cloned());
        }
        Ok(packages)
    }

    /// The crates it is made of, as Cargo.lock has them.
    pub fn dependencies(&self, transitive: bool) -> Result<Vec<DependencyInfo>, Status> {
        let locked = Manifest::read(&self.directory).ok().and_then(|manifest| {
            lockfile::locked_dependencies(&self.directory, &manifest.package.name, transitive)
        });
        Ok(match locked {
            Some(locked) => locked
                .into_iter()
                .map(|crate_| DependencyInfo { name: crate_.name, version: crate_.version })
                .collect(),
            // A program that is not built here has no lock file: what it declares is all that is known.
            None => self
                .required_packages()?
                .into_iter()
                .map(|package| match package.parameterization {
                    // The program knows the package by the name that the parameter gives it.
                    Some(of) => DependencyInfo { name: of.name, version: of.version },
                    None => DependencyInfo { name: package.name, version: package.version },
                })
                .collect(),
        })
    }
}

/// A failure that the user can fix.
pub(crate) fn failed(error: impl std::error::Error) -> Status {
    Status::failed_precondition(error.to_string())
}
