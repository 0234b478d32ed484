// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Resources, and how each kind of them is registered.

/// Declares a resource: what it gives, and by `registration!` how it is registered.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! resource {
    (
        $(#[$meta:meta])*
        $name:ident($arguments:ty) = $token:literal as $kind:ident;
        $(options { $($option:ident($value:expr);)* })?
        outputs { $($(#[$doc:meta])* $output:ident: $type:ty = $property:literal;)* }
    ) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name(pulumi_sdk::CustomResource);

        impl $name {
            /// The type token.
            pub const TYPE: &'static str = $token;

            /// Registers the resource; returns at once.
            #[inline]
            pub fn new(context: &pulumi_sdk::Context, name: &str, args: $arguments) -> Self {
                Self::with_options(context, name, args, pulumi_sdk::ResourceOptions::new())
            }

            /// Options that every resource of this type has.
            fn options(options: pulumi_sdk::ResourceOptions) -> pulumi_sdk::ResourceOptions {
                options.default_version(VERSION)$($(.$option($value))*)?
            }

            /// The URN.
            pub fn urn(&self) -> pulumi_sdk::Output<String> {
                pulumi_sdk::Resource::urn(&self.0)
            }

            $(
                $(#[$doc])*
                #[inline]
                pub fn $output(&self) -> pulumi_sdk::Output<$type> {
                    self.0.output($property)
                }
            )*
        }

        registration! { $kind $name $arguments }

        impl pulumi_sdk::Resource for $name {
            fn handle(&self) -> &pulumi_sdk::Handle {
                self.0.handle()
            }
        }

        impl pulumi_sdk::ToValue for $name {
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                self.0.to_value()
            }
        }

        impl From<&$name> for pulumi_sdk::Input<pulumi_sdk::ResourceReference> {
            fn from(resource: &$name) -> Self {
                Self::Output(pulumi_sdk::Resource::reference(resource))
            }
        }
    };
}

/// How a resource of each kind is registered.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! registration {
    (custom $name:ident $arguments:ty) => {
        impl $name {
            /// Registers the resource with options; returns at once.
            #[inline]
            pub fn with_options(
                context: &pulumi_sdk::Context,
                name: &str,
                args: $arguments,
                options: pulumi_sdk::ResourceOptions,
            ) -> Self {
                Self(context.register(Self::TYPE, name, args, Self::options(options)))
            }

            /// Reads a resource that exists already, by the provider's id; it stays unmanaged.
            #[inline]
            pub fn get(
                context: &pulumi_sdk::Context,
                name: &str,
                id: impl Into<pulumi_sdk::Input<String>>,
                options: pulumi_sdk::ResourceOptions,
            ) -> Self {
                Self(context.read(Self::TYPE, name, id, pulumi_sdk::properties! {}, Self::options(options)))
            }

            /// The provider's id.
            pub fn id(&self) -> pulumi_sdk::Output<String> {
                self.0.id()
            }
        }
    };
    (provider $name:ident $arguments:ty) => {
        impl $name {
            /// Makes the provider with options; returns at once.
            #[inline]
            pub fn with_options(
                context: &pulumi_sdk::Context,
                name: &str,
                args: $arguments,
                options: pulumi_sdk::ResourceOptions,
            ) -> Self {
                Self(context.provider(PACKAGE, name, args, Self::options(options)))
            }

            /// The provider's id.
            pub fn id(&self) -> pulumi_sdk::Output<String> {
                self.0.id()
            }
        }
    };
    (component $name:ident $arguments:ty) => {
        impl $name {
            /// Registers the component, whose provider makes its children, with options; returns at once.
            #[inline]
            pub fn with_options(
                context: &pulumi_sdk::Context,
                name: &str,
                args: $arguments,
                options: pulumi_sdk::ResourceOptions,
            ) -> Self {
                Self(context.remote_component(Self::TYPE, name, args, Self::options(options)))
            }
        }
    };
}
