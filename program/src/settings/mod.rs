//! What a stack may choose: `pulumi config`, typed, with defaults, checked before anything is registered.
//!
//! Layout: this file is the table of settings and what must hold between them; [`value`] has their types;
//! [`service`] says what a service is, and [`needs`] what it may have for itself. `docs/settings.md` is made
//! from the table.

mod check;
mod needs;
mod service;
pub mod value;

use std::collections::BTreeMap;

use ipnet::Ipv4Net;
use pulumi_sdk::{Config, Context, Output};

pub use needs::Needs;
#[cfg(test)]
pub use service::DEFAULT;
pub use service::{SERVICES, Secret, ServiceSettings, ServiceSize, ServiceSpec};
pub use value::{Architecture, Bastion, Egress, Preset};

#[cfg(test)]
use value::Setting;

/// How many availability zones a network has room for.
pub const MOST_ZONES: usize = 3;

/// One row of the settings' table, from which the documentation is made.
#[cfg(test)]
#[derive(Clone, Debug)]
pub struct Row {
    /// The key, in the project's namespace.
    pub key: &'static str,
    /// What the value is.
    pub kind: &'static str,
    /// The default, as text; empty if the setting is off or absent by default.
    pub default: String,
    /// What it decides.
    pub description: &'static str,
}

macro_rules! settings {
    ($( $(#[doc = $doc:literal])+ $field:ident ($key:literal): $ty:ty = $default:expr; )+) => {
        /// The stack's configuration. Each field is the `pulumi config` key of the same name in camelCase.
        #[derive(Clone)]
        pub struct Settings {
            /// `{project}-{stack}`: what physical names begin with, where AWS needs one.
            pub prefix: String,
            /// The AWS region (`aws:region`).
            pub region: String,
            /// The services of the stack.
            pub specs: &'static [ServiceSpec],
            /// The values of their secrets, by the key of the configuration.
            pub secrets: BTreeMap<&'static str, Output<String>>,
            $( $(#[doc = $doc])+ pub $field: $ty, )+
        }

        /// Every setting with its default, in the order of the documentation.
        #[cfg(test)]
        pub fn table() -> Vec<Row> {
            vec![$( Row {
                key: $key,
                kind: <$ty as Setting>::KIND,
                default: Setting::show(&{ let default: $ty = $default; default }),
                description: concat!($($doc, "\n"),+),
            } ),+]
        }

        impl Settings {
            /// Reads and checks the configuration.
            ///
            /// # Errors
            /// Names the key, what is wrong with its value, and the command that sets it.
            pub fn load(ctx: &Context, specs: &'static [ServiceSpec]) -> anyhow::Result<Self> {
                let config = ctx.config();
                let settings = Self {
                    prefix: format!("{}-{}", ctx.project(), ctx.stack()),
                    region: ctx.config_of("aws").require("region")?,
                    specs,
                    secrets: secrets(&config, specs)?,
                    $( $field: config.get($key)?.unwrap_or_else(|| $default), )+
                };
                let settings = settings.with_preset();
                settings.check()?;
                Ok(settings)
            }
        }
    };
}

settings! {
    /// Version of the `aws` plugin: the official one, or `0.0.0-local`, which is the local cloud.
    aws_plugin("awsPlugin"): String = aws::VERSION.to_owned();
    /// `standard`, or `hardened`: access logs, Container Insights, deletion protection and repositories
    /// encrypted by KMS on; encrypted logs, TLS to the load balancer and `bastion: none` required.
    preset("preset"): Preset = Preset::Standard;

    /// How many availability zones the networks span: 2 or 3.
    zones("zones"): usize = 2;
    /// Addresses of the producer's VPC, /16 to /24.
    producer_cidr("producerCidr"): Ipv4Net = Ipv4Net::new_assert([10, 0, 0, 0].into(), 16);
    /// Addresses of the consumer's VPC, /16 to /24; they may not overlap the producer's, so that the two can
    /// be peered.
    consumer_cidr("consumerCidr"): Ipv4Net = Ipv4Net::new_assert([10, 1, 0, 0].into(), 16);
    /// How tasks reach AWS: `nat-per-zone` (as the reference), `single-nat` (cheaper, one zone's failure
    /// stops new tasks), or `endpoints` (no internet at all: ECR, S3 and Logs by VPC endpoints).
    egress("egress"): Egress = Egress::NatPerZone;

    /// Size and environment of single services, by name: `pulumi config set --path services.book.cpu 512`.
    /// Keys: `cpu`, `memory`, `desiredCount`, `minCount`, `maxCount`, and `environment.NAME` for a variable
    /// of its tasks.
    services("services"): BTreeMap<String, ServiceSettings> = BTreeMap::new();
    /// Processor of the tasks: `x86_64` or `arm64`. On the local cloud, this machine's by default.
    architecture("architecture"): Option<Architecture> = None;
    /// Tasks of each service at the start.
    desired_count("desiredCount"): u32 = 2;
    /// Fewest tasks of each service when scaling.
    min_count("minCount"): u32 = 2;
    /// Most tasks of each service when scaling; at `desiredCount` (the default) nothing scales.
    max_count("maxCount"): Option<u32> = None;
    /// Average CPU of a service's tasks, in percent, that scaling aims at.
    scaling_cpu_target("scalingCpuTarget"): u32 = 60;
    /// Whether `aws ecs execute-command` may open a shell in tasks (the images must then have one).
    ecs_exec("ecsExec"): bool = false;
    /// Whether CloudWatch Container Insights are on (charged by metric).
    container_insights("containerInsights"): bool = false;

    /// How long logs are kept, in days; one of CloudWatch's periods.
    log_retention_days("logRetentionDays"): u32 = 30;
    /// ARN of a KMS key that encrypts the logs; its policy must let CloudWatch Logs of the region use it.
    log_kms_key_arn("logKmsKeyArn"): Option<String> = None;
    /// Whether the API writes an access log (JSON).
    api_access_logs("apiAccessLogs"): bool = true;
    /// Whether the load balancer writes an access log, to an S3 bucket of its own.
    load_balancer_access_logs("loadBalancerAccessLogs"): bool = false;

    /// Requests a second that the API lets through, over all clients.
    throttling_rate("throttlingRate"): Option<u32> = None;
    /// Requests that may come at once above `throttlingRate`.
    throttling_burst("throttlingBurst"): Option<u32> = None;
    /// Origins that browsers may call the API from; none without it. The API then takes `GET` and `HEAD`
    /// only, and answers preflights itself.
    cors_origins("corsOrigins"): Vec<String> = Vec::new();
    /// Issuer of the JSON web tokens that the API asks for: `https://…` (on the local cloud also
    /// `http://localhost:PORT`); anyone may call it without.
    jwt_issuer("jwtIssuer"): Option<String> = None;
    /// Audiences, one of which a token must name.
    jwt_audience("jwtAudience"): Vec<String> = Vec::new();
    /// Name under which the API answers, such as `api.example.com`. Point its DNS record at the output
    /// `apiDomainTarget`.
    domain_name("domainName"): Option<String> = None;
    /// ARN of the ACM certificate for `domainName`, in the stack's region.
    certificate_arn("certificateArn"): Option<String> = None;
    /// ARN of an ACM certificate for the load balancer: the API then reaches it by TLS, on port 443.
    load_balancer_certificate_arn("loadBalancerCertificateArn"): Option<String> = None;
    /// The name in that certificate, which the API checks.
    load_balancer_certificate_name("loadBalancerCertificateName"): Option<String> = None;

    /// Whether there are alarms (5xx rate, p99 latency, unhealthy hosts, too few tasks, CPU) and a topic that
    /// they are sent to.
    alarms("alarms"): bool = false;
    /// Address that the alarms' topic writes to; it gets a mail to confirm.
    alarm_email("alarmEmail"): Option<String> = None;
    /// Whether there is a CloudWatch dashboard.
    dashboard("dashboard"): bool = false;

    /// The consumer's host: `ssm` (by Systems Manager, no open port), `ssh` (port 22 too, with `keyName`), or
    /// `none`.
    bastion("bastion"): Bastion = Bastion::Ssm;
    /// Name of the EC2 key pair for `bastion: ssh`.
    key_name("keyName"): Option<String> = None;
    /// Addresses that may reach port 22, for `bastion: ssh`.
    ssh_cidr("sshCidr"): Option<Ipv4Net> = None;

    /// Whether the load balancer cannot be deleted, and the services and the API are protected by Pulumi.
    deletion_protection("deletionProtection"): bool = false;
    /// Whether `pulumi destroy` deletes repositories with the images in them; without it AWS refuses while
    /// there are any. Off in `hardened`.
    force_delete_repositories("forceDeleteRepositories"): bool = true;
    /// ARN of an IAM policy that bounds what the stack's roles may do (`docs/permissions-boundary.json`).
    permissions_boundary_arn("permissionsBoundaryArn"): Option<String> = None;
    /// Tags that every resource gets beside its `Name`.
    tags("tags"): BTreeMap<String, String> = BTreeMap::new();
}

impl Settings {
    /// Switches on what the preset asks for, whatever the configuration says of it.
    fn with_preset(mut self) -> Self {
        if self.preset == Preset::Hardened {
            self.api_access_logs = true;
            self.load_balancer_access_logs = true;
            self.container_insights = true;
            self.deletion_protection = true;
            self.force_delete_repositories = false;
        }
        self
    }

    /// Whether the stack is on the local cloud.
    pub fn is_local(&self) -> bool {
        self.aws_plugin.ends_with("-local")
    }

    /// The tags of a resource that is called `name`.
    pub fn tags(&self, name: &str) -> BTreeMap<String, String> {
        let mut tags = self.tags.clone();
        tags.entry("Name".to_owned()).or_insert_with(|| name.to_owned());
        tags
    }

    /// The size of one service: its own settings, else those of all.
    pub fn size(&self, spec: &ServiceSpec) -> ServiceSize {
        let own = self.services.get(spec.name).cloned().unwrap_or_default();
        let desired_count = own.desired_count.unwrap_or(self.desired_count);
        ServiceSize {
            cpu: own.cpu.unwrap_or(spec.cpu),
            memory: own.memory.unwrap_or(spec.memory),
            desired_count,
            min_count: own.min_count.unwrap_or(self.min_count),
            max_count: own.max_count.or(self.max_count).unwrap_or(desired_count),
        }
    }

    /// The services of AWS that tasks reach, each by an endpoint of its own where there is no internet.
    pub fn endpoint_services(&self) -> Vec<&'static str> {
        let exec = self.ecs_exec.then_some("ssmmessages");
        let keepers = self.specs.iter().flat_map(|spec| spec.secrets).map(|(_, secret)| secret.keeper());
        let called = self.specs.iter().flat_map(|spec| spec.calls).copied();
        let mut services = vec!["ecr.api", "ecr.dkr", "logs"];
        for service in exec.into_iter().chain(keepers).chain(called) {
            if !services.contains(&service) {
                services.push(service);
            }
        }
        services
    }
}

/// The values of the services' secrets.
fn secrets(config: &Config, specs: &[ServiceSpec]) -> anyhow::Result<BTreeMap<&'static str, Output<String>>> {
    let secrets =
        specs.iter().flat_map(|spec| spec.secrets.iter().map(move |(_, secret)| (spec, secret.key())));
    secrets
        .map(|(spec, key)| {
            let value = config.get_secret(key)?;
            let missing = || {
                anyhow::anyhow!(
                    "{} needs the secret {key}: pulumi config set --secret {key} <value>",
                    spec.package
                )
            };
            Ok((key, value.ok_or_else(missing)?))
        })
        .collect()
}
