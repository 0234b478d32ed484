//! How a declaration of arguments, results or a resource becomes Rust: all logic is here, none is in the declarations.
//! What a program may not use is `#[inline]`, which leaves its code to the crate that does. (The generator writes this
//! file beside the declarations.)

/// Declares arguments, or a type in them: a struct, its builder, and how it travels.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! arguments {
    (
        $(#[$meta:meta])*
        $name:ident, $builder:ident;
        required {$(
            $(#[$required_doc:meta])*
            $required:ident: $required_type:ty = $required_name:literal $([$($required_how:tt)*])?;
        )*}
        optional {$(
            $(#[$optional_doc:meta])*
            $optional:ident: $optional_type:ty = $optional_name:literal $([$($optional_how:tt)*])?;
        )*}
        $(constant { $($constant:literal = $value:expr;)* })?
    ) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name {
            $($(#[$required_doc])* pub $required: $required_type,)*
            $($(#[$optional_doc])* pub $optional: Option<$optional_type>,)*
        }

        impl $name {
            /// Starts with nothing set.
            #[inline]
            pub fn builder() -> $builder<$(missing::$required),*> {
                $builder { $($required: missing::$required,)* $($optional: None,)* }
            }
        }

        impl pulumi_sdk::ToValue for $name {
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                const PROPERTIES: &[support::Property] = &[
                    $(support::Property::new($required_name)$($($required_how)*)?,)*
                    $(support::Property::new($optional_name)$($($optional_how)*)?,)*
                    $($(support::Property::new($constant).default($value),)*)?
                ];
                support::object(PROPERTIES, vec![
                    $(Some(support::Part::part(&self.$required)),)*
                    $(self.$optional.as_ref().map(support::Part::part),)*
                ])
            }
        }

        impl support::Part for $name {
            #[inline]
            fn part(&self) -> &dyn pulumi_sdk::ToValue {
                self
            }
        }

        #[doc = concat!("Builds [`", stringify!($name), "`]: one method for each argument, then `build()`.")]
        #[allow(non_camel_case_types, reason = "a required argument's state is named after it")]
        #[derive(Clone)]
        #[must_use]
        pub struct $builder<$($required = missing::$required),*> {
            $($required: $required,)*
            $($optional: Option<$optional_type>,)*
        }

        #[allow(non_camel_case_types, reason = "a required argument's state is named after it")]
        #[allow(clippy::should_implement_trait, reason = "methods are called as the arguments are")]
        impl<$($required),*> $builder<$($required),*> {
            $(
                $(#[$optional_doc])*
                pub fn $optional<Form>(
                    mut self,
                    value: impl support::Argument<$optional_type, Form>,
                ) -> Self {
                    self.$optional = value.argument();
                    self
                }
            )*

            /// The arguments; compiles once all required ones are set.
            #[inline]
            pub fn build(self) -> $name
            where
                $($required: support::Required<Argument = $required_type>,)*
            {
                $name {
                    $($required: self.$required.required(),)*
                    $($optional: self.$optional,)*
                }
            }
        }

        required! {
            $builder [] [$({ $(#[$required_doc])* $required: $required_type })*] [$($optional)*]
        }
    };
}

/// The builder's methods for required arguments, one after the other: each changes the state of its own argument.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! required {
    ($builder:ident [$($before:ident)*] [] [$($optional:ident)*]) => {};
    (
        $builder:ident [$($before:ident)*]
        [{ $(#[$doc:meta])* $this:ident: $type:ty } $({ $(#[$after_doc:meta])* $after:ident: $after_type:ty })*]
        [$($optional:ident)*]
    ) => {
        #[allow(non_camel_case_types, reason = "a required argument's state is named after it")]
        #[allow(clippy::should_implement_trait, reason = "methods are called as the arguments are")]
        impl<$($before,)* $this, $($after,)*> $builder<$($before,)* $this, $($after,)*> {
            $(#[$doc])*
            pub fn $this(
                self,
                value: impl Into<$type>,
            ) -> $builder<$($before,)* support::Set<$type>, $($after,)*> {
                $builder {
                    $($before: self.$before,)*
                    $this: support::Set(value.into()),
                    $($after: self.$after,)*
                    $($optional: self.$optional,)*
                }
            }
        }

        required! {
            $builder [$($before)* $this]
            [$({ $(#[$after_doc])* $after: $after_type })*]
            [$($optional)*]
        }
    };
}

/// Declares a type in outputs: a struct and how it is read.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! results {
    (
        $(#[$meta:meta])*
        $name:ident;
        $($(#[$doc:meta])* $field:ident: $type:ty = $property:literal $(is $constant:expr)?;)*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl pulumi_sdk::FromValue for $name {
            #[inline]
            fn from_value(value: pulumi_sdk::Value) -> Result<Self, pulumi_sdk::ConversionError> {
                #[allow(unused_mut, unused_variables, reason = "a type may have no properties")]
                let mut map = pulumi_sdk::private::object(value)?;
                $($(support::constant(&map, $property, $constant)?;)?)*
                Ok(Self { $($field: pulumi_sdk::private::field(&mut map, $property)?,)* })
            }
        }

        impl pulumi_sdk::ToValue for $name {
            #[inline]
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                const PROPERTIES: &[support::Property] = &[$(support::Property::new($property)),*];
                support::object(PROPERTIES, vec![$(Some(&self.$field as &dyn pulumi_sdk::ToValue)),*])
            }
        }
    };
}

/// Declares an enumeration: its values, and that one is accepted where its type of value is.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! enumeration {
    ($(#[$meta:meta])* $name:ident: $type:ty, $text:literal; $($(#[$doc:meta])* $variant:ident = $value:expr;)*) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// The value.
            pub fn value(self) -> $type {
                match self {
                    $(Self::$variant => $value.into(),)*
                }
            }
        }

        impl support::Part for $name {
            #[inline]
            fn part(&self) -> &dyn pulumi_sdk::ToValue {
                self
            }
        }

        impl From<$name> for $type {
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl From<$name> for pulumi_sdk::Input<$type> {
            fn from(value: $name) -> Self {
                Self::Value(value.value())
            }
        }

        impl pulumi_sdk::ToValue for $name {
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                let value = self.value();
                Box::pin(async move { pulumi_sdk::ToValue::to_value(&value).await })
            }
        }

        impl pulumi_sdk::FromValue for $name {
            fn from_value(value: pulumi_sdk::Value) -> Result<Self, pulumi_sdk::ConversionError> {
                let found = <$type as pulumi_sdk::FromValue>::from_value(value)?;
                let variants = [$(Self::$variant),*];
                variants.into_iter().find(|variant| variant.value() == found).ok_or_else(|| {
                    pulumi_sdk::ConversionError::invalid(concat!("the value is none of ", $text))
                })
            }
        }
    };
}

/// Declares a union: a value of one of several types.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! union {
    ($(#[$meta:meta])* $name:ident; $($variant:ident($type:ty) $(from $from:ty)?;)*) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub enum $name {
            $(#[doc = concat!("The type `", stringify!($type), "`.")] $variant($type),)*
        }

        $(
            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self::$variant(value)
                }
            }

            impl From<$type> for support::Nested<$name> {
                fn from(value: $type) -> Self {
                    $name::$variant(value).into()
                }
            }

            $(
                impl From<$from> for $name {
                    fn from(value: $from) -> Self {
                        Self::$variant(value.into())
                    }
                }

                impl From<$from> for support::Nested<$name> {
                    fn from(value: $from) -> Self {
                        $name::from(value).into()
                    }
                }
            )?
        )*

        impl pulumi_sdk::ToValue for $name {
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                match self {
                    $(Self::$variant(value) => value.to_value(),)*
                }
            }
        }
    };
}

/// How a union in outputs is read: as the first of its types that fits.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! read_union {
    ($name:ident; $($variant:ident($type:ty);)*) => {
        impl pulumi_sdk::FromValue for $name {
            fn from_value(value: pulumi_sdk::Value) -> Result<Self, pulumi_sdk::ConversionError> {
                $(
                    match <$type as pulumi_sdk::FromValue>::from_value(value.clone()) {
                        Ok(value) => return Ok(Self::$variant(value)),
                        Err(error) if error.is_unknown() => return Err(error),
                        Err(_) => {}
                    }
                )*
                Err(pulumi_sdk::ConversionError::expected(concat!("one of"$(, " ", stringify!($type))*), &value))
            }
        }
    };
}

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
