//! The packs of the conformance tests of policies, in one program, so that one link serves them all: it is the
//! pack that it is called as, `conformance-policy-PACK`.

mod metadata;

use std::process::ExitCode;

use pulumi_policy::{Check, Enforcement, Pack, Policy, Problem, Schema, Value};
use serde_json::json;

/// What most packs look at.
const SIMPLE: &str = "simple:index:Resource";

fn main() -> ExitCode {
    let called = std::env::args().next().unwrap_or_default();
    let name = called.rsplit("conformance-policy-").next().unwrap_or_default();
    // For the control: a pack without policies must fail what it stands in for.
    if std::env::var_os("CONFORMANCE_CONTROL").is_some() {
        return Pack::new(name, "1.0.0").run();
    }
    match pack(name) {
        Some(pack) => pack.run(),
        None => ExitCode::FAILURE,
    }
}

fn pack(name: &str) -> Option<Pack> {
    Some(match name {
        "analyze-stack" => Pack::new(name, "1.0.0").policy(stack_size()),
        "config" => Pack::new(name, "2.0.0").policy(allowed()),
        "config-schema" => Pack::new(name, "3.0.0").policy(validator()),
        "dryrun" => Pack::new(name, "1.0.0").policy(dry()),
        "enforcement-config" => Pack::new(name, "3.0.0").policy(falsity()),
        "invalid" => Pack::new(name, "1.0.0").policy(mandatory("all", "A name that is taken")),
        "remediate" => Pack::new(name, "3.0.0").policy(fixup()),
        "resource-metadata" => Pack::new(name, "1.0.0").policies(metadata::policies()),
        "simple" => Pack::new(name, "1.0.0").policies([truthiness(), falsiness()]),
        "stack-config" => Pack::new(name, "2.0.0").policies([true, false].map(stack_config)),
        "stack-tags" => Pack::new(name, "2.0.0").policy(stack_tags()),
        "unknowns" => Pack::new(name, "1.0.0").policy(report()),
        _ => return None,
    })
}

fn value(it: &Check<'_>) -> Result<bool, Problem> {
    Ok(it.get("value")? == true)
}

/// A policy that finds nothing.
fn advisory(name: &str, description: &str) -> Policy {
    Policy::new(name, description).of_type(SIMPLE).check(|_, _| Ok(()))
}

fn mandatory(name: &str, description: &str) -> Policy {
    advisory(name, description).enforcement(Enforcement::Mandatory)
}

/// Finds what `wrong` says, and says what the property was.
fn was(
    policy: Policy,
    wrong: impl Fn(&Check<'_>, bool) -> Result<bool, Problem> + Send + Sync + 'static,
) -> Policy {
    policy.check(move |it, report| {
        let value = value(it)?;
        if wrong(it, value)? {
            report.violation(format!("Property was {value}"));
        }
        Ok(())
    })
}

fn stack_size() -> Policy {
    Policy::new("stack-size", "Stack must contain at most one simple:index:Resource")
        .enforcement(Enforcement::Mandatory)
        .check_stack(|stack, report| {
            if stack.of_type(SIMPLE).count() > 1 {
                report.violation("Found an extra simple:index:Resource");
            }
            Ok(())
        })
}

fn allowed() -> Policy {
    let schema = Schema::new().required("value", json!({ "type": "boolean" }));
    let policy = mandatory("allowed", "Verifies properties").config(schema);
    was(policy, |it, value| Ok(value != it.config().require::<bool>("value")?))
}

fn validator() -> Policy {
    let names = json!({ "type": "array", "items": { "type": "string" }, "minItems": 1 });
    let schema = Schema::new().required("value", json!({ "type": "boolean" })).required("names", names);
    let policy = advisory("validator", "Verifies property matches config").config(schema);
    was(policy, |it, value| {
        let named = it.config().require::<Vec<String>>("names")?.contains(&it.name);
        Ok(named && value != it.config().require::<bool>("value")?)
    })
}

fn dry() -> Policy {
    mandatory("dry", "Verifies properties are true on dryrun").check(|it, report| {
        if it.run().is_preview && !value(it)? {
            report.violation("This is a test error");
        }
        Ok(())
    })
}

fn falsity() -> Policy {
    was(advisory("false", "Verifies property is false"), |_, value| Ok(value))
}

fn fixup() -> Policy {
    let schema = Schema::new().required("value", json!({ "type": "boolean" }));
    advisory("fixup", "Sets the property").enforcement(Enforcement::Remediate).config(schema).remedy(|it| {
        let value: bool = it.config().require("value")?;
        Ok(Some(it.with("value", Value::Bool(value))))
    })
}

fn truthiness() -> Policy {
    advisory("truthiness", "Verifies properties are true").check(|it, report| {
        if value(it)? {
            report.violation("This is a test warning");
        }
        Ok(())
    })
}

fn falsiness() -> Policy {
    mandatory("falsiness", "Verifies properties are false").check(|it, report| {
        if !value(it)? {
            report.violation("This is a test error");
        }
        Ok(())
    })
}

fn stack_config(wanted: bool) -> Policy {
    let policy = mandatory(&format!("validate-{wanted}"), &format!("Verifies property is {wanted}"));
    was(policy, move |it, value| {
        let applies = it.run().config("value") == Some(if wanted { "true" } else { "false" });
        Ok(applies && value != wanted)
    })
}

fn stack_tags() -> Policy {
    was(mandatory("allowed", "Verifies property equals the stack tag value"), |it, value| {
        let tag = it.run().tags.get("value").map(String::as_str);
        Ok(tag != Some(if value { "true" } else { "false" }))
    })
}

fn report() -> Policy {
    advisory("report", "Reports the value").check(|it, report| {
        report.violation(format!("value is {}", value(it)?));
        Ok(())
    })
}
