//! Layers of any entries, damaged or not.

use proptest::prelude::*;
use tar::Builder;

use super::{
    tests::{Case, file, link, raw},
    *,
};

proptest! {
    /// Layers with anything in them changed: nothing outside the root is touched.
    #[test]
    fn fuzz_layers(
        names in prop::collection::vec("[./a]{1,6}", 1..5),
        targets in prop::collection::vec("[./a]{1,6}", 5),
        kinds in prop::collection::vec(0usize..4, 5),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0u8..), 0..3),
    ) {
        let mut tar = Builder::new(Vec::new());
        for ((name, target), kind) in names.iter().zip(&targets).zip(&kinds) {
            match kind {
                0 => file(&mut tar, name, "content"),
                1 => link(&mut tar, name, target),
                2 => raw(&mut tar, EntryType::Link, name, target, 0o644, b""),
                _ => raw(&mut tar, EntryType::Directory, name, "", 0o755, b""),
            }
        }
        let mut bytes = tar.into_inner().unwrap();
        for (at, value) in damage {
            let at = at.index(bytes.len());
            bytes[at] = value;
        }
        let mut case = Case::new();
        case.add(&bytes);
        let before = fs::read_dir(case.folder.path()).unwrap().count();
        drop(case.unpack());
        prop_assert_eq!(fs::read_to_string(case.folder.path().join("outside")).unwrap(), "untouched");
        prop_assert_eq!(fs::read_dir(case.folder.path()).unwrap().count(), before);
    }
}
