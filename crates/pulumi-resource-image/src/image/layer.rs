//! Layers: a tar with fixed times, owner and order.

use std::{
    collections::{BTreeMap, BTreeSet},
    io::{Read, Write},
};

use bytes::Bytes;
use flate2::{Compression, GzBuilder, read::GzDecoder};
use tar::{Builder, EntryType, Header};

/// A file of an image.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its path, without the leading slash.
    pub path: String,
    pub content: Bytes,
    /// Sets the executable bits.
    pub executable: bool,
}

/// The uncompressed tar of some files and the folders they are in: sorted by path, root's, of the first
/// second of 1970.
pub fn tar(entries: &[Entry]) -> Vec<u8> {
    let files: BTreeMap<_, _> = entries.iter().map(|entry| (entry.path.as_str(), entry)).collect();
    let folders: BTreeSet<_> =
        files.keys().flat_map(|path| path.match_indices('/').map(|(end, _)| &path[..end])).collect();
    let mut tar = Builder::new(Vec::new());
    // Folders first: in sorted order each comes before what is in it.
    for folder in folders {
        append(&mut tar, &format!("{folder}/"), EntryType::Directory, 0o755, b"");
    }
    for (path, entry) in files {
        let mode = if entry.executable { 0o755 } else { 0o644 };
        append(&mut tar, path, EntryType::Regular, mode, &entry.content);
    }
    // Writing to memory does not fail.
    tar.into_inner().unwrap_or_default()
}

fn append(tar: &mut Builder<Vec<u8>>, path: &str, kind: EntryType, mode: u32, content: &[u8]) {
    let mut header = Header::new_ustar();
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_uid(0);
    header.set_gid(0);
    header.set_mtime(0);
    header.set_size(content.len() as u64);
    let written = tar.append_data(&mut header, path, content);
    debug_assert!(written.is_ok(), "{path}: {written:?}");
}

/// A gzip member without name and time.
pub fn gzip(bytes: &[u8]) -> Vec<u8> {
    let mut encoder = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    // Writing to memory does not fail.
    let _ = encoder.write_all(bytes);
    encoder.finish().unwrap_or_default()
}

/// True if `compressed` unpacks to exactly `bytes`.
pub fn is_gzip_of(compressed: &[u8], bytes: &[u8]) -> bool {
    let mut content = Vec::with_capacity(bytes.len());
    let limit = bytes.len() as u64 + 1;
    GzDecoder::new(compressed).take(limit).read_to_end(&mut content).is_ok() && content == bytes
}
