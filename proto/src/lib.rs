//! The Pulumi engine's protocol: generated gRPC types, and the property values that travel inside
//! `google.protobuf.Struct`.
//!
//! Layout: `pulumi/*.proto` is our subset of the protocol; `src/generated/` is made from it (`cargo xtask
//! codegen`); [`value`] is the value model both sides share; [`wire`] encodes it; [`plugin`] is what the
//! binary of a plugin does, and [`loopback`] how the servers of the protocol accept connections. `descriptors.json`
//! holds every field to the official descriptors.

#![warn(missing_docs)]

mod chain;
pub mod loopback;
pub mod plugin;
pub mod value;
pub mod wire;

pub use chain::chain;
pub use prost_types;
pub use value::{Map, Value};

/// Messages and services of package `pulumirpc`.
#[allow(missing_docs, clippy::all, rustdoc::all)]
#[rustfmt::skip]
pub mod pulumirpc {
    include!("generated/pulumirpc.rs");

    /// Diagnostics of code generators.
    pub mod codegen {
        include!("generated/pulumirpc.codegen.rs");
    }

    /// The service by which Pulumi's conformance suite is driven.
    pub mod testing {
        include!("generated/pulumirpc.testing.rs");
    }
}

/// `google.rpc.Status`, the error detail that travels in `grpc-status-details-bin`.
#[allow(missing_docs)]
#[rustfmt::skip]
pub mod rpc {
    include!("generated/google.rpc.rs");
}

/// The largest message this project sends or accepts, in bytes: the engine's own limit (400 MiB).
pub const MAX_MESSAGE_BYTES: usize = 400 * 1024 * 1024;
