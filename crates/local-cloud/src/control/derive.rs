//! Records → [`Topology`]: the model that the data plane reads, derived anew after every change. Pure.
//!
//! Incomplete records are left out: a listener without its load balancer, a route without its integration.

use super::{account::Account, apigatewayv2, ec2, ecs, elbv2, iam, secretsmanager, ssm, token};
use crate::model::Topology;

/// The desired state of the data plane.
pub fn derive(account: &Account) -> Topology {
    let by_arn = |token| account.of(token).map(|record| (record.arn().to_owned(), record));
    let definitions = account.of(token::TASK_DEFINITION).chain(&account.inactive);
    Topology {
        apis: account
            .of(token::API)
            .map(|api| (api.id.clone(), apigatewayv2::derive::http_api(account, api)))
            .collect(),
        domains: apigatewayv2::derive::domains(account),
        vpc_links: account
            .of(token::VPC_LINK)
            .map(|link| (link.id.clone(), apigatewayv2::derive::vpc_link(account, link)))
            .collect(),
        load_balancers: by_arn(token::LOAD_BALANCER)
            .map(|(arn, record)| (arn, elbv2::derive::load_balancer(record)))
            .collect(),
        listeners: by_arn(token::LISTENER)
            .filter_map(|(arn, record)| Some((arn, elbv2::derive::listener(account, record)?)))
            .collect(),
        target_groups: by_arn(token::TARGET_GROUP)
            .filter_map(|(arn, record)| Some((arn, elbv2::derive::target_group(record)?)))
            .collect(),
        services: by_arn(token::SERVICE)
            .filter_map(|(arn, record)| Some((arn, ecs::derive::service(account, record)?)))
            .collect(),
        task_definitions: definitions
            .filter_map(|d| Some((d.arn().to_owned(), ecs::derive::definition(d)?)))
            .collect(),
        subnets: account
            .of(token::SUBNET)
            .filter_map(|s| Some((s.id.clone(), ec2::derive::subnet(account, s)?)))
            .collect(),
        security_groups: ec2::derive::security_groups(account),
        roles: iam::derive::roles(account),
        secrets: secretsmanager::derive::secrets(account),
        parameters: ssm::derive::parameters(account),
        log_groups: account.of(token::LOG_GROUP).map(|group| group.arn().to_owned()).collect(),
    }
}
