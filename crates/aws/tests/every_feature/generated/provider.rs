// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The package's provider.

use crate::generated::{PACKAGE, PLUGIN_DOWNLOAD_URL, VERSION, support};
use pulumi_sdk::{Input, Inputs};

resource! {
    /// A provider of the package `zoo` with its own configuration.
    Provider(ProviderArgs) = "pulumi:providers:zoo" as provider;
    options {
        plugin_download_url(PLUGIN_DOWNLOAD_URL);
    }
    outputs {
        /// The property `token`.
        token: Option<String> = "token";
    }
}

arguments! {
    /// The arguments of `Provider`.
    #[derive(Default)]
    ProviderArgs, ProviderArgsBuilder;
    required {}
    optional {
        /// The property `gates`.
        gates: Inputs<String> = "gates";
        /// The property `strict`.
        strict: Input<bool> = "strict" [.default(support::Literal::Bool(true))];
        /// The property `token`.
        token: Input<String> = "token" [.secret().environment(&["ZOO_TOKEN"], support::Literal::Text(""))];
    }
}
