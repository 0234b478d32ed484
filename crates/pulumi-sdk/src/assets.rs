//! Files, texts and archives as arguments. The engine reads them and computes their hashes.

use pulumi_proto::value::{Archive, ArchiveSource, Asset, AssetSource};

use crate::{Map, Value};

/// A text as an asset.
pub fn string_asset(text: impl Into<String>) -> Asset {
    Asset { source: AssetSource::Text(text.into()), hash: None }
}

/// A file on this machine as an asset; a relative path starts at the program's directory.
pub fn file_asset(path: impl Into<String>) -> Asset {
    Asset { source: AssetSource::Path(path.into()), hash: None }
}

/// What a URI names (`file://`, `http://`, `https://`) as an asset.
pub fn remote_asset(uri: impl Into<String>) -> Asset {
    Asset { source: AssetSource::Uri(uri.into()), hash: None }
}

/// An archive on this machine (tar, tgz, zip or jar) or a folder; a relative path starts at the program's
/// directory.
pub fn file_archive(path: impl Into<String>) -> Archive {
    Archive { source: ArchiveSource::Path(path.into()), hash: None }
}

/// The archive that a URI names.
pub fn remote_archive(uri: impl Into<String>) -> Archive {
    Archive { source: ArchiveSource::Uri(uri.into()), hash: None }
}

/// An archive of assets and archives, by their paths in it.
///
/// ```
/// use pulumi_sdk::assets::{asset_archive, file_archive, string_asset};
/// let site = asset_archive([
///     ("index.html", string_asset("<h1>Books</h1>").into()),
///     ("images", file_archive("./images").into()),
/// ]);
/// ```
pub fn asset_archive<N: Into<String>>(parts: impl IntoIterator<Item = (N, Part)>) -> Archive {
    let parts: Map = parts.into_iter().map(|(path, part)| (path.into(), part.0)).collect();
    Archive { source: ArchiveSource::Assets(parts), hash: None }
}

/// A part of an archive: an asset or another archive.
pub struct Part(Value);

impl From<Asset> for Part {
    fn from(asset: Asset) -> Self {
        Self(Value::Asset(asset))
    }
}

impl From<Archive> for Part {
    fn from(archive: Archive) -> Self {
        Self(Value::Archive(archive))
    }
}
