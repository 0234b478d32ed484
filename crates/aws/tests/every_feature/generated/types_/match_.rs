// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The resource `zoo:types/match:Match`.

use crate::generated::{PLUGIN_DOWNLOAD_URL, VERSION, missing, support};
use pulumi_sdk::{Context, Input};

resource! {
    /// A module and properties with names that are Rust's, or the bindings' own, or the same but for their
    /// spelling.
    Match(MatchArgs) = "zoo:types/match:Match" as component;
    options {
        plugin_download_url(PLUGIN_DOWNLOAD_URL);
    }
    outputs {
        /// The property `act`.
        act: super::outputs::DanceOrSong = "act";
        /// The property `id`.
        id_: String = "id";
        /// The property `match`.
        match_: String = "match";
    }
}

arguments! {
    /// The arguments of `Match`.
    MatchArgs, MatchArgsBuilder;
    required {
        /// The property `build`.
        build_: Input<String> = "build";
        /// The property `self`.
        self_: Input<String> = "self";
    }
    optional {
        /// The property `other`.
        other: support::Nested<super::TreatProperty> = "other";
        /// The property `treat`.
        treat: support::Nested<super::Treat> = "treat";
        /// The property `twoWords`.
        two_words: Input<String> = "twoWords";
        /// The property `two_words`.
        two_words_: Input<String> = "two_words";
    }
}

answer! {
    /// What `match_get` gives.
    MatchGetResult;
    /// The property `fits`.
    fits: bool = "fits";
}

impl Match {
    /// `zoo:types/match:Match/get`.
    pub fn get_(&self, context: &Context) -> MatchGetResult {
        MatchGetResult(context.call_answer("zoo:types/match:Match/get", self, ()))
    }
}
