//! What Application Auto Scaling refuses.

use crate::control::refusal::refusals;

const TARGET: &str =
    "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_RegisterScalableTarget.html";
const POLICY: &str =
    "https://docs.aws.amazon.com/autoscaling/application/APIReference/API_PutScalingPolicy.html";

refusals! { "Application Auto Scaling":
    capacities(): Aws, "RegisterScalableTarget", "ValidationException", "Minimum capacity must not be above the maximum capacity", Approximate, TARGET;
    service_not_found(id): Aws, "RegisterScalableTarget", "ValidationException", "ECS service doesn't exist: {id}", Verified, TARGET;
    target_not_found(space, id, dimension): Aws, "PutScalingPolicy", "ObjectNotFoundException", "No scalable target registered for service namespace: {space}, resource ID: {id}, scalable dimension: {dimension}", Verified, POLICY;
}
