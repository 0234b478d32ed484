//! What the engine is told about what depends on what.

use std::collections::BTreeSet;

use pulumi_sdk::{Context, InvokeOptions, Output, Resource, Value, output, properties, testing::Test};

use crate::{Done, options, thing};

fn names(urns: &BTreeSet<String>) -> Vec<&str> {
    urns.iter().map(|urn| urn.rsplit("::").next().unwrap_or(urn)).collect()
}

#[test]
fn every_input_names_its_own_dependencies_nested_ones_too() {
    let report = Test::new().run(|ctx: Context| async move {
        let (a, b, c) = (thing(&ctx, "a"), thing(&ctx, "b"), thing(&ctx, "c"));
        let args = properties! {
            "plain" => 1,
            "direct" => a.id(),
            "list" => [a.id(), b.id()],
            "deep" => properties! { "x" => properties! { "y" => vec![c.id()] } },
            "mapped" => b.id().map(|id| id.len() as i64),
            "both" => output::zip(&a.id(), &c.id()).map(|(a, c)| format!("{a}{c}")),
            "chained" => a.id().and_then({ let b = b.id(); move |_| b.clone() }),
            "reference" => c.clone(),
            "secret" => a.id().secret(),
        };
        ctx.register("pkg:index:Thing", "it", args, options());
        Done::Ok(())
    });
    report.assert_success();
    let it = report.registration("it");
    assert_eq!(names(&it.dependencies), ["a", "b", "c"]);
    let of = |property: &str| it.property_dependencies.get(property).map(names).unwrap_or_default();
    assert_eq!(of("plain"), [""; 0]);
    assert_eq!(of("direct"), ["a"]);
    assert_eq!(of("list"), ["a", "b"]);
    assert_eq!(of("deep"), ["c"]);
    assert_eq!(of("mapped"), ["b"]);
    assert_eq!(of("both"), ["a", "c"]);
    assert_eq!(of("chained"), ["a", "b"]);
    assert_eq!(of("reference"), ["c"]);
    assert_eq!(of("secret"), ["a"]);
    assert_eq!(it.inputs["mapped"].as_i64(), Some(4));
}

#[test]
fn a_component_stands_for_what_is_in_it() {
    let report = Test::new().run(|ctx: Context| async move {
        let outer = ctx.component("app:index:Outer", "outer", options());
        let first = thing(&outer, "first");
        ctx.register("pkg:index:Thing", "below-first", (), options().parent(&first));
        let inner = outer.component("app:index:Inner", "inner", options());
        thing(&inner, "second");
        let remote = inner.remote_component("pkg:index:Whole", "remote", (), options());
        ctx.register("pkg:index:Thing", "below-remote", (), options().parent(&remote));

        ctx.register("pkg:index:Thing", "after", (), options().depends_on(&outer));
        ctx.register("pkg:index:Thing", "by-input", properties! { "urn" => outer.urn() }, options());
        ctx.invoke::<Value>("pkg:index:find", (), InvokeOptions::new().depends_on(&outer));
        Done::Ok(())
    });
    report.assert_success();
    let expected = ["remote", "second", "first"];
    let sorted = |urns: &BTreeSet<String>| {
        let mut found: Vec<_> = names(urns).into_iter().map(str::to_owned).collect();
        found.sort();
        found
    };
    let mut expected: Vec<_> = expected.map(str::to_owned).into();
    expected.sort();
    assert_eq!(sorted(&report.registration("after").dependencies), expected);
    assert_eq!(sorted(&report.registration("by-input").property_dependencies["urn"]), expected);
    assert_eq!(sorted(&report.calls[0].dependencies), expected);
}

#[test]
fn what_depends_on_its_own_component_does_not_wait_for_itself() {
    let report = Test::new().run(|ctx: Context| async move {
        let group = ctx.component("app:index:Group", "group", options());
        group.register("pkg:index:Thing", "x", properties! { "in" => group.urn() }, options());
        group.register("pkg:index:Thing", "y", (), options().depends_on(&group));
        Done::Ok(())
    });
    report.assert_success();
    assert!(report.registration("x").dependencies.is_empty());
    assert!(report.registration("y").dependencies.is_empty());
}

#[test]
fn children_are_parented_by_their_component() {
    let report = Test::new().stack("dev").project("shop").run(|ctx: Context| async move {
        let network = ctx.component("shop:index:Network", "network", options());
        let vpc = thing(&network, "vpc");
        thing(&network.component("shop:index:Zone", "zone", options()), "subnet");
        network.register_outputs(properties! { "vpcId" => vpc.id() });
        Done::Ok(())
    });
    report.assert_success();
    let urn = |name: &str| report.registration(name).urn.clone();
    assert_eq!(urn("network"), "urn:pulumi:dev::shop::shop:index:Network::network");
    assert_eq!(report.registration("vpc").parent, urn("network"));
    assert_eq!(report.registration("subnet").parent, urn("zone"));
    assert_eq!(
        urn("subnet"),
        "urn:pulumi:dev::shop::shop:index:Network$shop:index:Zone$pkg:index:Thing::subnet"
    );
    assert_eq!(report.component_outputs[&urn("network")]["vpcId"].as_str(), Some("vpc-id"));
    assert_eq!(
        report.tree(),
        "shop:index:Network network\n  pkg:index:Thing vpc\n  shop:index:Zone zone\n    pkg:index:Thing subnet\n"
    );
}

#[test]
fn a_remote_component_gets_outputs_with_their_dependencies() {
    let report = Test::new().run(|ctx: Context| async move {
        let a = thing(&ctx, "a");
        let args = properties! { "id" => a.id().secret(), "thing" => a.clone(), "plain" => "x" };
        ctx.remote_component("pkg:index:Whole", "whole", args, options());
        Done::Ok(())
    });
    report.assert_success();
    let whole = report.registration("whole");
    assert!(whole.remote && !whole.custom);
    let Value::Output(id) = &whole.inputs["id"] else { panic!("{:?}", whole.inputs) };
    assert!(id.secret);
    assert_eq!(names(&id.dependencies), ["a"]);
    // A reference is only itself: the receiver must not take it for an output.
    assert!(
        matches!(&whole.inputs["thing"], Value::Resource(thing) if thing.id == Some(Some("a-id".into())))
    );
    assert!(!whole.property_dependencies.contains_key("thing"));
    assert_eq!(names(&whole.property_dependencies["id"]), ["a"]);
}

#[test]
fn registrations_do_not_wait_for_each_other_unless_data_does() {
    // `slow` cannot be registered before `fast` is: it needs the output that `fast`'s task gives.
    let report = Test::new().run(|ctx: Context| async move {
        let (sender, receiver) = futures::channel::oneshot::channel::<String>();
        let late: Output<String> =
            output::from_future(async move { output::Resolved::known(receiver.await.unwrap_or_default()) });
        ctx.register("pkg:index:Thing", "slow", properties! { "late" => late }, options());
        let fast = thing(&ctx, "fast");
        ctx.spawn(async move {
            let id = output::resolve(&fast.id()).await.value.ok_or("no id")?;
            sender.send(id).map_err(|_| "nobody listens")
        });
        Done::Ok(())
    });
    report.assert_success();
    assert_eq!(report.registration("slow").inputs["late"].as_str(), Some("fast-id"));
}
