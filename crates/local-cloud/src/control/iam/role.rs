//! Roles, their policies, and instance profiles.

use provider_kit::{Failure, Map, autoname::Rule};

use super::token;
use crate::control::{
    error::{AwsError, Outcome},
    fields::{Fields, object},
    ids,
    kind::{Kind, Made, Scene, known},
    world::{Record, World},
};

/// When everything of the local account was made; IAM tells no time that a second deployment would change.
const CREATED: &str = "2024-01-01T00:00:00Z";

fn naming(max: usize) -> Rule {
    Rule { property: "name", prefix_property: Some("namePrefix"), max, lowercase: false }
}

/// What is wrong with a policy document.
pub fn check_policy(inputs: &Map, name: &str) -> Option<Failure> {
    let text = known(inputs, name)?.as_str()?;
    let failure = |reason: String| {
        Some(Failure::new(name, format!("\"{name}\" contains an invalid JSON policy: {reason}")))
    };
    match serde_json::from_str::<serde_json::Value>(text) {
        Err(error) => failure(error.to_string()),
        Ok(document) => match document.get("Statement") {
            Some(serde_json::Value::Array(_) | serde_json::Value::Object(_)) => None,
            _ => failure("it has no \"Statement\"".to_owned()),
        },
    }
}

fn role<'a>(scene: &'a Scene<'_>, name: &str) -> Outcome<&'a Record> {
    let missing = || AwsError::new("NoSuchEntity", format!("The role with name {name} cannot be found."));
    scene.refer(token::ROLE, name, missing)
}

pub struct Role;

impl Kind for Role {
    fn label(&self) -> &'static str {
        "IAM Role"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(64))
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        check_policy(inputs, "assumeRolePolicy").into_iter().collect()
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("path", "/");
        outputs.default("maxSessionDuration", 3600);
        outputs.default("forceDetachPolicies", false);
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("name");
        if scene.siblings().any(|other| other.id == name) {
            return Err(AwsError::new(
                "EntityAlreadyExists",
                format!("Role with name {name} already exists."),
            ));
        }
        let path = scene.inputs.text("path").unwrap_or("/");
        let outputs = object([
            ("arn", ids::arn("iam", "", format!("role{path}{name}")).into()),
            ("createDate", CREATED.into()),
            ("uniqueId", scene.keep("uniqueId", || ids::iam("AROA")).into()),
        ]);
        Ok(Made { id: name.to_owned(), outputs })
    }

    fn delete(&self, world: &World, record: &Record) -> Outcome<()> {
        let name = record.id.as_str();
        let conflict = |message| Err(AwsError::new("DeleteConflict", message));
        let forced = record.flag("forceDetachPolicies") == Some(true);
        if world.find(token::INSTANCE_PROFILE, "role", name).is_some() {
            return conflict("Cannot delete entity, must remove roles from instance profile first.");
        }
        if !forced && world.find(token::ROLE_POLICY_ATTACHMENT, "role", name).is_some() {
            return conflict("Cannot delete entity, must detach all policies first.");
        }
        if !forced && world.find(token::ROLE_POLICY, "role", name).is_some() {
            return conflict("Cannot delete entity, must delete policies first.");
        }
        Ok(())
    }
}

pub struct RolePolicy;

impl Kind for RolePolicy {
    fn label(&self) -> &'static str {
        "IAM Role Policy"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(128))
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        check_policy(inputs, "policy").into_iter().collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{}:{}", inputs.text("role")?, inputs.text("name")?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let role = role(scene, scene.text("role"))?;
        Ok(Made { id: format!("{}:{}", role.id, scene.text("name")), outputs: Map::new() })
    }
}

pub struct RolePolicyAttachment;

impl Kind for RolePolicyAttachment {
    fn label(&self) -> &'static str {
        "IAM Role Policy Attachment"
    }

    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let arn = inputs.text("policyArn").filter(|arn| !arn.starts_with("arn:"));
        arn.map(|arn| Failure::new("policyArn", format!("\"{arn}\" is an invalid ARN: arn: invalid prefix")))
            .into_iter()
            .collect()
    }

    fn key(&self, inputs: &Map) -> Option<String> {
        Some(format!("{}/{}", inputs.text("role")?, inputs.text("policyArn")?))
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let (role, policy) = (role(scene, scene.text("role"))?, scene.text("policyArn"));
        if !policy.starts_with("arn:aws:iam::aws:policy/") {
            let message = format!("Policy {policy} does not exist or is not attachable.");
            return Err(AwsError::new("NoSuchEntity", message));
        }
        Ok(Made { id: format!("{}/{policy}", role.id), outputs: Map::new() })
    }
}

pub struct InstanceProfile;

impl Kind for InstanceProfile {
    fn label(&self) -> &'static str {
        "IAM Instance Profile"
    }

    fn naming(&self) -> Option<Rule> {
        Some(naming(128))
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.default("path", "/");
    }

    fn make(&self, scene: &Scene<'_>) -> Outcome<Made> {
        let name = scene.text("name");
        if scene.siblings().any(|other| other.id == name) {
            let message = format!("Instance Profile {name} already exists.");
            return Err(AwsError::new("EntityAlreadyExists", message));
        }
        if let Some(name) = scene.inputs.text("role") {
            role(scene, name)?;
        }
        let path = scene.inputs.text("path").unwrap_or("/");
        let outputs = object([
            ("arn", ids::arn("iam", "", format!("instance-profile{path}{name}")).into()),
            ("createDate", CREATED.into()),
            ("uniqueId", scene.keep("uniqueId", || ids::iam("AIPA")).into()),
        ]);
        Ok(Made { id: name.to_owned(), outputs })
    }
}
