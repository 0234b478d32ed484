//! The policy pack over what the program registers.
//!
//! Every policy holds for every set of settings below, and each comes with a mutation that breaks it, so that
//! none can pass by looking at nothing.

use pulumi_policy::{Resource, Violation};
use pulumi_sdk::{Value, testing::Report};
use serde_json::{Value as Json, json};

use super::{EVERYTHING, HARDENED, run};

/// What a run registered.
struct Tree(Vec<Resource>);

impl Tree {
    fn of(report: &Report) -> Self {
        let resources = report.registrations.iter().map(|registration| {
            Resource::new(&registration.type_token, &registration.name, registration.inputs.clone())
        });
        Self(resources.collect())
    }

    fn violations(&self) -> Vec<Violation> {
        policies::pack().violations(&self.0).expect("no policy fails")
    }

    fn of_type(&self, token: &str) -> impl Iterator<Item = &Resource> {
        self.0.iter().filter(move |resource| resource.type_token == token)
    }

    /// Whether a property of all resources of a type, of which there are some, is `value`.
    fn all(&self, token: &str, path: &str, value: &Json) -> bool {
        let value = Value::from_json(value.clone());
        let is = |resource: &Resource| resource.get(path).is_ok_and(|property| *property.value() == value);
        self.of_type(token).next().is_some() && self.of_type(token).all(is)
    }

    fn mutate(&mut self, found: impl Fn(&Resource) -> bool, pointer: &str, value: Json) {
        let resource = self.0.iter_mut().find(|resource| found(resource)).expect("a resource to break");
        let mut inputs =
            Value::Object(resource.properties.clone()).to_json().expect("an update knows its inputs");
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
        inputs.pointer_mut(parent).expect(pointer)[key] = value;
        let Value::Object(properties) = Value::from_json(inputs) else { unreachable!("made of an object") };
        resource.properties = properties;
    }

    /// Sets a property of the first resource of a type.
    fn set(&mut self, token: &str, pointer: &str, value: Json) {
        self.mutate(|resource| resource.type_token == token, pointer, value);
    }

    /// Sets a property of the first container of the first task definition.
    fn set_container(&mut self, key: &str, value: Json) {
        let task = self.of_type(TASK).next().expect("a task definition");
        let definitions = task.get("containerDefinitions").expect("known");
        let mut definitions = definitions.parse_json().expect("JSON");
        definitions[0][key] = value;
        self.set(TASK, "/containerDefinitions", definitions.to_string().into());
    }

    fn allow(&mut self, action: &str, resource: &str) {
        let statement = json!({ "Effect": "Allow", "Action": [action], "Resource": [resource] });
        let document = json!({ "Version": "2012-10-17", "Statement": [statement] });
        self.set("aws:iam/rolePolicy:RolePolicy", "/policy", document.to_string().into());
    }
}

const INGRESS: &str = "aws:vpc/securityGroupIngressRule:SecurityGroupIngressRule";
const TASK: &str = "aws:ecs/taskDefinition:TaskDefinition";
const SERVICE: &str = "aws:ecs/service:Service";
const BALANCER: &str = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER: &str = "aws:lb/listener:Listener";
const REPOSITORY: &str = "aws:ecr/repository:Repository";
const BASTION: &str = "aws:ec2/instance:Instance";
const LOGS: &str = "aws:cloudwatch/logGroup:LogGroup";
const SUBNET: &str = "aws:ec2/subnet:Subnet";

type Mutation = fn(&mut Tree);

/// What breaks each policy.
const MUTATIONS: &[(&str, Mutation)] = &[
    ("no-open-ingress", |tree| tree.set(INGRESS, "/cidrIpv4", "0.0.0.0/0".into())),
    ("private-subnets-hand-out-no-addresses", |tree| tree.set(SUBNET, "/mapPublicIpOnLaunch", true.into())),
    ("tasks-behind-load-balancer", |tree| {
        let rule = |resource: &Resource| resource.name == "producer-book-sg-from-producer-alb-sg";
        tree.mutate(rule, "/referencedSecurityGroupId", "producer-link-sg-id".into());
    }),
    ("private-subnets", |tree| tree.set(BALANCER, "/subnets", json!(["producer-network-public-1-id"]))),
    ("no-wildcard-actions", |tree| tree.allow("s3:*", "arn:aws:s3:::books")),
    ("within-boundary", |tree| tree.allow("iam:PassRole", "arn:aws:iam::000000000000:role/x")),
    ("policies-name-resources", |tree| tree.allow("ecr:BatchGetImage", "*")),
    ("own-task-role", |tree| {
        let task = tree.of_type(TASK).next().expect("a task");
        let role = task.get("executionRoleArn").expect("known").as_str().expect("an ARN").to_owned();
        tree.set(TASK, "/taskRoleArn", role.into());
    }),
    ("images-by-digest", |tree| tree.set_container("image", "books:latest".into())),
    ("read-only-containers", |tree| tree.set_container("readonlyRootFilesystem", false.into())),
    ("immutable-tags", |tree| tree.set(REPOSITORY, "/imageTagMutability", "MUTABLE".into())),
    ("scanned-images", |tree| tree.set(REPOSITORY, "/imageScanningConfiguration/scanOnPush", false.into())),
    ("tasks-without-public-address", |tree| {
        tree.set(SERVICE, "/networkConfiguration/assignPublicIp", true.into());
    }),
    ("deployments-roll-back", |tree| tree.set(SERVICE, "/deploymentCircuitBreaker/rollback", false.into())),
    ("internal-load-balancer", |tree| tree.set(BALANCER, "/internal", false.into())),
    ("valid-headers", |tree| tree.set(BALANCER, "/dropInvalidHeaderFields", false.into())),
    ("tls-1-2", |tree| {
        tree.set(LISTENER, "/protocol", "HTTPS".into());
        tree.set(LISTENER, "/sslPolicy", "ELBSecurityPolicy-2016-08".into());
    }),
    ("unknown-paths-not-found", |tree| {
        tree.set(LISTENER, "/defaultActions/0/fixedResponse/statusCode", "200".into());
    }),
    ("imds-v2", |tree| tree.set(BASTION, "/metadataOptions/httpTokens", "optional".into())),
    ("encrypted-disks", |tree| tree.set(BASTION, "/rootBlockDevice/encrypted", false.into())),
    ("kept-logs", |tree| tree.set(LOGS, "/retentionInDays", Json::Null)),
    ("all-logs-encrypted", |tree| {
        tree.set(LOGS, "/kmsKeyId", "arn:aws:kms:us-west-2:000000000000:key/1".into());
    }),
];

/// Policies that look at nothing until they are configured.
const CONFIGURED: [&str; 1] = ["encrypted-logs"];

/// Settings that differ in what is registered.
const SETTINGS: &[&[(&str, &str)]] =
    &[&[], EVERYTHING, HARDENED, &[("egress", "endpoints"), ("bastion", "none")]];

#[test]
fn every_policy_holds_with_every_set_of_settings() {
    for settings in SETTINGS {
        let violations = Tree::of(&run(settings)).violations();
        assert!(violations.is_empty(), "with {settings:?}: {violations:?}");
    }
}

#[test]
fn every_policy_finds_what_breaks_it() {
    for (policy, mutation) in MUTATIONS {
        let mut tree = Tree::of(&run(&[]));
        mutation(&mut tree);
        let found: Vec<_> = tree.violations().into_iter().map(|violation| violation.policy).collect();
        assert!(found.iter().any(|name| name == policy), "{policy}: only {found:?} are found");
    }
}

#[test]
fn every_policy_has_a_mutation() {
    let pack = policies::pack();
    assert_eq!(pack.verify(), Ok(()));
    for policy in pack.all() {
        let broken = MUTATIONS.iter().any(|(name, _)| *name == policy.name());
        assert!(broken || CONFIGURED.contains(&policy.name()), "nothing breaks {}", policy.name());
    }
}

#[test]
fn hardened_switches_on_what_a_review_asks_for() {
    let tree = Tree::of(&run(HARDENED));
    assert!(tree.all(LISTENER, "protocol", &"HTTPS".into()));
    assert!(tree.all(BALANCER, "enableDeletionProtection", &true.into()));
    assert!(tree.all(BALANCER, "accessLogs.enabled", &true.into()));
    assert!(tree.all(LOGS, "kmsKeyId", &"arn:aws:kms:us-west-2:000000000000:key/logs".into()));
    assert!(tree.all("aws:ecs/cluster:Cluster", "settings[0].value", &"enabled".into()));
}
