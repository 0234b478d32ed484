// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

union! {
    /// A value of one of several types.
    #[derive(Debug, PartialEq)]
    DanceOrSong; Dance(crate::generated::outputs::Dance); Song(crate::generated::outputs::Song);
}

read_union! { DanceOrSong; Dance(crate::generated::outputs::Dance); Song(crate::generated::outputs::Song); }
