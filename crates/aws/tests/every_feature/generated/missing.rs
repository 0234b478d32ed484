// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Names of required arguments, while they are missing.

#![allow(non_camel_case_types, reason = "called as the arguments are")]

/// `build_` is not set.
#[derive(Clone, Copy)]
pub struct build_;
/// `diet` is not set.
#[derive(Clone, Copy)]
pub struct diet;
/// `grams` is not set.
#[derive(Clone, Copy)]
pub struct grams;
/// `name` is not set.
#[derive(Clone, Copy)]
pub struct name;
/// `one` is not set.
#[derive(Clone, Copy)]
pub struct one;
/// `owner` is not set.
#[derive(Clone, Copy)]
pub struct owner;
/// `plain_name` is not set.
#[derive(Clone, Copy)]
pub struct plain_name;
/// `self_` is not set.
#[derive(Clone, Copy)]
pub struct self_;
/// `two` is not set.
#[derive(Clone, Copy)]
pub struct two;
