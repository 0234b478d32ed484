//! Alarms with the topic that they are sent to, and a dashboard: what tells the owner that the API is not
//! well.

use aws::{cloudwatch, sns};
use pulumi_sdk::{Context, InputMap, Output, ResourceOptions, output};

use crate::{
    consumer::Consumer,
    producer::{Producer, Service},
    settings::Settings,
};

/// Seconds in a period of all metrics here.
const PERIOD: i64 = 60;

/// Registers what the settings ask for: nothing, alarms, a dashboard, or both.
pub fn observe(ctx: &Context, name: &str, producer: &Producer, consumer: &Consumer, settings: &Settings) {
    if !settings.alarms && !settings.dashboard {
        return;
    }
    let scope = ctx.component("http-api-fargate:observability:Observability", name, ResourceOptions::new());
    if settings.alarms {
        let topic = topic(&scope, name, settings);
        let alarms = Alarms { scope: &scope, name, topic: &topic, settings };
        alarms.of_api(consumer);
        for service in &producer.services {
            alarms.of_service(service, producer);
        }
    }
    if settings.dashboard {
        dashboard(&scope, name, producer, consumer, settings);
    }
}

fn topic(scope: &Context, name: &str, settings: &Settings) -> sns::Topic {
    let topic = sns::Topic::new(
        scope,
        &format!("{name}-topic"),
        // Not encrypted: CloudWatch may not publish through AWS's own key for SNS, and alarms would be lost
        // without a word.
        sns::TopicArgs::builder().tags(settings.tags(name)).build(),
    );
    if let Some(address) = &settings.alarm_email {
        sns::TopicSubscription::new(
            scope,
            &format!("{name}-email"),
            sns::TopicSubscriptionArgs::builder()
                .topic(topic.arn())
                .protocol("email")
                .endpoint(address.as_str())
                .build(),
        );
    }
    topic
}

/// What all alarms share.
struct Alarms<'a> {
    scope: &'a Context,
    name: &'a str,
    topic: &'a sns::Topic,
    settings: &'a Settings,
}

/// One alarm's metric and threshold.
struct Alarm<'a> {
    role: &'a str,
    description: String,
    namespace: &'a str,
    metric: &'a str,
    /// `Average`, `Sum`, …, or a percentile such as `p99`.
    statistic: &'a str,
    comparison: &'a str,
    threshold: f64,
    dimensions: InputMap<String>,
}

impl Alarms<'_> {
    fn of_api(&self, consumer: &Consumer) {
        let dimensions =
            || InputMap::from([("ApiId", consumer.api.id()), ("Stage", Output::new("$default".to_owned()))]);
        self.alarm(Alarm {
            role: "api-5xx",
            description: "More than 1 % of the API's requests fail".to_owned(),
            namespace: "AWS/ApiGateway",
            metric: "5xx",
            statistic: "Average",
            comparison: "GreaterThanThreshold",
            threshold: 0.01,
            dimensions: dimensions(),
        });
        self.alarm(Alarm {
            role: "api-latency",
            description: "One request in a hundred takes longer than a second".to_owned(),
            namespace: "AWS/ApiGateway",
            metric: "Latency",
            statistic: "p99",
            comparison: "GreaterThanThreshold",
            threshold: 1000.0,
            dimensions: dimensions(),
        });
    }

    fn of_service(&self, service: &Service, producer: &Producer) {
        let name = service.spec.name;
        let tasks = || {
            InputMap::from([
                ("ClusterName", producer.cluster_name.clone()),
                ("ServiceName", service.name.clone()),
            ])
        };
        if let Some(target_group) = &service.target_group_arn_suffix {
            self.of_targets(service, target_group, producer);
        }
        self.alarm(Alarm {
            role: &format!("{name}-cpu"),
            description: format!("The tasks of {name} use more than 90 % of their CPU"),
            namespace: "AWS/ECS",
            metric: "CPUUtilization",
            statistic: "Average",
            comparison: "GreaterThanThreshold",
            threshold: 90.0,
            dimensions: tasks(),
        });
    }

    fn of_targets(&self, service: &Service, target_group: &Output<String>, producer: &Producer) {
        let name = service.spec.name;
        let targets = || {
            InputMap::from([
                ("LoadBalancer", producer.load_balancer_arn_suffix.clone()),
                ("TargetGroup", target_group.clone()),
            ])
        };
        self.alarm(Alarm {
            role: &format!("{name}-unhealthy"),
            description: format!("A task of {name} fails its health checks"),
            namespace: "AWS/ApplicationELB",
            metric: "UnHealthyHostCount",
            statistic: "Maximum",
            comparison: "GreaterThanThreshold",
            threshold: 0.0,
            dimensions: targets(),
        });
        let fewest = service.size.min_count.min(service.size.desired_count);
        self.alarm(Alarm {
            role: &format!("{name}-tasks"),
            description: format!("Fewer than {fewest} tasks of {name} are healthy"),
            namespace: "AWS/ApplicationELB",
            metric: "HealthyHostCount",
            statistic: "Minimum",
            comparison: "LessThanThreshold",
            threshold: f64::from(fewest),
            dimensions: targets(),
        });
    }

    fn alarm(&self, alarm: Alarm<'_>) {
        let percentile = alarm.statistic.starts_with('p');
        cloudwatch::MetricAlarm::new(
            self.scope,
            &format!("{}-{}", self.name, alarm.role),
            cloudwatch::MetricAlarmArgs::builder()
                .alarm_description(alarm.description)
                .namespace(alarm.namespace)
                .metric_name(alarm.metric)
                .statistic((!percentile).then_some(alarm.statistic))
                .extended_statistic(percentile.then_some(alarm.statistic))
                .comparison_operator(alarm.comparison)
                .threshold(alarm.threshold)
                .period(PERIOD)
                // Five minutes of which three are bad: no alarm for one slow request at night.
                .evaluation_periods(5)
                .datapoints_to_alarm(3)
                // A service without targets reports nothing at all, and that is the worst case of too few.
                .treat_missing_data(if alarm.comparison == "LessThanThreshold" {
                    "breaching"
                } else {
                    "notBreaching"
                })
                .dimensions(alarm.dimensions)
                .alarm_actions([self.topic.arn()])
                .ok_actions([self.topic.arn()])
                .tags(self.settings.tags(self.name))
                .build(),
        );
    }
}

/// One row for the API, one for each service.
fn dashboard(scope: &Context, name: &str, producer: &Producer, consumer: &Consumer, settings: &Settings) {
    let region = settings.region.clone();
    let widget = move |row: usize, column: usize, title: &str, metrics: &str| {
        let (x, y) = (column * 8, row * 6);
        format!(
            r#"{{"type":"metric","x":{x},"y":{y},"width":8,"height":6,"properties":{{"title":"{title}","region":"{region}","period":{PERIOD},"metrics":[{metrics}]}}}}"#
        )
    };
    let mut widgets = vec![{
        let widget = widget.clone();
        consumer.api.id().map(move |api| {
            let metric = |name: &str, statistic: &str| {
                format!(r#"["AWS/ApiGateway","{name}","ApiId","{api}",{{"stat":"{statistic}"}}]"#)
            };
            [
                widget(0, 0, "Requests", &metric("Count", "Sum")),
                widget(0, 1, "Errors", &[metric("4xx", "Sum"), metric("5xx", "Sum")].join(",")),
                widget(0, 2, "Latency", &[metric("Latency", "p50"), metric("Latency", "p99")].join(",")),
            ]
            .join(",")
        })
    }];
    for (row, service) in (1..).zip(&producer.services) {
        let (widget, label) = (widget.clone(), service.spec.name);
        let targets = match &service.target_group_arn_suffix {
            Some(targets) => targets.map(Some),
            None => Output::new(None),
        };
        let of_service =
            output::zip4(&producer.load_balancer_arn_suffix, &targets, &producer.cluster_name, &service.name);
        widgets.push(of_service.map(move |(balancer, targets, cluster, service)| {
            let task = |name: &str| {
                format!(r#"["AWS/ECS","{name}","ClusterName","{cluster}","ServiceName","{service}",{{"stat":"Average"}}]"#)
            };
            let target = |targets: &str, name: &str, statistic: &str| {
                format!(
                    r#"["AWS/ApplicationELB","{name}","LoadBalancer","{balancer}","TargetGroup","{targets}",{{"stat":"{statistic}"}}]"#
                )
            };
            // A worker has no targets.
            let requests = targets.map(|targets| {
                let target = |name, statistic| target(&targets, name, statistic);
                [
                    widget(row, 0, &format!("{label}: requests"), &target("RequestCount", "Sum")),
                    widget(
                        row,
                        1,
                        &format!("{label}: healthy tasks"),
                        &[target("HealthyHostCount", "Minimum"), target("UnHealthyHostCount", "Maximum")].join(","),
                    ),
                ]
            });
            let load = widget(
                row,
                2,
                &format!("{label}: CPU and memory"),
                &[task("CPUUtilization"), task("MemoryUtilization")].join(","),
            );
            requests
                .into_iter()
                .flatten()
                .chain([load])
                .collect::<Vec<_>>()
            .join(",")
        }));
    }
    let body = output::all(widgets).map(|rows| format!(r#"{{"widgets":[{}]}}"#, rows.join(",")));
    cloudwatch::Dashboard::new(
        scope,
        &format!("{name}-dashboard"),
        cloudwatch::DashboardArgs::builder()
            .dashboard_name(settings.prefix.as_str())
            .dashboard_body(body)
            .build(),
    );
}
