// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! Arguments of types that the schema declares, and lists and maps of them.

use std::{collections::BTreeMap, marker::PhantomData, sync::Arc};

use pulumi_sdk::{Input, InputMap, Inputs, Output, ToValue, Value, private::BoxFuture};

/// A nested argument: a value of the type `T`, or an output of one.
///
/// What it was made of is forgotten, so that only nested types in use cost anything to compile.
pub struct Nested<T>(pub(super) Arc<dyn ToValue>, PhantomData<fn() -> T>);

/// A list of nested arguments, or an output of one.
pub struct NestedList<T>(pub(super) Arc<dyn ToValue>, PhantomData<fn() -> T>);

/// A map of nested arguments by name, or an output of one.
pub struct NestedMap<T>(pub(super) Arc<dyn ToValue>, PhantomData<fn() -> T>);

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
