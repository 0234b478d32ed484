//! Answers that never arrived: what an engine that was killed leaves behind does not keep the next one from
//! going on.

use std::fs;

use serde_json::{Value as Json, json};

use super::{fake_plane::FakePlane, harness::Engine};
use crate::control::token;

fn logs(name: &str) -> Json {
    json!({"name": name})
}

fn count(engine: &Engine) -> usize {
    engine.cloud.account().iter().count()
}

#[tokio::test]
async fn a_create_of_the_same_urn_takes_the_place_of_one_whose_answer_was_lost() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    let subnet = engine.subnet("one", &vpc, "10.0.0.0/24", "a").await;
    let group = engine.create(token::LOG_GROUP, "logs", logs("/ecs/web")).await;

    let mut engine = engine.next(false).await;
    assert!(engine.read(&vpc).await.is_some());
    let again = engine.create(token::LOG_GROUP, "logs", logs("/ecs/web")).await;
    assert_eq!((&again.id, &again.outputs), (&group.id, &group.outputs), "the same answer");
    let other = engine.subnet("one", &vpc, "10.0.0.0/25", "a").await;
    assert_ne!(other.id, subnet.id, "other inputs are another subnet");
    assert_eq!(count(&engine), 3);
}

#[tokio::test]
async fn a_daemon_that_was_killed_remembers_what_was_not_confirmed() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    engine.subnet("one", &vpc, "10.0.0.0/24", "a").await;
    let mut engine = engine.restarted_with(FakePlane::default(), false).await;
    engine.subnet("one", &vpc, "10.0.0.0/24", "b").await;
    assert_eq!(count(&engine), 2);
}

#[tokio::test]
async fn what_the_engine_knows_is_in_the_way_as_on_aws() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    let subnet = json!({"vpcId": vpc.id, "cidrBlock": "10.0.0.0/24"});
    engine.create(token::SUBNET, "one", subnet.clone()).await;
    let conflict = "InvalidSubnet.Conflict";
    assert!(engine.refused(token::SUBNET, subnet.clone()).await.contains(conflict), "in the same session");
    let mut engine = engine.next(true).await;
    assert!(
        engine.refused(token::SUBNET, subnet.clone()).await.contains(conflict),
        "after a session that ended well"
    );
    let twin =
        engine.create(token::SUBNET, "two", json!({"vpcId": vpc.id, "cidrBlock": "10.0.1.0/24"})).await;
    let mut engine = engine.next(false).await;
    assert!(engine.read(&twin).await.is_some());
    let subnet = json!({"vpcId": vpc.id, "cidrBlock": "10.0.1.0/24"});
    assert!(engine.refused(token::SUBNET, subnet).await.contains(conflict), "a refresh named it");
}

#[tokio::test]
async fn what_no_engine_knows_is_never_the_reason_for_a_refusal() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    engine.subnet("one", &vpc, "10.0.0.0/24", "a").await;
    engine.subnet("free", &vpc, "10.0.9.0/24", "a").await;

    let mut engine = engine.next(false).await;
    engine.subnet("renamed", &vpc, "10.0.0.0/24", "a").await;
    let left: Vec<_> = engine.cloud.account().of(token::SUBNET).map(|subnet| subnet.urn.clone()).collect();
    assert!(left[0].ends_with("::free") && left[1].ends_with("::renamed") && left.len() == 2, "{left:?}");

    let mut engine = engine.next(false).await;
    engine.delete(&vpc).await.unwrap();
    assert!(engine.cloud.is_empty(), "a VPC is not kept by subnets that no engine knows");
}

#[tokio::test]
async fn a_destroy_takes_what_no_engine_knows() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    engine.create(token::LOG_GROUP, "logs", logs("/ecs/web")).await;

    let mut engine = engine.next(false).await;
    assert!(engine.read(&vpc).await.is_some());
    let mut engine = engine.next(true).await;
    assert_eq!(count(&engine), 2, "after a refresh, the VPC is known and the stack is there");
    engine.delete(&vpc).await.unwrap();
    let engine = engine.next(false).await;
    assert_eq!(count(&engine), 1, "this engine may have been about to do more");
    let engine = engine.next(true).await;
    assert!(engine.cloud.is_empty());
}

#[tokio::test]
async fn an_up_that_was_cut_off_at_once_is_forgotten_by_a_destroy_of_nothing() {
    let mut engine = Engine::new().await;
    engine.vpc("main", "10.0.0.0/16").await;
    let engine = engine.next(false).await;
    let engine = engine.next(true).await;
    assert!(engine.cloud.is_empty());
}

#[tokio::test]
async fn a_deletion_is_acknowledged_when_it_is_saved() {
    let mut engine = Engine::new().await;
    let vpc = engine.vpc("main", "10.0.0.0/16").await;
    let (folder, elsewhere) = (engine.folder().to_owned(), engine.folder().with_extension("moved"));
    fs::rename(&folder, &elsewhere).unwrap();
    for attempt in ["the first", "the second, with nothing left to delete in memory"] {
        let error = engine.delete(&vpc).await.unwrap_err();
        assert!(error.contains("cannot write to its state folder"), "{attempt}: {error}");
    }
    fs::rename(&elsewhere, &folder).unwrap();
    engine.delete(&vpc).await.unwrap();
    assert!(!fs::read_to_string(folder.join("records.json")).unwrap().contains(&vpc.id));
}

#[tokio::test]
async fn an_endpoint_that_another_program_has_fails_in_words_until_it_is_free() {
    let mut engine = Engine::new().await;
    let api = engine.create(token::API, "api", json!({"protocolType": "HTTP"})).await;
    let plane = FakePlane::default();
    *plane.taken.lock().unwrap() = Some(41_000);
    let mut engine = engine.restarted_with(plane.clone(), true).await;
    for error in
        [engine.try_read(&api).await.unwrap_err(), engine.try_diff(&api, &api.inputs).await.unwrap_err()]
    {
        let message = error.message();
        assert!(
            message.contains("cannot be opened again on its port 41000") && message.contains(&api.id),
            "{message}"
        );
    }
    *plane.taken.lock().unwrap() = None;
    assert!(engine.try_read(&api).await.unwrap().is_some(), "it is tried again at once");

    *plane.taken.lock().unwrap() = Some(41_000);
    let mut engine = engine.restarted_with(plane, true).await;
    engine.delete(&api).await.unwrap();
    assert!(engine.cloud.is_empty());
}
