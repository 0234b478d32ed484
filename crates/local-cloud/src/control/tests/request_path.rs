//! What load balancing, ECS and API Gateway refuse, and in which words.

use prost::Message as _;
use pulumi_proto::pulumirpc::ErrorResourceInitFailed;
use serde_json::json;

use super::{
    fake_plane::FakePlane,
    harness::{Engine, Resource},
};
use crate::control::token;

#[tokio::test]
async fn load_balancers() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let same_zone = engine.subnet("three", &vpc, "10.0.2.0/24", "a").await;
    let refused = engine.refused(token::LOAD_BALANCER, json!({"internal": true, "subnets": [one.id]})).await;
    let words = "operation error Elastic Load Balancing v2: CreateLoadBalancer, api error ValidationError: At least two subnets in two \
                 different Availability Zones must be specified";
    assert!(refused.starts_with("creating ELBv2 application Load Balancer (refused-"), "{refused}");
    assert!(refused.ends_with(words), "{refused}");
    let refused = engine
        .refused(token::LOAD_BALANCER, json!({"internal": true, "subnets": [one.id, same_zone.id]}))
        .await;
    assert!(refused.contains("multiple subnets in the same Availability Zone"), "{refused}");
    let refused = engine.refused(token::LOAD_BALANCER, json!({"subnets": [one.id, two.id]})).await;
    assert!(refused.contains(&format!("InvalidSubnet: VPC {} has no internet gateway", vpc.id)), "{refused}");
    let long = json!({"name": "a-name-of-more-than-thirty-two-characters"});
    let complaint = engine.complaints(token::LOAD_BALANCER, long).await.join("\n");
    assert!(complaint.contains("\"name\" cannot be longer than 32 characters"), "{complaint}");

    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    let group = engine.target_group("web", &vpc).await;
    assert_eq!(group.get("healthCheck")["healthyThreshold"], 5);
    let rule = engine.rule(&listener, 1, "/a*", &group).await;
    let again = json!({"listenerArn": listener.id, "priority": 1, "actions": [{"type": "forward", "targetGroupArn": group.id}],
        "conditions": [{"pathPattern": {"values": ["/b"]}}]});
    assert!(
        engine
            .refused(token::LISTENER_RULE, again)
            .await
            .contains("PriorityInUse: Priority '1' is currently in use")
    );
    let error = engine.delete(&group).await.unwrap_err();
    assert!(
        error.contains(&format!("ResourceInUse: Target group '{}' is currently in use", group.id)),
        "{error}"
    );
    let other = engine.balancer("other", &[&one, &two]).await;
    let forward = json!({"loadBalancerArn": other.id, "port": 80, "defaultActions": [{"type": "forward", "targetGroupArn": group.id}]});
    assert!(engine.refused(token::LISTENER, forward).await.contains("TargetGroupAssociationLimit"));
    let check = json!({"port": 80, "protocol": "HTTP", "vpcId": vpc.id, "healthCheck": {"interval": 10, "timeout": 10}});
    let complaints = engine.complaints(token::TARGET_GROUP, check).await;
    assert_eq!(
        complaints,
        [
            "healthCheck.timeout: ValidationError: Health check timeout '10' must be smaller than the interval '10'"
        ]
    );
    engine.delete(&rule).await.unwrap();
    engine.delete(&group).await.unwrap();
}

#[tokio::test]
async fn services() {
    let mut engine = Engine::new().await;
    let (vpc, one, two) = engine.network().await;
    let cluster = engine.create(token::CLUSTER, "main", json!({})).await;
    let definition = engine.task_definition("web", "web:1").await;
    let group = engine.target_group("web", &vpc).await;
    let service = Engine::service(&cluster, &definition, &one, &group);
    let refused = engine.refused(token::SERVICE, service.clone()).await;
    let words = format!(
        "operation error ECS: CreateService, InvalidParameterException: The target group with targetGroupArn {} does not have an \
         associated load balancer.",
        group.id
    );
    assert!(refused.starts_with("creating ECS Service (refused-") && refused.ends_with(&words), "{refused}");
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    engine.rule(&listener, 1, "/web*", &group).await;
    let made = engine.create(token::SERVICE, "web", service.clone()).await;
    assert_eq!(
        made.id,
        format!("arn:aws:ecs:us-west-2:000000000000:service/{}/{}", cluster.text("name"), made.text("name"))
    );
    assert!(engine.delete(&cluster).await.unwrap_err().contains("ClusterContainsServicesException"));

    let mut other = service.clone();
    other["loadBalancers"][0]["containerName"] = "nginx".into();
    assert!(
        engine
            .refused(token::SERVICE, other.clone())
            .await
            .contains("The container nginx does not exist in the task definition.")
    );
    other["loadBalancers"][0]["containerName"] = "web".into();
    other["loadBalancers"][0]["containerPort"] = 81.into();
    let refused = engine.refused(token::SERVICE, other).await;
    assert!(refused.contains("The container web did not have a container port 81 defined."), "{refused}");
    let mut nowhere = service.clone();
    nowhere["networkConfiguration"]["subnets"][0] = "subnet-0".into();
    assert!(engine.refused(token::SERVICE, nowhere).await.contains("(ErrorCode: InvalidSubnetID.NotFound)"));
    let mut unknown = service;
    unknown["taskDefinition"] = "arn:aws:ecs:us-west-2:000000000000:task-definition/web:9".into();
    assert!(
        engine.refused(token::SERVICE, unknown).await.contains("ClientException: TaskDefinition not found.")
    );
    engine.delete(&made).await.unwrap();
    engine.delete(&cluster).await.unwrap();
}

#[tokio::test]
async fn a_service_that_does_not_get_steady_is_kept_with_its_reasons() {
    let plane = FakePlane::broken("ECS deployment circuit breaker: tasks failed to start.");
    let mut engine = Engine::with(plane, json!({"region": "us-west-2"})).await;
    let (vpc, one, two) = engine.network().await;
    let cluster = engine.create(token::CLUSTER, "main", json!({})).await;
    let definition = engine.task_definition("web", "web:1").await;
    let group = engine.target_group("web", &vpc).await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    engine.rule(&listener, 1, "/web*", &group).await;
    let inputs = Engine::service(&cluster, &definition, &one, &group);
    let status = engine.try_create(token::SERVICE, "web", inputs.clone()).await.unwrap_err();
    assert!(status.message().contains("circuit breaker"));
    let details = pulumi_proto::rpc::Status::decode(status.details()).unwrap();
    let detail = ErrorResourceInitFailed::decode(details.details[0].value.as_slice()).unwrap();
    assert!(detail.id.contains(":service/"));
    assert_eq!(detail.reasons, ["ECS deployment circuit breaker: tasks failed to start."]);
    let record = engine.cloud.account().find(token::SERVICE, "arn", &detail.id).cloned().unwrap();
    // The next `up` updates it, and that is another deployment.
    let kept = Resource {
        token: record.token,
        name: "web".into(),
        id: record.id,
        inputs: record.inputs,
        outputs: record.outputs,
    };
    // A refresh leaves it broken, and says so; a preview shows the update.
    let status = engine.try_read(&kept).await.unwrap_err();
    assert!(status.message().contains("circuit breaker"), "{status}");
    let details = pulumi_proto::rpc::Status::decode(status.details()).unwrap();
    let detail = ErrorResourceInitFailed::decode(details.details[0].value.as_slice()).unwrap();
    assert_eq!((&detail.id, detail.inputs.is_some()), (&kept.id, true));
    assert_eq!(engine.diff(&kept, inputs.clone()).await.diffs, ["taskDefinition"]);

    let steady = engine.update(&kept, inputs.clone()).await.unwrap();
    assert!(engine.diff(&steady, inputs.clone()).await.diffs.is_empty());
    // Steady, but too soon: all commands say so until it has proved itself.
    engine.plane.doubt("web exited with code 3");
    assert_eq!(engine.diff(&steady, inputs.clone()).await.diffs, ["taskDefinition"]);
    let status = engine.try_read(&steady).await.unwrap_err();
    assert!(status.message().contains("web exited with code 3"), "{status}");
    // Nobody waits for a service that is not told to be waited for.
    let mut unwaited = inputs;
    unwaited["waitForSteadyState"] = false.into();
    let unwaited = engine.update(&steady, unwaited).await.unwrap();
    assert!(engine.read(&unwaited).await.is_some());
}

#[tokio::test]
async fn task_definitions() {
    let mut engine = Engine::new().await;
    let mut definition = Engine::definition("web", "web:1");
    definition["memory"] = "4096".into();
    let complaints = engine.complaints(token::TASK_DEFINITION, definition).await;
    assert!(
        complaints[0].starts_with(
            "memory: ClientException: No Fargate configuration exists for given values: 256 CPU, 4096 memory"
        ),
        "{complaints:?}"
    );
    let first = engine.task_definition("web", "web:1").await;
    let diff = engine.diff(&first, Engine::definition("web", "web:2")).await;
    assert_eq!(diff.replaces, ["containerDefinitions"]);
    assert!(!diff.delete_before_replace);
    let second = engine.task_definition("web", "web:2").await;
    assert!(second.text("arn").ends_with("task-definition/web:2"));
    assert_eq!(first.id, second.id);
    engine.delete(&first).await.unwrap();
    let found = engine.read(&second).await.unwrap();
    assert_eq!(found.text("arn"), second.text("arn"), "the old revision goes, the new one stays");
}

#[tokio::test]
async fn http_apis() {
    let mut engine =
        Engine::with(FakePlane::default(), json!({"region": "us-west-2", "localGatewayPort": "8123"})).await;
    let (_, one, two) = engine.network().await;
    let balancer = engine.balancer("alb", &[&one, &two]).await;
    let listener = engine.listener(&balancer).await;
    let api = engine.create(token::API, "api", json!({"protocolType": "HTTP"})).await;
    assert_eq!(api.text("apiEndpoint"), "http://127.0.0.1:8123");
    let link =
        engine.create(token::VPC_LINK, "link", json!({"subnetIds": [one.id], "securityGroupIds": []})).await;
    let mut integration = json!({"apiId": api.id, "integrationType": "HTTP_PROXY", "integrationMethod": "ANY", "connectionType": "VPC_LINK",
        "connectionId": link.id, "integrationUri": "http://example.com"});
    let refused = engine.refused(token::INTEGRATION, integration.clone()).await;
    assert!(refused.contains("integration uri should be a valid ELB listener ARN"), "{refused}");
    let namespace = json!({"name": "shop.local", "vpc": one.text("vpcId")});
    let namespace = engine.create(token::NAMESPACE, "n", namespace).await;
    let dns = json!({"namespaceId": namespace.id, "dnsRecords": [{"type": "SRV", "ttl": 10}]});
    let registry =
        engine.create(token::DISCOVERY_SERVICE, "d", json!({"name": "web", "dnsConfig": dns})).await;
    integration["integrationUri"] = registry.text("arn").into();
    engine.create(token::INTEGRATION, "tasks", integration.clone()).await;
    integration["integrationUri"] = listener.id.into();
    let integration = engine.create(token::INTEGRATION, "alb", integration).await;
    let route = json!({"apiId": api.id, "routeKey": "ANY /{proxy+}", "target": format!("integrations/{}", integration.id)});
    let made = engine.create(token::ROUTE, "proxy", route.clone()).await;
    let refused = engine.refused(token::ROUTE, route).await;
    assert!(
        refused.contains("ConflictException: Route with key ANY /{proxy+} already exists for this API"),
        "{refused}"
    );
    let words = format!(
        "Cannot delete Integration because it is referenced by the following Routes with Ids: [{}]",
        made.id
    );
    assert!(engine.delete(&integration).await.unwrap_err().contains(&words));
    assert!(
        engine
            .delete(&link)
            .await
            .unwrap_err()
            .contains(&format!("Vpc link '{}', is referenced in", link.id))
    );
    let stage = engine
        .create(token::STAGE, "default", json!({"apiId": api.id, "name": "$default", "autoDeploy": true}))
        .await;
    assert_eq!(stage.text("invokeUrl"), "http://127.0.0.1:8123/");
    // The port of the configuration is the first API's; another gets one of its own.
    let other = engine.create(token::API, "other", json!({"protocolType": "HTTP"})).await;
    assert_eq!(other.text("apiEndpoint"), "http://127.0.0.1:41000");
    let others = engine
        .create(token::STAGE, "other", json!({"apiId": other.id, "name": "$default", "autoDeploy": true}))
        .await;
    engine.delete(&others).await.unwrap();
    assert!(engine.read(&stage).await.is_some(), "stages of two APIs have one id");
    engine.delete(&api).await.unwrap();
    assert!(engine.read(&made).await.is_none(), "routes go with their API");
}

#[tokio::test]
async fn grammars_of_the_request_path_are_refused_in_check() {
    let mut engine = Engine::new().await;
    let integration = json!({"apiId": "a", "integrationType": "HTTP_PROXY", "integrationMethod": "ANY", "connectionType": "VPC_LINK",
        "connectionId": "l", "integrationUri": "u"});
    let group = json!({"name": "g", "port": 80, "protocol": "HTTP", "vpcId": "v", "targetType": "ip"});
    let with = |inputs: &serde_json::Value, name: &str, value| {
        let mut inputs = inputs.clone();
        inputs[name] = value;
        inputs
    };
    for (token, inputs, words) in [
        (
            token::INTEGRATION,
            with(&integration, "requestParameters", json!({"set:header.x": "1"})),
            "Invalid Request Actioned Parameter \"set:header.x\"",
        ),
        (
            token::TARGET_GROUP,
            with(&group, "healthCheck", json!({"matcher": "200-600"})),
            "Health check matcher HTTP code '200-600' must be within '200-499' inclusive",
        ),
        (
            token::ROUTE,
            json!({"apiId": "a", "routeKey": "GET /{a}/{a}"}),
            "the path variable a is there twice",
        ),
    ] {
        let complaints = engine.complaints(token, inputs).await;
        assert!(complaints.len() == 1 && complaints[0].contains(words), "{token}: {complaints:?}");
    }
    let good = with(&integration, "requestParameters", json!({"overwrite:path": "$request.path"}));
    assert_eq!(engine.complaints(token::INTEGRATION, good).await, Vec::<String>::new());
}

#[tokio::test]
async fn a_busy_port_is_named() {
    let mut engine =
        Engine::with(FakePlane::default(), json!({"region": "us-west-2", "localGatewayPort": "1"})).await;
    let refused = engine.refused(token::API, json!({"protocolType": "HTTP"})).await;
    assert!(
        refused.contains("cannot be opened on port 1: ")
            && refused.contains("pulumi config set aws:localGatewayPort"),
        "{refused}"
    );
}
