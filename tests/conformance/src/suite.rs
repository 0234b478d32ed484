//! The programs: `programs/TEST/Pulumi.yaml`, or `programs/TEST/0`, `/1`… where a test has several runs.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use anyhow::{Context as _, Result, ensure};

/// The project directories of each test, one for each of its runs.
pub struct Suite(BTreeMap<String, Vec<PathBuf>>);

impl Suite {
    /// Finds the programs beside this source.
    pub fn read() -> Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("programs");
        let mut tests = BTreeMap::new();
        for entry in root.read_dir().with_context(|| format!("cannot read {}", root.display()))? {
            let entry = entry?;
            let name = entry.file_name().to_string_lossy().into_owned();
            tests.insert(name, runs(&entry.path())?);
        }
        Ok(Self(tests))
    }

    pub fn contains(&self, test: &str) -> bool {
        self.0.contains_key(test)
    }

    pub fn tests(&self) -> impl Iterator<Item = &String> {
        self.0.keys()
    }

    pub fn iter(&self) -> impl Iterator<Item = (&String, &[PathBuf])> {
        self.0.iter().map(|(test, runs)| (test, runs.as_slice()))
    }
}

/// Providers that tests load from here instead of the harness: `providers/PACKAGE/PulumiPlugin.yaml`.
pub fn providers() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("providers")
}

/// The policy packs: `policies/PACK/PulumiPolicy.yaml`.
pub fn policies() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("policies")
}

fn runs(directory: &Path) -> Result<Vec<PathBuf>> {
    let is_project = |path: &Path| path.join("Pulumi.yaml").is_file();
    if is_project(directory) {
        return Ok(vec![directory.to_owned()]);
    }
    let numbered = (0..).map(|run: u32| directory.join(run.to_string()));
    let runs: Vec<_> = numbered.take_while(|path| is_project(path)).collect();
    ensure!(!runs.is_empty(), "{} has neither Pulumi.yaml nor 0/Pulumi.yaml", directory.display());
    Ok(runs)
}
