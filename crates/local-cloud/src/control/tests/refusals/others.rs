//! The services that carry no requests.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create, Delete},
    fixture::{Fixture, trust, with},
};
use crate::control::{
    tests::recorded::STREAM,
    token::{
        BUCKET, BUCKET_LIFECYCLE, BUCKET_POLICY, BUCKET_VERSIONING, DASHBOARD, DISCOVERY_SERVICE,
        INSTANCE_PROFILE, LIFECYCLE_POLICY, LOG_GROUP, METRIC_ALARM, NAMESPACE, REPOSITORY, ROLE,
        ROLE_POLICY, ROLE_POLICY_ATTACHMENT, SCALING_POLICY, SCALING_TARGET, TOPIC_SUBSCRIPTION,
    },
};

pub fn cases(w: &Fixture) -> Vec<(&'static str, Vec<Case>)> {
    vec![
        ("Application Auto Scaling", scaling()),
        ("CloudWatch", cloudwatch()),
        ("CloudWatch Logs", logs(w)),
        ("Cloud Map", cloud_map(w)),
        ("ECR", ecr()),
        ("IAM", iam(w)),
        ("S3", s3(w)),
        ("SNS", vec![("topic_not_found", Create(TOPIC_SUBSCRIPTION, subscription()))]),
        ("Tags", tags()),
        ("Types that are not simulated", vec![("name_taken", Create(STREAM, json!({"name": "events"})))]),
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
        ("alarm_vendor", Check(METRIC_ALARM, alarm(json!({"okActions": ["arn:aws:s3:::bucket"]})))),
        ("alarm_day", Check(METRIC_ALARM, alarm(json!({"evaluationPeriods": 1_441})))),
        ("alarm_week", Check(METRIC_ALARM, alarm(json!({"period": 3_600, "evaluationPeriods": 169})))),
        ("alarm_threshold", Check(METRIC_ALARM, alarm(json!({"threshold": null})))),
        (
            "alarm_range",
            Check(
                METRIC_ALARM,
                alarm(json!({"comparisonOperator": "LessThanLowerOrGreaterThanUpperThreshold"})),
            ),
        ),
        (
            "alarm_percentile",
            Check(METRIC_ALARM, alarm(json!({"statistic": null, "extendedStatistic": "p101"}))),
        ),
        (
            "dashboard_body",
            Check(
                DASHBOARD,
                json!({"dashboardName": "main", "dashboardBody": r#"{"widgets": [{"type": "text", "width": 25}]}"#}),
            ),
        ),
        ("dashboard_json", Check(DASHBOARD, json!({"dashboardName": "main", "dashboardBody": "{"}))),
    ]
}

fn logs(w: &Fixture) -> Vec<Case> {
    vec![
        ("group_exists", Create(LOG_GROUP, json!({"name": "/ecs/web"}))),
        ("group_reserved", Create(LOG_GROUP, json!({"name": "aws/web"}))),
        ("group_protected", Delete(w.protected_logs.clone())),
        ("key_arn", Check(LOG_GROUP, json!({"name": "web", "kmsKeyId": "alias/web"}))),
    ]
}

fn cloud_map(w: &Fixture) -> Vec<Case> {
    let service = |namespace: &str| json!({"name": "web", "dnsConfig": {"namespaceId": namespace, "dnsRecords": [{"type": "A", "ttl": 10}]}});
    let records = |kinds: &[&str], others: Json| {
        let records: Vec<_> = kinds.iter().map(|kind| json!({"type": kind, "ttl": 10})).collect();
        let dns =
            json!({"namespaceId": w.namespace.id, "routingPolicy": "MULTIVALUE", "dnsRecords": records});
        Create(DISCOVERY_SERVICE, with(json!({"name": "other", "dnsConfig": dns}), others))
    };
    vec![
        ("namespace_conflict", Create(NAMESPACE, json!({"name": "shop.local", "vpc": w.vpc.id}))),
        ("namespace_vpc", Create(NAMESPACE, json!({"name": "other.local", "vpc": "vpc-0"}))),
        ("namespace_in_use", Delete(w.namespace.clone())),
        ("service_exists", Create(DISCOVERY_SERVICE, service(&w.namespace.id))),
        ("namespace_not_found", Create(DISCOVERY_SERVICE, service("ns-0"))),
        ("service_in_use", Delete(w.discovery.clone())),
        ("namespace_name", Create(NAMESPACE, json!({"name": "b\u{fc}cher.local", "vpc": w.vpc.id}))),
        ("records_twice", records(&["A", "A"], json!({}))),
        ("cname_alone", records(&["A", "CNAME"], json!({}))),
        ("cname_weighted", records(&["CNAME"], json!({}))),
        ("private_health_check", records(&["A"], json!({"healthCheckConfig": {"type": "HTTP"}}))),
    ]
}

fn ecr() -> Vec<Case> {
    let policy = json!({"rules": []}).to_string();
    let rule = |priority: u32, selection: Json| {
        let base = json!({"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 3});
        json!({"rulePriority": priority, "selection": with(base, selection), "action": {"type": "expire"}})
    };
    let rules = |rules: Vec<Json>| {
        Check(LIFECYCLE_POLICY, json!({"repository": "taken", "policy": json!({"rules": rules}).to_string()}))
    };
    let untagged = || json!({"tagStatus": "untagged"});
    vec![
        ("lifecycle_length", rules((1..=51).map(|priority| rule(priority, untagged())).collect())),
        ("lifecycle_schema", rules(vec![rule(1, json!({"countNumber": 0}))])),
        ("lifecycle_tags", rules(vec![rule(1, json!({"tagStatus": "tagged"}))])),
        ("lifecycle_priorities", rules(vec![rule(1, json!({})), rule(1, untagged())])),
        ("lifecycle_untagged", rules(vec![rule(1, untagged()), rule(2, untagged())])),
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

fn s3(w: &Fixture) -> Vec<Case> {
    let versioning = json!({"bucket": "none", "versioningConfiguration": {"status": "Enabled"}});
    let own = "arn:aws:s3:::taken/*";
    let policy = |others: Json| {
        let base = json!({"Effect": "Allow", "Action": "s3:GetObject", "Resource": own, "Principal": {"AWS": w.role.text("arn")}});
        let document = json!({"Version": "2012-10-17", "Statement": [with(base, others)]});
        Create(BUCKET_POLICY, json!({"bucket": "taken", "policy": document.to_string()}))
    };
    let rule =
        |others: Json| with(json!({"id": "a", "status": "Enabled", "expiration": {"days": 30}}), others);
    let rules = |rules: Vec<Json>| Check(BUCKET_LIFECYCLE, json!({"bucket": "taken", "rules": rules}));
    vec![
        ("bucket_exists", Create(BUCKET, json!({"bucket": "taken"}))),
        ("bucket_not_found", Create(BUCKET_VERSIONING, versioning)),
        ("bucket_name", Create(BUCKET, json!({"bucket": "192.168.5.4"}))),
        ("policy_principal", policy(json!({"Principal": null}))),
        ("policy_resource", policy(json!({"Resource": "arn:aws:s3:::other/*"}))),
        ("policy_action", policy(json!({"Resource": "arn:aws:s3:::taken"}))),
        ("policy_public", policy(json!({"Principal": "*"}))),
        ("lifecycle_action", rules(vec![rule(json!({"expiration": null}))])),
        ("lifecycle_id", rules(vec![rule(json!({})), rule(json!({}))])),
        (
            "lifecycle_days",
            rules(vec![rule(json!({"transitions": [{"days": 30, "storageClass": "STANDARD_IA"}]}))]),
        ),
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
