//! One service behind the load balancer: what it runs, who may reach it, its target group and rule, the ECS
//! service.

use aws::{ecs, lb, servicediscovery};
use pulumi_sdk::{Component, Output, OutputExt, ResourceOptions, output};

use super::{Platform, scaling, task::Task};
use crate::{
    security::{Opening, SecurityGroup},
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
    /// The target group's name in metrics; a worker has none.
    pub target_group_arn_suffix: Option<Output<String>>,
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
        // Fargate pulls the image and sends the logs through the task's own interface.
        let to_aws = group.allow_https_out(&scope);
        let front = spec.path.map(|path| Front::new(platform, &scope, name, spec, path, &group, priority));

        let scales = size.max_count > size.desired_count;
        let mut options = ResourceOptions::new()
            // A task cannot start before its role may pull the image and the way to the registry is open.
            .depends_on(&task.execution_policy)
            .depends_on(&platform.network.component)
            .depends_on(&to_aws)
            .protect(settings.deletion_protection);
        if let Some(front) = &front {
            // ECS refuses a target group that no listener uses, and no task gets healthy before the load
            // balancer may reach it.
            options = options
                .depends_on(&front.rule)
                .depends_on(&front.opening.egress)
                .depends_on(&front.opening.ingress);
        }
        if let Some(policy) = &task.task_policy {
            options = options.depends_on(policy);
        }
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
                .desired_count(i64::from(size.desired_count))
                .deployment_minimum_healthy_percent(50)
                .deployment_maximum_percent(200)
                .deployment_circuit_breaker(
                    ecs::ServiceDeploymentCircuitBreaker::builder().enable(true).rollback(true).build(),
                )
                .health_check_grace_period_seconds(front.as_ref().map(|_| HEALTH_CHECK_GRACE))
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
                .load_balancers(front.as_ref().map(|front| {
                    [ecs::ServiceLoadBalancer::builder()
                        .target_group_arn(front.targets.arn())
                        .container_name(task.container.as_str())
                        .container_port(i64::from(spec.port))
                        .build()]
                }))
                .service_registries(front.as_ref().map(|front| {
                    ecs::ServiceServiceRegistries::builder().registry_arn(front.discovery.arn()).build()
                }))
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
            target_group_arn_suffix: front.map(|front| front.targets.arn_suffix()),
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

/// What makes a service answer.
struct Front {
    /// Lets the load balancer reach the tasks.
    opening: Opening,
    targets: lb::TargetGroup,
    rule: lb::ListenerRule,
    /// The private DNS name.
    discovery: servicediscovery::Service,
}

impl Front {
    fn new(
        platform: &Platform<'_>,
        scope: &Component,
        name: &str,
        spec: &ServiceSpec,
        path: &str,
        group: &SecurityGroup,
        priority: i64,
    ) -> Self {
        let opening = platform.frontend.group.allow(scope, spec.port, group);
        let (targets, rule) = route(platform, scope, name, spec, path, priority);
        let discovery = discovery(platform, scope, name, spec);
        Self { opening, targets, rule, discovery }
    }
}

/// The target group of the tasks, and the rule that sends the service's paths there.
fn route(
    platform: &Platform<'_>,
    scope: &Component,
    name: &str,
    spec: &ServiceSpec,
    path: &str,
    priority: i64,
) -> (lb::TargetGroup, lb::ListenerRule) {
    let targets = lb::TargetGroup::new(
        scope,
        &format!("{name}-tg"),
        lb::TargetGroupArgs::builder()
            .port(i64::from(spec.port))
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
        .values([path.to_owned(), format!("{path}/*")])
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
