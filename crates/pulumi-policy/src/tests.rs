//! A pack over gRPC, as the engine asks it.

use std::collections::HashMap;

use pulumi_proto::{Map, Value, pulumirpc::analyzer_client::AnalyzerClient};
use serde_json::json;
use tokio::sync::oneshot;
use tonic::transport::Channel;

use super::*;
use crate::{Enforcement, PackError, Schema};

const BUCKET: &str = "aws:s3/bucket:Bucket";

fn pack() -> Pack {
    let private = Policy::new("private", "buckets are private")
        .enforcement(Enforcement::Mandatory)
        .of_type(BUCKET)
        .must(|bucket| Ok(bucket.get("acl")? != "public-read"));
    let named = Policy::new("named", "buckets have a prefix")
        .of_type(BUCKET)
        .config(Schema::new().required("prefix", json!({ "type": "string" })))
        .check(|bucket, report| {
            let prefix: String = bucket.config().require("prefix")?;
            if !bucket.name.starts_with(&prefix) {
                report.violation(format!("{} does not start with {prefix}", bucket.name));
            }
            Ok(())
        })
        .enforcement(Enforcement::Disabled);
    let tagged = Policy::new("tagged", "buckets are tagged with their stack")
        .of_type(BUCKET)
        .enforcement(Enforcement::Remediate)
        .remedy(|bucket| Ok(Some(bucket.with("tags", bucket.run().stack.as_str()))))
        .must(|bucket| Ok(bucket.get("tags")? == bucket.run().stack));
    let few = Policy::new("few", "there is one bucket at most").check_stack(|stack, report| {
        for extra in stack.of_type(BUCKET).skip(1) {
            report.violation_of(extra, "one too many");
        }
        Ok(())
    });
    Pack::new("storage", "1.2.3").policies([private, named, tagged, few])
}

/// A client of a served pack; dropping the sender ends the server.
async fn client(pack: Pack) -> (AnalyzerClient<Channel>, oneshot::Sender<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    let (end, ended) = oneshot::channel();
    tokio::spawn(serve(pack, listener, async move { drop(ended.await) }));
    let mut client = AnalyzerClient::connect(address).await.unwrap();
    let run = rpc::AnalyzerStackConfigureRequest { stack: "dev".into(), ..Default::default() };
    client.configure_stack(run).await.unwrap();
    (client, end)
}

fn bucket(properties: impl IntoIterator<Item = (&'static str, Value)>) -> rpc::AnalyzeRequest {
    let map: Map = properties.into_iter().map(|(name, value)| (name.to_owned(), value)).collect();
    rpc::AnalyzeRequest {
        r#type: BUCKET.into(),
        urn: "urn:pulumi:dev::shop::aws:s3/bucket:Bucket::books".into(),
        name: "books".into(),
        properties: Some(wire::encode_map(&map, Encoding::FULL)),
        ..Default::default()
    }
}

fn found(response: rpc::AnalyzeResponse) -> Vec<(String, String, i32)> {
    let diagnostics = response.diagnostics.into_iter();
    diagnostics.map(|it| (it.policy_name, it.message, it.enforcement_level)).collect()
}

fn one(policy: &str, message: &str, level: i32) -> Vec<(String, String, i32)> {
    vec![(policy.to_owned(), message.to_owned(), level)]
}

const ADVISORY: i32 = rpc::EnforcementLevel::Advisory as i32;
const MANDATORY: i32 = rpc::EnforcementLevel::Mandatory as i32;

#[tokio::test]
async fn a_violation_is_the_rule_in_words() {
    let (mut client, _end) = client(pack()).await;
    let request = bucket([("acl", "public-read".into()), ("tags", "dev".into())]);
    let response = client.analyze(request).await.unwrap().into_inner();
    assert_eq!(response.diagnostics[0].policy_pack_version, "1.2.3");
    assert_eq!(found(response), one("private", "buckets are private", MANDATORY));
    let right = client.analyze(bucket([("tags", "dev".into())])).await.unwrap().into_inner();
    assert!(found(right).is_empty());
}

#[tokio::test]
async fn a_rule_that_needs_what_is_not_known_says_that_it_did_not_run() {
    let (mut client, _end) = client(pack()).await;
    let request = bucket([("acl", Value::Unknown.into_secret()), ("tags", "dev".into())]);
    let response = client.analyze(request).await.unwrap().into_inner();
    let message = "can't run policy 'private' during preview: property acl can't be known during preview";
    assert_eq!(found(response), one("private", message, ADVISORY));
}

#[tokio::test]
async fn configuration_enables_disables_and_parameterizes() {
    let (mut client, _end) = client(pack()).await;
    let prefix = Map::from([("prefix".to_owned(), "shop-".into())]);
    let configured = |level: Enforcement, properties: Option<&Map>| rpc::PolicyConfig {
        enforcement_level: rpc::EnforcementLevel::from(level).into(),
        properties: properties.map(|map| wire::encode_map(map, Encoding::FULL)),
    };
    let policy_config = HashMap::from([
        ("private".to_owned(), configured(Enforcement::Disabled, None)),
        ("named".to_owned(), configured(Enforcement::Mandatory, Some(&prefix))),
    ]);
    client.configure(rpc::ConfigureAnalyzerRequest { policy_config }).await.unwrap();
    let request = || bucket([("acl", "public-read".into()), ("tags", "dev".into())]);
    let response = client.analyze(request()).await.unwrap().into_inner();
    let message = "buckets have a prefix\nbooks does not start with shop-";
    assert_eq!(found(response), one("named", message, MANDATORY));

    // A rule that fails is an error, and not a pass.
    let policy_config = HashMap::from([("named".to_owned(), configured(Enforcement::Advisory, None))]);
    client.configure(rpc::ConfigureAnalyzerRequest { policy_config }).await.unwrap();
    let error = client.analyze(request()).await.unwrap_err();
    assert!(error.message().contains("policy 'named' failed on urn:pulumi:dev::shop"), "{error}");
    assert!(error.message().contains("configuration `prefix` is missing"), "{error}");
}

#[tokio::test]
async fn a_remedy_changes_what_is_wrong_and_nothing_else() {
    let (mut client, _end) = client(pack()).await;
    let password = Value::from("x").into_secret();
    let wrong = bucket([("password", password.clone())]);
    let remedied = client.remediate(wrong.clone()).await.unwrap().into_inner().remediations;
    let [remedied] = remedied.as_slice() else { panic!("{remedied:?}") };
    let properties = wire::decode_map(remedied.properties.clone().unwrap()).unwrap();
    assert_eq!(properties, Map::from([("tags".into(), "dev".into()), ("password".into(), password)]));

    // What was not mended stops the update.
    assert_eq!(found(client.analyze(wrong).await.unwrap().into_inner())[0].2, MANDATORY);
    let right = client.remediate(bucket([("tags", "dev".into())])).await.unwrap().into_inner();
    assert!(right.remediations.is_empty());
    let other = rpc::AnalyzeRequest { r#type: "aws:s3/other:Other".into(), ..bucket([]) };
    assert!(client.remediate(other).await.unwrap().into_inner().remediations.is_empty());
}

#[tokio::test]
async fn a_stack_is_checked_as_a_whole() {
    let (mut client, _end) = client(pack()).await;
    let resource = |name: &str| rpc::AnalyzerResource {
        r#type: BUCKET.into(),
        urn: format!("urn:{name}"),
        name: name.into(),
        ..Default::default()
    };
    let resources = vec![resource("one"), resource("two")];
    let request = rpc::AnalyzeStackRequest { resources };
    let response = client.analyze_stack(request).await.unwrap().into_inner();
    assert_eq!(response.diagnostics[0].urn, "urn:two");
    assert_eq!(found(response), one("few", "there is one bucket at most\none too many", ADVISORY));
}

#[tokio::test]
async fn a_panic_is_an_error_of_the_policy_alone() {
    let rule = Policy::new("rash", "never").check(|_, _| panic!("out of reach"));
    let (mut client, _end) = client(Pack::new("rash", "1.0.0").policy(rule)).await;
    let error = client.analyze(bucket([])).await.unwrap_err();
    assert!(error.message().contains("panicked"), "{error}");
    assert_eq!(client.get_analyzer_info(()).await.unwrap().into_inner().name, "rash");
}

#[test]
fn a_pack_that_cannot_be_used_says_why() {
    let rule = |name: &str| Policy::new(name, "").must(|_| Ok(true));
    let verify = |policies: Vec<Policy>| Pack::new("it", "1.0.0").policies(policies).verify();
    assert_eq!(verify(vec![rule("a"), rule("b")]), Ok(()));
    assert_eq!(verify(vec![rule("all")]), Err(PackError::Reserved));
    assert_eq!(verify(vec![rule("")]), Err(PackError::Nameless));
    assert_eq!(verify(vec![rule("a"), rule("a")]), Err(PackError::Twice("a".into())));
    assert_eq!(verify(vec![Policy::new("a", "")]), Err(PackError::Empty("a".into())));
    let mending = rule("a").enforcement(Enforcement::Remediate);
    assert_eq!(verify(vec![mending]), Err(PackError::NoRemedy("a".into())));
}
