//! Rules that the settings must satisfy. Each message ends with the command that fixes it.

use anyhow::{Result, bail, ensure};
use ipnet::Ipv4Net;

use super::{Bastion, MOST_ZONES, Preset, ServiceSize, ServiceSpec, Settings};

/// The periods that CloudWatch Logs keeps events for, in days (API reference, PutRetentionPolicy).
const RETENTION_DAYS: &[u32] = &[
    1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653,
];

impl Settings {
    pub(super) fn check(&self) -> Result<()> {
        self.check_network()?;
        self.check_services()?;
        self.check_api()?;
        ensure!(
            RETENTION_DAYS.contains(&self.log_retention_days),
            "logRetentionDays is {}, which is no period of CloudWatch Logs ({RETENTION_DAYS:?}): \
             pulumi config set logRetentionDays 30",
            self.log_retention_days
        );
        ensure!(
            self.alarm_email.is_none() || self.alarms,
            "alarmEmail is set, but there are no alarms: pulumi config set alarms true"
        );
        if self.preset == Preset::Hardened {
            require(
                "preset hardened",
                "loadBalancerCertificateArn",
                self.load_balancer_certificate_arn.as_ref(),
            )?;
            require("preset hardened", "logKmsKeyArn", self.log_kms_key_arn.as_ref())?;
            ensure!(
                self.bastion == Bastion::None,
                "preset hardened has no host with a public address: pulumi config set bastion none"
            );
        }
        match self.bastion {
            Bastion::Ssh => {
                require("bastion ssh", "keyName", self.key_name.as_ref())?;
                require("bastion ssh", "sshCidr", self.ssh_cidr.as_ref())
            }
            Bastion::Ssm | Bastion::None => {
                ensure!(
                    self.key_name.is_none() && self.ssh_cidr.is_none(),
                    "keyName and sshCidr need a bastion with SSH: pulumi config set bastion ssh"
                );
                Ok(())
            }
        }
    }

    fn check_network(&self) -> Result<()> {
        within("zones", self.zones, 2, MOST_ZONES)?;
        for (key, block) in [("producerCidr", self.producer_cidr), ("consumerCidr", self.consumer_cidr)] {
            let rounded = Ipv4Net::new_assert(block.trunc().addr(), block.prefix_len().clamp(16, 24));
            ensure!(
                rounded == block,
                "{key} is {block}, and must be a network of /16 to /24: pulumi config set {key} {rounded}"
            );
        }
        let (producer, consumer) = (self.producer_cidr, self.consumer_cidr);
        ensure!(
            !producer.contains(&consumer) && !consumer.contains(&producer),
            "consumerCidr {consumer} overlaps producerCidr {producer}, so that the two could never be peered: \
             pulumi config set consumerCidr 10.1.0.0/16"
        );
        Ok(())
    }

    fn check_services(&self) -> Result<()> {
        for name in self.services.keys() {
            let known: Vec<_> = self.specs.iter().map(|spec| spec.name).collect();
            ensure!(
                known.contains(&name.as_str()),
                "services.{name} is no service ({}): pulumi config rm --path services.{name}",
                known.join(", ")
            );
        }
        within("scalingCpuTarget", self.scaling_cpu_target, 1, 100)?;
        self.specs.iter().try_for_each(|spec| self.check_size(spec))
    }

    fn check_size(&self, spec: &ServiceSpec) -> Result<()> {
        let ServiceSize { cpu, memory, desired_count: desired, min_count: min, max_count: max } =
            self.size(spec);
        let name = spec.name;
        ensure!(
            fargate_offers(cpu, memory),
            "services.{name} asks for {cpu} CPU units and {memory} MiB, which Fargate does not offer together: \
             pulumi config set --path services.{name}.cpu 256, and --path services.{name}.memory 512"
        );
        ensure!(
            max >= desired,
            "{name} should run {desired} tasks, but may run at most {max}: pulumi config set maxCount {desired}"
        );
        ensure!(
            max == desired || min <= desired,
            "{name} should run {desired} tasks, but never fewer than {min}: pulumi config set minCount {desired}"
        );
        Ok(())
    }

    fn check_api(&self) -> Result<()> {
        for (key, value, wanted, command) in [
            (
                "jwtIssuer",
                self.jwt_issuer.is_some(),
                !self.jwt_audience.is_empty(),
                "--path jwtAudience[0] <audience>",
            ),
            (
                "jwtAudience",
                !self.jwt_audience.is_empty(),
                self.jwt_issuer.is_some(),
                "jwtIssuer https://<issuer>",
            ),
            (
                "domainName",
                self.domain_name.is_some(),
                self.certificate_arn.is_some(),
                "certificateArn <arn>",
            ),
            (
                "certificateArn",
                self.certificate_arn.is_some(),
                self.domain_name.is_some(),
                "domainName <name>",
            ),
            (
                "loadBalancerCertificateArn",
                self.load_balancer_certificate_arn.is_some(),
                self.load_balancer_certificate_name.is_some(),
                "loadBalancerCertificateName <name>",
            ),
            (
                "loadBalancerCertificateName",
                self.load_balancer_certificate_name.is_some(),
                self.load_balancer_certificate_arn.is_some(),
                "loadBalancerCertificateArn <arn>",
            ),
            (
                "throttlingRate",
                self.throttling_rate.is_some(),
                self.throttling_burst.is_some(),
                "throttlingBurst <requests>",
            ),
            (
                "throttlingBurst",
                self.throttling_burst.is_some(),
                self.throttling_rate.is_some(),
                "throttlingRate <requests per second>",
            ),
        ] {
            ensure!(
                !value || wanted,
                "{key} is set, but what belongs to it is not: pulumi config set {command}"
            );
        }
        if let Some(issuer) = self.jwt_issuer.as_ref().filter(|issuer| !self.may_issue(issuer)) {
            bail!(
                "jwtIssuer is {issuer}, and must be an https:// URL: pulumi config set jwtIssuer https://…"
            );
        }
        Ok(())
    }

    /// Whether tokens may come from this URL: on the local cloud, from an issuer on this machine, too.
    fn may_issue(&self, url: &str) -> bool {
        let here = ["http://127.0.0.1:", "http://localhost:"];
        url.starts_with("https://") || self.is_local() && here.iter().any(|here| url.starts_with(here))
    }
}

fn within<T: PartialOrd + std::fmt::Display>(key: &str, value: T, least: T, most: T) -> Result<()> {
    ensure!(
        least <= value && value <= most,
        "{key} is {value}, and must be {least} to {most}: pulumi config set {key} {least}"
    );
    Ok(())
}

fn require<T>(what: &str, key: &str, value: Option<&T>) -> Result<()> {
    ensure!(value.is_some(), "{what} needs {key}: pulumi config set {key} <value>");
    Ok(())
}

/// Fargate's sizes (ECS developer guide, "Task CPU and memory").
fn fargate_offers(cpu: u32, memory: u32) -> bool {
    let (least, most, step) = match cpu {
        256 => return [512, 1024, 2048].contains(&memory),
        512 => (1024, 4096, 1024),
        1024 => (2048, 8192, 1024),
        2048 => (4096, 16384, 1024),
        4096 => (8192, 30720, 1024),
        8192 => (16384, 61440, 4096),
        16384 => (32768, 122_880, 8192),
        _ => return false,
    };
    (least..=most).contains(&memory) && memory.is_multiple_of(step)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fargate_sizes() {
        for (cpu, memory, offered) in [
            (256, 512, true),
            (256, 4096, false),
            (512, 512, false),
            (1024, 8192, true),
            (1024, 8193, false),
            (8192, 20480, true),
            (300, 512, false),
        ] {
            assert_eq!(fargate_offers(cpu, memory), offered, "{cpu} CPU units, {memory} MiB");
        }
    }
}
