//! Log groups, alarms, dashboards, topics and autoscaling: recorded, and mostly inert.

use provider_kit::{Failure, Map, autoname::Rule};

use super::token;
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene, known},
    world::{Record, World},
};

fn naming(max: usize, prefix_property: Option<&'static str>) -> Rule {
    Rule { property: "name", prefix_property, max, lowercase: false }
}

pub struct LogGroup;

impl Kind for LogGroup {
    fn label(&self) -> &'static str {
        "CloudWatch Logs Log Group"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(512, Some("namePrefix")))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("retentionInDays", 0);
        outputs.default("logGroupClass", "STANDARD");
        outputs.default("skipDestroy", false);
        outputs.default("deletionProtectionEnabled", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let taken = |_: &str| {
            AwsError::new("ResourceAlreadyExistsException", "The specified log group already exists")
        };
        scene.unique("name", taken)?;
        let name = scene.text("name");
        let outputs = object([("arn", scene.arn("logs", format!("log-group:{name}")).into())]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

pub struct MetricAlarm;

impl Kind for MetricAlarm {
    fn label(&self) -> &'static str {
        "CloudWatch Metric Alarm"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(255, None))
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let simple = inputs.has("metricName");
        if simple == (inputs.has("metricQueries") || inputs.has("evaluationCriteria")) {
            return vec![Failure::new(
                "metricName",
                "give one of \"metricName\", \"metricQueries\", \"evaluationCriteria\"",
            )];
        }
        let statistics = ["statistic", "extendedStatistic"].iter().filter(|name| inputs.has(name)).count();
        if simple && statistics != 1 {
            return vec![Failure::new("statistic", "give one of \"statistic\", \"extendedStatistic\"")];
        }
        Vec::new()
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("actionsEnabled", true);
        outputs.default("treatMissingData", "missing");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("name");
        let outputs = object([("arn", scene.arn("cloudwatch", format!("alarm:{name}")).into())]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

pub struct Dashboard;

impl Kind for Dashboard {
    fn label(&self) -> &'static str {
        "CloudWatch Dashboard"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let body = known(inputs, "dashboardBody").and_then(|value| value.as_str());
        let error = body.and_then(|body| serde_json::from_str::<serde_json::Value>(body).err());
        error
            .map(|error| {
                Failure::new("dashboardBody", format!("\"dashboardBody\" contains an invalid JSON: {error}"))
            })
            .into_iter()
            .collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        inputs.text("dashboardName").map(str::to_owned)
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("dashboardName");
        let outputs =
            object([("dashboardArn", ids::arn("cloudwatch", "", format!("dashboard/{name}")).into())]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}

pub struct Topic;

impl Kind for Topic {
    fn label(&self) -> &'static str {
        "SNS Topic"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(256, Some("namePrefix")))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let arn = scene.arn("sns", scene.text("name"));
        Ok(Made::by_arn(arn, object([("owner", ids::ACCOUNT.into())])))
    }
}

pub struct TopicSubscription;

impl Kind for TopicSubscription {
    fn label(&self) -> &'static str {
        "SNS Topic Subscription"
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {} {}", inputs.text("topic")?, inputs.text("protocol")?, inputs.text("endpoint")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("confirmationTimeoutInMinutes", 1);
        outputs.default("endpointAutoConfirms", false);
        outputs.default("rawMessageDelivery", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let topic = scene.text("topic");
        scene.refer(token::TOPIC, topic, || AwsError::new("NotFound", "Topic does not exist"))?;
        let arn = scene.keep("arn", || format!("{topic}:{}", ids::uuid()));
        let pending = scene.text("protocol").starts_with("email");
        Ok(Made::by_arn(
            arn,
            object([("ownerId", ids::ACCOUNT.into()), ("pendingConfirmation", pending.into())]),
        ))
    }
}

pub struct ScalingTarget;

impl Kind for ScalingTarget {
    fn label(&self) -> &'static str {
        "Application AutoScaling Target"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let (least, most) = (inputs.integer("minCapacity"), inputs.integer("maxCapacity"));
        if least.zip(most).is_some_and(|(least, most)| least > most) {
            return vec![Failure::new(
                "minCapacity",
                "Minimum capacity must not be above the maximum capacity",
            )];
        }
        Vec::new()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("resourceId")?, inputs.text("scalableDimension")?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let id = scene.text("resourceId");
        if scene.text("serviceNamespace") == "ecs" {
            let service = scene.arn("ecs", id);
            if scene.world.find(token::SERVICE, "arn", &service).is_none() {
                return Err(AwsError::new("ValidationException", format!("ECS service doesn't exist: {id}")));
            }
        }
        let role = "role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService";
        let mut outputs = Map::new();
        outputs.set(
            "arn",
            scene.keep("arn", || {
                scene.arn("application-autoscaling", format!("scalable-target/{}", ids::hex(24)))
            }),
        );
        if !scene.inputs.has("roleArn") {
            outputs.set("roleArn", ids::arn("iam", "", role));
        }
        Ok(Made { id: id.to_owned(), outputs })
    }

    fn import<'a>(&self, world: &'a World, token: &'a str, id: &'a str) -> Option<&'a Record> {
        // `ecs/service/CLUSTER/NAME/ecs:service:DesiredCount`
        world.of(token).find(|target| {
            let parts = ["serviceNamespace", "resourceId", "scalableDimension"]
                .map(|name| target.text_or_empty(name));
            parts.join("/") == id
        })
    }
}

pub struct ScalingPolicy;

impl Kind for ScalingPolicy {
    fn label(&self) -> &'static str {
        "Application Auto Scaling Scaling Policy"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(255, None))
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{} {}", inputs.text("resourceId")?, inputs.text("name")?))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("policyType", "StepScaling");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let (space, id, dimension) =
            (scene.text("serviceNamespace"), scene.text("resourceId"), scene.text("scalableDimension"));
        let registered = |target: &Record| {
            target.text("resourceId") == Some(id) && target.text("scalableDimension") == Some(dimension)
        };
        if !scene.world.of(token::SCALING_TARGET).any(registered) {
            let message = format!(
                "No scalable target registered for service namespace: {space}, resource ID: {id}, scalable dimension: {dimension}"
            );
            return Err(AwsError::new("ObjectNotFoundException", message));
        }
        let name = scene.text("name");
        let arn = scene.keep("arn", || {
            scene.arn(
                "autoscaling",
                format!("scalingPolicy:{}:resource/{space}/{id}:policyName/{name}", ids::uuid()),
            )
        });
        Ok(Made { id: name.to_owned(), outputs: object([("arn", arn.into())]) })
    }
}
