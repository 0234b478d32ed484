//! The documents of OCI images: the registry of the local cloud reads them, the image provider writes them.
//!
//! Layout: [`Digest`] names content; [`spec`] has the JSON documents, with the media types.

mod digest;
pub mod spec;

pub use digest::{Digest, InvalidDigest};
pub use spec::{Configuration, Descriptor, Empty, Execution, Manifest, Platform, RootFs};
