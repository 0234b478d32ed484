//! Options of a resource: what can be said about it besides its arguments.
//!
//! `table.rs` has the options, a row for each; `kind.rs` how the kinds of options are sent. Here is the
//! builder.

pub(crate) mod kind;
mod table;

use std::sync::Arc;

use pulumi_proto::pulumirpc::{RegisterResourceRequest, ResourceMonitorFeature as Feature};

use self::kind::{
    Aliases, Bound, Checksums, DefinedFlag, Flag, Kind, Names, Text, Timeouts, Trigger, Urn, Urns, Variables,
};
use crate::{
    Alias, ToValue,
    handle::Handle,
    hooks::Hooks,
    resource::Resource,
    run_state::{Blocked, RunState},
    transform::Transform,
};

pub(crate) use table::options_table;

/// The builder's method of an option, by its kind.
macro_rules! method {
    ($(#[$doc:meta])+ $name:ident($value:ident): Flag) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: bool) -> Self {
            self.$name = Some($value);
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): DefinedFlag) => {
        method! { $(#[$doc])+ $name($value): Flag }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Names) => {
        $(#[$doc])+
        pub fn $name<S: Into<String>>(mut self, $value: impl IntoIterator<Item = S>) -> Self {
            self.$name.extend($value.into_iter().map(Into::into));
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Text) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: impl Into<String>) -> Self {
            self.$name = Some($value.into());
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Urn) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: &(impl Resource + ?Sized)) -> Self {
            self.$name = Some($value.handle().clone());
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Urns) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: &(impl Resource + ?Sized)) -> Self {
            self.$name.push($value.handle().clone());
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Timeouts) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: CustomTimeouts) -> Self {
            self.$name = Some($value);
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Variables) => {
        $(#[$doc])+
        pub fn $name<K: Into<String>, V: Into<String>>(
            mut self,
            $value: impl IntoIterator<Item = (K, V)>,
        ) -> Self {
            self.$name.extend($value.into_iter().map(|(name, value)| (name.into(), value.into())));
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Checksums) => {
        $(#[$doc])+
        pub fn $name<K: Into<String>, V: Into<Vec<u8>>>(
            mut self,
            $value: impl IntoIterator<Item = (K, V)>,
        ) -> Self {
            self.$name.extend($value.into_iter().map(|(name, value)| (name.into(), value.into())));
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Aliases) => {
        /// A former identity (repeatable).
        pub fn alias(mut self, $value: Alias) -> Self {
            self.$name.push($value);
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Trigger) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: impl ToValue + 'static) -> Self {
            self.$name = Some(Arc::new($value));
            self
        }
    };
    ($(#[$doc:meta])+ $name:ident($value:ident): Bound) => {
        $(#[$doc])+
        pub fn $name(mut self, $value: Hooks) -> Self {
            self.$name.extend($value);
            self
        }
    };
}

macro_rules! resource_options {
    ($(
        $(#[$doc:meta])+
        $name:ident($value:ident): $kind:ident $([$feature:ident])? -> $seen:ty $(= $field:ident)?;
    )+) => {
        /// Options of a resource, chained:
        ///
        /// ```
        /// use pulumi_sdk::{CustomTimeouts, ResourceOptions};
        /// let options = ResourceOptions::new()
        ///     .protect(true)
        ///     .ignore_changes(["tags"])
        ///     .custom_timeouts(CustomTimeouts { create: Some("10m".into()), ..Default::default() });
        /// ```
        #[derive(Clone, Default)]
        #[must_use]
        pub struct ResourceOptions {
            pub(crate) parent: Option<Handle>,
            pub(crate) depends_on: Vec<Handle>,
            pub(crate) provider: Option<Handle>,
            pub(crate) providers: Vec<Handle>,
            pub(crate) version: Option<String>,
            pub(crate) default_version: Option<String>,
            pub(crate) plugin_download_url: Option<String>,
            pub(crate) transforms: Vec<Transform>,
            $(pub(crate) $name: <$kind as Kind>::Given,)+
        }

        impl ResourceOptions {
            $(method! { $(#[$doc])+ $name($value): $kind })+

            /// Adds the options of the table to a request, once what they refer to is known.
            pub(crate) async fn encode(
                &self,
                run: &RunState,
                request: &mut RegisterResourceRequest,
            ) -> Result<(), Blocked> {
                $(
                    let value = $kind::encode(&self.$name, run).await?;
                    $(
                        if value != <$kind as Kind>::Wire::default() && !run.supports(Feature::$feature) {
                            return Err(unsupported(stringify!($name)));
                        }
                    )?
                    kind::put!(request, $name: $kind, value);
                )+
                Ok(())
            }
        }
    };
}

options_table!(all => resource_options);

fn unsupported(option: &str) -> Blocked {
    Blocked::Unreported(format!("this Pulumi CLI does not support the option `{option}`; update the CLI"))
}

/// How long the provider may take for an operation, such as `"30s"`, `"10m"` or `"1h30m"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomTimeouts {
    /// Limit of a creation.
    pub create: Option<String>,
    /// Limit of an update.
    pub update: Option<String>,
    /// Limit of a deletion.
    pub delete: Option<String>,
    /// Limit of a read.
    pub read: Option<String>,
}

impl ResourceOptions {
    /// Options that leave everything at its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// The parent, instead of the component whose scope the resource is made in.
    pub fn parent(mut self, parent: &(impl Resource + ?Sized)) -> Self {
        self.parent = Some(parent.handle().clone());
        self
    }

    /// The resource is made after `resource`, and deleted before it. A component stands for all resources in
    /// it.
    pub fn depends_on(mut self, resource: &(impl Resource + ?Sized)) -> Self {
        self.depends_on.push(resource.handle().clone());
        self
    }

    /// The same as [`depends_on`](Self::depends_on), for several.
    pub fn depends_on_all<'a>(mut self, resources: impl IntoIterator<Item = &'a dyn Resource>) -> Self {
        self.depends_on.extend(resources.into_iter().map(|resource| resource.handle().clone()));
        self
    }

    /// The provider to use, made by [`Context::provider`](crate::Context::provider). For a component: for
    /// what is in it.
    pub fn provider(mut self, provider: &(impl Resource + ?Sized)) -> Self {
        self.provider = Some(provider.handle().clone());
        self
    }

    /// The providers of a component's resources, one for each package.
    pub fn providers<'a>(mut self, providers: impl IntoIterator<Item = &'a dyn Resource>) -> Self {
        self.providers.extend(providers.into_iter().map(|provider| provider.handle().clone()));
        self
    }

    /// The version of the provider's plugin.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The version where neither [`version`](Self::version) nor
    /// [`Context::use_package`](crate::Context::use_package) says one: for typed bindings, which know the
    /// version that they were made for.
    pub fn default_version(mut self, version: impl Into<String>) -> Self {
        self.default_version = Some(version.into());
        self
    }

    /// Where the provider's plugin is downloaded from.
    pub fn plugin_download_url(mut self, url: impl Into<String>) -> Self {
        self.plugin_download_url = Some(url.into());
        self
    }
}
