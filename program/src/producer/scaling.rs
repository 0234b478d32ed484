//! Scaling of a service's task count with its CPU.

use aws::{appautoscaling, ecs};
use pulumi_sdk::{Context, Output, format_output};

use crate::settings::{ServiceSize, Settings};

/// Registers the target and the policy.
pub(super) fn scale(
    scope: &Context,
    name: &str,
    cluster: &Output<String>,
    service: &ecs::Service,
    size: ServiceSize,
    settings: &Settings,
) {
    let target = appautoscaling::Target::new(
        scope,
        &format!("{name}-scaling"),
        appautoscaling::TargetArgs::builder()
            .service_namespace("ecs")
            .scalable_dimension("ecs:service:DesiredCount")
            .resource_id(format_output!("service/{}/{}", cluster.clone(), service.name()))
            .min_capacity(i64::from(size.min_count))
            .max_capacity(i64::from(size.max_count))
            .tags(settings.tags(name))
            .build(),
    );
    appautoscaling::Policy::new(
        scope,
        &format!("{name}-scaling-cpu"),
        appautoscaling::PolicyArgs::builder()
            .policy_type("TargetTrackingScaling")
            .service_namespace(target.service_namespace())
            .scalable_dimension(target.scalable_dimension())
            .resource_id(target.resource_id())
            .target_tracking_scaling_policy_configuration(
                appautoscaling::PolicyTargetTrackingScalingPolicyConfiguration::builder()
                    .predefined_metric_specification(
                        appautoscaling::PolicyTargetTrackingScalingPolicyConfigurationPredefinedMetricSpecification::builder()
                            .predefined_metric_type("ECSServiceAverageCPUUtilization")
                            .build(),
                    )
                    .target_value(f64::from(settings.scaling_cpu_target))
                    .scale_in_cooldown(300)
                    .scale_out_cooldown(60)
                    .build(),
            )
            .build(),
    );
}
