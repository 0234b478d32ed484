//! What policies are told of a resource beside its properties: each of these finds the one resource of the
//! program that has what it looks for.

use pulumi_policy::{Check, Policy, StackCheck};

use crate::SIMPLE;

pub fn policies() -> Vec<Policy> {
    let provider = |it: &Check<'_>| it.provider.as_ref().is_some_and(|provider| provider.name == "prov");
    vec![
        finds("name-type-urn-props", |it| {
            let urn = "urn:pulumi:test::policy-resource-metadata::simple:index:Resource::identity";
            it.name == "identity"
                && it.type_token == SIMPLE
                && it.urn == urn
                && it.get("value").is_ok_and(|value| value == true)
        }),
        finds("protect", |it| it.options.protect),
        finds("ignore-changes", |it| it.options.ignore_changes == ["value"]),
        finds("delete-before-replace", |it| it.options.delete_before_replace == Some(true)),
        finds("additional-secret-outputs", |it| it.options.additional_secret_outputs == ["value"]),
        finds("custom-timeouts", |it| it.options.custom_timeouts == [300.0, 0.0, 0.0, 0.0]),
        finds("provider", provider),
        finds("parent", |it| it.parent.ends_with("::parent")),
        finds_in_stack("dependencies", |stack| {
            let on = |urn: &String| urn.ends_with("::dependency");
            stack.of_type(SIMPLE).any(|it| it.name == "dependsOn" && it.dependencies.iter().any(on))
        }),
        finds_in_stack("property-dependencies", |stack| {
            let on = |urn: &String| urn.ends_with("::dependency");
            stack.of_type(SIMPLE).any(|it| {
                it.name == "propertyDependency"
                    && it.property_dependencies.get("value").is_some_and(|urns| urns.iter().any(on))
            })
        }),
    ]
}

fn finds(name: &str, found: impl Fn(&Check<'_>) -> bool + Send + Sync + 'static) -> Policy {
    Policy::new(name, "Finds a resource").of_type(SIMPLE).check(move |it, report| {
        if found(it) {
            report.violation("Found");
        }
        Ok(())
    })
}

fn finds_in_stack(name: &str, found: impl Fn(&StackCheck<'_>) -> bool + Send + Sync + 'static) -> Policy {
    Policy::new(name, "Finds a resource").check_stack(move |stack, report| {
        if found(stack) {
            report.violation("Found");
        }
        Ok(())
    })
}
