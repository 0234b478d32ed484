//! What a program did in a test.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write,
};

use pulumi_proto::{pulumirpc::RegisterResourceRequest, wire};
use tonic::Status;

use crate::{
    CustomTimeouts, Map, Value,
    options::{
        kind::{self, Kind as _},
        options_table,
    },
};

/// What a program did.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Report {
    /// Whether it ended without an error.
    pub success: bool,
    /// All registrations and reads, sorted by URN. The stack itself is not among them.
    pub registrations: Vec<Registration>,
    /// The functions and methods that were called, sorted by token.
    pub calls: Vec<Call>,
    /// What the program exported.
    pub outputs: Map,
    /// The outputs of components, by URN.
    pub component_outputs: BTreeMap<String, Map>,
    /// What was logged, in order.
    pub messages: Vec<Message>,
}

macro_rules! registration {
    ($(
        $(#[$doc:meta])+
        $name:ident($value:ident): $kind:ident $([$feature:ident])? -> $seen:ty $(= $field:ident)?;
    )+) => {
        /// What a program asked for, for one resource.
        #[derive(Clone, Debug, Default, PartialEq)]
        #[non_exhaustive]
        pub struct Registration {
            /// The URN that it got.
            pub urn: String,
            /// Type token, `package:module/name:Name`.
            pub type_token: String,
            /// Logical name: the one that the program registered it under.
            pub name: String,
            /// URN of the parent.
            pub parent: String,
            /// Whether a provider manages it; components are not custom.
            pub custom: bool,
            /// Whether it is a component that a provider makes.
            pub remote: bool,
            /// The id that it was read by, if it was.
            pub read_id: Option<String>,
            /// The inputs, with secrets and unknowns in them.
            pub inputs: Map,
            /// All that it depends on.
            pub dependencies: BTreeSet<String>,
            /// What each input depends on.
            pub property_dependencies: BTreeMap<String, BTreeSet<String>>,
            /// The reference of the explicit provider, or empty.
            pub provider: String,
            /// The references of a component's providers, by package.
            pub providers: BTreeMap<String, String>,
            /// The plugin's version, or empty.
            pub version: String,
            /// Where the plugin comes from, or empty.
            pub plugin_download_url: String,
            /// `NAME@VERSION` of the parameterized package, or empty.
            pub package_ref: String,
            $($(#[$doc])+ pub $name: $seen,)+
        }

        impl Registration {
            /// What the engine of a test was asked.
            pub(super) fn capture(urn: String, request: RegisterResourceRequest) -> Result<Self, Status> {
                let property_dependencies = request.property_dependencies.into_iter();
                Ok(Self {
                    urn,
                    type_token: request.r#type,
                    name: request.name,
                    parent: request.parent,
                    custom: request.custom,
                    remote: request.remote,
                    read_id: None,
                    inputs: wire::decode_map(request.object.unwrap_or_default())
                        .map_err(|error| Status::invalid_argument(error.to_string()))?,
                    dependencies: request.dependencies.into_iter().collect(),
                    property_dependencies: property_dependencies
                        .map(|(name, dependencies)| (name, dependencies.urns.into_iter().collect()))
                        .collect(),
                    provider: request.provider,
                    providers: request.providers.into_iter().collect(),
                    version: request.version,
                    plugin_download_url: request.plugin_download_url,
                    package_ref: request.package_ref,
                    $($name: kind::$kind::decode(kind::take!(request, $name: $kind))?,)+
                })
            }
        }
    };
}

options_table!(all => registration);

/// A function or a method that was called.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Call {
    /// Token of the function or method.
    pub token: String,
    /// Arguments, with secrets and unknowns in them.
    pub args: Map,
    /// The reference of the explicit provider, or empty.
    pub provider: String,
    /// The plugin's version, or empty.
    pub version: String,
    /// What the call waits for.
    pub dependencies: BTreeSet<String>,
}

/// A message that the program sent by [`Log`](crate::Log), or the SDK for it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Message {
    /// The level it was sent at.
    pub severity: Severity,
    /// The message itself.
    pub text: String,
    /// The resource that it is about, or empty.
    pub urn: String,
}

/// The level of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Shown with `--debug` only.
    Debug,
    /// Shown to everyone.
    Info,
    /// A warning: the run goes on.
    Warning,
    /// An error: the run fails.
    Error,
}

impl Report {
    /// The errors that were logged.
    pub fn errors(&self) -> Vec<&str> {
        let errors = self.messages.iter().filter(|message| message.severity == Severity::Error);
        errors.map(|message| message.text.as_str()).collect()
    }

    /// Fails the test unless the program succeeded.
    ///
    /// # Panics
    /// With the errors, if it did not.
    #[track_caller]
    pub fn assert_success(&self) {
        assert!(self.success, "the program failed: {:#?}", self.errors());
    }

    /// The one registration of this name.
    ///
    /// # Panics
    /// If there is none, or more than one.
    #[track_caller]
    pub fn registration(&self, name: &str) -> &Registration {
        let mut found = self.registrations.iter().filter(|registration| registration.name == name);
        let names = || self.registrations.iter().map(|r| r.name.as_str()).collect::<Vec<_>>();
        let Some(first) = found.next() else {
            panic!("no resource is named {name:?}, but there are {:?}", names())
        };
        assert!(found.next().is_none(), "more than one resource is named {name:?}");
        first
    }

    /// All registrations of a type.
    pub fn of_type<'a>(&'a self, type_token: &'a str) -> impl Iterator<Item = &'a Registration> {
        self.registrations.iter().filter(move |registration| registration.type_token == type_token)
    }

    /// The whole tree as text, for a snapshot: types and names indented below their parents, then what each
    /// depends on and its inputs. Secrets are not shown.
    pub fn tree(&self) -> String {
        let mut text = String::new();
        let known: BTreeSet<&str> = self.registrations.iter().map(|r| r.urn.as_str()).collect();
        let roots = self.registrations.iter().filter(|r| !known.contains(r.parent.as_str()));
        for root in roots {
            self.write(&mut text, root, 0);
        }
        text
    }

    fn write(&self, text: &mut String, registration: &Registration, depth: usize) {
        let indent = "  ".repeat(depth);
        let name_of = |urn: &str| urn.rsplit("::").next().unwrap_or(urn).to_owned();
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{indent}{} {}", registration.type_token, registration.name);
        if !registration.dependencies.is_empty() {
            let names: BTreeSet<_> = registration.dependencies.iter().map(|urn| name_of(urn)).collect();
            let _ = writeln!(text, "{indent}  > {}", names.into_iter().collect::<Vec<_>>().join(", "));
        }
        for (property, value) in &registration.inputs {
            let from = registration.property_dependencies.get(property).into_iter().flatten();
            let from: BTreeSet<_> = from.map(|urn| name_of(urn)).collect();
            let from = from.into_iter().collect::<Vec<_>>().join(", ");
            let from = if from.is_empty() { from } else { format!(" <- {from}") };
            let _ = writeln!(text, "{indent}  . {property}: {value:?}{from}");
        }
        for child in self.registrations.iter().filter(|child| child.parent == registration.urn) {
            self.write(text, child, depth + 1);
        }
    }
}
