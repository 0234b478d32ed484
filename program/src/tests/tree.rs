//! The whole tree: types, names, parents, dependencies and inputs are what users' states hold.

use super::{EVERYTHING, counts, run, stack, test};

#[test]
fn the_default_tree_is_the_snapshot() {
    insta::assert_snapshot!(run(&[]).tree());
}

#[test]
fn a_preview_registers_the_same_resources() {
    let (update, preview) = (run(&[]), test(&[]).preview().run(stack));
    preview.assert_success();
    assert_eq!(counts(&update), counts(&preview));
    assert!(preview.outputs["apiEndpoint"].is_unknown(), "{:?}", preview.outputs);
}

#[test]
fn ids_and_arns_flow_into_the_integration() {
    let report = run(&[]);
    let integration = report.registration("consumer-integration");
    let link = report.registration("producer-vpc-link");
    let listener = report.registration("producer-listener");
    assert!(integration.property_dependencies["connectionId"].contains(&link.urn));
    assert!(integration.property_dependencies["integrationUri"].contains(&listener.urn));
}

#[test]
fn services_wait_for_all_that_their_tasks_need() {
    let report = run(&[]);
    for service in ["book", "author"] {
        let own = &report.registration(&format!("producer-{service}-service")).dependencies;
        for needed in [
            format!("producer-{service}-rule"),
            format!("producer-{service}-execution-policy"),
            format!("producer-{service}-sg-to-https"),
            format!("producer-{service}-sg-from-producer-alb-sg"),
            "producer-network-private-1-default".to_owned(),
        ] {
            assert!(own.contains(&report.registration(&needed).urn), "{service} does not wait for {needed}");
        }
    }
}

#[test]
fn generated_names_stay_below_32_characters() {
    let report = run(EVERYTHING);
    for token in ["aws:lb/targetGroup:TargetGroup", "aws:lb/loadBalancer:LoadBalancer"] {
        for resource in report.of_type(token) {
            // The provider adds a hyphen and seven characters.
            assert!(resource.name.len() + 8 <= 32, "{} is too long", resource.name);
        }
    }
}

#[test]
fn every_feature_adds_resources_and_fewer_remove_them() {
    let all = run(EVERYTHING).registrations.len();
    let default = run(&[]).registrations.len();
    let least =
        run(&[("bastion", "none"), ("egress", "single-nat"), ("apiAccessLogs", "false")]).registrations.len();
    assert!(least < default && default < all, "{least}, {default}, {all}");
}

/// A subnet's block cannot change, and its replacement could not be made beside it.
#[test]
fn a_third_zone_leaves_the_other_subnets_alone() {
    let (two, three) = (run(&[]), run(&[("zones", "3")]));
    for subnet in two.of_type("aws:ec2/subnet:Subnet") {
        assert_eq!(
            subnet.inputs["cidrBlock"],
            three.registration(&subnet.name).inputs["cidrBlock"],
            "{}",
            subnet.name
        );
    }
}

/// In another VPC these are made anew, while the old ones are still in use.
#[test]
fn what_cannot_move_is_replaced_with_its_vpc() {
    let report = run(&[]);
    for name in ["producer-alb", "producer-network-igw", "consumer-network-igw", "producer-network-nat-1-ip"]
    {
        let network = if name.starts_with("consumer") { "consumer" } else { "producer" };
        let vpc = format!("{network}-network-vpc-id");
        let trigger = report.registration(name).replacement_trigger.clone();
        assert_eq!(trigger.as_ref().and_then(pulumi_sdk::Value::as_str), Some(vpc.as_str()), "{name}");
    }
}
