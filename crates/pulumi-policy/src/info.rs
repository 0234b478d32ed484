//! What a pack says of itself.

use pulumi_proto::{
    Value, pulumirpc as rpc,
    wire::{self, Encoding},
};

use crate::{Config, Enforcement, Pack, Policy, Problem, Schema, Severity};

impl Pack {
    pub(crate) fn info(&self) -> rpc::AnalyzerInfo {
        rpc::AnalyzerInfo {
            name: self.name.clone(),
            display_name: self.name.clone(),
            version: self.version.clone(),
            description: self.description.clone(),
            supports_config: true,
            policies: self.policies.iter().map(Policy::info).collect(),
            ..rpc::AnalyzerInfo::default()
        }
    }
}

impl Policy {
    fn info(&self) -> rpc::PolicyInfo {
        let of_stack = self.stack.is_some() && self.check.is_none() && self.remedy.is_none();
        let kind = if of_stack { rpc::PolicyType::Stack } else { rpc::PolicyType::Resource };
        rpc::PolicyInfo {
            name: self.name.clone(),
            display_name: self.name.clone(),
            description: self.description.clone(),
            enforcement_level: rpc::EnforcementLevel::from(self.enforcement).into(),
            config_schema: self.schema.as_ref().map(Schema::encode),
            policy_type: kind.into(),
            severity: rpc::PolicySeverity::from(self.severity).into(),
            remediation_steps: self.remediation_steps.clone(),
            url: self.url.clone(),
            ..rpc::PolicyInfo::default()
        }
    }
}

impl Schema {
    fn encode(&self) -> rpc::PolicyConfigSchema {
        let properties = self.properties.iter();
        let properties = properties.map(|(name, schema)| (name.clone(), Value::from_json(schema.clone())));
        rpc::PolicyConfigSchema {
            properties: Some(wire::encode_map(&properties.collect(), Encoding::FULL)),
            required: self.required.clone(),
        }
    }
}

/// A policy's configuration, as the engine sends it.
pub(crate) fn configured(config: rpc::PolicyConfig) -> Result<(Enforcement, Config), Problem> {
    Ok((config.enforcement_level().into(), Config::read(config.properties)?))
}

impl From<Enforcement> for rpc::EnforcementLevel {
    fn from(enforcement: Enforcement) -> Self {
        match enforcement {
            Enforcement::Advisory => Self::Advisory,
            Enforcement::Mandatory => Self::Mandatory,
            Enforcement::Remediate => Self::Remediate,
            Enforcement::Disabled => Self::Disabled,
        }
    }
}

impl From<rpc::EnforcementLevel> for Enforcement {
    fn from(level: rpc::EnforcementLevel) -> Self {
        match level {
            rpc::EnforcementLevel::Advisory => Self::Advisory,
            rpc::EnforcementLevel::Mandatory => Self::Mandatory,
            rpc::EnforcementLevel::Remediate => Self::Remediate,
            rpc::EnforcementLevel::Disabled => Self::Disabled,
        }
    }
}

impl From<Severity> for rpc::PolicySeverity {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Unspecified => Self::Unspecified,
            Severity::Low => Self::Low,
            Severity::Medium => Self::Medium,
            Severity::High => Self::High,
            Severity::Critical => Self::Critical,
        }
    }
}
