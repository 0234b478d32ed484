//! Values keep what they are on their way to the engine and back.

use std::collections::{BTreeMap, HashMap};

use proptest::prelude::*;
use pulumi_sdk::{FromValue, Input, InputMap, Inputs, Output, ToValue, Value};

fn there<T: ToValue>(value: &T) -> Value {
    futures::executor::block_on(value.to_value())
}

fn and_back<T: ToValue + FromValue>(value: &T) -> T {
    T::from_value(there(value)).expect("what was sent can be read")
}

proptest! {
    #[test]
    fn round_trips(
        flag: bool, text: String, number in -1e300..1e300_f64, small: i32, port: u16,
        list: Vec<Option<String>>,
        map in proptest::collection::btree_map(".*", proptest::collection::vec(any::<u32>(), 0..3), 0..4),
        wide in -(1_i64 << 53)..=(1_i64 << 53),
    ) {
        prop_assert_eq!(and_back(&flag), flag);
        prop_assert_eq!(and_back(&text), text.clone());
        prop_assert_eq!(and_back(&number), number);
        prop_assert_eq!(and_back(&small), small);
        prop_assert_eq!(and_back(&port), port);
        prop_assert_eq!(and_back(&wide), wide);
        prop_assert_eq!(and_back(&list), list.clone());
        prop_assert_eq!(and_back(&map), map.clone());
        let hashed: HashMap<_, _> = map.into_iter().collect();
        prop_assert_eq!(and_back(&hashed), hashed.clone());
        prop_assert_eq!(there(&Output::new_secret(text.clone())), Value::from(text).into_secret());
    }

    #[test]
    fn integers_are_exact_or_an_error(number: f64) {
        let exact = number.fract() == 0.0 && (0.0..=255.0).contains(&number);
        prop_assert_eq!(u8::from_value(Value::Number(number)).is_ok(), exact);
    }
}

#[test]
fn inputs_take_what_comes_naturally() {
    fn one(input: impl Into<Input<String>>) -> Value {
        there(&input.into())
    }
    let (owned, output) = ("x".to_owned(), Output::new("x".to_owned()));
    for value in [one("x"), one("x".to_owned()), one(&owned), one(output.clone()), one(&output)] {
        assert_eq!(value, Value::from("x"));
    }
    fn number(input: impl Into<Input<i64>>) -> Value {
        there(&input.into())
    }
    assert_eq!(number(3), Value::Number(3.0));
    assert_eq!(number(Output::new(3_i64)), Value::Number(3.0));

    fn list(inputs: impl Into<Inputs<String>>) -> Value {
        there(&inputs.into())
    }
    let expected = Value::from(vec!["x"]);
    let strings = vec!["x".to_owned()];
    for value in [
        list(["x"]),
        list(vec!["x"]),
        list(strings.clone()),
        list(&strings),
        list([output.clone()]),
        list(vec![output.clone()]),
        list([&output]),
        list(Output::new(strings.clone())),
        list(vec![Input::from("x")]),
        list(strings.iter().collect::<Inputs<String>>()),
    ] {
        assert_eq!(value, expected);
    }

    fn map(inputs: impl Into<InputMap<String>>) -> Value {
        there(&inputs.into())
    }
    let strings = BTreeMap::from([("k".to_owned(), "x".to_owned())]);
    let expected = there(&strings);
    for value in [
        map([("k", "x")]),
        map([("k", output.clone())]),
        map(strings.clone()),
        map(Output::new(strings.clone())),
        map(vec![("k".to_owned(), Input::from("x"))]),
    ] {
        assert_eq!(value, expected);
    }
}

#[test]
fn absent_is_not_null() {
    struct Args {
        name: Input<String>,
        size: Option<Input<i64>>,
        tags: Option<InputMap<String>>,
    }
    pulumi_sdk::to_value! { Args { name = "name", size = "size", tags = "tagMap" } }
    let args = Args { name: "x".into(), size: None, tags: Some([("a", "b")].into()) };
    let value = there(&args);
    let names: Vec<_> = value.as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["name", "tagMap"]);
    // In lists and maps a null is a value.
    assert_eq!(there(&vec![None, Some(1)]), Value::Array(vec![Value::Null, Value::Number(1.0)]));
}

#[test]
fn parts_of_a_result_may_be_outputs() {
    let value = Value::Object(
        [("a".to_owned(), Value::Unknown), ("b".to_owned(), Value::from("x").into_secret())].into(),
    );
    let parts = BTreeMap::<String, Output<String>>::from_value(value.clone()).unwrap();
    assert_eq!(there(&parts["a"]), Value::Unknown);
    assert_eq!(there(&parts["b"]), Value::from("x").into_secret());
    assert!(BTreeMap::<String, String>::from_value(value).unwrap_err().is_unknown());

    let hidden = Value::from(vec!["x"]).into_secret();
    let parts = Option::<Vec<Option<Output<String>>>>::from_value(hidden).unwrap().unwrap();
    assert_eq!(there(&parts), Value::Array(vec![Value::from("x").into_secret()]));
}
