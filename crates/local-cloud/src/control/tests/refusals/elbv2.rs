//! Elastic Load Balancing.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create, Delete},
    fixture::{CERTIFICATE, Fixture, target_group, with},
};
use crate::control::token::{LISTENER, LISTENER_RULE, LOAD_BALANCER, TARGET_GROUP};

pub fn cases(w: &Fixture) -> Vec<Case> {
    let balancer = |others: Json| with(json!({"internal": true, "subnets": [w.one.id, w.two.id]}), others);
    let not_found = json!({"type": "fixed-response", "fixedResponse": {"contentType": "text/plain", "statusCode": "404"}});
    let listener = |others: Json| {
        with(json!({"loadBalancerArn": w.balancer.id, "port": 81, "defaultActions": [not_found]}), others)
    };
    let https = |others: Json| {
        let secure = listener(json!({"port": 443, "protocol": "HTTPS", "certificateArn": CERTIFICATE}));
        with(secure, others)
    };
    let acting = |action: Json| listener(json!({"defaultActions": [action]}));
    let forward = |arn: &str| json!({"type": "forward", "targetGroupArn": arn});
    let weighted = |groups: Json| acting(json!({"type": "forward", "forward": {"targetGroups": groups}}));
    let redirect = |redirect: Json| acting(json!({"type": "redirect", "redirect": redirect}));
    let rule = |others: Json| {
        let base = json!({"listenerArn": w.listener.id, "priority": 7, "actions": [not_found],
            "conditions": [{"pathPattern": {"values": ["/a"]}}]});
        with(base, others)
    };
    let condition = |condition: Json| rule(json!({"conditions": [condition]}));
    let paths = |paths: &[&str]| condition(json!({"pathPattern": {"values": paths}}));
    let health = |check: Json| target_group(&w.vpc, json!({"healthCheck": check}));
    vec![
        ("balancer_exists", Create(LOAD_BALANCER, balancer(json!({"name": "kept"})))),
        ("balancer_name", Check(LOAD_BALANCER, balancer(json!({"name": "internal-web"})))),
        ("balancer_type", Check(LOAD_BALANCER, balancer(json!({"loadBalancerType": "network"})))),
        (
            "subnets_twice",
            Check(LOAD_BALANCER, balancer(json!({"subnetMappings": [{"subnetId": w.one.id}]}))),
        ),
        ("subnet_not_found", Create(LOAD_BALANCER, balancer(json!({"subnets": [w.one.id, "subnet-0"]})))),
        ("zone_twice", Create(LOAD_BALANCER, balancer(json!({"subnets": [w.one.id, w.same_zone.id]})))),
        ("balancer_vpcs", Create(LOAD_BALANCER, balancer(json!({"subnets": [w.one.id, w.there_too.id]})))),
        ("two_zones", Create(LOAD_BALANCER, balancer(json!({"subnets": [w.one.id]})))),
        ("subnet_space", Create(LOAD_BALANCER, balancer(json!({"subnets": [w.narrow.id, w.two.id]})))),
        (
            "log_bucket_needed",
            Check(LOAD_BALANCER, balancer(json!({"accessLogs": {"enabled": true, "bucket": ""}}))),
        ),
        (
            "log_bucket_denied",
            Create(LOAD_BALANCER, balancer(json!({"accessLogs": {"enabled": true, "bucket": "taken"}}))),
        ),
        (
            "no_internet_gateway",
            Create(
                LOAD_BALANCER,
                balancer(json!({"internal": false, "subnets": [w.there.id, w.there_too.id]})),
            ),
        ),
        ("group_not_found", Create(LOAD_BALANCER, balancer(json!({"securityGroups": ["sg-0"]})))),
        ("group_elsewhere", Create(LOAD_BALANCER, balancer(json!({"securityGroups": [w.other_group.id]})))),
        ("deletion_protection", Delete(w.protected.clone())),
        ("target_group_exists", Create(TARGET_GROUP, target_group(&w.vpc, json!({"name": "web"})))),
        ("target_group_needs", Check(TARGET_GROUP, target_group(&w.vpc, json!({"port": null})))),
        ("target_group_protocol", Check(TARGET_GROUP, target_group(&w.vpc, json!({"protocol": "TCP"})))),
        ("protocol_version", Check(TARGET_GROUP, target_group(&w.vpc, json!({"protocolVersion": "GRPC"})))),
        ("health_timeout", Check(TARGET_GROUP, health(json!({"interval": 10, "timeout": 10})))),
        ("health_matcher", Check(TARGET_GROUP, health(json!({"matcher": "200-600"})))),
        ("slow_start", Check(TARGET_GROUP, target_group(&w.vpc, json!({"slowStart": 10})))),
        ("target_group_vpc", Create(TARGET_GROUP, target_group(&w.vpc, json!({"vpcId": "vpc-0"})))),
        ("target_group_in_use", Delete(w.targets.clone())),
        ("action_needs", Check(LISTENER, acting(json!({"type": "redirect"})))),
        ("action_last", Check(LISTENER, acting(json!({"type": "authenticate-oidc"})))),
        ("actions_together", Check(LISTENER, listener(json!({"defaultActions": [not_found, not_found]})))),
        (
            "content_type",
            Check(
                LISTENER,
                acting(
                    json!({"type": "fixed-response", "fixedResponse": {"contentType": "text/xml", "statusCode": "404"}}),
                ),
            ),
        ),
        (
            "target_groups_twice",
            Check(
                LISTENER,
                acting(
                    json!({"type": "forward", "targetGroupArn": w.targets.id, "forward": {"targetGroups": [{"arn": w.other_targets.id}]}}),
                ),
            ),
        ),
        ("redirect_port", Check(LISTENER, redirect(json!({"statusCode": "HTTP_301", "port": "http"})))),
        ("redirect_status", Check(LISTENER, redirect(json!({"statusCode": "HTTP_307", "port": "8080"})))),
        (
            "redirect_loop",
            Check(
                LISTENER,
                redirect(json!({"statusCode": "HTTP_301", "path": "/#{path}", "port": "#{port}"})),
            ),
        ),
        ("redirect_path", Check(LISTENER, redirect(json!({"statusCode": "HTTP_301", "path": "books"})))),
        (
            "redirect_to_http",
            Check(
                LISTENER,
                https(json!({"defaultActions": [
                    {"type": "redirect", "redirect": {"statusCode": "HTTP_301", "protocol": "HTTP"}}]})),
            ),
        ),
        ("weights", Check(LISTENER, weighted(json!([{"arn": w.targets.id, "weight": 1000}])))),
        (
            "five_groups",
            Check(
                LISTENER,
                weighted(
                    json!([{"arn": "1"}, {"arn": "2"}, {"arn": "3"}, {"arn": "4"}, {"arn": "5"}, {"arn": "6"}]),
                ),
            ),
        ),
        ("target_group_not_found", Create(LISTENER, acting(forward("arn:aws:elasticloadbalancing:0")))),
        ("target_group_elsewhere", Create(LISTENER, acting(forward(&w.other_targets.id)))),
        (
            "two_balancers",
            Create(
                LISTENER,
                listener(
                    json!({"loadBalancerArn": w.protected.id, "defaultActions": [forward(&w.targets.id)]}),
                ),
            ),
        ),
        ("balancer_not_found", Create(LISTENER, listener(json!({"loadBalancerArn": "arn:0"})))),
        ("listener_port", Check(LISTENER, listener(json!({"port": null})))),
        ("listener_exists", Create(LISTENER, listener(json!({"port": 80})))),
        ("listener_protocol", Check(LISTENER, listener(json!({"protocol": "TLS"})))),
        ("certificate_needed", Check(LISTENER, https(json!({"certificateArn": null})))),
        ("certificate_over_http", Check(LISTENER, https(json!({"protocol": "HTTP"})))),
        (
            "policy_over_http",
            Check(LISTENER, listener(json!({"protocol": "HTTP", "sslPolicy": "ELBSecurityPolicy-2016-08"}))),
        ),
        ("policy_not_found", Create(LISTENER, https(json!({"sslPolicy": "ELBSecurityPolicy-Strict"})))),
        ("certificate_arn", Create(LISTENER, https(json!({"certificateArn": "my-certificate"})))),
        (
            "certificate_elsewhere",
            Create(LISTENER, https(json!({"certificateArn": CERTIFICATE.replace("us-west-2", "us-east-1")}))),
        ),
        ("listener_not_found", Create(LISTENER_RULE, rule(json!({"listenerArn": "arn:0"})))),
        ("priority_in_use", Create(LISTENER_RULE, rule(json!({"priority": 1})))),
        (
            "condition_fields",
            Check(
                LISTENER_RULE,
                condition(
                    json!({"pathPattern": {"values": ["/a"]}, "hostHeader": {"values": ["a.example"]}}),
                ),
            ),
        ),
        ("conditions_needed", Check(LISTENER_RULE, rule(json!({"conditions": []})))),
        (
            "one_condition",
            Check(
                LISTENER_RULE,
                rule(
                    json!({"conditions": [{"hostHeader": {"values": ["a.example"]}}, {"hostHeader": {"values": ["b.example"]}}]}),
                ),
            ),
        ),
        ("condition_values", Check(LISTENER_RULE, condition(json!({"hostHeader": {"values": []}})))),
        (
            "header_name",
            Check(
                LISTENER_RULE,
                condition(json!({"httpHeader": {"httpHeaderName": "x".repeat(41), "values": ["1"]}})),
            ),
        ),
        ("regex_values", Check(LISTENER_RULE, condition(json!({"pathPattern": {"regexValues": ["^/a"]}})))),
        ("five_values", Check(LISTENER_RULE, paths(&["/1", "/2", "/3", "/4", "/5", "/6"]))),
        ("five_wildcards", Check(LISTENER_RULE, paths(&["/*/*/*/*/*/*"]))),
        ("path_pattern", Check(LISTENER_RULE, paths(&["/api/{id}"]))),
        ("host_header", Check(LISTENER_RULE, condition(json!({"hostHeader": {"values": ["books"]}})))),
        ("source_ip", Check(LISTENER_RULE, condition(json!({"sourceIp": {"values": ["10.0.0.1"]}})))),
    ]
}
