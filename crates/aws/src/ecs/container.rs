//! Container definitions of ECS tasks, typed. (Names and meanings are those of AWS's *ContainerDefinition*
//! API reference.)

use pulumi_sdk::{Input, InputMap, Inputs, Output, to_json as json};

use crate::{
    support,
    support::{Nested, NestedList},
};

/// The canonical JSON of a task's containers, as `TaskDefinitionArgs::container_definitions` takes it: sorted
/// names, no spaces, so that the same containers are the same text. Unknown while a part of it is, secret if
/// a part of it is.
///
/// ```
/// use aws::ecs::container::{ContainerDefinition, PortMapping, to_json};
/// let containers = to_json([ContainerDefinition::builder()
///     .name("book-service")
///     .image("books@sha256:0123")
///     .port_mappings([PortMapping::tcp(80)])
///     .environment([("PORT", "80")])
///     .build()]);
/// ```
pub fn to_json(containers: impl IntoIterator<Item = ContainerDefinition>) -> Output<String> {
    json(containers.into_iter().collect::<Vec<_>>())
}

/// Required arguments of the types below, while they are missing.
#[allow(non_camel_case_types, reason = "called as the arguments are")]
pub mod missing {
    macro_rules! missing {
        ($($name:ident)*) => {$(
            #[doc = concat!("`", stringify!($name), "` is not set.")]
            #[derive(Clone, Copy)]
            pub struct $name;
        )*};
    }
    missing! { name image command log_driver container_name condition container_port value value_from source_volume container_path soft_limit hard_limit }
}

arguments! {
    /// One container of a task.
    ContainerDefinition, ContainerDefinitionBuilder;
    required {
        /// Its name in the task.
        name: Input<String> = "name";
        /// The image: `repository:tag`, or better `repository@sha256:…`.
        image: Input<String> = "image";
    }
    optional {
        /// What is run in place of the image's `CMD`.
        command: Inputs<String> = "command";
        /// CPU units reserved for it, of the task's.
        cpu: Input<i64> = "cpu";
        /// What must have happened to other containers before it starts.
        depends_on: NestedList<ContainerDependency> = "dependsOn";
        /// Labels of the container.
        docker_labels: InputMap<String> = "dockerLabels";
        /// What is run in place of the image's `ENTRYPOINT`.
        entry_point: Inputs<String> = "entryPoint";
        /// Its environment: `[("PORT", "80")]`.
        environment: NestedList<KeyValuePair> = "environment";
        /// Whether the task stops when it does (the default).
        essential: Input<bool> = "essential";
        /// How the container itself tells whether it is healthy.
        health_check: Nested<HealthCheck> = "healthCheck";
        /// What of Linux it may use.
        linux_parameters: Nested<LinuxParameters> = "linuxParameters";
        /// Where its output goes.
        log_configuration: Nested<LogConfiguration> = "logConfiguration";
        /// MiB above which it is killed.
        memory: Input<i64> = "memory";
        /// MiB reserved for it.
        memory_reservation: Input<i64> = "memoryReservation";
        /// The task's volumes in it.
        mount_points: NestedList<MountPoint> = "mountPoints";
        /// Its ports.
        port_mappings: NestedList<PortMapping> = "portMappings";
        /// Whether it cannot write to its root file system.
        readonly_root_filesystem: Input<bool> = "readonlyRootFilesystem";
        /// Secrets in its environment.
        secrets: NestedList<Secret> = "secrets";
        /// Seconds to wait for what it depends on.
        start_timeout: Input<i64> = "startTimeout";
        /// Seconds between SIGTERM and SIGKILL.
        stop_timeout: Input<i64> = "stopTimeout";
        /// Limits of the process.
        ulimits: NestedList<Ulimit> = "ulimits";
        /// The user that it runs as.
        user: Input<String> = "user";
        /// Where it runs.
        working_directory: Input<String> = "workingDirectory";
    }
}

arguments! {
    /// What must have happened to another container.
    ContainerDependency, ContainerDependencyBuilder;
    required {
        /// The other container.
        container_name: Input<String> = "containerName";
        /// `START`, `COMPLETE`, `SUCCESS` or `HEALTHY`.
        condition: Input<String> = "condition";
    }
    optional {}
}

arguments! {
    /// A variable of the environment; a pair of texts converts to it.
    KeyValuePair, KeyValuePairBuilder;
    required {
        /// The variable.
        name: Input<String> = "name";
        /// Its value.
        value: Input<String> = "value";
    }
    optional {}
}

impl KeyValuePair {
    /// A variable and its value.
    pub fn new(name: impl Into<Input<String>>, value: impl Into<Input<String>>) -> Self {
        Self { name: name.into(), value: value.into() }
    }
}

impl<N: Into<Input<String>>, V: Into<Input<String>>> From<(N, V)> for Nested<KeyValuePair> {
    fn from((name, value): (N, V)) -> Self {
        KeyValuePair::new(name, value).into()
    }
}

arguments! {
    /// A secret in the environment.
    Secret, SecretBuilder;
    required {
        /// The variable.
        name: Input<String> = "name";
        /// The ARN of the secret or parameter.
        value_from: Input<String> = "valueFrom";
    }
    optional {}
}

arguments! {
    /// A port of a container.
    PortMapping, PortMappingBuilder;
    required {
        /// The port that the container listens on.
        container_port: Input<i64> = "containerPort";
    }
    optional {
        /// What is spoken there, for Service Connect: `http`, `http2` or `grpc`.
        app_protocol: Input<String> = "appProtocol";
        /// The host's port; the same one in the network mode `awsvpc`.
        host_port: Input<i64> = "hostPort";
        /// A name, for Service Connect.
        name: Input<String> = "name";
        /// `tcp` or `udp`.
        protocol: Input<String> = "protocol";
    }
}

impl PortMapping {
    /// A TCP port.
    pub fn tcp(port: impl Into<Input<i64>>) -> Self {
        let port = port.into();
        Self::builder().container_port(port.clone()).host_port(port).protocol("tcp").build()
    }
}

arguments! {
    /// Where a container's output goes.
    LogConfiguration, LogConfigurationBuilder;
    required {
        /// The driver, such as `awslogs`.
        log_driver: Input<String> = "logDriver";
    }
    optional {
        /// The driver's options.
        options: InputMap<String> = "options";
        /// Options that are secrets.
        secret_options: NestedList<Secret> = "secretOptions";
    }
}

impl LogConfiguration {
    /// To a CloudWatch log group; streams are named after `stream_prefix`.
    pub fn awslogs(
        group: impl Into<Input<String>>,
        region: impl Into<Input<String>>,
        stream_prefix: impl Into<Input<String>>,
    ) -> Self {
        let options = [
            ("awslogs-group", group.into()),
            ("awslogs-region", region.into()),
            ("awslogs-stream-prefix", stream_prefix.into()),
        ];
        Self::builder().log_driver("awslogs").options(options).build()
    }
}

arguments! {
    /// How a container tells whether it is healthy.
    HealthCheck, HealthCheckBuilder;
    required {
        /// `CMD` and what is run, or `CMD-SHELL` and a line for the shell: exit code 0 is healthy.
        command: Inputs<String> = "command";
    }
    optional {
        /// Seconds between checks.
        interval: Input<i64> = "interval";
        /// Failures in a row that make it unhealthy.
        retries: Input<i64> = "retries";
        /// Seconds after the start in which failures do not count.
        start_period: Input<i64> = "startPeriod";
        /// Seconds after which a check has failed.
        timeout: Input<i64> = "timeout";
    }
}

arguments! {
    /// A volume of the task, in a container.
    MountPoint, MountPointBuilder;
    required {
        /// Where it is in the container.
        container_path: Input<String> = "containerPath";
        /// The volume's name.
        source_volume: Input<String> = "sourceVolume";
    }
    optional {
        /// Whether the container cannot write to it.
        read_only: Input<bool> = "readOnly";
    }
}

arguments! {
    /// A limit of a container's process.
    Ulimit, UlimitBuilder;
    required {
        /// What is limited, such as `nofile`.
        name: Input<String> = "name";
        /// The limit.
        soft_limit: Input<i64> = "softLimit";
        /// What the process may raise it to.
        hard_limit: Input<i64> = "hardLimit";
    }
    optional {}
}

arguments! {
    /// What of Linux a container may use.
    #[derive(Default)]
    LinuxParameters, LinuxParametersBuilder;
    required {}
    optional {
        /// The capabilities that differ from the default.
        capabilities: Nested<KernelCapabilities> = "capabilities";
        /// Whether an init process reaps children and passes signals on.
        init_process_enabled: Input<bool> = "initProcessEnabled";
    }
}

arguments! {
    /// Linux capabilities.
    #[derive(Default)]
    KernelCapabilities, KernelCapabilitiesBuilder;
    required {}
    optional {
        /// What the container gets more.
        add: Inputs<String> = "add";
        /// What it does not get, such as `ALL`.
        drop: Inputs<String> = "drop";
    }
}

#[cfg(test)]
mod tests {
    use pulumi_sdk::output::{Resolved, from_future, resolve};

    use super::*;
    use crate::testing::block_on;

    fn service(image: impl Into<Input<String>>) -> ContainerDefinition {
        ContainerDefinition::builder()
            .image(image)
            .name("book-service")
            .essential(true)
            .cpu(None::<i64>)
            .port_mappings([PortMapping::tcp(80)])
            .environment([("PORT", "80"), ("LOG", "info")])
            .environment([KeyValuePair::new("PORT", "80")])
            .log_configuration(LogConfiguration::awslogs(
                Output::new("/books".to_owned()),
                "eu-west-1",
                "ecs",
            ))
            .health_check(HealthCheck::builder().command(["CMD", "/health"]).interval(10).build())
            .linux_parameters(Output::new(LinuxParameters::builder().init_process_enabled(true).build()))
            .build()
    }

    #[test]
    fn the_json_is_canonical() {
        let json = block_on(resolve(&to_json([service("books@sha256:0")])));
        let expected = concat!(
            r#"[{"environment":[{"name":"PORT","value":"80"}],"essential":true,"#,
            r#""healthCheck":{"command":["CMD","/health"],"interval":10},"image":"books@sha256:0","#,
            r#""linuxParameters":{"initProcessEnabled":true},"logConfiguration":{"logDriver":"awslogs","#,
            r#""options":{"awslogs-group":"/books","awslogs-region":"eu-west-1","awslogs-stream-prefix":"ecs"}},"#,
            r#""name":"book-service","portMappings":[{"containerPort":80,"hostPort":80,"protocol":"tcp"}]}]"#,
        );
        assert_eq!(json, Resolved::known(expected.to_owned()));
    }

    #[test]
    fn what_is_inside_marks_the_whole() {
        let image = |value: Option<&str>, secret| {
            let dependencies = ["urn:image".to_owned()].into();
            let resolved = Resolved { value: value.map(str::to_owned), secret, dependencies };
            block_on(resolve(&to_json([service(from_future(std::future::ready(resolved)))])))
        };
        let unknown = image(None, false);
        assert_eq!((unknown.value, unknown.secret), (None, false));
        assert_eq!(unknown.dependencies, ["urn:image".to_owned()].into());
        let secret = image(Some("books@sha256:1"), true);
        assert!(secret.secret && secret.value.is_some_and(|json| json.contains("books@sha256:1")));
    }
}
