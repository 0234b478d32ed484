//! Hostile layers, each refused for what it is, with nothing outside the root touched.

use flate2::{Compression, write::GzEncoder};
use tar::{Builder, Header};
use tempfile::TempDir;

use super::*;

const GZIP: &str = "application/vnd.oci.image.layer.v1.tar+gzip";

/// Writes an entry as it is: `tar`'s own methods refuse hostile paths.
pub(super) fn raw(
    tar: &mut Builder<Vec<u8>>,
    kind: EntryType,
    path: &str,
    link: &str,
    mode: u32,
    content: &[u8],
) {
    let mut header = Header::new_ustar();
    header.as_old_mut().name[..path.len()].copy_from_slice(path.as_bytes());
    header.as_old_mut().linkname[..link.len()].copy_from_slice(link.as_bytes());
    header.set_entry_type(kind);
    header.set_mode(mode);
    header.set_size(content.len() as u64);
    header.set_cksum();
    tar.append(&header, content).unwrap();
}

pub(super) fn file(tar: &mut Builder<Vec<u8>>, path: &str, content: &str) {
    raw(tar, EntryType::Regular, path, "", 0o644, content.as_bytes());
}

pub(super) fn link(tar: &mut Builder<Vec<u8>>, path: &str, target: &str) {
    raw(tar, EntryType::Symlink, path, target, 0o777, b"");
}

pub(super) struct Case {
    pub(super) folder: TempDir,
    layers: Vec<Layer>,
}

impl Case {
    pub(super) fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("root")).unwrap();
        fs::write(folder.path().join("outside"), "untouched").unwrap();
        Self { folder, layers: Vec::new() }
    }

    fn layer(mut self, fill: impl FnOnce(&mut Builder<Vec<u8>>)) -> Self {
        let mut tar = Builder::new(Vec::new());
        fill(&mut tar);
        self.add(&tar.into_inner().unwrap());
        self
    }

    pub(super) fn add(&mut self, tar: &[u8]) {
        let mut gzip = GzEncoder::new(Vec::new(), Compression::fast());
        gzip.write_all(tar).unwrap();
        let bytes = gzip.finish().unwrap();
        let path = self.folder.path().join(format!("layer{}", self.layers.len()));
        fs::write(&path, &bytes).unwrap();
        let (digest, diff_id) = (Digest::of(&bytes), Digest::of(tar));
        self.layers.push(Layer { path, media_type: GZIP.into(), digest, diff_id });
    }

    fn root(&self) -> PathBuf {
        self.folder.path().join("root")
    }

    fn read(&self, path: &str) -> String {
        fs::read_to_string(self.root().join(path)).unwrap()
    }

    pub(super) fn unpack(&self) -> Result<(), UnpackError> {
        unpack(&self.layers, &self.root(), Limits { bytes: 1024 * 1024, entries: 100 })
    }

    #[track_caller]
    fn refused(&self, reason: &str) {
        let error = self.unpack().unwrap_err().to_string();
        assert!(error.contains(reason), "{error}");
        assert_eq!(fs::read_to_string(self.folder.path().join("outside")).unwrap(), "untouched");
        let mut names: Vec<_> =
            fs::read_dir(self.folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        names.retain(|name| !name.to_string_lossy().starts_with("layer"));
        assert_eq!(names.len(), 2, "something was written beside the root: {names:?}");
    }
}

#[test]
fn an_honest_image_is_unpacked() {
    let case = Case::new()
        .layer(|tar| {
            raw(tar, EntryType::Directory, "./", "", 0o755, b"");
            raw(tar, EntryType::Directory, "etc/", "", 0o755, b"");
            file(tar, "etc/old", "old");
            file(tar, "etc/kept", "kept");
            raw(tar, EntryType::Regular, "service", "", 0o4755, b"binary");
            link(tar, "bin/service", "/service");
            link(tar, "etc/up", "../service");
            raw(tar, EntryType::Link, "hard", "etc/kept", 0o644, b"");
        })
        .layer(|tar| {
            file(tar, "etc/.wh.old", "");
            file(tar, "etc/new", "new");
        });
    case.unpack().unwrap();
    assert_eq!(
        (case.read("etc/kept"), case.read("etc/new"), case.read("hard")),
        ("kept".into(), "new".into(), "kept".into())
    );
    assert_eq!((case.read("bin/service"), case.read("etc/up")), ("binary".into(), "binary".into()));
    assert!(!case.root().join("etc/old").exists());
    let mode = fs::metadata(case.root().join("service")).unwrap().permissions().mode();
    assert_eq!(mode & 0o7777, 0o755, "no set-user-id bit");
}

#[test]
fn paths_do_not_leave_the_root() {
    for path in ["/outside", "../outside", "etc/../../outside", "./../outside", "//outside"] {
        Case::new().layer(|tar| file(tar, path, "evil")).refused("would leave the image's root");
    }
    Case::new().layer(|tar| file(tar, "etc/.wh...", "")).refused("would leave the image's root");
}

#[test]
fn links_do_not_leave_the_root() {
    for target in ["../outside", "../../outside", "etc/../../outside", "./.././outside"] {
        Case::new().layer(|tar| link(tar, "out", target)).refused("would leave the image's root");
    }
    // A chain whose every text looks harmless.
    Case::new()
        .layer(|tar| {
            link(tar, "a/b/top", "../..");
            link(tar, "a/b/out", "top/../outside");
        })
        .refused("would leave the image's root");
    for target in ["/outside", "../outside"] {
        Case::new()
            .layer(|tar| raw(tar, EntryType::Link, "out", target, 0o644, b""))
            .refused("would leave the image's root");
    }
}

#[test]
fn an_absolute_link_means_the_images_root() {
    let case = Case::new().layer(|tar| link(tar, "a/passwd", "/etc/passwd"));
    case.unpack().unwrap();
    assert_eq!(fs::read_link(case.root().join("a/passwd")).unwrap(), Path::new("../etc/passwd"));
    assert!(!case.root().join("a/passwd").exists(), "it does not lead to this machine's");
}

#[test]
fn nothing_is_written_through_a_link() {
    let through = |tar: &mut Builder<Vec<u8>>| {
        link(tar, "here", ".");
        file(tar, "here/file", "evil");
    };
    Case::new().layer(through).refused("goes through a link or a file");
    // In another layer, and to a hard link's target.
    Case::new()
        .layer(|tar| link(tar, "here", "."))
        .layer(|tar| file(tar, "here/x/file", ""))
        .refused("goes through");
    let hard = |tar: &mut Builder<Vec<u8>>| {
        link(tar, "soft", "file");
        raw(tar, EntryType::Link, "hard", "soft", 0o644, b"");
    };
    Case::new().layer(hard).refused("goes through");
    // A link is replaced, not followed.
    let case = Case::new().layer(|tar| {
        file(tar, "file", "kept");
        link(tar, "name", "file");
        file(tar, "name", "new");
    });
    case.unpack().unwrap();
    assert_eq!((case.read("file"), case.read("name")), ("kept".into(), "new".into()));
}

#[test]
fn devices_and_pipes_are_refused() {
    for (kind, word) in [
        (EntryType::Char, "character device"),
        (EntryType::Block, "block device"),
        (EntryType::Fifo, "named pipe"),
    ] {
        Case::new().layer(|tar| raw(tar, kind, "dev", "", 0o666, b"")).refused(word);
    }
    Case::new()
        .layer(|tar| raw(tar, EntryType::new(b'Z'), "strange", "", 0o666, b""))
        .refused("unknown kind");
}

#[test]
fn sizes_are_bounded_while_unpacking() {
    // Ten gigabytes of zeros, said openly: refused by the header, before any of them is unpacked.
    let mut header = Header::new_ustar();
    header.set_path("zeros").unwrap();
    header.set_size(10 * 1024 * 1024 * 1024);
    header.set_cksum();
    let mut case = Case::new();
    case.add(&[header.as_bytes().as_slice(), &[0; 4096]].concat());
    case.refused("larger than 1048576 bytes");
    assert!(fs::read_dir(case.root()).unwrap().next().is_none());

    // Many that fit one by one, and zeros after the archive's end.
    let half = "x".repeat(600 * 1024);
    Case::new()
        .layer(|tar| ["a", "b"].map(|path| file(tar, path, &half)).into_iter().collect())
        .refused("larger than");
    let mut case = Case::new();
    case.add(&vec![0; 4 * 1024 * 1024]);
    case.refused("larger than");
    Case::new()
        .layer(|tar| (0..101).for_each(|n| file(tar, &n.to_string(), "")))
        .refused("more than 100 entries");
}

/// A record before an entry, such as a long name.
fn record(tar: &mut Builder<Vec<u8>>, kind: EntryType, content: &[u8]) {
    raw(tar, kind, "././@LongLink", "", 0o644, content);
}

/// A record of PAX: its length, which counts itself, a key and a value.
fn pax(key: &str, value: &str) -> String {
    let rest = format!(" {key}={value}\n");
    let digits = (1..).find(|digits: &usize| (rest.len() + digits).to_string().len() == *digits).unwrap();
    format!("{}{rest}", rest.len() + digits)
}

#[test]
fn long_names_are_read_from_the_records_before_an_entry() {
    let (gnu, long) = (format!("gnu/{}", "a/".repeat(100)), format!("pax/{}", "b/".repeat(100)));
    let case = Case::new().layer(|tar| {
        record(tar, EntryType::GNULongName, format!("{gnu}file\0").as_bytes());
        file(tar, "cut", "one");
        record(tar, EntryType::GNULongLink, format!("{gnu}file\0").as_bytes());
        raw(tar, EntryType::Link, "hard", "cut", 0o644, b"");
        record(tar, EntryType::XGlobalHeader, pax("comment", "for all").as_bytes());
        let records = [pax("mtime", "1.5"), pax("path", &format!("{long}file")), pax("size", "3")].concat();
        record(tar, EntryType::XHeader, records.as_bytes());
        file(tar, "cut", "two");
        record(tar, EntryType::XHeader, pax("linkpath", &format!("{long}file")).as_bytes());
        link(tar, "soft", "cut");
        file(tar, "after", "plain");
    });
    case.unpack().unwrap();
    assert_eq!((case.read(&format!("{gnu}file")), case.read("hard")), ("one".into(), "one".into()));
    assert_eq!((case.read(&format!("{long}file")), case.read("soft")), ("two".into(), "two".into()));
    assert_eq!(case.read("after"), "plain");
    assert!(!case.root().join("cut").exists());
}

#[test]
fn names_in_records_are_no_way_out() {
    for kind in [EntryType::GNULongName, EntryType::XHeader] {
        let path =
            if kind == EntryType::XHeader { pax("path", "../outside") } else { "../outside".to_owned() };
        Case::new()
            .layer(|tar| {
                record(tar, kind, path.as_bytes());
                file(tar, "harmless", "evil");
            })
            .refused("would leave the image's root");
    }
    Case::new()
        .layer(|tar| {
            record(tar, EntryType::XHeader, pax("linkpath", "../outside").as_bytes());
            link(tar, "out", "harmless");
        })
        .refused("would leave the image's root");
    Case::new()
        .layer(|tar| {
            record(tar, EntryType::XHeader, pax("size", "512").as_bytes());
            file(tar, "file", "another size");
        })
        .refused("contradicts it");
}

#[test]
fn names_are_bounded_and_messages_are_short() {
    // Refused by the header of the record, whose content is not there.
    for kind in [EntryType::GNULongName, EntryType::GNULongLink, EntryType::XHeader, EntryType::XGlobalHeader]
    {
        let mut header = Header::new_ustar();
        header.set_entry_type(kind);
        header.set_size(1024 * 1024 + 1);
        header.set_cksum();
        let mut case = Case::new();
        case.add(header.as_bytes());
        let error = unpack(&case.layers, &case.root(), Limits::default()).unwrap_err().to_string();
        assert!(error.contains("more than 4096 bytes"), "{error}");
    }
    Case::new()
        .layer(|tar| {
            record(tar, EntryType::GNULongName, "x".repeat(4097).as_bytes());
            file(tar, "cut", "");
        })
        .refused("more than 4096 bytes");
    let case = Case::new().layer(|tar| {
        record(tar, EntryType::GNULongName, format!("../{}", "x".repeat(4000)).as_bytes());
        file(tar, "cut", "");
    });
    assert!(case.unpack().unwrap_err().to_string().len() < 300);
}

#[test]
fn nobody_else_may_write_what_is_unpacked() {
    let case = Case::new().layer(|tar| {
        raw(tar, EntryType::Directory, "folder/", "", 0o777, b"");
        raw(tar, EntryType::Regular, "folder/service", "", 0o777, b"binary");
    });
    case.unpack().unwrap();
    for path in ["folder", "folder/service"] {
        let mode = fs::metadata(case.root().join(path)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o755, "{path}");
    }
}

#[test]
fn content_must_be_what_its_digests_say() {
    let case = Case::new().layer(|tar| file(tar, "service", "binary"));
    fs::write(&case.layers[0].path, "something else").unwrap();
    case.refused("not what its digest says");
    let mut case = Case::new().layer(|tar| file(tar, "service", "binary"));
    case.layers[0].diff_id = Digest::of(b"something else");
    case.refused("not what its digest says");
    let mut case = Case::new().layer(|tar| file(tar, "service", "binary"));
    case.layers[0].media_type = "application/vnd.oci.image.layer.v1.tar+zstd".into();
    case.refused("its compression `application/vnd.oci.image.layer.v1.tar+zstd` is not known here");
}

#[test]
fn broken_archives_are_errors() {
    let mut case = Case::new();
    case.add(&[0xff; 2048]);
    case.refused("cannot be unpacked");
    let case = Case::new().layer(|tar| link(tar, "empty", ""));
    case.refused("would leave");
}
