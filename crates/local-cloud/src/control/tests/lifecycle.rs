//! Check, Diff, preview, Update, Read and import, whatever the type; functions; more than one engine.

use provider_kit::{Map, Value};
use serde_json::json;

use super::{
    fake_plane::FakePlane,
    harness::{Engine, map},
};
use crate::control::{catalogue, schema::PACKAGE, token};

#[tokio::test]
async fn every_type_of_the_schema_is_in_the_catalogue() {
    for token in PACKAGE.resources.keys() {
        assert!(catalogue::find(token).is_some(), "{token}");
    }
    let mut engine = Engine::new().await;
    for token in PACKAGE.functions.keys() {
        let args = match token.ends_with("getParameter") {
            true => json!({"name": "/aws/service/ami-amazon-linux-latest/al2023-ami-kernel-default-x86_64"}),
            false => json!({}),
        };
        let result = engine.invoke(token, args).await.unwrap();
        for name in &PACKAGE.functions[token].outputs.required {
            assert!(result.contains_key(name), "{token} does not return {name}");
        }
    }
}

#[tokio::test]
async fn misspelt_and_mistyped_inputs() {
    let mut engine = Engine::new().await;
    let complaints = engine.complaints(token::VPC, json!({"cidrBlok": "10.0.0.0/16"})).await;
    assert_eq!(complaints, ["cidrBlok: unknown property \"cidrBlok\"; did you mean \"cidrBlock\"?"]);
    let complaints = engine.complaints(token::SUBNET, json!({"cidrBlock": 1})).await;
    assert_eq!(
        complaints,
        ["cidrBlock: expected a string, got a number", "vpcId: missing required property \"vpcId\""]
    );
    let policy = json!({"assumeRolePolicy": "{"});
    assert!(engine.complaints(token::ROLE, policy).await[0].contains("contains an invalid JSON policy"));
}

#[tokio::test]
async fn names_stay_and_fit() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    let inputs = json!({"port": 80, "protocol": "HTTP", "targetType": "ip", "vpcId": vpc.id});
    let group = engine.create(token::TARGET_GROUP, "web", inputs.clone()).await;
    let diff = engine.diff(&group, inputs.clone()).await;
    assert_eq!((diff.changes, diff.diffs), (1, vec![]), "nothing changed, and the name stays");
    let mut named = inputs;
    named["name"] = "own".into();
    let diff = engine.diff(&group, named).await;
    assert_eq!(diff.replaces, ["name"]);
    let long = map(json!({"vpcId": vpc.id, "port": 80, "protocol": "HTTP"}));
    let (_, failures) =
        engine.check(token::TARGET_GROUP, "a-logical-name-of-thirty-characters", &Map::new(), &long).await;
    assert!(failures[0].contains("may have 32"), "{failures:?}");
}

#[tokio::test]
async fn changes_in_place_and_replacements() {
    let mut engine = Engine::new().await;
    let group =
        engine.create(token::LOG_GROUP, "logs", json!({"name": "/ecs/web", "retentionInDays": 7})).await;
    let diff = engine.diff(&group, json!({"name": "/ecs/web", "retentionInDays": 14})).await;
    assert_eq!(
        (diff.diffs.as_slice(), diff.replaces.as_slice()),
        (["retentionInDays".to_owned()].as_slice(), [].as_slice())
    );
    let changed = engine.update(&group, json!({"name": "/ecs/web", "retentionInDays": 14})).await.unwrap();
    assert_eq!((changed.get("retentionInDays"), changed.text("arn")), (json!(14), group.text("arn")));
    let read = engine.read(&changed).await.unwrap();
    assert_eq!(
        (read.inputs, read.outputs),
        (changed.inputs.clone(), changed.outputs.clone()),
        "refresh changes nothing"
    );

    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    let named = |description: &str| json!({"vpcId": vpc.id, "name": "fixed", "description": description});
    let group = engine.create(token::SECURITY_GROUP, "sg", named("a")).await;
    let diff = engine.diff(&group, named("b")).await;
    assert_eq!(diff.replaces, ["description"]);
    assert!(diff.delete_before_replace, "two groups cannot have one name");
    let auto =
        engine.create(token::SECURITY_GROUP, "auto", json!({"vpcId": vpc.id, "description": "a"})).await;
    let diff = engine.diff(&auto, json!({"vpcId": vpc.id, "description": "b"})).await;
    assert_eq!(diff.replaces, ["description"]);
    let error = engine.update(&auto, named("b")).await.unwrap_err();
    assert!(error.message().contains("updating Security Group"), "{}", error.message());
}

#[tokio::test]
async fn a_preview_knows_what_is_given_and_what_aws_defaults() {
    let mut engine = Engine::new().await;
    let mut inputs = map(json!({"port": 80, "protocol": "HTTP", "targetType": "ip", "tags": {"a": "b"}}));
    inputs.insert("vpcId".into(), Value::Unknown);
    let outputs = engine.preview(token::TARGET_GROUP, "web", &inputs).await;
    assert_eq!(outputs["vpcId"], Value::Unknown);
    assert_eq!(outputs["arn"], Value::Unknown);
    assert_eq!(outputs["deregistrationDelay"], Value::from(300));
    assert_eq!(outputs["tagsAll"], Value::from_json(json!({"a": "b"})));
    assert_eq!(outputs["region"], Value::from("us-west-2"));
    assert!(engine.cloud.is_empty());
}

#[tokio::test]
async fn outputs_hold_all_that_the_schema_promises() {
    let mut engine = Engine::with(
        FakePlane::default(),
        json!({"region": "eu-west-1", "defaultTags": r#"{"tags":{"team":"x"}}"#}),
    )
    .await;
    let vpc = engine
        .create(token::VPC, "main", json!({"cidrBlock": "10.0.0.0/16", "tags": {"Name": "main"}}))
        .await;
    for name in &PACKAGE.resources[token::VPC].required {
        assert!(vpc.outputs.contains_key(name), "{name}");
    }
    assert_eq!(vpc.get("tagsAll"), json!({"Name": "main", "team": "x"}));
    assert_eq!(vpc.text("arn"), format!("arn:aws:ec2:eu-west-1:000000000000:vpc/{}", vpc.id));
}

#[tokio::test]
async fn secrets_stay_secret() {
    let mut engine = Engine::new().await;
    let policy = json!({"Version": "2012-10-17", "Statement": []}).to_string();
    let mut inputs = map(json!({"assumeRolePolicy": policy}));
    inputs.insert("description".into(), Value::from("hush").into_secret());
    let preview = engine.preview(token::ROLE, "r", &inputs).await;
    assert_eq!(preview["description"], Value::from("hush").into_secret());
    let result =
        engine.invoke("aws:ecr/getAuthorizationToken:getAuthorizationToken", json!({})).await.unwrap();
    assert!(result["password"].contains_secrets() && result["authorizationToken"].contains_secrets());
}

#[tokio::test]
async fn a_restart_forgets_nothing_and_two_stacks_share_the_account() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    let group = engine.create(token::LOG_GROUP, "logs", json!({"name": "/ecs/web"})).await;
    let mut engine = engine.restarted().await;
    let read = engine.read(&vpc).await.unwrap();
    assert_eq!(read.outputs, vpc.outputs);
    let refused = engine.refused(token::LOG_GROUP, json!({"name": "/ecs/web"})).await;
    assert!(
        refused.contains("ResourceAlreadyExistsException: The specified log group already exists"),
        "{refused}"
    );
    engine.delete(&group).await.unwrap();
    assert!(engine.read(&group).await.is_none());
    let error = engine.update(&group, json!({"name": "/ecs/web", "retentionInDays": 1})).await.unwrap_err();
    assert!(error.message().contains("`pulumi refresh`"), "{}", error.message());
}

#[tokio::test]
async fn roles_policies_and_profiles() {
    let mut engine = Engine::new().await;
    let policy = json!({"Version": "2012-10-17", "Statement": []}).to_string();
    let role = engine.create(token::ROLE, "r", json!({"assumeRolePolicy": policy})).await;
    let managed = json!({"role": role.text("name"), "policyArn": "arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore"});
    let attached = engine.create(token::ROLE_POLICY_ATTACHMENT, "a", managed).await;
    let error = engine.delete(&role).await.unwrap_err();
    assert!(
        error.contains("DeleteConflict: Cannot delete entity, must detach all policies first."),
        "{error}"
    );
    engine.delete(&attached).await.unwrap();
    let profile = engine.create(token::INSTANCE_PROFILE, "p", json!({"role": role.text("name")})).await;
    assert!(
        engine.delete(&role).await.unwrap_err().contains("must remove roles from instance profile first")
    );
    engine.delete(&profile).await.unwrap();
    engine.delete(&role).await.unwrap();
    let nobody = json!({"role": "nobody", "policy": policy});
    let refused = engine.refused(token::ROLE_POLICY, nobody).await;
    assert!(refused.contains("NoSuchEntity: The role with name nobody cannot be found."), "{refused}");
}

#[tokio::test]
async fn what_means_the_same_is_no_change_and_another_region_is_another_resource() {
    let mut engine = Engine::new().await;
    let (_, one, two) = engine.network().await;
    let link = json!({"subnetIds": [one.id, two.id], "securityGroupIds": []});
    let made = engine.create(token::VPC_LINK, "link", link).await;
    let diff = engine.diff(&made, json!({"subnetIds": [two.id, one.id], "securityGroupIds": []})).await;
    assert!(diff.diffs.is_empty(), "{:?}", diff.diffs);
    let mut elsewhere = made.clone();
    elsewhere.outputs.insert("region".into(), "eu-west-1".into());
    let diff = engine.diff(&elsewhere, json!({"subnetIds": [one.id, two.id], "securityGroupIds": []})).await;
    assert_eq!(diff.replaces, ["region"]);
}
