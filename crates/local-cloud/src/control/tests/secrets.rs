//! Secrets and parameters: what the data plane is told, and that nobody else is.

use provider_kit::{Map, Value};
use serde_json::{Value as Json, json};

use super::harness::{Engine, map};
use crate::{control::token, model::Topology};

const VALUE: &str = "correct horse battery staple";

/// The value of a secret's version with a staging label.
fn labelled(topology: &Topology, arn: &str, stage: &str) -> Option<String> {
    let version = topology.secrets[arn].versions.iter().find(|version| version.has(stage))?;
    Some(version.text.as_ref()?.expose().to_owned())
}

fn is_secret(map: &Map, name: &str) -> bool {
    map.get(name).is_some_and(Value::contains_secrets)
}

#[tokio::test]
async fn versions_follow_each_other() {
    let mut engine = Engine::new().await;
    let secret = engine.create(token::SECRET, "s", json!({"name": "books/token"})).await;
    assert!(secret.id.starts_with("arn:aws:secretsmanager:us-west-2:000000000000:secret:books/token-"));
    let inputs = |value: &str| json!({"secretId": secret.id, "secretString": value});
    let one = engine.create(token::SECRET_VERSION, "v", inputs("one")).await;
    let diff = engine.diff(&one, inputs("two")).await;
    assert_eq!(diff.replaces, ["secretString"], "a version is followed by another");
    let two = engine.create(token::SECRET_VERSION, "v2", inputs("two")).await;
    {
        let topology = engine.plane.topology.lock().unwrap();
        assert_eq!(labelled(&topology, &secret.id, "AWSCURRENT").as_deref(), Some("two"));
        assert_eq!(labelled(&topology, &secret.id, "AWSPREVIOUS").as_deref(), Some("one"));
    }
    engine.delete(&one).await.unwrap();
    assert_eq!(engine.plane.topology.lock().unwrap().secrets[&secret.id].versions.len(), 1);
    assert_eq!(engine.read(&two).await.unwrap().text("versionId"), two.text("versionId"));
    assert_eq!(engine.import(&secret, &secret.id).await.unwrap().text("name"), "books/token");
    engine.delete(&secret).await.unwrap();
    assert!(engine.cloud.is_empty(), "the versions go with their secret");
}

#[tokio::test]
async fn a_secret_that_is_deleted_at_once_leaves_its_name() {
    let mut engine = Engine::new().await;
    let inputs = json!({"name": "token", "recoveryWindowInDays": 0});
    let secret = engine.create(token::SECRET, "s", inputs.clone()).await;
    engine.delete(&secret).await.unwrap();
    let again = engine.create(token::SECRET, "s", inputs).await;
    assert_ne!(secret.id, again.id, "another secret, and another ARN");
}

#[tokio::test]
async fn parameters_count_their_values() {
    let mut engine = Engine::new().await;
    let inputs = |value: &str| json!({"name": "/books/token", "type": "SecureString", "value": value});
    let parameter = engine.create(token::PARAMETER, "p", inputs("one")).await;
    assert_eq!(parameter.id, "/books/token");
    let arn = "arn:aws:ssm:us-west-2:000000000000:parameter/books/token";
    assert_eq!(parameter.text("arn"), arn);
    assert_eq!(parameter.text("keyId"), "alias/aws/ssm");
    let parameter = engine.update(&parameter, inputs("two")).await.unwrap();
    assert_eq!(parameter.get("version"), 2);
    assert_eq!(engine.plane.topology.lock().unwrap().parameters[arn].expose(), "two");
    let read =
        engine.invoke("aws:ssm/getParameter:getParameter", json!({"name": "/books/token"})).await.unwrap();
    assert_eq!(read["value"].as_str(), Some("two"));
    assert!(is_secret(&read, "value"));
    let encrypted = json!({"name": "/books/token", "withDecryption": false});
    let read = engine.invoke("aws:ssm/getParameter:getParameter", encrypted).await.unwrap();
    assert_ne!(read["value"].as_str(), Some("two"));
    let failed =
        engine.invoke("aws:ssm/getParameter:getParameter", json!({"name": "/none"})).await.unwrap_err();
    assert!(failed.contains("ParameterNotFound"), "{failed}");
}

#[tokio::test]
async fn values_are_marked_whether_the_program_marks_them_or_not() {
    let mut engine = Engine::new().await;
    let secret = engine.create(token::SECRET, "s", json!({})).await;
    let version = json!({"secretId": secret.id, "secretString": VALUE});
    let parameter = json!({"name": "/p", "type": "SecureString", "value": VALUE});
    for (token, name, inputs) in
        [(token::SECRET_VERSION, "secretString", version), (token::PARAMETER, "value", parameter)]
    {
        let (checked, _) = engine.check(token, "it", &Map::new(), &map(inputs.clone())).await;
        assert!(is_secret(&checked, name), "Check, {token}");
        assert!(
            is_secret(&engine.preview(token, "it", &map(inputs.clone())).await, name),
            "preview, {token}"
        );
        let created = engine.create(token, "it", inputs.clone()).await;
        assert!(is_secret(&created.outputs, name), "Create, {token}");
        let read = engine.read(&created).await.unwrap();
        assert!(is_secret(&read.outputs, name) && is_secret(&read.inputs, name), "Read, {token}");
    }
}

#[tokio::test]
async fn no_complaint_has_the_value() {
    let mut engine = Engine::new().await;
    let long = VALUE.repeat(200);
    let parameter = |others: Json| {
        let mut inputs = json!({"name": "/p", "type": "SecureString", "value": VALUE});
        inputs.as_object_mut().unwrap().extend(others.as_object().unwrap().clone());
        inputs
    };
    for (token, inputs) in [
        (token::PARAMETER, parameter(json!({"value": long}))),
        (token::PARAMETER, parameter(json!({"allowedPattern": "[0-9]+"}))),
        (token::PARAMETER, parameter(json!({"type": VALUE.len()}))),
        (token::SECRET_VERSION, json!({"secretId": "s", "secretString": VALUE.repeat(3000)})),
        (token::SECRET_VERSION, json!({"secretId": "s", "secretString": [VALUE]})),
    ] {
        let complaints = engine.complaints(token, inputs).await.join("\n");
        assert!(!complaints.is_empty() && !complaints.contains("horse"), "{complaints}");
    }
    let refused =
        engine.refused(token::SECRET_VERSION, json!({"secretId": "none", "secretString": VALUE})).await;
    assert!(!refused.contains("horse"), "{refused}");
}

#[tokio::test]
async fn the_records_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt as _;
    let mut engine = Engine::new().await;
    engine.create(token::PARAMETER, "p", json!({"type": "SecureString", "value": VALUE})).await;
    let mode = std::fs::metadata(engine.folder().join("records.json")).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
    let printed = format!("{:?}", engine.plane.topology.lock().unwrap());
    assert!(!printed.contains("horse"), "{printed}");
}
