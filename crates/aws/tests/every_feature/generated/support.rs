// @generated from the schema of zoo 1.2.3 by `cargo xtask bindings`. Do not edit.
//! What the bindings are made of: how a declaration of arguments, results or a resource becomes Rust.
//!
//! The generator writes this file beside the declarations; all logic is here, none is in them. What a program may not
//! use is `#[inline]`, which leaves its code to the crate that does.

use std::{collections::BTreeMap, env, marker::PhantomData, sync::Arc};

use pulumi_sdk::{
    Archive, Asset, ConversionError, FromValue, Input, InputMap, Inputs, Map, Output, ResourceReference,
    ToValue, Value, private::BoxFuture,
};

/// A nested argument: a value of the type `T`, or an output of one.
///
/// What it was made of is forgotten, so that only nested types in use cost anything to compile.
pub struct Nested<T>(Arc<dyn ToValue>, PhantomData<fn() -> T>);

/// A list of nested arguments, or an output of one.
pub struct NestedList<T>(Arc<dyn ToValue>, PhantomData<fn() -> T>);

/// A map of nested arguments by name, or an output of one.
pub struct NestedMap<T>(Arc<dyn ToValue>, PhantomData<fn() -> T>);

macro_rules! nested {
    ($name:ident<$t:ident> of $type:ty) => {
        impl<$t> Clone for $name<$t> {
            fn clone(&self) -> Self {
                Self(self.0.clone(), PhantomData)
            }
        }

        impl<$t> ToValue for $name<$t> {
            fn to_value(&self) -> BoxFuture<'_, Value> {
                self.0.to_value()
            }
        }

        impl<$t: ToValue + Clone + Send + Sync + 'static> From<Output<$type>> for $name<$t> {
            fn from(output: Output<$type>) -> Self {
                Self(Arc::new(output), PhantomData)
            }
        }
    };
}
nested!(Nested<T> of T);
nested!(NestedList<T> of Vec<T>);
nested!(NestedMap<T> of BTreeMap<String, T>);

impl<T: ToValue + 'static> From<T> for Nested<T> {
    fn from(value: T) -> Self {
        Self(Arc::new(value), PhantomData)
    }
}

/// Lists and maps inside lists and maps, from what makes them.
macro_rules! nested_from {
    ($($source:ty => $target:ty where [$($parameters:tt)*];)+) => {$(
        impl<$($parameters)*> From<$source> for Nested<$target> {
            fn from(source: $source) -> Self {
                <$target>::from(source).into()
            }
        }
    )+};
}
nested_from! {
    Vec<I> => Inputs<T> where [T: ToValue + Clone + Send + Sync + 'static, I: Into<Input<T>>];
    [I; N] => Inputs<T> where [T: ToValue + Clone + Send + Sync + 'static, I: Into<Input<T>>, const N: usize];
    Vec<I> => NestedList<T> where [T: 'static, I: Into<Nested<T>>];
    [I; N] => NestedList<T> where [T: 'static, I: Into<Nested<T>>, const N: usize];
    [(K, I); N] => InputMap<T>
        where [T: ToValue + Clone + Send + Sync + 'static, K: Into<String>, I: Into<Input<T>>, const N: usize];
    BTreeMap<String, I> => InputMap<T> where [T: ToValue + Clone + Send + Sync + 'static, I: Into<Input<T>>];
    [(K, I); N] => NestedMap<T> where [T: 'static, K: Into<String>, I: Into<Nested<T>>, const N: usize];
    BTreeMap<String, I> => NestedMap<T> where [T: 'static, I: Into<Nested<T>>];
}

impl<T, I: Into<Nested<T>>> FromIterator<I> for NestedList<T> {
    fn from_iter<Items: IntoIterator<Item = I>>(items: Items) -> Self {
        let items: Vec<Arc<dyn ToValue>> = items.into_iter().map(|item| item.into().0).collect();
        Self(Arc::new(items), PhantomData)
    }
}

impl<T, I: Into<Nested<T>>> From<Vec<I>> for NestedList<T> {
    fn from(items: Vec<I>) -> Self {
        items.into_iter().collect()
    }
}

impl<T, I: Into<Nested<T>>, const N: usize> From<[I; N]> for NestedList<T> {
    fn from(items: [I; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T, K: Into<String>, I: Into<Nested<T>>> FromIterator<(K, I)> for NestedMap<T> {
    fn from_iter<Items: IntoIterator<Item = (K, I)>>(items: Items) -> Self {
        let items = items.into_iter().map(|(name, item)| (name.into(), item.into().0));
        Self(Arc::new(items.collect::<BTreeMap<String, Arc<dyn ToValue>>>()), PhantomData)
    }
}

impl<T, K: Into<String>, I: Into<Nested<T>>, const N: usize> From<[(K, I); N]> for NestedMap<T> {
    fn from(items: [(K, I); N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T, I: Into<Nested<T>>> From<BTreeMap<String, I>> for NestedMap<T> {
    fn from(items: BTreeMap<String, I>) -> Self {
        items.into_iter().collect()
    }
}

/// What sets an optional argument: what converts to it, or an `Option` of that (`None` leaves the argument out).
///
/// `Form` only tells the two apart; the compiler finds it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be used as `{T}`",
    label = "neither `{T}` nor anything that converts to it, nor an `Option` of either"
)]
pub trait Argument<T, Form> {
    /// The argument, if there is one.
    fn argument(self) -> Option<T>;
}

/// Not an `Option`.
pub enum Given {}

/// An `Option`.
pub enum Maybe {}

impl<T, V: Into<T>> Argument<T, Given> for V {
    fn argument(self) -> Option<T> {
        Some(self.into())
    }
}

impl<T, V: Into<T>> Argument<T, Maybe> for Option<V> {
    fn argument(self) -> Option<T> {
        self.map(Into::into)
    }
}

/// What `build()` asks of each required argument.
#[diagnostic::on_unimplemented(
    message = "the required argument `{Self}` is not set",
    label = "call the method of that name before `build()`"
)]
pub trait Required {
    /// The argument's type.
    type Argument;
    /// The argument.
    fn required(self) -> Self::Argument;
}

/// A required argument that is set.
pub struct Set<T>(pub T);

impl<T> Required for Set<T> {
    type Argument = T;

    fn required(self) -> T {
        self.0
    }
}

/// A constant, as an argument's default.
#[derive(Clone, Copy)]
pub enum Literal {
    /// A boolean.
    Bool(bool),
    /// A number.
    Number(f64),
    /// A text.
    Text(&'static str),
}

impl Literal {
    fn value(self) -> Value {
        match self {
            Self::Bool(value) => Value::Bool(value),
            Self::Number(value) => Value::Number(value),
            Self::Text(value) => Value::String(value.to_owned()),
        }
    }

    /// A text from the environment, in the type of this constant.
    fn parse(self, text: String) -> Value {
        match self {
            Self::Bool(_) => Value::Bool(matches!(text.to_lowercase().as_str(), "true" | "t" | "1")),
            Self::Number(_) => text.parse().map_or(Value::Null, Value::Number),
            Self::Text(_) => Value::String(text),
        }
    }
}

/// How one argument travels to the engine.
#[derive(Clone, Copy)]
pub struct Property {
    name: &'static str,
    secret: bool,
    default: Option<Literal>,
    environment: Option<(&'static [&'static str], Literal)>,
}

impl Property {
    /// A property that travels as it is.
    pub const fn new(name: &'static str) -> Self {
        Self { name, secret: false, default: None, environment: None }
    }

    /// Its value is a secret, whatever it comes from.
    pub const fn secret(self) -> Self {
        Self { secret: true, ..self }
    }

    /// What it is unless it is set.
    pub const fn default(self, value: Literal) -> Self {
        Self { default: Some(value), ..self }
    }

    /// Environment variables that set it unless the program does, in the type of `like`.
    pub const fn environment(self, names: &'static [&'static str], like: Literal) -> Self {
        Self { environment: Some((names, like)), ..self }
    }

    fn finish(&self, value: Value) -> Value {
        let value = if value.is_null() { self.fallback() } else { value };
        if self.secret && !value.is_null() { value.into_secret() } else { value }
    }

    fn fallback(&self) -> Value {
        let from_environment = self.environment.and_then(|(names, like)| {
            let text = names.iter().find_map(|name| env::var(name).ok().filter(|text| !text.is_empty()))?;
            Some(like.parse(text)).filter(|value| !value.is_null())
        });
        from_environment.or_else(|| self.default.map(Literal::value)).unwrap_or(Value::Null)
    }
}

/// The object of these properties; those without a part are constants or defaults, what is null is left out.
pub fn object<'a>(
    properties: &'static [Property],
    parts: Vec<Option<&'a dyn ToValue>>,
) -> BoxFuture<'a, Value> {
    Box::pin(async move {
        let mut map = Map::new();
        let mut parts = parts.into_iter();
        for property in properties {
            let value = match parts.next().flatten() {
                Some(part) => part.to_value().await,
                None => Value::Null,
            };
            let value = property.finish(value);
            if !value.is_null() {
                map.insert(property.name.to_owned(), value);
            }
        }
        Value::Object(map)
    })
}

/// An argument without its type.
pub trait Part {
    /// The argument.
    fn part(&self) -> &dyn ToValue;
}

macro_rules! parts {
    ($([$($t:ident)?] $type:ty: |$self:ident| $part:expr;)+) => {$(
        impl$(<$t: ToValue + Clone + Send + Sync + 'static>)? Part for $type {
            #[inline]
            fn part(&$self) -> &dyn ToValue {
                $part
            }
        }
    )+};
}
parts! {
    [T] Nested<T>: |self| &*self.0;
    [T] NestedList<T>: |self| &*self.0;
    [T] NestedMap<T>: |self| &*self.0;
    [T] Input<T>: |self| self;
    [T] Inputs<T>: |self| self;
    [T] InputMap<T>: |self| self;
    [T] Vec<T>: |self| self;
    [T] BTreeMap<String, T>: |self| self;
    [] bool: |self| self;
    [] i64: |self| self;
    [] f64: |self| self;
    [] String: |self| self;
    [] Value: |self| self;
    [] Archive: |self| self;
    [] AssetOrArchive: |self| self;
    [] ResourceReference: |self| self;
}

/// A property that takes an asset or an archive.
#[derive(Clone, Debug, PartialEq)]
pub enum AssetOrArchive {
    /// A file or text.
    Asset(Asset),
    /// A set of files.
    Archive(Archive),
}

impl From<Asset> for AssetOrArchive {
    fn from(asset: Asset) -> Self {
        Self::Asset(asset)
    }
}

impl From<Archive> for AssetOrArchive {
    fn from(archive: Archive) -> Self {
        Self::Archive(archive)
    }
}

impl From<Asset> for Nested<AssetOrArchive> {
    fn from(asset: Asset) -> Self {
        AssetOrArchive::Asset(asset).into()
    }
}

impl From<Archive> for Nested<AssetOrArchive> {
    fn from(archive: Archive) -> Self {
        AssetOrArchive::Archive(archive).into()
    }
}

impl ToValue for AssetOrArchive {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        match self {
            Self::Asset(asset) => asset.to_value(),
            Self::Archive(archive) => archive.to_value(),
        }
    }
}

impl FromValue for AssetOrArchive {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        match value.unwrapped() {
            Value::Archive(archive) => Ok(Self::Archive(archive.clone())),
            _ => Asset::from_value(value).map(Self::Asset),
        }
    }
}

/// A function's result that is no object: the only property of one.
#[derive(Clone)]
pub struct Single<T>(pub T);

impl<T: FromValue> FromValue for Single<T> {
    fn from_value(value: Value) -> Result<Self, ConversionError> {
        let mut properties = pulumi_sdk::private::object(value)?.into_values();
        match (properties.next(), properties.next()) {
            (Some(only), None) => T::from_value(only).map(Self),
            _ => Err(ConversionError::invalid("the function gave no single value")),
        }
    }
}

/// Declares arguments, or a type in them: a struct, its builder, and how it travels.
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
    ($(#[$meta:meta])* $name:ident; $($(#[$doc:meta])* $field:ident: $type:ty = $property:literal;)*) => {
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
