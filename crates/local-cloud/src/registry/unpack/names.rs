//! Names of a layer's entries that are too long for their headers: records before the entry hold them, GNU's
//! or PAX's.

use std::io::Read;

use tar::{Entry, EntryType, PaxExtensions};

use super::UnpackError;

/// The longest record before an entry, in bytes.
pub(super) const LONGEST_RECORD: u64 = 1024 * 1024;
/// The longest path of an entry or target of a link, in bytes: Linux's `PATH_MAX`.
pub(super) const LONGEST_NAME: usize = 4096;

/// The names that records before an entry give it: GNU's for a long path or target, PAX's for any.
#[derive(Default)]
pub(super) struct Names {
    pub path: Option<Vec<u8>>,
    pub link: Option<Vec<u8>>,
    /// The entry's size, for files that are too large for the header's field.
    pub size: Option<u64>,
}

impl Names {
    /// Reads an entry that is such a record; `false` for any other.
    pub(super) fn take(&mut self, entry: &mut Entry<'_, impl Read>) -> Result<bool, UnpackError> {
        let kind = entry.header().entry_type();
        if !matches!(
            kind,
            EntryType::GNULongName | EntryType::GNULongLink | EntryType::XHeader | EntryType::XGlobalHeader
        ) {
            return Ok(false);
        }
        if entry.size() > LONGEST_RECORD {
            return Err(UnpackError::LongName);
        }
        let mut record = Vec::new();
        entry.read_to_end(&mut record)?;
        match kind {
            EntryType::GNULongName => self.path = Some(until_nul(record)),
            EntryType::GNULongLink => self.link = Some(until_nul(record)),
            EntryType::XHeader => self.pax(&record)?,
            // Comments and defaults of no use here.
            _ => {}
        }
        Ok(true)
    }

    fn pax(&mut self, record: &[u8]) -> Result<(), UnpackError> {
        for extension in PaxExtensions::new(record) {
            let extension = extension.map_err(|_| UnpackError::Record)?;
            match extension.key_bytes() {
                b"path" => self.path = Some(extension.value_bytes().to_owned()),
                b"linkpath" => self.link = Some(extension.value_bytes().to_owned()),
                b"size" => {
                    self.size = Some(
                        extension
                            .value()
                            .ok()
                            .and_then(|size| size.parse().ok())
                            .ok_or(UnpackError::Record)?,
                    )
                }
                _ => {}
            }
        }
        Ok(())
    }
}

fn until_nul(mut record: Vec<u8>) -> Vec<u8> {
    record.truncate(record.iter().position(|&byte| byte == 0).unwrap_or(record.len()));
    record
}

pub(super) fn text(name: &[u8]) -> Result<String, UnpackError> {
    match name.len() > LONGEST_NAME {
        true => Err(UnpackError::LongName),
        false => Ok(String::from_utf8_lossy(name).into_owned()),
    }
}
