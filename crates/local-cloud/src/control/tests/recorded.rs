//! Types that are not simulated: a table, a stream, and the role that may use it.

use provider_kit::Value;
use serde_json::json;

use super::harness::{Engine, map};
use crate::control::token;

pub const STREAM: &str = "aws:kinesis/stream:Stream";
const TABLE: &str = "aws:dynamodb/table:Table";

#[tokio::test]
async fn they_have_ids_and_arns_of_aws_form_and_stay_what_they_are() {
    let mut engine = Engine::new().await;
    let inputs = json!({"hashKey": "isbn", "readCapacity": 30, "tags": {"a": "b"}});
    let table = engine.create(TABLE, "books", inputs.clone()).await;
    let name = table.text("name");
    assert!(name.starts_with("books-") && table.id == name, "{name} {}", table.id);
    let arn = format!("arn:aws:dynamodb:us-west-2:000000000000:table/{name}");
    assert_eq!((table.text("arn"), table.text("streamArn")), (arn.clone(), format!("{arn}/stream")));
    assert_eq!(table.get("tagsAll"), json!({"a": "b"}));

    let diff = engine.diff(&table, inputs).await;
    assert_eq!((diff.changes, diff.diffs), (1, vec![]), "nothing changed");
    let more = json!({"hashKey": "isbn", "readCapacity": 60});
    let diff = engine.diff(&table, more.clone()).await;
    assert!(diff.replaces.is_empty(), "{:?}", diff.replaces);
    let table = engine.update(&table, more).await.unwrap();
    assert_eq!((table.get("readCapacity"), table.text("arn")), (json!(60), arn));

    let mut engine = engine.restarted().await;
    let read = engine.read(&table).await.unwrap();
    assert_eq!((&read.inputs, &read.outputs), (&table.inputs, &table.outputs));
    assert_eq!(engine.import(&table, &table.id).await.unwrap().outputs, table.outputs);
    engine.delete(&table).await.unwrap();
    assert!(engine.read(&table).await.is_none());
    assert!(engine.cloud.is_empty());
}

#[tokio::test]
async fn a_name_that_changes_replaces_and_one_that_is_taken_waits() {
    let mut engine = Engine::new().await;
    let table = json!({"name": "books", "hashKey": "isbn", "attributes": [{"name": "isbn", "type": "S"}]});
    let table = engine.create(TABLE, "books", table).await;
    assert_eq!(table.id, "books");
    let diff = engine.diff(&table, json!({"name": "authors"})).await;
    assert!(diff.replaces == ["name"] && !diff.delete_before_replace, "{diff:?}");
    let mut elsewhere = table.inputs["name"].to_json().map(|name| json!({"name": name})).unwrap();
    elsewhere["region"] = "eu-west-1".into();
    let diff = engine.diff(&table, elsewhere).await;
    assert!(diff.delete_before_replace, "two tables cannot have one name: {diff:?}");
}

#[tokio::test]
async fn a_preview_knows_the_name_and_not_the_arn() {
    let mut engine = Engine::new().await;
    let outputs = engine.preview(STREAM, "events", &map(json!({"name": "events"}))).await;
    assert_eq!((&outputs["name"], &outputs["arn"]), (&"events".into(), &Value::Unknown));
}

#[tokio::test]
async fn what_is_simulated_may_name_them() {
    let mut engine = Engine::new().await;
    let stream = engine.create(STREAM, "events", json!({})).await;
    let trust = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "sts:AssumeRole", "Principal": {"Service": "ecs-tasks.amazonaws.com"}}]});
    let role = engine.create(token::ROLE, "task", json!({"assumeRolePolicy": trust.to_string()})).await;
    let put = json!({"Version": "2012-10-17", "Statement": [
        {"Effect": "Allow", "Action": "kinesis:PutRecord", "Resource": stream.text("arn")}]});
    engine.create(token::ROLE_POLICY, "put", json!({"role": role.id, "policy": put.to_string()})).await;
}
