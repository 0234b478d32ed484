// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! How a declaration of arguments, results or a resource becomes Rust: all logic is here, none is in the
//! declarations. What a program may not use is `#[inline]`, which leaves its code to the crate that does.
//! (The generator writes this folder beside the declarations.)

#[macro_use]
mod arguments;
#[macro_use]
mod resources;
#[macro_use]
mod results;
