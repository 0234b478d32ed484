//! Typed bindings for the `aws` resources and functions that this workspace uses.
//!
//! A resource is a type in its service's module; its arguments have a builder that compiles once all required
//! ones are set. Every argument takes a value or an output, lists and maps take either item by item:
//!
//! ```
//! use pulumi_sdk::{Context, Output};
//!
//! fn network(ctx: &Context) -> Output<String> {
//!     let vpc = aws::ec2::Vpc::new(ctx, "books", aws::ec2::VpcArgs::builder().cidr_block("10.0.0.0/16").build());
//!     let subnet = aws::ec2::SubnetArgs::builder().vpc_id(vpc.id()).cidr_block("10.0.1.0/24").tags([("Tier", "public")]);
//!     aws::ec2::Subnet::new(ctx, "books-a", subnet.build()).id()
//! }
//! ```
//!
//! An argument that is missing or misspelt does not compile:
//!
//! ```compile_fail,E0277
//! // `vpc_id` is required: "the required argument `vpc_id` is not set".
//! let subnet = aws::ec2::SubnetArgs::builder().cidr_block("10.0.1.0/24").build();
//! ```
//! ```compile_fail,E0599
//! let vpc = aws::ec2::VpcArgs::builder().cidr_blok("10.0.0.0/16").build();
//! ```
//!
//! `generated/` is made from `schema.json` by `cargo xtask codegen`; written by hand are the JSON documents:
//! [`iam::policy`] and [`ecs::container`].

#![warn(missing_docs)]

#[macro_use]
mod generated;
pub mod ecs;
pub mod iam;

pub use generated::*;

#[cfg(test)]
mod testing;
