//! The services that carry no requests.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create, Delete},
    fixture::{Fixture, trust, with},
};
use crate::control::token::{
    BUCKET, BUCKET_VERSIONING, DASHBOARD, DISCOVERY_SERVICE, INSTANCE_PROFILE, LIFECYCLE_POLICY, LOG_GROUP,
    METRIC_ALARM, NAMESPACE, REPOSITORY, ROLE, ROLE_POLICY, ROLE_POLICY_ATTACHMENT, SCALING_POLICY,
    SCALING_TARGET, TOPIC_SUBSCRIPTION,
};

pub fn cases(w: &Fixture) -> Vec<(&'static str, Vec<Case>)> {
    vec![
        ("Application Auto Scaling", scaling()),
        ("CloudWatch", cloudwatch()),
        ("CloudWatch Logs", logs()),
        ("Cloud Map", cloud_map(w)),
        ("ECR", ecr()),
        ("IAM", iam(w)),
        ("S3", s3()),
        ("SNS", vec![("topic_not_found", Create(TOPIC_SUBSCRIPTION, subscription()))]),
        ("Tags", tags()),
    ]
}

fn scaling() -> Vec<Case> {
    let target = |others: Json| {
        let base = json!({"resourceId": "service/main/none", "scalableDimension": "ecs:service:DesiredCount",
            "serviceNamespace": "ecs", "minCapacity": 1, "maxCapacity": 2});
        with(base, others)
    };
    let policy = json!({"resourceId": "service/main/web", "scalableDimension": "ecs:service:DesiredCount",
        "serviceNamespace": "ecs", "policyType": "TargetTrackingScaling"});
    vec![
        ("capacities", Check(SCALING_TARGET, target(json!({"minCapacity": 3})))),
        ("service_not_found", Create(SCALING_TARGET, target(json!({})))),
        ("target_not_found", Create(SCALING_POLICY, policy)),
    ]
}

fn cloudwatch() -> Vec<Case> {
    let alarm = |others: Json| {
        let base = json!({"comparisonOperator": "GreaterThanThreshold", "evaluationPeriods": 1, "metricName": "CPUUtilization",
            "namespace": "AWS/ECS", "period": 60, "statistic": "Average", "threshold": 80});
        with(base, others)
    };
    vec![
        ("alarm_metric", Check(METRIC_ALARM, alarm(json!({"metricName": null})))),
        ("alarm_statistic", Check(METRIC_ALARM, alarm(json!({"statistic": null})))),
        ("alarm_period", Check(METRIC_ALARM, alarm(json!({"period": 45})))),
        ("alarm_datapoints", Check(METRIC_ALARM, alarm(json!({"datapointsToAlarm": 2})))),
        (
            "alarm_actions",
            Check(METRIC_ALARM, alarm(json!({"alarmActions": ["1", "2", "3", "4", "5", "6"]}))),
        ),
        ("dashboard_json", Check(DASHBOARD, json!({"dashboardName": "main", "dashboardBody": "{"}))),
    ]
}

fn logs() -> Vec<Case> {
    vec![
        ("group_exists", Create(LOG_GROUP, json!({"name": "/ecs/web"}))),
        ("group_reserved", Create(LOG_GROUP, json!({"name": "aws/web"}))),
    ]
}

fn cloud_map(w: &Fixture) -> Vec<Case> {
    let service = |namespace: &str| json!({"name": "web", "dnsConfig": {"namespaceId": namespace, "dnsRecords": [{"type": "A", "ttl": 10}]}});
    vec![
        ("namespace_conflict", Create(NAMESPACE, json!({"name": "shop.local", "vpc": w.vpc.id}))),
        ("namespace_vpc", Create(NAMESPACE, json!({"name": "other.local", "vpc": "vpc-0"}))),
        ("namespace_in_use", Delete(w.namespace.clone())),
        ("service_exists", Create(DISCOVERY_SERVICE, service(&w.namespace.id))),
        ("namespace_not_found", Create(DISCOVERY_SERVICE, service("ns-0"))),
        ("service_in_use", Delete(w.discovery.clone())),
    ]
}

fn ecr() -> Vec<Case> {
    let policy = json!({"rules": []}).to_string();
    vec![
        ("repository_exists", Create(REPOSITORY, json!({"name": "taken"}))),
        ("repository_not_found", Create(LIFECYCLE_POLICY, json!({"repository": "none", "policy": policy}))),
        ("lifecycle_policy", Check(LIFECYCLE_POLICY, json!({"repository": "taken", "policy": "{}"}))),
    ]
}

fn iam(w: &Fixture) -> Vec<Case> {
    let allow = json!({"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"});
    let document = |statements: Json| json!({"Version": "2012-10-17", "Statement": statements}).to_string();
    let inline = |policy: String| Check(ROLE_POLICY, json!({"role": "app", "policy": policy}));
    let statement = |others: Json| inline(document(json!([with(allow.clone(), others)])));
    let role = |policy: String| Check(ROLE, json!({"assumeRolePolicy": policy}));
    let trusted = |others: Json| {
        let base = json!({"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ec2.amazonaws.com"}});
        role(document(json!([with(base, others)])))
    };
    let attach = |arn: &str| json!({"role": "app", "policyArn": arn});
    vec![
        ("policy_json", role("{".to_owned())),
        ("policy_syntax", inline(json!({"Version": "2012-10-17"}).to_string())),
        ("policy_version", inline(json!({"Statement": [allow]}).to_string())),
        ("no_actions", statement(json!({"Action": null}))),
        ("no_resources", statement(json!({"Resource": []}))),
        ("action_vendor", statement(json!({"Action": "GetObject"}))),
        ("action_colons", statement(json!({"Action": "s3:Get:Object"}))),
        ("resource_arn", statement(json!({"Resource": "bucket"}))),
        (
            "sid_twice",
            inline(document(json!([
                with(allow.clone(), json!({"Sid": "A"})),
                with(allow.clone(), json!({"Sid": "A"}))
            ]))),
        ),
        ("principal", statement(json!({"Principal": "*"}))),
        ("trust_resource", trusted(json!({"Resource": "*"}))),
        ("trust_action", trusted(json!({"Action": "s3:GetObject"}))),
        ("trust_principal", role(trust("ecs-task.amazonaws.com"))),
        ("trust_size", trusted(json!({"Sid": "x".repeat(2048)}))),
        (
            "policy_size",
            Create(
                ROLE_POLICY,
                json!({"role": "app", "policy": document(json!([with(allow.clone(), json!({"Sid": "x".repeat(10_240)}))]))}),
            ),
        ),
        (
            "policies",
            Create(
                ROLE_POLICY_ATTACHMENT,
                json!({"role": "full", "policyArn": "arn:aws:iam::aws:policy/AmazonEleventh"}),
            ),
        ),
        ("role_exists", Create(ROLE, json!({"name": "app", "assumeRolePolicy": trust("ec2.amazonaws.com")}))),
        (
            "role_not_found",
            Create(ROLE_POLICY, json!({"role": "nobody", "policy": document(json!([allow]))})),
        ),
        ("role_in_profile", Delete(w.role.clone())),
        ("role_attached", Delete(w.attached.clone())),
        ("role_policies", Delete(w.with_policy.clone())),
        ("policy_arn", Check(ROLE_POLICY_ATTACHMENT, attach("AmazonS3ReadOnlyAccess"))),
        ("policy_not_found", Create(ROLE_POLICY_ATTACHMENT, attach("arn:aws:iam::000000000000:policy/none"))),
        ("profile_exists", Create(INSTANCE_PROFILE, json!({"name": "profile"}))),
    ]
}

fn s3() -> Vec<Case> {
    let versioning = json!({"bucket": "none", "versioningConfiguration": {"status": "Enabled"}});
    vec![
        ("bucket_exists", Create(BUCKET, json!({"bucket": "taken"}))),
        ("bucket_not_found", Create(BUCKET_VERSIONING, versioning)),
        ("bucket_name", Create(BUCKET, json!({"bucket": "192.168.5.4"}))),
    ]
}

fn tags() -> Vec<Case> {
    let tagged = |tags: Json| Check(LOG_GROUP, json!({"tags": tags}));
    let many = (0..51).map(|number| (format!("tag{number}"), Json::from("1"))).collect();
    vec![
        ("reserved", tagged(json!({"aws:createdBy": "me"}))),
        ("key_length", tagged(json!({"k".repeat(129): ""}))),
        ("key_characters", tagged(json!({"a;b": ""}))),
        ("value_length", tagged(json!({"a": "v".repeat(257)}))),
        ("value_characters", tagged(json!({"a": "☃"}))),
        ("count", tagged(Json::Object(many))),
    ]
}

fn subscription() -> Json {
    json!({"topic": "arn:aws:sns:us-west-2:0:none", "protocol": "email", "endpoint": "a@example.com"})
}
