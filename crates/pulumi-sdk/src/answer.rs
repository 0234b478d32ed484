//! What a function or a method answered: which part of it comes from what, and what is secret in it.

use std::collections::{BTreeMap, BTreeSet};

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use pulumi_proto::value::OutputValue;

use crate::{
    FromValue, Map, Output, Value, from_value,
    output::{self, Resolved},
    poison,
    run_state::RunState,
};

/// The answer of a function or a method, part by part: each has the dependencies and the secrecy that the
/// provider says it has. [`Context::invoke`](crate::Context::invoke) gives the answer as a whole, which depends
/// on all that any part does.
#[derive(Clone)]
pub struct Answer {
    what: String,
    run: std::sync::Arc<RunState>,
    resolved: Shared<BoxFuture<'static, Resolved<Value>>>,
}

impl Answer {
    pub(crate) fn new(
        run: std::sync::Arc<RunState>,
        what: String,
        answering: impl Future<Output = Resolved<Value>> + Send + 'static,
    ) -> Self {
        Self { what, run, resolved: answering.boxed().shared() }
    }

    /// Asks, even if nobody looks at the answer.
    pub(crate) fn eager(self) -> Self {
        let resolved = self.resolved.clone();
        self.run.spawn(async move {
            resolved.await;
        });
        self
    }

    /// The part at a path, such as `rule.port`.
    pub fn output<T: FromValue + Send + Sync + 'static>(&self, path: &str) -> Output<T> {
        let (it, path) = (self.clone(), path.to_owned());
        output::from_future(async move {
            let part = take(it.resolved.clone().await, &path);
            it.convert(part, Some(&path)).await
        })
    }

    /// The whole answer.
    pub(crate) async fn whole<T: FromValue>(self) -> Resolved<T> {
        let resolved = self.resolved.clone().await;
        self.convert(resolved, None).await
    }

    /// Gives the engine's value the type that the program expects.
    async fn convert<T: FromValue>(&self, resolved: Resolved<Value>, path: Option<&str>) -> Resolved<T> {
        let Resolved { value, secret, mut dependencies } = resolved;
        let Some(value) = value else { return Resolved { value: None, secret, dependencies } };
        let converted = from_value::resolved::<T>(value).map_err(|error| match path {
            Some(path) => error.within(path),
            None => error,
        });
        match converted {
            Ok(inner) => {
                dependencies.extend(inner.dependencies);
                Resolved { value: inner.value, secret: secret || inner.secret, dependencies }
            }
            Err(error) => {
                let message = format!("result of {}: {error}", self.what);
                self.run.fail("", &message).await;
                Resolved::poisoned(poison::quiet(&message))
            }
        }
    }
}

/// The part of a value at a path, with what is said about the values around it.
fn take(resolved: Resolved<Value>, path: &str) -> Resolved<Value> {
    let Resolved { value, mut secret, mut dependencies } = resolved;
    let Some(mut value) = value else { return Resolved { value: None, secret, dependencies } };
    for step in path.split('.') {
        let inner = loop {
            match value {
                Value::Secret(inner) => {
                    secret = true;
                    value = *inner;
                }
                Value::Output(output) => {
                    secret |= output.secret;
                    dependencies.extend(output.dependencies);
                    value = output.value.map_or(Value::Unknown, |inner| *inner);
                }
                Value::Unknown => return Resolved { value: None, secret, dependencies },
                Value::Object(mut map) => break map.remove(step),
                Value::Array(mut items) => {
                    let index = step.parse().ok().filter(|index: &usize| *index < items.len());
                    break index.map(|index| items.swap_remove(index));
                }
                _ => break None,
            }
        };
        value = inner.unwrap_or_default();
    }
    Resolved { value: Some(value), secret, dependencies }
}

/// What the arguments of a function were made of.
pub(crate) struct Arguments {
    /// What the provider was told that the arguments depend on.
    pub(crate) told: BTreeSet<String>,
    /// All that they depend on.
    pub(crate) dependencies: BTreeSet<String>,
    pub(crate) secret: bool,
}

/// The answer of an engine that says what each part depends on. A part that depends on less than the arguments
/// do was followed through the provider. One that depends on all, or on nothing, may come from a provider that
/// says nothing: it then depends on all, and is secret if any argument is.
pub(crate) fn attribute(answer: Map, arguments: &Arguments) -> Map {
    let parts = answer.into_iter().map(|(name, value)| {
        let own = value.dependencies();
        if !own.is_empty() && !arguments.told.is_subset(&own) {
            return (name, value);
        }
        (name, depending(value, arguments.secret, &arguments.dependencies))
    });
    parts.collect()
}

/// The answer of a method, with what the engine says that each property depends on. What the values themselves
/// say is more precise.
pub(crate) fn annotate(answer: Map, mut dependencies: BTreeMap<String, BTreeSet<String>>) -> Map {
    let parts = answer.into_iter().map(|(name, value)| match dependencies.remove(&name) {
        Some(urns) if value.dependencies().is_empty() => (name, depending(value, false, &urns)),
        _ => (name, value),
    });
    parts.collect()
}

fn depending(value: Value, secret: bool, dependencies: &BTreeSet<String>) -> Value {
    if dependencies.is_empty() {
        return if secret { value.into_secret() } else { value };
    }
    let value = Some(value).filter(|value| *value != Value::Unknown).map(Box::new);
    Value::Output(OutputValue { value, secret, dependencies: dependencies.clone() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn urns(names: &[&str]) -> BTreeSet<String> {
        names.iter().map(|name| (*name).to_owned()).collect()
    }

    fn depending_on(value: Value, names: &[&str], secret: bool) -> Value {
        depending(value, secret, &urns(names))
    }

    fn arguments(secret: bool) -> Arguments {
        Arguments { told: urns(&["a", "b"]), dependencies: urns(&["a", "b", "c"]), secret }
    }

    fn attributed(value: Value, secret: bool) -> Value {
        attribute(Map::from([("it".into(), value)]), &arguments(secret)).remove("it").unwrap()
    }

    #[test]
    fn a_part_that_was_followed_keeps_what_it_says() {
        let followed = depending_on("x".into(), &["b"], false);
        assert_eq!(attributed(followed.clone(), true), followed);
    }

    #[test]
    fn a_part_that_was_not_followed_is_what_all_arguments_are() {
        for unfollowed in [Value::from("x"), depending_on("x".into(), &["a", "b"], false)] {
            let attributed = attributed(unfollowed, true);
            assert!(attributed.contains_secrets());
            assert_eq!(attributed.dependencies(), urns(&["a", "b", "c"]));
        }
        assert!(!attributed("x".into(), false).contains_secrets());
    }

    #[test]
    fn a_path_collects_what_is_said_on_the_way() {
        let leaf = depending_on("x".into(), &["a"], true);
        let inner = Value::Object(Map::from([
            ("leaf".into(), leaf),
            ("other".into(), depending_on(1.into(), &["b"], false)),
        ]));
        let whole = Value::Object(Map::from([("list".into(), Value::Array(vec![inner]))]));
        let whole = Resolved { value: Some(whole), secret: false, dependencies: urns(&["receiver"]) };
        let leaf = take(whole.clone(), "list.0.leaf");
        assert_eq!(leaf.value.unwrap().dependencies(), urns(&["a"]));
        assert_eq!(leaf.dependencies, urns(&["receiver"]));
        assert_eq!(take(whole.clone(), "list.1").value, Some(Value::Null));
        let coarse = Resolved { value: whole.value.map(|it| depending_on(it, &["c"], false)), ..whole };
        assert_eq!(take(coarse, "list.0.other").dependencies, urns(&["receiver", "c"]));
    }

    #[test]
    fn a_methods_dependencies_are_taken_where_the_values_say_nothing() {
        let answer =
            Map::from([("said".into(), depending_on("x".into(), &["a"], false)), ("not".into(), "y".into())]);
        let both = ["said", "not"].map(|name| (name.to_owned(), urns(&["a", "b"])));
        let annotated = annotate(answer, both.into());
        assert_eq!(annotated["said"].dependencies(), urns(&["a"]));
        assert_eq!(annotated["not"].dependencies(), urns(&["a", "b"]));
    }
}
