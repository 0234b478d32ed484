use serde_json::{Value as Json, json};

use super::*;
use crate::model::{DefaultRoute, Peer, SecurityGroup, SecurityRule, Statement, Subnet};

const ROLE: &str = "arn:aws:iam::000000000000:role/execution";
const SECRET: &str = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:books-a1b2c3";
const IMAGE: &str = "127.0.0.1:5000/books@sha256:0";

/// A task whose execution role has these statements.
struct Setting {
    topology: Topology,
    definition: TaskDefinition,
}

fn document(statements: Json) -> Vec<Statement> {
    Statement::of_document(&json!({"Version": "2012-10-17", "Statement": statements}).to_string())
}

fn allow(actions: &[&str], resource: &str) -> Json {
    json!({"Effect": "Allow", "Action": actions, "Resource": resource})
}

/// All that the task needs.
fn enough() -> Vec<Json> {
    vec![
        allow(&["ecr:GetAuthorizationToken"], "*"),
        allow(
            &["ecr:BatchGetImage", "ecr:GetDownloadUrlForLayer"],
            "arn:aws:ecr:eu-west-1:000000000000:repository/books",
        ),
        allow(&["logs:CreateLogStream"], "arn:aws:logs:eu-west-1:000000000000:log-group:/ecs/books:*"),
        allow(&["secretsmanager:GetSecretValue"], SECRET),
        allow(&["ssm:GetParameters"], "arn:aws:ssm:*:*:parameter/books/*"),
    ]
}

impl Setting {
    fn new(statements: Vec<Json>) -> Self {
        let trust =
            json!([{"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": ECS_TASKS}}]);
        let role = Role {
            name: "execution".into(),
            trust: document(trust),
            statements: document(statements.into()),
            incomplete: false,
        };
        let mut topology = Topology::default();
        topology.roles.insert(ROLE.into(), role);
        let version = crate::model::SecretVersion {
            id: "1".into(),
            stages: vec!["AWSCURRENT".into()],
            text: Some("hunter2".into()),
        };
        topology.secrets.insert(SECRET.into(), crate::model::Secret { versions: vec![version] });
        topology
            .parameters
            .insert("arn:aws:ssm:eu-west-1:000000000000:parameter/books/token".into(), "hunter3".into());
        topology.log_groups.insert("arn:aws:logs:eu-west-1:000000000000:log-group:/ecs/books".into());
        topology.subnets.insert(
            "subnet-1".into(),
            Subnet {
                vpc_id: "vpc-1".into(),
                cidr: "10.0.0.0/24".parse().unwrap(),
                default_route: DefaultRoute::NatGateway,
                endpoints: vec![],
            },
        );
        let out = SecurityRule {
            protocol: "-1".into(),
            ports: (0, 0),
            peer: Peer::Cidr("0.0.0.0/0".parse().unwrap()),
        };
        let group = SecurityGroup { name: "task".into(), ingress: vec![], egress: vec![out] };
        topology.security_groups.insert("sg-1".into(), group);
        let container = Container {
            name: "web".into(),
            image: IMAGE.into(),
            essential: true,
            log: Some(("/ecs/books".into(), "web".into())),
            secrets: [("SECRET", SECRET), ("TOKEN", "/books/token")]
                .map(|(name, from)| (name.to_owned(), from.to_owned()))
                .into(),
            ..Container::default()
        };
        let definition = TaskDefinition {
            cpu_architecture: "X86_64".into(),
            containers: vec![container],
            stop_timeout: std::time::Duration::from_secs(30),
            execution_role: Some(ROLE.into()),
            task_role: None,
        };
        Self { topology, definition }
    }

    fn secrets_from(mut self, value_from: &str) -> Self {
        self.definition.containers[0].secrets = BTreeMap::from([("A".to_owned(), value_from.to_owned())]);
        self
    }

    fn start(&self) -> Result<Secrets, String> {
        let task = Task {
            topology: &self.topology,
            definition: &self.definition,
            id: "0123",
            region: "eu-west-1",
            account: "000000000000",
        };
        let start = egress::Start {
            groups: &self.topology.security_groups,
            subnets: &self.topology.subnets,
            subnet_id: "subnet-1",
            group_ids: &["sg-1".to_owned()],
            address: [10, 0, 0, 9].into(),
            public_ip: false,
            region: "eu-west-1",
        };
        task.roles()?;
        task.resources(start)
    }

    fn fails(&self, words: &[&str]) {
        let why = self.start().unwrap_err();
        for words in words {
            assert!(why.contains(words), "no {words:?} in {why:?}");
        }
        assert!(!why.contains("hunter"), "{why}");
    }
}

#[test]
fn secrets_are_fetched_under_the_execution_role() {
    let secrets = Setting::new(enough()).start().unwrap();
    let values: Vec<_> = secrets["web"].iter().map(|(name, value)| (name.as_str(), value.expose())).collect();
    assert_eq!(values, [("SECRET", "hunter2"), ("TOKEN", "hunter3")]);
    assert!(!format!("{secrets:?}").contains("hunter"));
}

#[test]
fn each_missing_permission_is_said_in_ecs_words() {
    for (missing, words) in [
        (
            0,
            "ResourceInitializationError: unable to pull secrets or registry auth: execution resource retrieval failed: unable to retrieve \
             ecr registry auth: service call has been retried 1 time(s): AccessDeniedException: User: \
             arn:aws:sts::000000000000:assumed-role/execution/0123 is not authorized to perform: ecr:GetAuthorizationToken on resource: * \
             because no identity-based policy allows the ecr:GetAuthorizationToken action",
        ),
        (
            1,
            "403 Forbidden (User: arn:aws:sts::000000000000:assumed-role/execution/0123 is not authorized to perform: ecr:BatchGetImage",
        ),
        (
            2,
            "ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create \
             Cloudwatch log stream: AccessDeniedException: User: ",
        ),
        (
            3,
            "unable to retrieve secret from asm: service call has been retried 1 time(s): failed to fetch secret \
             arn:aws:secretsmanager:eu-west-1:000000000000:secret:books-a1b2c3 from secrets manager: AccessDeniedException: User: ",
        ),
        (
            4,
            "unable to retrieve secrets from ssm: service call has been retried 1 time(s): AccessDeniedException: User: ",
        ),
    ] {
        let mut statements = enough();
        statements.remove(missing);
        Setting::new(statements).fails(&[words, "is not authorized to perform"]);
    }
    let mut statements = enough();
    statements.push(json!({"Effect": "Deny", "Action": "secretsmanager:*", "Resource": "*"}));
    Setting::new(statements).fails(&["with an explicit deny in an identity-based policy"]);
}

#[test]
fn what_is_not_there_is_said_in_ecs_words() {
    let any = |action: &str| allow(&[action], "*");
    let with = |value_from: &str| {
        let mut statements = enough();
        statements.extend([any("secretsmanager:GetSecretValue"), any("ssm:GetParameters")]);
        Setting::new(statements).secrets_from(value_from)
    };
    let none = "arn:aws:secretsmanager:eu-west-1:000000000000:secret:none-a1b2c3";
    with(none).fails(&[
        "failed to fetch secret",
        "ResourceNotFoundException: Secrets Manager can't find the specified secret.",
    ]);
    with(&format!("{SECRET}:user::")).fails(&[
        "unable to retrieve secret from asm: service call has been retried 1 time(s): the secret is not JSON",
    ]);
    with("/none").fails(&["unable to retrieve secrets from ssm: service call has been retried 1 time(s): invalid ssm parameters: /none"]);
    with(&format!("{SECRET}:user"))
        .fails(&["unexpected ARN format with parameters when trying to retrieve ASM secret"]);
    let mut without_group = Setting::new(enough());
    without_group.topology.log_groups.clear();
    without_group
        .fails(&["ResourceNotFoundException: The specified log group does not exist. : exit status 1"]);
    without_group.definition.containers[0].creates_log_group = true;
    without_group.fails(&["logs:CreateLogGroup"]);
}

#[test]
fn the_way_to_the_secrets_must_be_open() {
    let mut cut_off = Setting::new(enough());
    cut_off.topology.subnets.values_mut().for_each(|subnet| subnet.default_route = DefaultRoute::None);
    cut_off.fails(&[
        "failed to fetch secret",
        "service call has been retried 5 time(s)",
        "RequestCanceled: request context canceled caused by: context deadline exceeded. Please check your task network configuration.",
        "add a VPC endpoint for secretsmanager",
    ]);
}

#[test]
fn roles_must_be_ecs_to_take() {
    let mut other = Setting::new(enough());
    other.topology.roles.get_mut(ROLE).unwrap().trust.clear();
    other.fails(&["ECS was unable to assume the role 'arn:aws:iam::000000000000:role/execution' that was provided for this task."]);
    let mut gone = Setting::new(enough());
    gone.topology.roles.clear();
    gone.fails(&["ECS was unable to assume the role"]);
    let mut foreign = Setting::new(enough());
    foreign.definition.execution_role = Some("arn:aws:iam::111122223333:role/execution".into());
    foreign.start().unwrap();
}
