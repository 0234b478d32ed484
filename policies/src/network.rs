//! Who reaches whom.

use std::collections::BTreeSet;

use pulumi_policy::{Policy, Problem, StackCheck};

use crate::{load_balancer::BALANCER, mandatory, services::SERVICE};

const INGRESS: &str = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const SUBNET: &str = "aws:ec2/subnet:Subnet";
const ROUTE: &str = "aws:ec2/route:Route";
const ASSOCIATION: &str = "aws:ec2/routeTableAssociation:RouteTableAssociation";

pub fn policies() -> Vec<Policy> {
    vec![
        mandatory("no-open-ingress", "Nothing is open to the whole internet.").of_type(INGRESS).must(
            |rule| {
                let open = |key| -> Result<bool, Problem> {
                    Ok(rule.get(key)?.as_str().is_some_and(|block| block.ends_with("/0")))
                };
                Ok(!open("cidrIpv4")? && !open("cidrIpv6")?)
            },
        ),
        mandatory("private-subnets-hand-out-no-addresses", "No subnet hands out public addresses.")
            .of_type(SUBNET)
            .must(|subnet| Ok(subnet.get("mapPublicIpOnLaunch")? != true)),
        mandatory("tasks-behind-load-balancer", "Tasks are reached from the load balancer alone.")
            .check_stack(|stack, report| {
                let tasks = texts(stack, SERVICE, "networkConfiguration.securityGroups")?;
                let balancers = texts(stack, BALANCER, "securityGroups")?;
                for rule in stack.of_type(INGRESS) {
                    let guarded = rule.get("securityGroupId")?.as_str().is_some_and(|id| tasks.contains(id));
                    if !guarded {
                        continue;
                    }
                    let source = rule.get("referencedSecurityGroupId")?;
                    if !source.as_str().is_some_and(|id| balancers.contains(id)) {
                        report.violation_of(rule, "Its source is no load balancer's security group.");
                    }
                }
                Ok(())
            }),
        mandatory("private-subnets", "Tasks and load balancers live in private subnets.").check_stack(
            |stack, report| {
                let public = public_subnets(stack)?;
                for (token, path) in [(SERVICE, "networkConfiguration.subnets"), (BALANCER, "subnets")] {
                    for resource in stack.of_type(token) {
                        let subnets = resource.get(path)?.texts()?;
                        if let Some(subnet) = subnets.into_iter().find(|id| public.contains(*id)) {
                            let message =
                                format!("{subnet} has a route to an internet gateway, and so is public.");
                            report.violation_of(resource, message);
                        }
                    }
                }
                Ok(())
            },
        ),
    ]
}

/// The texts at a path of all resources of a type.
fn texts<'a>(stack: &StackCheck<'a>, token: &str, path: &str) -> Result<BTreeSet<&'a str>, Problem> {
    let mut all = BTreeSet::new();
    for resource in stack.of_type(token) {
        all.extend(resource.get(path)?.texts()?);
    }
    Ok(all)
}

/// Ids of the subnets whose route table has a route to an internet gateway.
fn public_subnets<'a>(stack: &StackCheck<'a>) -> Result<BTreeSet<&'a str>, Problem> {
    let mut tables = BTreeSet::new();
    for route in stack.of_type(ROUTE) {
        if route.get("gatewayId")?.as_str().is_some_and(|gateway| !gateway.is_empty()) {
            tables.extend(route.get("routeTableId")?.as_str());
        }
    }
    let mut subnets = BTreeSet::new();
    for association in stack.of_type(ASSOCIATION) {
        if association.get("routeTableId")?.as_str().is_some_and(|table| tables.contains(table)) {
            subnets.extend(association.get("subnetId")?.as_str());
        }
    }
    Ok(subnets)
}
