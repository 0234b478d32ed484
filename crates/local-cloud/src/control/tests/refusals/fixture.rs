//! A world in which every refusal is one step away.

use serde_json::{Value as Json, json};

use crate::control::{
    tests::{
        harness::{Engine, Resource},
        recorded::STREAM,
    },
    token,
};

pub const CERTIFICATE: &str =
    "arn:aws:acm:us-west-2:111122223333:certificate/12345678-1234-1234-1234-123456789012";

/// The resources, by what they are.
pub struct Fixture {
    pub engine: Engine,
    pub vpc: Resource,
    pub one: Resource,
    pub two: Resource,
    /// In the zone of `one`.
    pub same_zone: Resource,
    /// With sixteen addresses.
    pub narrow: Resource,
    /// A VPC without internet gateway and DNS names.
    pub other: Resource,
    pub there: Resource,
    pub there_too: Resource,
    pub gateway: Resource,
    pub address: Resource,
    pub spare_address: Resource,
    pub nat: Resource,
    pub table: Resource,
    pub other_table: Resource,
    pub group: Resource,
    pub other_group: Resource,
    pub role: Resource,
    pub attached: Resource,
    pub with_policy: Resource,
    pub balancer: Resource,
    pub protected: Resource,
    pub listener: Resource,
    pub targets: Resource,
    pub lonely_targets: Resource,
    pub instance_targets: Resource,
    pub other_targets: Resource,
    pub cluster: Resource,
    pub definition: Resource,
    pub service: Resource,
    pub namespace: Resource,
    pub discovery: Resource,
    pub api: Resource,
    pub mapped_api: Resource,
    pub mapped_stage: Resource,
    pub link: Resource,
    pub integration: Resource,
    pub authorizer: Resource,
    pub logs: Resource,
    pub protected_logs: Resource,
}

impl Fixture {
    pub async fn new() -> Self {
        let mut engine = Engine::new().await;
        let e = &mut engine;
        let dns = json!({"cidrBlock": "10.0.0.0/16", "enableDnsHostnames": true});
        let vpc = e.create(token::VPC, "main", dns).await;
        let one = e.subnet("one", &vpc, "10.0.0.0/24", "a").await;
        let two = e.subnet("two", &vpc, "10.0.1.0/24", "b").await;
        let same_zone = e.subnet("same", &vpc, "10.0.2.0/24", "a").await;
        let narrow = e.subnet("narrow", &vpc, "10.0.3.0/28", "c").await;
        // Four of its eleven addresses are taken.
        for name in ["narrow-1", "narrow-2", "narrow-3", "narrow-4"] {
            let inputs = json!({"subnetId": narrow.id, "connectivityType": "private"});
            e.create(token::NAT_GATEWAY, name, inputs).await;
        }
        let other = e.vpc("other", "10.9.0.0/16").await;
        let there = e.subnet("there", &other, "10.9.0.0/24", "a").await;
        let there_too = e.subnet("there-too", &other, "10.9.1.0/24", "b").await;
        let gateway = e.create(token::INTERNET_GATEWAY, "igw", json!({"vpcId": vpc.id})).await;
        let address = e.create(token::EIP, "nat", json!({"domain": "vpc"})).await;
        let spare_address = e.create(token::EIP, "spare", json!({"domain": "vpc"})).await;
        let inputs = json!({"subnetId": one.id, "allocationId": address.id});
        let nat = e.create(token::NAT_GATEWAY, "nat", inputs).await;
        let table = e.create(token::ROUTE_TABLE, "main", json!({"vpcId": vpc.id})).await;
        let inputs =
            json!({"routeTableId": table.id, "destinationCidrBlock": "0.0.0.0/0", "gatewayId": gateway.id});
        e.create(token::SUBNET_ROUTE, "default", inputs).await;
        let inputs = json!({"routeTableId": table.id, "subnetId": one.id});
        e.create(token::ROUTE_TABLE_ASSOCIATION, "one", inputs).await;
        let other_table = e.create(token::ROUTE_TABLE, "other", json!({"vpcId": other.id})).await;
        let group = e.create(token::SECURITY_GROUP, "web", json!({"vpcId": vpc.id, "name": "web"})).await;
        let other_group = e.create(token::SECURITY_GROUP, "there", json!({"vpcId": other.id})).await;
        e.create(token::INGRESS_RULE, "http", rule(&group)).await;
        let inputs = json!({"vpcId": vpc.id, "serviceName": "com.amazonaws.us-west-2.s3", "routeTableIds": [table.id]});
        e.create(token::VPC_ENDPOINT, "s3", inputs).await;
        e.create(token::VPC_ENDPOINT, "logs", logs_endpoint(&vpc, &one, &group)).await;

        let role = e
            .create(
                token::ROLE,
                "r",
                json!({"name": "app", "assumeRolePolicy": trust("ecs-tasks.amazonaws.com")}),
            )
            .await;
        e.create(token::INSTANCE_PROFILE, "p", json!({"name": "profile", "role": "app"})).await;
        let attached =
            e.create(token::ROLE, "attached", json!({"assumeRolePolicy": trust("ec2.amazonaws.com")})).await;
        let inputs = json!({"role": attached.text("name"), "policyArn": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"});
        e.create(token::ROLE_POLICY_ATTACHMENT, "a", inputs).await;
        let inputs = json!({"name": "full", "assumeRolePolicy": trust("ec2.amazonaws.com")});
        let full = e.create(token::ROLE, "full", inputs).await;
        for number in 0..10 {
            let inputs =
                json!({"role": full.id, "policyArn": format!("arn:aws:iam::aws:policy/Policy{number}")});
            e.create(token::ROLE_POLICY_ATTACHMENT, &format!("full-{number}"), inputs).await;
        }
        let with_policy =
            e.create(token::ROLE, "inline", json!({"assumeRolePolicy": trust("ec2.amazonaws.com")})).await;
        let policy = json!({"Version": "2012-10-17", "Statement": []}).to_string();
        e.create(token::ROLE_POLICY, "inline", json!({"role": with_policy.text("name"), "policy": policy}))
            .await;

        let balancer = e.balancer("alb", &[&one, &two]).await;
        let inputs = json!({"internal": true, "subnets": [one.id, two.id], "name": "kept", "enableDeletionProtection": true});
        let protected = e.create(token::LOAD_BALANCER, "kept", inputs).await;
        let listener = e.listener(&balancer).await;
        let targets = e.create(token::TARGET_GROUP, "web", target_group(&vpc, json!({"name": "web"}))).await;
        let lonely_targets = e.target_group("lonely", &vpc).await;
        let instance_targets =
            e.create(token::TARGET_GROUP, "ec2", target_group(&vpc, json!({"targetType": "instance"}))).await;
        let other_targets = e.target_group("there", &other).await;
        e.rule(&listener, 1, "/web*", &targets).await;

        let cluster = e.create(token::CLUSTER, "main", json!({"name": "main"})).await;
        let definition = e.task_definition("web", "web:1").await;
        let mut inputs = Engine::service(&cluster, &definition, &one, &targets);
        inputs["name"] = "web".into();
        inputs["networkConfiguration"]["securityGroups"] = json!([group.id]);
        let namespace = e.create(token::NAMESPACE, "n", json!({"name": "shop.local", "vpc": vpc.id})).await;
        let dns = json!({"namespaceId": namespace.id, "dnsRecords": [{"type": "A", "ttl": 10}]});
        let discovery =
            e.create(token::DISCOVERY_SERVICE, "d", json!({"name": "web", "dnsConfig": dns})).await;
        inputs["serviceRegistries"] = json!({"registryArn": discovery.text("arn")});
        let service = e.create(token::SERVICE, "web", inputs).await;
        let next = e.task_definition("web", "web:2").await;
        e.delete(&next).await.unwrap();

        let api = e.create(token::API, "api", json!({"protocolType": "HTTP"})).await;
        let link =
            e.create(token::VPC_LINK, "link", json!({"subnetIds": [one.id], "securityGroupIds": []})).await;
        let integration = e.create(token::INTEGRATION, "i", integration(&api, &link, &listener.id)).await;
        let inputs = json!({"apiId": api.id, "name": "jwt", "authorizerType": "JWT", "identitySources": ["$request.header.Authorization"],
            "jwtConfiguration": {"issuer": "https://a.example", "audiences": ["shop"]}});
        let authorizer = e.create(token::AUTHORIZER, "jwt", inputs).await;
        let inputs = json!({"apiId": api.id, "routeKey": "GET /", "target": format!("integrations/{}", integration.id),
            "authorizationType": "JWT", "authorizerId": authorizer.id});
        e.create(token::ROUTE, "root", inputs).await;
        e.create(token::STAGE, "default", json!({"apiId": api.id, "name": "$default", "autoDeploy": true}))
            .await;
        let mapped_api = e.create(token::API, "mapped", json!({"protocolType": "HTTP"})).await;
        let inputs = json!({"apiId": mapped_api.id, "name": "live", "autoDeploy": true});
        let mapped_stage = e.create(token::STAGE, "live", inputs).await;
        e.create(token::DOMAIN_NAME, "domain", domain(CERTIFICATE)).await;
        let inputs = json!({"apiId": mapped_api.id, "domainName": "api.example.com", "stage": "live"});
        e.create(token::API_MAPPING, "mapping", inputs).await;
        let logs = e.create(token::LOG_GROUP, "logs", json!({"name": "/ecs/web"})).await;
        let inputs = json!({"name": "/ecs/kept", "deletionProtectionEnabled": true});
        let protected_logs = e.create(token::LOG_GROUP, "kept", inputs).await;
        e.create(token::BUCKET, "bucket", json!({"bucket": "taken"})).await;
        let block = json!({"bucket": "taken", "blockPublicPolicy": true});
        e.create(token::BUCKET_PUBLIC_ACCESS_BLOCK, "block", block).await;
        e.create(token::REPOSITORY, "repository", json!({"name": "taken"})).await;
        e.create(token::SECRET, "secret", json!({"name": "taken"})).await;
        let scheduled = e.create(token::SECRET, "scheduled", json!({"name": "scheduled"})).await;
        e.delete(&scheduled).await.unwrap();
        e.create(token::PARAMETER, "parameter", json!({"name": "/taken", "type": "String", "value": "1"}))
            .await;
        e.create(token::QUEUE, "queue", json!({"name": "taken"})).await;
        e.create(STREAM, "stream", json!({"name": "events"})).await;
        Self {
            engine,
            vpc,
            one,
            two,
            same_zone,
            narrow,
            other,
            there,
            there_too,
            gateway,
            address,
            spare_address,
            nat,
            table,
            other_table,
            group,
            other_group,
            role,
            attached,
            with_policy,
            balancer,
            protected,
            listener,
            targets,
            lonely_targets,
            instance_targets,
            other_targets,
            cluster,
            definition,
            service,
            namespace,
            discovery,
            api,
            mapped_api,
            mapped_stage,
            link,
            integration,
            authorizer,
            logs,
            protected_logs,
        }
    }
}

/// The inputs with others in their place; `null` takes one out.
pub fn with(mut inputs: Json, others: Json) -> Json {
    for (name, value) in others.as_object().unwrap() {
        inputs[name] = value.clone();
    }
    inputs.as_object_mut().unwrap().retain(|_, value| !value.is_null());
    inputs
}

pub fn trust(service: &str) -> String {
    json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": service}},
    ]})
    .to_string()
}

pub fn rule(group: &Resource) -> Json {
    json!({"securityGroupId": group.id, "cidrIpv4": "10.0.0.0/16", "ipProtocol": "tcp", "fromPort": 80, "toPort": 80})
}

pub fn logs_endpoint(vpc: &Resource, subnet: &Resource, group: &Resource) -> Json {
    json!({"vpcId": vpc.id, "serviceName": "com.amazonaws.us-west-2.logs", "vpcEndpointType": "Interface",
        "subnetIds": [subnet.id], "securityGroupIds": [group.id], "privateDnsEnabled": true})
}

pub fn target_group(vpc: &Resource, others: Json) -> Json {
    with(json!({"port": 80, "protocol": "HTTP", "targetType": "ip", "vpcId": vpc.id}), others)
}

pub fn integration(api: &Resource, link: &Resource, uri: &str) -> Json {
    json!({"apiId": api.id, "integrationType": "HTTP_PROXY", "integrationMethod": "ANY", "connectionType": "VPC_LINK",
        "connectionId": link.id, "integrationUri": uri})
}

pub fn domain(certificate: &str) -> Json {
    let configuration =
        json!({"certificateArn": certificate, "endpointType": "REGIONAL", "securityPolicy": "TLS_1_2"});
    json!({"domainName": "api.example.com", "domainNameConfiguration": configuration})
}
