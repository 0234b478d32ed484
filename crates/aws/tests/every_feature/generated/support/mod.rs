// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! What the bindings are made of, beside the SDK's types. (The generator writes this folder beside them.)

mod nested;
mod property;

use std::collections::BTreeMap;

pub use self::{
    nested::{Nested, NestedList, NestedMap},
    property::{Literal, Property, object},
};
use pulumi_sdk::{
    Archive, Asset, ConversionError, FromValue, Input, InputMap, Inputs, Map, ResourceReference, ToValue,
    Value, private::BoxFuture,
};

/// What sets an optional argument: what converts to it, or an `Option` of that (`None` leaves the argument
/// out).
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

/// Refuses an object with another value than the property's only one: it is of another type.
pub fn constant(map: &Map, name: &str, only: Literal) -> Result<(), ConversionError> {
    match map.get(name).map(Value::unwrapped) {
        Some(value) if !value.is_unknown() && *value != only.value() => {
            Err(ConversionError::invalid("the value of a constant is another"))
        }
        _ => Ok(()),
    }
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
