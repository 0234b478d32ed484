//! ECS.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create, Delete, Update},
    fixture::{Fixture, with},
};
use crate::control::{
    tests::harness::Engine,
    token::{CLUSTER, SERVICE, TASK_DEFINITION},
};

pub fn cases(w: &Fixture) -> Vec<Case> {
    let service = |others: Json| {
        let base =
            with(Engine::service(&w.cluster, &w.definition, &w.one, &w.targets), json!({"name": "other"}));
        with(base, others)
    };
    let network = |network: Json| {
        let base = json!({"subnets": [w.one.id], "securityGroups": [w.group.id]});
        service(json!({"networkConfiguration": with(base, network)}))
    };
    let balanced = |others: Json| {
        let base = json!({"targetGroupArn": w.targets.id, "containerName": "web", "containerPort": 80});
        service(json!({"loadBalancers": [with(base, others)]}))
    };
    let registry = |registry: Json| service(json!({"serviceRegistries": registry}));
    let definition = |others: Json| with(Engine::definition("other", "web:1"), others);
    let containers = |containers: Json| definition(json!({"containerDefinitions": containers.to_string()}));
    let container =
        |others: Json| containers(json!([with(json!({"name": "web", "image": "web:1"}), others)]));
    // A container that waits for another.
    let waiting = |other: Json, condition: &str| {
        let other = with(json!({"name": "db", "image": "db:1", "essential": false}), other);
        let needs = json!([{"containerName": "db", "condition": condition}]);
        containers(json!([{"name": "web", "image": "web:1", "dependsOn": needs}, other]))
    };
    let role = |inputs: Json| with(inputs, json!({"executionRoleArn": w.role.text("arn")}));
    let awslogs =
        |options: Json| container(json!({"logConfiguration": {"logDriver": "awslogs", "options": options}}));
    vec![
        ("cluster_exists", Create(CLUSTER, json!({"name": "main"}))),
        ("cluster_in_use", Delete(w.cluster.clone())),
        ("cluster_not_found", Create(SERVICE, service(json!({"cluster": "none"})))),
        ("service_exists", Create(SERVICE, service(json!({"name": "web"})))),
        ("only", Check(SERVICE, service(json!({"schedulingStrategy": "DAEMON"})))),
        ("launch_type", Check(SERVICE, service(json!({"launchType": null})))),
        (
            "capacity_and_launch_type",
            Check(
                SERVICE,
                service(json!({"capacityProviderStrategies": [{"capacityProvider": "FARGATE_SPOT"}]})),
            ),
        ),
        (
            "service_constraints",
            Check(SERVICE, service(json!({"placementConstraints": [{"type": "distinctInstance"}]}))),
        ),
        (
            "service_strategies",
            Check(SERVICE, service(json!({"orderedPlacementStrategies": [{"type": "spread"}]}))),
        ),
        (
            "capacity_weights",
            Check(
                SERVICE,
                service(
                    json!({"launchType": null, "capacityProviderStrategies": [{"capacityProvider": "FARGATE", "weight": 0}]}),
                ),
            ),
        ),
        (
            "capacity_provider",
            Check(
                SERVICE,
                service(
                    json!({"launchType": null, "capacityProviderStrategies": [{"capacityProvider": "ec2"}]}),
                ),
            ),
        ),
        (
            "grace_period",
            Check(SERVICE, service(json!({"loadBalancers": null, "healthCheckGracePeriodSeconds": 30}))),
        ),
        ("task_definition_needed", Check(SERVICE, service(json!({"taskDefinition": null})))),
        ("percents_block", Check(SERVICE, service(json!({"deploymentMaximumPercent": 100})))),
        (
            "minimum_percent",
            Check(
                SERVICE,
                service(json!({"deploymentMinimumHealthyPercent": 150, "deploymentMaximumPercent": 200})),
            ),
        ),
        (
            "maximum_percent",
            Check(
                SERVICE,
                service(json!({"deploymentMinimumHealthyPercent": 0, "deploymentMaximumPercent": 50})),
            ),
        ),
        ("task_definition_not_found", Create(SERVICE, service(json!({"taskDefinition": "none:1"})))),
        ("task_definition_inactive", Create(SERVICE, service(json!({"taskDefinition": "web:2"})))),
        (
            "exec_without_role",
            Update(
                w.service.clone(),
                with(service(json!({})), json!({"name": "web", "enableExecuteCommand": true})),
            ),
        ),
        ("network_needed", Create(SERVICE, service(json!({"networkConfiguration": null})))),
        ("subnets_empty", Create(SERVICE, network(json!({"subnets": []})))),
        ("at_most", Create(SERVICE, network(json!({"securityGroups": ["1", "2", "3", "4", "5", "6"]})))),
        ("subnet_unknown", Create(SERVICE, network(json!({"subnets": ["subnet-0"]})))),
        ("subnet_vpcs", Create(SERVICE, network(json!({"subnets": [w.one.id, w.there.id]})))),
        ("group_unknown", Create(SERVICE, network(json!({"securityGroups": ["sg-0"]})))),
        ("group_elsewhere", Create(SERVICE, network(json!({"securityGroups": [w.other_group.id]})))),
        ("target_group_not_found", Create(SERVICE, balanced(json!({"targetGroupArn": "arn:0"})))),
        ("target_type", Create(SERVICE, balanced(json!({"targetGroupArn": w.instance_targets.id})))),
        ("container_not_found", Create(SERVICE, balanced(json!({"containerName": "nginx"})))),
        ("port_not_found", Create(SERVICE, balanced(json!({"containerPort": 81})))),
        ("no_load_balancer", Create(SERVICE, balanced(json!({"targetGroupArn": w.lonely_targets.id})))),
        ("registry_not_found", Create(SERVICE, registry(json!({"registryArn": "arn:0"})))),
        (
            "registry_port",
            Create(SERVICE, registry(json!({"registryArn": w.discovery.text("arn"), "containerPort": 80}))),
        ),
        ("fargate_only", Check(TASK_DEFINITION, definition(json!({"requiresCompatibilities": ["EC2"]})))),
        ("network_mode", Check(TASK_DEFINITION, definition(json!({"networkMode": "bridge"})))),
        ("size_needed", Check(TASK_DEFINITION, definition(json!({"cpu": null})))),
        ("size", Check(TASK_DEFINITION, definition(json!({"memory": "4096"})))),
        ("role", Create(TASK_DEFINITION, definition(json!({"taskRoleArn": "app"})))),
        ("containers_json", Check(TASK_DEFINITION, definition(json!({"containerDefinitions": "["})))),
        ("no_container", Check(TASK_DEFINITION, containers(json!([])))),
        ("none_essential", Check(TASK_DEFINITION, container(json!({"essential": false})))),
        ("container_needs", Check(TASK_DEFINITION, container(json!({"image": null})))),
        (
            "container_twice",
            Check(
                TASK_DEFINITION,
                containers(json!([{"name": "a", "image": "i"}, {"name": "a", "image": "i"}])),
            ),
        ),
        (
            "host_port",
            Check(
                TASK_DEFINITION,
                container(json!({"portMappings": [{"containerPort": 80, "hostPort": 81}]})),
            ),
        ),
        ("log_options", Check(TASK_DEFINITION, role(awslogs(json!({"awslogs-group": "/ecs/web"}))))),
        (
            "log_prefix",
            Check(
                TASK_DEFINITION,
                role(awslogs(json!({"awslogs-group": "/ecs/web", "awslogs-region": "us-west-2"}))),
            ),
        ),
        (
            "log_driver",
            Check(TASK_DEFINITION, container(json!({"logConfiguration": {"logDriver": "json-file"}}))),
        ),
        (
            "log_role",
            Check(
                TASK_DEFINITION,
                with(
                    awslogs(
                        json!({"awslogs-group": "g", "awslogs-region": "r", "awslogs-stream-prefix": "p"}),
                    ),
                    json!({}),
                ),
            ),
        ),
        (
            "image_role",
            Create(
                TASK_DEFINITION,
                container(json!({"image": "111122223333.dkr.ecr.us-west-2.amazonaws.com/web:1"})),
            ),
        ),
        (
            "secrets_role",
            Check(
                TASK_DEFINITION,
                container(json!({"secrets": [{"name": "A", "valueFrom": "arn:aws:ssm:x"}]})),
            ),
        ),
        (
            "secret_name",
            Check(
                TASK_DEFINITION,
                role(container(
                    json!({"environment": [{"name": "A", "value": "1"}], "secrets": [{"name": "A", "valueFrom": "/a"}]}),
                )),
            ),
        ),
        ("cpu_sum", Check(TASK_DEFINITION, container(json!({"cpu": 512})))),
        ("container_memory", Check(TASK_DEFINITION, container(json!({"memory": 4096})))),
        ("privileged", Check(TASK_DEFINITION, container(json!({"privileged": true})))),
        ("links", Check(TASK_DEFINITION, container(json!({"links": ["db"]})))),
        (
            "devices",
            Check(
                TASK_DEFINITION,
                container(json!({"linuxParameters": {"devices": [{"hostPath": "/dev/x"}]}})),
            ),
        ),
        (
            "placement",
            Check(TASK_DEFINITION, definition(json!({"placementConstraints": [{"type": "memberOf"}]}))),
        ),
        (
            "depends_on",
            Check(
                TASK_DEFINITION,
                container(json!({"dependsOn": [{"containerName": "db", "condition": "START"}]})),
            ),
        ),
        ("dependency_condition", Check(TASK_DEFINITION, waiting(json!({}), "DONE"))),
        ("dependency_essential", Check(TASK_DEFINITION, waiting(json!({"essential": true}), "SUCCESS"))),
        ("dependency_health", Check(TASK_DEFINITION, waiting(json!({}), "HEALTHY"))),
        (
            "dependency_circle",
            Check(
                TASK_DEFINITION,
                waiting(json!({"dependsOn": [{"containerName": "web", "condition": "START"}]}), "START"),
            ),
        ),
        (
            "health_command",
            Check(TASK_DEFINITION, container(json!({"healthCheck": {"command": ["curl", "localhost"]}}))),
        ),
        (
            "health_range",
            Check(
                TASK_DEFINITION,
                container(json!({"healthCheck": {"command": ["CMD", "/check"], "interval": 1}})),
            ),
        ),
        ("start_timeout", Check(TASK_DEFINITION, container(json!({"startTimeout": 121})))),
        ("stop_timeout", Check(TASK_DEFINITION, container(json!({"stopTimeout": 121})))),
        (
            "ephemeral_storage",
            Check(TASK_DEFINITION, definition(json!({"ephemeralStorage": {"sizeInGib": 20}}))),
        ),
    ]
}
