//! What most tests need before they can begin.

use serde_json::{Value as Json, json};

use super::harness::{Engine, Resource};
use crate::control::token;

impl Engine {
    pub async fn vpc(&mut self, name: &str, block: &str) -> Resource {
        self.create(token::VPC, name, json!({"cidrBlock": block})).await
    }

    pub async fn subnet(&mut self, name: &str, vpc: &Resource, block: &str, zone: &str) -> Resource {
        let inputs =
            json!({"vpcId": vpc.id, "cidrBlock": block, "availabilityZone": format!("us-west-2{zone}")});
        self.create(token::SUBNET, name, inputs).await
    }

    /// A VPC with two subnets.
    pub async fn network(&mut self) -> (Resource, Resource, Resource) {
        let vpc = self.vpc("main", "10.0.0.0/16").await;
        let one = self.subnet("one", &vpc, "10.0.0.0/24", "a").await;
        let two = self.subnet("two", &vpc, "10.0.1.0/24", "b").await;
        (vpc, one, two)
    }

    pub async fn target_group(&mut self, name: &str, vpc: &Resource) -> Resource {
        let inputs = json!({"port": 80, "protocol": "HTTP", "targetType": "ip", "vpcId": vpc.id});
        self.create(token::TARGET_GROUP, name, inputs).await
    }

    pub async fn balancer(&mut self, name: &str, subnets: &[&Resource]) -> Resource {
        let subnets: Vec<_> = subnets.iter().map(|subnet| &subnet.id).collect();
        self.create(token::LOAD_BALANCER, name, json!({"internal": true, "subnets": subnets})).await
    }

    pub async fn listener(&mut self, balancer: &Resource) -> Resource {
        let not_found = json!({"type": "fixed-response", "fixedResponse": {"contentType": "text/plain", "statusCode": "404"}});
        let inputs = json!({"loadBalancerArn": balancer.id, "port": 80, "defaultActions": [not_found]});
        self.create(token::LISTENER, "http", inputs).await
    }

    pub async fn rule(
        &mut self,
        listener: &Resource,
        priority: u32,
        path: &str,
        group: &Resource,
    ) -> Resource {
        let inputs = json!({
            "listenerArn": listener.id, "priority": priority,
            "actions": [{"type": "forward", "targetGroupArn": group.id}],
            "conditions": [{"pathPattern": {"values": [path]}}],
        });
        self.create(token::LISTENER_RULE, path, inputs).await
    }

    pub async fn task_definition(&mut self, family: &str, image: &str) -> Resource {
        self.create(token::TASK_DEFINITION, family, Self::definition(family, image)).await
    }

    pub fn definition(family: &str, image: &str) -> Json {
        let containers = json!([{"name": "web", "image": image, "portMappings": [{"containerPort": 80}],
            "environment": [{"name": "PORT", "value": "80"}]}]);
        json!({
            "family": family, "cpu": "256", "memory": "512", "networkMode": "awsvpc", "requiresCompatibilities": ["FARGATE"],
            "containerDefinitions": containers.to_string(),
        })
    }

    pub fn service(cluster: &Resource, definition: &Resource, subnet: &Resource, group: &Resource) -> Json {
        json!({
            "cluster": cluster.id, "taskDefinition": definition.text("arn"), "desiredCount": 2, "launchType": "FARGATE",
            "waitForSteadyState": true, "networkConfiguration": {"subnets": [subnet.id]},
            "loadBalancers": [{"targetGroupArn": group.id, "containerName": "web", "containerPort": 80}],
        })
    }
}
