//! Inputs: what a resource's arguments are made of, a value or an output of one.

use std::collections::{BTreeMap, HashMap};

use futures::future::BoxFuture;

use crate::{Output, ToValue, Value};

/// A value, or an output of one. Everything that takes an `Input` takes either without a cast:
///
/// ```
/// use pulumi_sdk::{Input, Output};
/// fn cidr(block: impl Into<Input<String>>) -> Input<String> { block.into() }
/// cidr("10.0.0.0/16");
/// cidr(String::from("10.0.0.0/16"));
/// cidr(Output::new("10.0.0.0/16".to_owned()));
/// ```
#[derive(Clone)]
pub enum Input<T> {
    /// A value that is known now.
    Value(T),
    /// A value that will be known.
    Output(Output<T>),
}

impl<T: Clone + Send + Sync + 'static> Input<T> {
    /// The input as an output.
    pub fn to_output(&self) -> Output<T> {
        match self {
            Self::Value(value) => Output::new(value.clone()),
            Self::Output(output) => output.clone(),
        }
    }

    /// A value known now that is encrypted in the state and hidden in output.
    pub fn secret(value: T) -> Self {
        Self::Output(Output::new_secret(value))
    }
}

impl<T: Default> Default for Input<T> {
    fn default() -> Self {
        Self::Value(T::default())
    }
}

impl<T> From<T> for Input<T> {
    fn from(value: T) -> Self {
        Self::Value(value)
    }
}

impl<T> From<Output<T>> for Input<T> {
    fn from(output: Output<T>) -> Self {
        Self::Output(output)
    }
}

impl<T> From<&Output<T>> for Input<T> {
    fn from(output: &Output<T>) -> Self {
        Self::Output(output.clone())
    }
}

impl<T> From<pulumi_gestalt_rust::Input<T>> for Input<T> {
    fn from(input: pulumi_gestalt_rust::Input<T>) -> Self {
        match input {
            pulumi_gestalt_rust::Input::StaticValue(value) => Self::Value(value),
            pulumi_gestalt_rust::Input::Output(output) => Self::Output(output),
        }
    }
}

impl From<&str> for Input<String> {
    fn from(value: &str) -> Self {
        Self::Value(value.to_owned())
    }
}

impl From<&String> for Input<String> {
    fn from(value: &String) -> Self {
        Self::Value(value.clone())
    }
}

impl From<Output<&'static str>> for Input<String> {
    fn from(output: Output<&'static str>) -> Self {
        Self::Output(output.map(str::to_owned))
    }
}

// Integer literals are i32 where several conversions exist.
impl From<i32> for Input<i64> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}

impl From<i32> for Input<f64> {
    fn from(value: i32) -> Self {
        Self::Value(value.into())
    }
}

impl From<Output<i32>> for Input<f64> {
    fn from(output: Output<i32>) -> Self {
        Self::Output(output.map(f64::from))
    }
}

impl From<Output<i64>> for Input<f64> {
    fn from(output: Output<i64>) -> Self {
        Self::Output(output.map(|value| value as f64))
    }
}

macro_rules! into_value {
    ($($ty:ty),+) => {$(
        impl From<$ty> for Input<Value> {
            fn from(value: $ty) -> Self {
                Self::Value(Value::from(value))
            }
        }
    )+};
}
into_value!(&str, String, bool, f64, i32, u32);

impl<T: ToValue + Clone + Send + Sync + 'static> ToValue for Input<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        match self {
            Self::Value(value) => value.to_value(),
            Self::Output(output) => output.to_value(),
        }
    }
}

/// A list of inputs, or an output of a list: takes vectors, arrays and iterators of values, outputs or
/// inputs.
///
/// ```
/// use pulumi_sdk::{Inputs, Output};
/// fn subnets(ids: impl Into<Inputs<String>>) -> Inputs<String> { ids.into() }
/// subnets(["subnet-1", "subnet-2"]);
/// subnets([Output::new("subnet-1".to_owned())]);
/// subnets(Output::new(vec!["subnet-1".to_owned()]));
/// ```
#[derive(Clone)]
pub enum Inputs<T> {
    /// A list whose length is known now.
    List(Vec<Input<T>>),
    /// A list that will be known.
    Output(Output<Vec<T>>),
}

impl<T> Default for Inputs<T> {
    fn default() -> Self {
        Self::List(Vec::new())
    }
}

impl<T, I: Into<Input<T>>> FromIterator<I> for Inputs<T> {
    fn from_iter<Iter: IntoIterator<Item = I>>(items: Iter) -> Self {
        Self::List(items.into_iter().map(Into::into).collect())
    }
}

impl<T, I: Into<Input<T>>> From<Vec<I>> for Inputs<T> {
    fn from(items: Vec<I>) -> Self {
        items.into_iter().collect()
    }
}

impl<T, I: Into<Input<T>>, const N: usize> From<[I; N]> for Inputs<T> {
    fn from(items: [I; N]) -> Self {
        items.into_iter().collect()
    }
}

impl<T, I: Into<Input<T>> + Clone> From<&[I]> for Inputs<T> {
    fn from(items: &[I]) -> Self {
        items.iter().cloned().collect()
    }
}

impl<T, I: Into<Input<T>> + Clone> From<&Vec<I>> for Inputs<T> {
    fn from(items: &Vec<I>) -> Self {
        items.iter().cloned().collect()
    }
}

impl<T> From<Output<Vec<T>>> for Inputs<T> {
    fn from(output: Output<Vec<T>>) -> Self {
        Self::Output(output)
    }
}

impl<T> From<&Output<Vec<T>>> for Inputs<T> {
    fn from(output: &Output<Vec<T>>) -> Self {
        Self::Output(output.clone())
    }
}

impl<T> From<Input<Vec<T>>> for Inputs<T> {
    fn from(input: Input<Vec<T>>) -> Self {
        match input {
            Input::Value(items) => Self::List(items.into_iter().map(Input::Value).collect()),
            Input::Output(output) => Self::Output(output),
        }
    }
}

impl<T: ToValue + Clone + Send + Sync + 'static> ToValue for Inputs<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        match self {
            Self::List(items) => items.to_value(),
            Self::Output(output) => output.to_value(),
        }
    }
}

/// A map of inputs by name, or an output of a map: takes arrays of pairs and maps of values, outputs or
/// inputs.
///
/// ```
/// use pulumi_sdk::{InputMap, Output};
/// fn tags(tags: impl Into<InputMap<String>>) -> InputMap<String> { tags.into() }
/// tags([("Name", "books"), ("Tier", "producer")]);
/// tags([("Vpc", Output::new("vpc-1".to_owned()))]);
/// ```
#[derive(Clone)]
pub enum InputMap<T> {
    /// A map whose names are known now.
    Entries(BTreeMap<String, Input<T>>),
    /// A map that will be known.
    Output(Output<BTreeMap<String, T>>),
}

impl<T> Default for InputMap<T> {
    fn default() -> Self {
        Self::Entries(BTreeMap::new())
    }
}

impl<T, K: Into<String>, I: Into<Input<T>>> FromIterator<(K, I)> for InputMap<T> {
    fn from_iter<Iter: IntoIterator<Item = (K, I)>>(entries: Iter) -> Self {
        Self::Entries(entries.into_iter().map(|(name, value)| (name.into(), value.into())).collect())
    }
}

impl<T, K: Into<String>, I: Into<Input<T>>, const N: usize> From<[(K, I); N]> for InputMap<T> {
    fn from(entries: [(K, I); N]) -> Self {
        entries.into_iter().collect()
    }
}

impl<T, K: Into<String>, I: Into<Input<T>>> From<Vec<(K, I)>> for InputMap<T> {
    fn from(entries: Vec<(K, I)>) -> Self {
        entries.into_iter().collect()
    }
}

impl<T, K: Into<String>, I: Into<Input<T>>> From<BTreeMap<K, I>> for InputMap<T> {
    fn from(entries: BTreeMap<K, I>) -> Self {
        entries.into_iter().collect()
    }
}

impl<T, K: Into<String>, I: Into<Input<T>>> From<HashMap<K, I>> for InputMap<T> {
    fn from(entries: HashMap<K, I>) -> Self {
        entries.into_iter().collect()
    }
}

impl<T> From<Output<BTreeMap<String, T>>> for InputMap<T> {
    fn from(output: Output<BTreeMap<String, T>>) -> Self {
        Self::Output(output)
    }
}

impl<T> From<&Output<BTreeMap<String, T>>> for InputMap<T> {
    fn from(output: &Output<BTreeMap<String, T>>) -> Self {
        Self::Output(output.clone())
    }
}

impl<T: ToValue + Clone + Send + Sync + 'static> ToValue for InputMap<T> {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        match self {
            Self::Entries(entries) => entries.to_value(),
            Self::Output(output) => output.to_value(),
        }
    }
}
