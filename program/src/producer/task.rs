//! What a service runs: its repository and image, its logs, its roles and its task definition.

use aws::{
    cloudwatch, ecr,
    ecs::{
        self,
        container::{ContainerDefinition, LogConfiguration, PortMapping},
    },
    iam::{
        self,
        policy::{Document, Statement},
    },
};
use pulumi_sdk::{Component, Output, format_output};

use super::{Platform, environment::Environment};
use crate::{
    image::{CargoImageArgs, cargo_image},
    settings::{Architecture, Preset, ServiceSize, ServiceSpec, Settings},
};

/// The task definition, as far as others need it.
pub(super) struct Task {
    pub definition: ecs::TaskDefinition,
    /// The name of its one container.
    pub container: String,
    /// The image that it runs.
    pub image: Output<String>,
    /// What lets Fargate pull the image and write the log; tasks cannot start before it.
    pub execution_policy: iam::RolePolicy,
    /// What the tasks themselves may do, if they may do anything.
    pub task_policy: Option<iam::RolePolicy>,
}

impl Task {
    pub fn new(
        scope: &Component,
        name: &str,
        spec: &ServiceSpec,
        size: ServiceSize,
        platform: &Platform<'_>,
    ) -> Self {
        let settings = platform.settings;
        let prefix = &settings.prefix;
        let repository = repository(scope, name, spec, settings);
        let architecture = settings.task_architecture();
        // A worker listens nowhere.
        let port = spec.path.map(|_| spec.port);
        let image = cargo_image(
            scope,
            &format!("{name}-image"),
            CargoImageArgs {
                package: spec.package.into(),
                repository_url: repository.repository_url().into(),
                credentials: platform.credentials.clone(),
                platform: architecture.platform().into(),
                ports: port.into_iter().collect(),
            },
        );
        let logs = cloudwatch::LogGroup::new(
            scope,
            &format!("{name}-logs"),
            cloudwatch::LogGroupArgs::builder()
                .name(format!("/ecs/{prefix}/{}", spec.package))
                .retention_in_days(i64::from(settings.log_retention_days))
                .kms_key_id(settings.log_kms_key_arn.as_deref())
                .tags(settings.tags(name))
                .build(),
        );
        let mut needs = (spec.needs)(scope, name, settings);
        let permissions = std::mem::take(&mut needs.permissions);
        let Environment { variables, secrets, readable, labels } =
            Environment::new(scope, name, spec, needs, settings);
        let execution_role = role(scope, &format!("{name}-execution-role"), settings);
        let execution_policy = iam::RolePolicy::new(
            scope,
            &format!("{name}-execution-policy"),
            iam::RolePolicyArgs::builder()
                .role(execution_role.id())
                .policy(execution_permissions(&repository, &logs, readable))
                .build(),
        );
        // The tasks' own role allows what their needs say, which is nothing by default (but a shell, where
        // one is asked for).
        let task_role = role(scope, &format!("{name}-task-role"), settings);
        if settings.ecs_exec {
            iam::RolePolicy::new(
                scope,
                &format!("{name}-exec-policy"),
                iam::RolePolicyArgs::builder().role(task_role.id()).policy(exec_permissions()).build(),
            );
        }

        let task_policy = (!permissions.is_empty()).then(|| {
            iam::RolePolicy::new(
                scope,
                &format!("{name}-task-policy"),
                iam::RolePolicyArgs::builder()
                    .role(task_role.id())
                    .policy(Document::new(permissions))
                    .build(),
            )
        });

        let container = format!("{}Container", spec.name);
        let definition = ecs::TaskDefinition::new(
            scope,
            &format!("{name}-task"),
            ecs::TaskDefinitionArgs::builder()
                .family(format!("{prefix}-{}", spec.package))
                .requires_compatibilities(["FARGATE"])
                .network_mode("awsvpc")
                .cpu(size.cpu.to_string())
                .memory(size.memory.to_string())
                .runtime_platform(
                    ecs::TaskDefinitionRuntimePlatform::builder()
                        .cpu_architecture(architecture.ecs())
                        .operating_system_family("LINUX")
                        .build(),
                )
                .execution_role_arn(execution_role.arn())
                .task_role_arn(task_role.arn())
                .container_definitions(ecs::container::to_json([ContainerDefinition::builder()
                    .name(container.as_str())
                    .image(image.clone())
                    .essential(true)
                    // A shell's agent writes files; the services themselves write none.
                    .readonly_root_filesystem(!settings.ecs_exec)
                    .environment(some(variables))
                    .secrets(some(secrets))
                    .docker_labels(some(labels))
                    .port_mappings(port.map(|port| [PortMapping::tcp(i64::from(port))]))
                    .log_configuration(LogConfiguration::awslogs(
                        logs.name(),
                        settings.region.as_str(),
                        spec.name,
                    ))
                    .build()]))
                // The revision before stays active, so that the service can be pointed back at it without a
                // build.
                .skip_destroy(true)
                .tags(settings.tags(name))
                .build(),
        );
        Self { definition, container, image, execution_policy, task_policy }
    }
}

fn repository(scope: &Component, name: &str, spec: &ServiceSpec, settings: &Settings) -> ecr::Repository {
    let repository =
        ecr::Repository::new(
            scope,
            &format!("{name}-repository"),
            ecr::RepositoryArgs::builder()
                .name(format!("{}/{}", settings.prefix, spec.package))
                .image_tag_mutability("IMMUTABLE")
                .image_scanning_configuration(
                    ecr::RepositoryImageScanningConfiguration::builder().scan_on_push(true).build(),
                )
                // By a key that the account sees and can audit; ECR's own otherwise. A change makes another
                // repository.
                .encryption_configurations((settings.preset == Preset::Hardened).then(|| {
                    [ecr::RepositoryEncryptionConfiguration::builder().encryption_type("KMS").build()]
                }))
                .force_delete(settings.force_delete_repositories)
                .tags(settings.tags(name))
                .build(),
        );
    // Every push leaves the image before it without a tag; ten of them are enough to roll back to.
    ecr::LifecyclePolicy::new(
        scope,
        &format!("{name}-lifecycle"),
        ecr::LifecyclePolicyArgs::builder()
            .repository(repository.name())
            .policy(
                serde_json::json!({"rules": [{
                    "rulePriority": 1,
                    "description": "Keep the last ten images",
                    "selection": {"tagStatus": "any", "countType": "imageCountMoreThan", "countNumber": 10},
                    "action": {"type": "expire"},
                }]})
                .to_string(),
            )
            .build(),
    );
    repository
}

/// A role that ECS tasks may take.
fn role(scope: &Component, name: &str, settings: &Settings) -> iam::Role {
    iam::Role::new(
        scope,
        name,
        iam::RoleArgs::builder()
            .assume_role_policy(Document::assumed_by("ecs-tasks.amazonaws.com"))
            .permissions_boundary(settings.permissions_boundary_arn.as_deref())
            .tags(settings.tags(name))
            .build(),
    )
}

/// A list with something in it: what is empty is left out of the task definition.
fn some<T>(items: Vec<T>) -> Option<Vec<T>> {
    (!items.is_empty()).then_some(items)
}

/// What Fargate needs to start a task: pull its image, write its log, read its secrets.
fn execution_permissions(
    repository: &ecr::Repository,
    logs: &cloudwatch::LogGroup,
    readable: Vec<Statement>,
) -> Document {
    let statements = [
        Statement::allow(["ecr:GetAuthorizationToken"]).resources(["*"]),
        Statement::allow([
            "ecr:BatchCheckLayerAvailability",
            "ecr:GetDownloadUrlForLayer",
            "ecr:BatchGetImage",
        ])
        .resources([repository.arn()]),
        Statement::allow(["logs:CreateLogStream", "logs:PutLogEvents"])
            .resources([format_output!("{}:*", logs.arn())]),
    ];
    Document::new(statements.into_iter().chain(readable))
}

/// What `aws ecs execute-command` needs of a task (ECS developer guide, "ECS Exec"); these actions know no
/// resources.
fn exec_permissions() -> Document {
    Document::new([Statement::allow([
        "ssmmessages:CreateControlChannel",
        "ssmmessages:CreateDataChannel",
        "ssmmessages:OpenControlChannel",
        "ssmmessages:OpenDataChannel",
    ])
    .resources(["*"])])
}

impl Settings {
    /// The processor of the tasks: as configured; else this machine's on the local cloud, and x86_64 on AWS.
    pub fn task_architecture(&self) -> Architecture {
        let here = match std::env::consts::ARCH {
            "aarch64" => Architecture::Arm,
            _ => Architecture::X86,
        };
        let default = if self.is_local() { here } else { Architecture::X86 };
        self.architecture.unwrap_or(default)
    }
}
