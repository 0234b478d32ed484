// @generated from the schema of zoo 1.2.3 by `cargo xtask bindings`. Do not edit.
//! Names of required arguments, while they are missing.

#![allow(non_camel_case_types, reason = "called as the arguments are")]

/// `diet` is not set.
#[derive(Clone, Copy)]
pub struct diet;
/// `grams` is not set.
#[derive(Clone, Copy)]
pub struct grams;
/// `name` is not set.
#[derive(Clone, Copy)]
pub struct name;
/// `owner` is not set.
#[derive(Clone, Copy)]
pub struct owner;
/// `plain_name` is not set.
#[derive(Clone, Copy)]
pub struct plain_name;
