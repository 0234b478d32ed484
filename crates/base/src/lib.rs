//! Parts that several crates share and that know nothing of Pulumi, AWS or cargo: [`files`] replaces files
//! whole, `tls` trusts the servers that this machine trusts.

pub mod files;
#[cfg(feature = "tls")]
pub mod tls;
