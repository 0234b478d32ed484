//! One service behind the load balancer: what it runs, who may reach it, its target group and rule, the ECS
//! service.

use aws::{ecs, lb, servicediscovery};
use pulumi_sdk::{Component, Output, OutputExt, ResourceOptions, output};

use super::{Platform, TASK_PORT, scaling, task::Task};
use crate::{
    security::SecurityGroup,
    settings::{ServiceSize, ServiceSpec},
};

/// How long a new task may fail its health checks, in seconds.
const HEALTH_CHECK_GRACE: i64 = 60;
/// How long a leaving task still finishes its requests, in seconds.
const DEREGISTRATION_DELAY: i64 = 30;

/// A service, as far as others need it.
pub struct Service {
    pub spec: &'static ServiceSpec,
    /// Its size in this stack.
    pub size: ServiceSize,
    /// The image that its tasks run.
    pub image: Output<String>,
    /// The ECS service's name.
    pub name: Output<String>,
    /// The target group's name in metrics.
    pub target_group_arn_suffix: Output<String>,
}

impl Service {
    /// Registers everything of the service; `priority` is its rule's.
    pub(super) fn new(
        platform: &Platform<'_>,
        name: &str,
        spec: &'static ServiceSpec,
        priority: i64,
    ) -> Self {
        let settings = platform.settings;
        let size = settings.size(spec);
        let scope =
            platform.scope.component("http-api-fargate:producer:Service", name, ResourceOptions::new());
        let task = Task::new(&scope, name, spec, size, platform);

        let group = SecurityGroup::new(
            &scope,
            &format!("{name}-sg"),
            &format!("Tasks of {}", spec.package),
            &platform.network.vpc_id,
            settings,
        );
        let from_load_balancer = platform.frontend.group.allow(&scope, TASK_PORT, &group);
        // Fargate pulls the image and sends the logs through the task's own interface.
        let to_aws = group.allow_https_out(&scope);
        let (targets, rule) = route(platform, &scope, name, spec, priority);
        let discovery = discovery(platform, &scope, name, spec);

        let scales = size.max_count > size.desired_count;
        let mut options = ResourceOptions::new()
            // ECS refuses a target group that no listener uses. A task cannot start before its role may pull
            // the image and the way to the registry is open, nor get healthy before the load balancer may
            // reach it.
            .depends_on(&rule)
            .depends_on(&task.execution_policy)
            .depends_on(&platform.network.component)
            .depends_on(&to_aws)
            .depends_on(&from_load_balancer.egress)
            .depends_on(&from_load_balancer.ingress)
            .protect(settings.deletion_protection);
        if scales {
            options = options.ignore_changes(["desiredCount"]);
        }
        let service = ecs::Service::with_options(
            &scope,
            &format!("{name}-service"),
            ecs::ServiceArgs::builder()
                .cluster(platform.cluster.arn())
                .task_definition(task.definition.arn())
                .launch_type("FARGATE")
                .desired_count(i64::from(size.desired_count.unwrap_or_default()))
                .deployment_minimum_healthy_percent(50)
                .deployment_maximum_percent(200)
                .deployment_circuit_breaker(
                    ecs::ServiceDeploymentCircuitBreaker::builder().enable(true).rollback(true).build(),
                )
                .health_check_grace_period_seconds(HEALTH_CHECK_GRACE)
                .enable_execute_command(settings.ecs_exec)
                .enable_ecs_managed_tags(true)
                .propagate_tags("SERVICE")
                // The deployment is over when the service is: a failing one fails `pulumi up`, with the
                // reason.
                .wait_for_steady_state(true)
                .network_configuration(
                    ecs::ServiceNetworkConfiguration::builder()
                        .subnets(platform.network.private_subnet_ids.clone())
                        .security_groups([group.id()])
                        .assign_public_ip(false)
                        .build(),
                )
                .load_balancers([ecs::ServiceLoadBalancer::builder()
                    .target_group_arn(targets.arn())
                    .container_name(task.container.as_str())
                    .container_port(i64::from(TASK_PORT))
                    .build()])
                .service_registries(
                    ecs::ServiceServiceRegistries::builder().registry_arn(discovery.arn()).build(),
                )
                .tags(settings.tags(name))
                .build(),
            options,
        );
        fail_if_rolled_back(&scope, &service, &task.definition);
        if scales {
            scaling::scale(&scope, name, &platform.cluster.name(), &service, size, settings);
        }
        Self {
            spec,
            size,
            image: task.image,
            name: service.name(),
            target_group_arn_suffix: targets.arn_suffix(),
        }
    }
}

/// Fails the update if the circuit breaker took the deployment back: the service is steady then, on the tasks
/// that it had before, which the provider counts as a success.
fn fail_if_rolled_back(scope: &Component, service: &ecs::Service, definition: &ecs::TaskDefinition) {
    let deployed = output::zip3(&service.task_definition(), &definition.arn(), &service.name());
    scope.wait_for(&deployed.try_map(|(running, wanted, name)| match running {
        Some(running) if running != wanted => Err(format!(
            "ECS service {name} was rolled back: the tasks of {wanted} did not become healthy, and it runs {running} again. \
             The service's events and its log group say why"
        )),
        _ => Ok(()),
    }));
}

/// The target group of the tasks, and the rule that sends the service's paths there.
fn route(
    platform: &Platform<'_>,
    scope: &Component,
    name: &str,
    spec: &ServiceSpec,
    priority: i64,
) -> (lb::TargetGroup, lb::ListenerRule) {
    let targets = lb::TargetGroup::new(
        scope,
        &format!("{name}-tg"),
        lb::TargetGroupArgs::builder()
            .port(i64::from(TASK_PORT))
            .protocol("HTTP")
            .target_type("ip")
            .vpc_id(platform.network.vpc_id.clone())
            .deregistration_delay(DEREGISTRATION_DELAY)
            .health_check(
                lb::TargetGroupHealthCheck::builder()
                    .path(spec.health_path())
                    .interval(10)
                    .timeout(3)
                    .healthy_threshold(2)
                    .unhealthy_threshold(3)
                    .matcher("200")
                    .build(),
            )
            .tags(platform.settings.tags(name))
            .build(),
    );
    let paths = lb::ListenerRuleConditionPathPattern::builder()
        .values([spec.path.to_owned(), format!("{}/*", spec.path)])
        .build();
    let rule = lb::ListenerRule::new(
        scope,
        &format!("{name}-rule"),
        lb::ListenerRuleArgs::builder()
            .listener_arn(platform.frontend.listener.arn())
            .priority(priority)
            .conditions([lb::ListenerRuleCondition::builder().path_pattern(paths).build()])
            .actions([lb::ListenerRuleAction::builder()
                .type_("forward")
                .target_group_arn(targets.arn())
                .build()])
            .tags(platform.settings.tags(name))
            .build(),
    );
    (targets, rule)
}

/// The service's private DNS name.
fn discovery(
    platform: &Platform<'_>,
    scope: &Component,
    name: &str,
    spec: &ServiceSpec,
) -> servicediscovery::Service {
    let record = servicediscovery::ServiceDnsConfigDnsRecord::builder().type_("A").ttl(60).build();
    servicediscovery::Service::new(
        scope,
        &format!("{name}-discovery"),
        servicediscovery::ServiceArgs::builder()
            .name(spec.package)
            .dns_config(
                servicediscovery::ServiceDnsConfig::builder()
                    .namespace_id(platform.namespace.id())
                    .routing_policy("MULTIVALUE")
                    .dns_records([record])
                    .build(),
            )
            // ECS tells Cloud Map which tasks are healthy. Cloud Map knows no other value any more, yet the
            // provider drops the block without it, and then plans a replacement at every update.
            .health_check_custom_config(
                servicediscovery::ServiceHealthCheckCustomConfig::builder().failure_threshold(1).build(),
            )
            // Tasks that are still registered would keep the service from being deleted or replaced.
            .force_destroy(true)
            .tags(platform.settings.tags(name))
            .build(),
    )
}
