//! What the bindings are made of, beside the SDK's types. (The generator writes this file beside them.)

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
