//! A file that is appended to and never grows without bound: when it is full it is renamed to `NAME.1`, and a
//! new one begins.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, Write},
    os::unix::fs::OpenOptionsExt as _,
    path::{Path, PathBuf},
};

/// An appended file with one older generation.
#[derive(Debug)]
pub struct RotatingFile {
    path: PathBuf,
    file: File,
    size: u64,
    limit: u64,
}

impl RotatingFile {
    /// Opens a file, or creates it for its owner alone. `limit` is the size in bytes of a generation.
    ///
    /// # Errors
    /// The file cannot be opened.
    pub fn open(path: PathBuf, limit: u64) -> io::Result<Self> {
        let file = append(&path)?;
        let size = file.metadata()?.len();
        Ok(Self { path, file, size, limit })
    }

    /// Begins a new file if `more` bytes would overfill this one; returns whether it did.
    ///
    /// # Errors
    /// No new file can be opened; the old one stays in use.
    pub fn rotate_for(&mut self, more: usize) -> io::Result<bool> {
        if self.size == 0 || self.size + more as u64 <= self.limit {
            return Ok(false);
        }
        // A log that someone deleted needs no older generation.
        let _ = fs::rename(&self.path, older(&self.path));
        self.file = append(&self.path)?;
        self.size = 0;
        Ok(true)
    }

    /// The file that is written to now.
    pub fn file(&self) -> &File {
        &self.file
    }
}

/// Where the older generation of a rotated file is.
pub fn older(path: &Path) -> PathBuf {
    let mut name = path.to_owned().into_os_string();
    name.push(".1");
    name.into()
}

impl Write for RotatingFile {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.rotate_for(bytes.len())?;
        let written = self.file.write(bytes)?;
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

fn append(path: &Path) -> io::Result<File> {
    OpenOptions::new().create(true).append(true).mode(0o600).open(path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn two_generations_are_kept() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.log");
        for line in ["one two\n", "three\n", "four\n", "five six\n"] {
            // Opened anew each time, as by daemons one after another.
            RotatingFile::open(path.clone(), 12).unwrap().write_all(line.as_bytes()).unwrap();
        }
        assert_eq!(fs::read_to_string(older(&path)).unwrap(), "three\nfour\n");
        assert_eq!(fs::read_to_string(&path).unwrap(), "five six\n");
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
