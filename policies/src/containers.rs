//! What containers run, and as whom.

use pulumi_policy::{Policy, Problem, Resource};
use serde_json::Value as Json;

use crate::{mandatory, services::SERVICE};

const TASK: &str = "aws:ecs/taskDefinition:TaskDefinition";
const REPOSITORY: &str = "aws:ecr/repository:Repository";

pub fn policies() -> Vec<Policy> {
    vec![
        mandatory("own-task-role", "The containers' role is not the one that starts them.")
            .of_type(TASK)
            .must(|task| {
                let role = task.get("taskRoleArn")?;
                Ok(!role.is_null() && role != task.get("executionRoleArn")?)
            }),
        mandatory("images-by-digest", "Images are named by digest.").of_type(TASK).check(|task, report| {
            for container in containers(task)? {
                let image = container["image"].as_str().unwrap_or_default();
                if !image.contains("@sha256:") {
                    report.violation(format!("Container {} runs {image:?}.", container["name"]));
                }
            }
            Ok(())
        }),
        mandatory(
            "read-only-containers",
            "Containers cannot write to their own files, unless a shell may be opened in them.",
        )
        .check_stack(|stack, report| {
            // ECS Exec puts its agent into the container's files.
            for service in stack.of_type(SERVICE) {
                if service.get("enableExecuteCommand")? == true {
                    return Ok(());
                }
            }
            for task in stack.of_type(TASK) {
                for container in containers(task)? {
                    if container["readonlyRootFilesystem"] != true {
                        report.violation_of(task, format!("Container {} can.", container["name"]));
                    }
                }
            }
            Ok(())
        }),
        mandatory("immutable-tags", "Tags of images cannot be moved.")
            .of_type(REPOSITORY)
            .must(|repository| Ok(repository.get("imageTagMutability")? == "IMMUTABLE")),
        mandatory("scanned-images", "Images are scanned when they are pushed.")
            .of_type(REPOSITORY)
            .must(|repository| Ok(repository.get("imageScanningConfiguration.scanOnPush")? == true)),
    ]
}

/// The containers of a task definition.
fn containers(task: &Resource) -> Result<Vec<Json>, Problem> {
    match task.get("containerDefinitions")?.parse_json()? {
        Json::Array(containers) => Ok(containers),
        _ => Ok(Vec::new()),
    }
}
