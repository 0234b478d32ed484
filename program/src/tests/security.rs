//! Security rules over what the program registers. Each is a value in [`RULES`]: add yours there.
//!
//! Every rule holds for every set of settings below, and each comes with a mutation that breaks it, so that
//! no rule can pass by looking at nothing.

use pulumi_sdk::{Value, testing::Report};
use serde_json::{Value as Json, json};

use super::{EVERYTHING, HARDENED, run};

/// A rule: its name, what breaks it in a report, and a change that must be found.
struct Rule {
    name: &'static str,
    violations: fn(&Tree) -> Vec<String>,
    mutation: fn(&mut Tree),
}

/// A resource, its inputs as JSON.
struct Resource {
    token: String,
    name: String,
    inputs: Json,
}

/// What a run registered.
struct Tree(Vec<Resource>);

impl Tree {
    fn of(report: &Report) -> Self {
        let resources = report.registrations.iter().map(|registration| Resource {
            token: registration.type_token.clone(),
            name: registration.name.clone(),
            inputs: Value::Object(registration.inputs.clone()).to_json().expect("an update knows its inputs"),
        });
        Self(resources.collect())
    }

    fn of_type(&self, token: &str) -> impl Iterator<Item = &Resource> {
        self.0.iter().filter(move |resource| resource.token == token)
    }

    /// Names of the resources of a type for which `holds` does not.
    fn all(&self, token: &str, holds: impl Fn(&Json) -> bool) -> Vec<String> {
        let broken = self.of_type(token).filter(|resource| !holds(&resource.inputs));
        broken.map(|resource| resource.name.clone()).collect()
    }

    /// Sets a property of the first resource of a type.
    fn set(&mut self, token: &str, pointer: &str, value: Json) {
        let resource = self.0.iter_mut().find(|resource| resource.token == token).expect(token);
        let (parent, key) = pointer.rsplit_once('/').expect("a pointer starts with a slash");
        resource.inputs.pointer_mut(parent).expect(pointer)[key] = value;
    }

    /// The first container of each task definition.
    fn containers(&self) -> impl Iterator<Item = (&str, Json)> {
        self.of_type(TASK).map(|task| {
            let definitions: Json = json_text(&task.inputs["containerDefinitions"]);
            (task.name.as_str(), definitions[0].clone())
        })
    }

    fn set_container(&mut self, key: &str, value: Json) {
        let task = self.of_type(TASK).next().expect("a task definition");
        let mut definitions: Json = json_text(&task.inputs["containerDefinitions"]);
        definitions[0][key] = value;
        self.set(TASK, "/containerDefinitions", definitions.to_string().into());
    }

    /// Every statement of every policy: the resource's name, and the statement.
    fn statements(&self) -> Vec<(String, Json)> {
        let documents = self.0.iter().filter_map(|resource| {
            let policy = resource
                .inputs
                .get("policy")
                .filter(|_| resource.token != "aws:ecr/lifecyclePolicy:LifecyclePolicy")?;
            Some((resource.name.clone(), json_text(policy)))
        });
        let statements = documents.flat_map(|(name, document)| {
            let all = document["Statement"].as_array().cloned().unwrap_or_default();
            all.into_iter().map(move |statement| (name.clone(), statement)).collect::<Vec<_>>()
        });
        statements.filter(|(_, statement)| statement["Effect"] == "Allow").collect()
    }

    fn add_statement(&mut self, statement: Json) {
        let document = json!({"Version": "2012-10-17", "Statement": [statement]});
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

/// Actions that AWS allows on no narrower resource (service authorization reference).
const WITHOUT_RESOURCES: &[&str] = &[
    "ecr:GetAuthorizationToken",
    "ssmmessages:CreateControlChannel",
    "ssmmessages:CreateDataChannel",
    "ssmmessages:OpenControlChannel",
    "ssmmessages:OpenDataChannel",
];

fn json_text(value: &Json) -> Json {
    serde_json::from_str(value.as_str().expect("a JSON text")).expect("JSON")
}

fn texts(value: &Json) -> Vec<&str> {
    match value {
        Json::String(text) => vec![text],
        Json::Array(items) => items.iter().filter_map(Json::as_str).collect(),
        _ => Vec::new(),
    }
}

/// What docs/permissions-boundary.json lets roles do.
fn boundary() -> Vec<String> {
    let document: Json =
        serde_json::from_str(include_str!("../../../docs/permissions-boundary.json")).expect("JSON");
    let statements = document["Statement"].as_array().cloned().unwrap_or_default();
    statements.iter().flat_map(|statement| texts(&statement["Action"])).map(str::to_owned).collect()
}

const RULES: &[Rule] = &[
    Rule {
        name: "roles ask for nothing that the permissions boundary cuts off",
        violations: |tree| {
            let allowed = boundary();
            let beyond = |statement: &Json| {
                let bound = statement.get("Principal").is_none();
                bound
                    && texts(&statement["Action"])
                        .iter()
                        .any(|action| !allowed.contains(&(*action).to_owned()))
            };
            tree.statements()
                .into_iter()
                .filter(|(_, statement)| beyond(statement))
                .map(|(name, _)| name)
                .collect()
        },
        mutation: |tree| {
            tree.add_statement(
                json!({"Effect": "Allow", "Action": ["iam:PassRole"], "Resource": ["arn:aws:iam::1:role/x"]}),
            )
        },
    },
    Rule {
        name: "nothing is open to the whole internet",
        violations: |tree| {
            tree.all(INGRESS, |rule| {
                !["cidrIpv4", "cidrIpv6"]
                    .iter()
                    .any(|key| rule[key].as_str().is_some_and(|block| block.ends_with("/0")))
            })
        },
        mutation: |tree| tree.set(INGRESS, "/cidrIpv4", "0.0.0.0/0".into()),
    },
    Rule {
        name: "tasks are reached from the load balancer alone",
        violations: |tree| {
            let services: Vec<_> = tree
                .of_type(SERVICE)
                .flat_map(|service| texts(&service.inputs["networkConfiguration"]["securityGroups"]))
                .collect();
            tree.all(INGRESS, |rule| {
                let guarded = services.contains(&rule["securityGroupId"].as_str().unwrap_or_default());
                !guarded || rule["referencedSecurityGroupId"] == "producer-alb-sg-id"
            })
        },
        mutation: |tree| {
            let rule =
                tree.0.iter_mut().find(|resource| resource.name == "producer-book-sg-from-producer-alb-sg");
            rule.expect("the rule").inputs["referencedSecurityGroupId"] = "producer-link-sg-id".into();
        },
    },
    Rule {
        name: "no policy allows a wildcard of actions",
        violations: |tree| {
            let wild =
                |statement: &Json| texts(&statement["Action"]).iter().any(|action| action.contains('*'));
            tree.statements()
                .into_iter()
                .filter(|(_, statement)| wild(statement))
                .map(|(name, _)| name)
                .collect()
        },
        mutation: |tree| {
            tree.add_statement(
                json!({"Effect": "Allow", "Action": ["s3:*"], "Resource": ["arn:aws:s3:::books"]}),
            )
        },
    },
    Rule {
        name: "a policy names its resources, unless AWS knows none for the action",
        violations: |tree| {
            let wild = |statement: &Json| {
                texts(&statement["Resource"]).contains(&"*")
                    && !texts(&statement["Action"]).iter().all(|action| WITHOUT_RESOURCES.contains(action))
            };
            tree.statements()
                .into_iter()
                .filter(|(_, statement)| wild(statement))
                .map(|(name, _)| name)
                .collect()
        },
        mutation: |tree| {
            tree.add_statement(json!({"Effect": "Allow", "Action": ["ecr:BatchGetImage"], "Resource": ["*"]}))
        },
    },
    Rule {
        name: "the containers' role is not the one that starts them",
        violations: |tree| {
            tree.all(TASK, |task| {
                task["taskRoleArn"].is_string() && task["taskRoleArn"] != task["executionRoleArn"]
            })
        },
        mutation: |tree| {
            let role = tree.of_type(TASK).next().expect("a task").inputs["executionRoleArn"].clone();
            tree.set(TASK, "/taskRoleArn", role);
        },
    },
    Rule {
        name: "images are named by digest",
        violations: |tree| {
            let by_digest = |container: &Json| {
                container["image"].as_str().is_some_and(|image| image.contains("@sha256:"))
            };
            tree.containers()
                .filter(|(_, container)| !by_digest(container))
                .map(|(name, _)| name.to_owned())
                .collect()
        },
        mutation: |tree| tree.set_container("image", "books:latest".into()),
    },
    Rule {
        name: "containers cannot write to their own files",
        violations: |tree| {
            let shell = tree.of_type(SERVICE).any(|service| service.inputs["enableExecuteCommand"] == true);
            let sealed = |container: &Json| shell || container["readonlyRootFilesystem"] == true;
            tree.containers()
                .filter(|(_, container)| !sealed(container))
                .map(|(name, _)| name.to_owned())
                .collect()
        },
        mutation: |tree| {
            tree.set(SERVICE, "/enableExecuteCommand", false.into());
            for service in tree.0.iter_mut().filter(|resource| resource.token == SERVICE) {
                service.inputs["enableExecuteCommand"] = false.into();
            }
            tree.set_container("readonlyRootFilesystem", false.into());
        },
    },
    Rule {
        name: "tags of images cannot be moved, and images are scanned",
        violations: |tree| {
            tree.all(REPOSITORY, |repository| {
                repository["imageTagMutability"] == "IMMUTABLE"
                    && repository["imageScanningConfiguration"]["scanOnPush"] == true
            })
        },
        mutation: |tree| tree.set(REPOSITORY, "/imageTagMutability", "MUTABLE".into()),
    },
    Rule {
        name: "tasks have no public address",
        violations: |tree| {
            tree.all(SERVICE, |service| service["networkConfiguration"]["assignPublicIp"] == false)
        },
        mutation: |tree| tree.set(SERVICE, "/networkConfiguration/assignPublicIp", true.into()),
    },
    Rule {
        name: "tasks and load balancer live in private subnets",
        violations: |tree| {
            let private = |subnets: &Json| texts(subnets).iter().all(|subnet| subnet.contains("-private-"));
            let mut broken =
                tree.all(SERVICE, |service| private(&service["networkConfiguration"]["subnets"]));
            broken.extend(tree.all(BALANCER, |balancer| private(&balancer["subnets"])));
            broken
        },
        mutation: |tree| tree.set(BALANCER, "/subnets", json!(["producer-network-public-1-id"])),
    },
    Rule {
        name: "no subnet hands out public addresses",
        violations: |tree| tree.all(SUBNET, |subnet| subnet["mapPublicIpOnLaunch"] == false),
        mutation: |tree| tree.set(SUBNET, "/mapPublicIpOnLaunch", true.into()),
    },
    Rule {
        name: "the load balancer is internal",
        violations: |tree| tree.all(BALANCER, |balancer| balancer["internal"] == true),
        mutation: |tree| tree.set(BALANCER, "/internal", false.into()),
    },
    Rule {
        name: "the load balancer drops invalid headers",
        violations: |tree| tree.all(BALANCER, |balancer| balancer["dropInvalidHeaderFields"] == true),
        mutation: |tree| tree.set(BALANCER, "/dropInvalidHeaderFields", false.into()),
    },
    Rule {
        name: "a listener with a certificate speaks TLS 1.2 at least",
        violations: |tree| {
            tree.all(LISTENER, |listener| {
                listener["protocol"] == "HTTP" && listener["certificateArn"].is_null()
                    || listener["sslPolicy"].as_str().is_some_and(|policy| policy.contains("TLS13-1-2"))
            })
        },
        mutation: |tree| {
            tree.set(LISTENER, "/protocol", "HTTPS".into());
            tree.set(LISTENER, "/sslPolicy", "ELBSecurityPolicy-2016-08".into());
        },
    },
    Rule {
        name: "unknown paths are not found",
        violations: |tree| {
            tree.all(LISTENER, |listener| {
                listener["defaultActions"][0]["fixedResponse"]["statusCode"] == "404"
            })
        },
        mutation: |tree| tree.set(LISTENER, "/defaultActions/0/fixedResponse/statusCode", "200".into()),
    },
    Rule {
        name: "the bastion asks for IMDSv2",
        violations: |tree| {
            tree.all(BASTION, |bastion| bastion["metadataOptions"]["httpTokens"] == "required")
        },
        mutation: |tree| tree.set(BASTION, "/metadataOptions/httpTokens", "optional".into()),
    },
    Rule {
        name: "the bastion's disk is encrypted",
        violations: |tree| tree.all(BASTION, |bastion| bastion["rootBlockDevice"]["encrypted"] == true),
        mutation: |tree| tree.set(BASTION, "/rootBlockDevice/encrypted", false.into()),
    },
    Rule {
        name: "logs are kept for a time that was chosen",
        violations: |tree| tree.all(LOGS, |logs| logs["retentionInDays"].is_number()),
        mutation: |tree| tree.set(LOGS, "/retentionInDays", Json::Null),
    },
    Rule {
        name: "with a key, all logs are encrypted with it",
        violations: |tree| {
            let keyed = tree.of_type(LOGS).any(|logs| logs.inputs["kmsKeyId"].is_string());
            tree.all(LOGS, |logs| !keyed || logs["kmsKeyId"].is_string())
        },
        mutation: |tree| {
            for logs in tree.0.iter_mut().filter(|resource| resource.token == LOGS).skip(1) {
                logs.inputs["kmsKeyId"] = "arn:aws:kms:us-west-2:000000000000:key/1".into();
            }
            tree.set(LOGS, "/kmsKeyId", Json::Null);
        },
    },
    Rule {
        name: "a failing deployment rolls back",
        violations: |tree| {
            tree.all(SERVICE, |service| {
                service["deploymentCircuitBreaker"]["enable"] == true
                    && service["deploymentCircuitBreaker"]["rollback"] == true
            })
        },
        mutation: |tree| tree.set(SERVICE, "/deploymentCircuitBreaker/rollback", false.into()),
    },
];

/// Settings that differ in what is registered.
const SETTINGS: &[&[(&str, &str)]] =
    &[&[], EVERYTHING, HARDENED, &[("egress", "endpoints"), ("bastion", "none")]];

#[test]
fn every_rule_holds_with_every_set_of_settings() {
    for settings in SETTINGS {
        let tree = Tree::of(&run(settings));
        for rule in RULES {
            let broken = (rule.violations)(&tree);
            assert!(broken.is_empty(), "{}: {broken:?} break it with {settings:?}", rule.name);
        }
    }
}

#[test]
fn every_rule_finds_what_breaks_it() {
    for rule in RULES {
        let mut tree = Tree::of(&run(&[]));
        (rule.mutation)(&mut tree);
        assert!(!(rule.violations)(&tree).is_empty(), "{}: its mutation goes unnoticed", rule.name);
    }
}

#[test]
fn hardened_switches_on_what_a_review_asks_for() {
    let tree = Tree::of(&run(HARDENED));
    assert!(tree.all(LISTENER, |listener| listener["protocol"] == "HTTPS").is_empty());
    assert!(
        tree.all(BALANCER, |balancer| balancer["enableDeletionProtection"] == true
            && balancer["accessLogs"]["enabled"] == true)
            .is_empty()
    );
    assert!(tree.all(LOGS, |logs| logs["kmsKeyId"].is_string()).is_empty());
    assert!(
        tree.all("aws:ecs/cluster:Cluster", |cluster| cluster["settings"][0]["value"] == "enabled")
            .is_empty()
    );
}
