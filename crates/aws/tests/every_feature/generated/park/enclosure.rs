// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The resource `zoo:park/enclosure:Enclosure`.

use crate::generated::{PLUGIN_DOWNLOAD_URL, VERSION, support};

resource! {
    /// `zoo:park/enclosure:Enclosure`.
    ///
    /// Deprecated: Set them free.
    Enclosure(EnclosureArgs) = "zoo:park/enclosure:Enclosure" as component;
    options {
        plugin_download_url(PLUGIN_DOWNLOAD_URL);
    }
    outputs {
        /// The property `area`.
        area: f64 = "area";
    }
}

arguments! {
    /// The arguments of `Enclosure`.
    #[derive(Default)]
    EnclosureArgs, EnclosureArgsBuilder;
    required {}
    optional {
        /// The property `toy`.
        toy: support::Nested<super::ToyProperty> = "toy";
    }
}
