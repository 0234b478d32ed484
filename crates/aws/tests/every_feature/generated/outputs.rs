// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `zoo:index/Ancestor:Ancestor`.
    Ancestor;
    /// The property `name`.
    name: String = "name";
    /// The property `of`.
    of: Option<Box<Ancestor>> = "of";
    /// The property `toys`.
    toys: Option<Vec<ToyOrString>> = "toys";
}

results! {
    /// `zoo:index/Dance:Dance`.
    Dance;
    /// The property `kind`.
    kind: String = "kind" is support::Literal::Text("dance");
    /// The property `minutes`.
    minutes: Option<i64> = "minutes";
}

results! {
    /// `zoo:index/Song:Song`.
    Song;
    /// The property `kind`.
    kind: String = "kind" is support::Literal::Text("song");
    /// The property `minutes`.
    minutes: Option<i64> = "minutes";
}

union! {
    /// A value of one of several types.
    #[derive(Debug, PartialEq)]
    IntegerOrString; Integer(i64) from i32; String(String) from &str;
}

read_union! { IntegerOrString; Integer(i64); String(String); }

union! {
    /// A value of one of several types.
    #[derive(Debug, PartialEq)]
    ToyOrString; Toy(crate::generated::park::outputs::Toy); String(String) from &str;
}

read_union! { ToyOrString; Toy(crate::generated::park::outputs::Toy); String(String); }
