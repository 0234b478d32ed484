//! Unpacks layers into a folder, trusting nothing in them: what was pushed may come from anyone.
//!
//! Invariant: every folder on the way to an entry is a real folder, never a link. Links point inside the root
//! by their own text alone (leading `..` no more than the link is deep, none after), so that no chain of them
//! leads out.
//!
//! Entries are read raw: `tar` itself would read a long name (a record before its entry, GNU's or PAX's) into
//! memory whatever its length is.

mod names;

use std::{
    borrow::Cow,
    fs::{self, File, OpenOptions, Permissions},
    io::{self, BufReader, Read, Write},
    os::unix::fs::{OpenOptionsExt as _, PermissionsExt as _, symlink},
    path::{Path, PathBuf},
};

use flate2::read::MultiGzDecoder;
use oci::Digest;
use sha2::{Digest as _, Sha256};
use tar::{Archive, Entry, EntryType};

use self::names::{LONGEST_NAME, LONGEST_RECORD, Names, text};
use crate::short::short;

/// Limits of an image.
#[derive(Clone, Copy, Debug)]
pub(super) struct Limits {
    /// Bytes of all layers, uncompressed.
    pub bytes: u64,
    /// Entries of all layers.
    pub entries: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self { bytes: 2 * 1024 * 1024 * 1024, entries: 200_000 }
    }
}

/// A layer to unpack.
#[derive(Debug)]
pub(super) struct Layer {
    pub path: PathBuf,
    pub media_type: String,
    pub digest: Digest,
    /// The digest of the uncompressed content.
    pub diff_id: Digest,
}

/// Why a layer is not unpacked.
#[derive(Debug, thiserror::Error)]
pub(super) enum UnpackError {
    #[error("its compression `{0}` is not known here")]
    MediaType(String),
    #[error("its content is not what its digest says")]
    Digest,
    #[error("it is larger than {0} bytes unpacked")]
    TooLarge(u64),
    #[error("it has more than {0} entries")]
    TooMany(u64),
    #[error(
        "it has a name of more than {LONGEST_NAME} bytes, or a record for names of more than {LONGEST_RECORD}"
    )]
    LongName,
    #[error("the record before an entry is broken, or contradicts it")]
    Record,
    #[error("entry `{0}` would leave the image's root")]
    Escape(String),
    #[error("entry `{0}` goes through a link or a file")]
    Through(String),
    #[error("entry `{0}` is a {1}, which an image for the local cloud may not have")]
    Kind(String, &'static str),
    #[error("it cannot be unpacked: {0}")]
    Io(#[from] io::Error),
}

/// Unpacks layers, the lowest first, into an empty folder.
///
/// Each file is held against its digest before anything of it is unpacked, and the content against its own
/// afterwards.
pub(super) fn unpack(layers: &[Layer], root: &Path, limits: Limits) -> Result<(), UnpackError> {
    let mut unpacker = Unpacker { root, limits, left: limits };
    layers.iter().try_for_each(|layer| unpacker.layer(layer))
}

struct Unpacker<'a> {
    root: &'a Path,
    limits: Limits,
    left: Limits,
}

impl Unpacker<'_> {
    fn layer(&mut self, layer: &Layer) -> Result<(), UnpackError> {
        let mut file = Hashing { inner: File::open(&layer.path)?, hash: Sha256::new() };
        io::copy(&mut file, &mut io::sink())?;
        if Digest::finish(file.hash) != layer.digest {
            return Err(UnpackError::Digest);
        }
        let file = BufReader::new(File::open(&layer.path)?);
        let content: Box<dyn Read> = match layer.media_type.rsplit(['.', '+']).next() {
            Some("gzip") => Box::new(MultiGzDecoder::new(file)),
            Some("tar") => Box::new(file),
            _ => return Err(UnpackError::MediaType(short(&layer.media_type))),
        };
        // One byte more than allowed tells that it is too large; framing of the tar comes on top of the
        // files.
        let bounded = content.take(self.left.bytes.saturating_add(1));
        let mut archive = Archive::new(Hashing { inner: bounded, hash: Sha256::new() });
        let unpacked = self.entries(&mut archive);
        let mut rest = archive.into_inner();
        if unpacked.is_ok() {
            io::copy(&mut rest, &mut io::sink())?;
        }
        if rest.inner.limit() == 0 {
            return Err(UnpackError::TooLarge(self.limits.bytes));
        }
        unpacked?;
        self.left.bytes = rest.inner.limit() - 1;
        if Digest::finish(rest.hash) != layer.diff_id {
            return Err(UnpackError::Digest);
        }
        Ok(())
    }

    fn entries(&mut self, archive: &mut Archive<impl Read>) -> Result<(), UnpackError> {
        let mut names = Names::default();
        for entry in archive.entries()?.raw(true) {
            let mut entry = entry?;
            // Its header is enough to refuse it: nobody has to decompress ten gigabytes of zeros first.
            if entry.size() > self.left.bytes {
                return Err(UnpackError::TooLarge(self.limits.bytes));
            }
            if names.take(&mut entry)? {
                continue;
            }
            if names.size.is_some_and(|size| size != entry.size()) {
                return Err(UnpackError::Record);
            }
            self.left.entries =
                self.left.entries.checked_sub(1).ok_or(UnpackError::TooMany(self.limits.entries))?;
            self.entry(&mut entry, std::mem::take(&mut names))?;
        }
        Ok(())
    }

    fn entry(&self, entry: &mut Entry<'_, impl Read>, names: Names) -> Result<(), UnpackError> {
        let path = text(&names.path.unwrap_or_else(|| entry.path_bytes().into_owned()))?;
        let link = names.link.or_else(|| entry.link_name_bytes().map(Cow::into_owned));
        let link = link.map(|link| text(&link)).transpose()?.filter(|link| !link.is_empty());
        let shown = short(&path);
        let parts = parts(&path)?;
        let Some((name, parents)) = parts.split_last() else { return Ok(()) };
        let folder = self.folder(parents, &shown)?;
        if let Some(hidden) = name.strip_prefix(".wh.") {
            return self.whiteout(&folder, hidden);
        }
        let path = folder.join(name);
        let mode = entry.header().mode().unwrap_or(0o644);
        match entry.header().entry_type() {
            EntryType::Directory => make_folder(&path, mode)?,
            EntryType::Regular | EntryType::Continuous => {
                clear(&path)?;
                // No set-user-id and the like, as it runs as whoever runs the local cloud; and nobody else
                // may replace it.
                let mode = mode & 0o755 | 0o600;
                let mut file = OpenOptions::new().write(true).create_new(true).mode(mode).open(&path)?;
                io::copy(entry, &mut file)?;
                file.flush()?;
                fs::set_permissions(&path, Permissions::from_mode(mode))?;
            }
            EntryType::Symlink => {
                let target = link.and_then(|link| inside(&link, parents.len()));
                let target = target.ok_or(UnpackError::Escape(shown))?;
                clear(&path)?;
                symlink(target, &path)?;
            }
            EntryType::Link => {
                let target = link.ok_or_else(|| UnpackError::Escape(shown.clone()))?;
                let target_parts = self::parts(&target)?;
                let Some((name, parents)) = target_parts.split_last() else {
                    return Err(UnpackError::Escape(shown));
                };
                let target = self.folder(parents, &shown)?.join(name);
                if !fs::symlink_metadata(&target)?.is_file() {
                    return Err(UnpackError::Through(shown));
                }
                if target != path {
                    clear(&path)?;
                    fs::hard_link(target, &path)?;
                }
            }
            EntryType::Char => return Err(UnpackError::Kind(shown, "character device")),
            EntryType::Block => return Err(UnpackError::Kind(shown, "block device")),
            EntryType::Fifo => return Err(UnpackError::Kind(shown, "named pipe")),
            _ => return Err(UnpackError::Kind(shown, "file of an unknown kind")),
        }
        Ok(())
    }

    /// A folder of the image, made if it is not there.
    fn folder(&self, parts: &[&str], shown: &str) -> Result<PathBuf, UnpackError> {
        let mut folder = self.root.to_owned();
        for part in parts {
            folder.push(part);
            match fs::symlink_metadata(&folder) {
                Ok(metadata) if metadata.is_dir() => (),
                Ok(_) => return Err(UnpackError::Through(shown.to_owned())),
                Err(error) if error.kind() == io::ErrorKind::NotFound => fs::create_dir(&folder)?,
                Err(error) => return Err(error.into()),
            }
        }
        Ok(folder)
    }

    /// Deletes what a lower layer had: one name, or all that is in the folder.
    fn whiteout(&self, folder: &Path, hidden: &str) -> Result<(), UnpackError> {
        if hidden != ".wh..opq" {
            return match hidden {
                "" | "." | ".." => Err(UnpackError::Escape(short(&format!(".wh.{hidden}")))),
                _ => Ok(clear(&folder.join(hidden))?),
            };
        }
        for entry in fs::read_dir(folder)? {
            clear(&entry?.path())?;
        }
        Ok(())
    }
}

/// The parts of an entry's path. `.` and doubled slashes mean nothing.
fn parts(path: &str) -> Result<Vec<&str>, UnpackError> {
    let parts: Vec<_> = path.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    match path.starts_with('/') || parts.contains(&"..") || path.contains('\0') {
        true => Err(UnpackError::Escape(short(path))),
        false => Ok(parts),
    }
}

/// A link's target as it is written to disk, if it stays in the root. An absolute one means the image's root,
/// as in a container.
fn inside(target: &str, depth: usize) -> Option<String> {
    let (up, rest) = match target.strip_prefix('/') {
        Some(rest) => (depth, rest),
        None => {
            let up = target
                .split('/')
                .filter(|part| !matches!(*part, "" | "."))
                .take_while(|part| *part == "..")
                .count();
            (up, target)
        }
    };
    let absolute = target.starts_with('/');
    let mut parts: Vec<_> = rest.split('/').filter(|part| !matches!(*part, "" | ".")).collect();
    if !absolute {
        parts.drain(..up);
    }
    if up > depth || parts.contains(&"..") || target.contains('\0') {
        return None;
    }
    let text = [vec![".."; up], parts].concat().join("/");
    Some(if text.is_empty() { ".".to_owned() } else { text })
}

fn make_folder(path: &Path, mode: u32) -> io::Result<()> {
    if !fs::symlink_metadata(path).is_ok_and(|metadata| metadata.is_dir()) {
        clear(path)?;
        fs::create_dir(path)?;
    }
    fs::set_permissions(path, Permissions::from_mode(mode & 0o755 | 0o700))
}

/// Deletes what is at a path, links as such.
fn clear(path: &Path) -> io::Result<()> {
    match fs::symlink_metadata(path) {
        Ok(metadata) if metadata.is_dir() => fs::remove_dir_all(path),
        Ok(_) => fs::remove_file(path),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        Err(error) => Err(error),
    }
}

/// A reader that hashes what passes.
struct Hashing<R> {
    inner: R,
    hash: Sha256,
}

impl<R: Read> Read for Hashing<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let count = self.inner.read(buffer)?;
        self.hash.update(&buffer[..count]);
        Ok(count)
    }
}

#[cfg(test)]
mod fuzz;
#[cfg(test)]
mod tests;
