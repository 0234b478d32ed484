// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Arguments and the types in them: a struct with its builder.

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

/// The builder's methods for required arguments, one after the other: each changes the state of its own
/// argument.
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
