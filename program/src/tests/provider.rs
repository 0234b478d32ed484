//! Where AWS or its provider does something else than the inputs suggest, and what the program does about it.

use pulumi_sdk::{
    Map, Value,
    testing::{MockCall, MockResource, MockState, Mocks},
};

use super::{Aws, run, stack, test};

/// The circuit breaker has taken every deployment back: the provider reports a steady service, on the task
/// definition from before.
struct RolledBack;

impl Mocks for RolledBack {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        let mut state = Aws.resource(resource)?;
        if resource.type_token == "aws:ecs/service:Service" && !resource.preview {
            state.outputs.insert("taskDefinition".to_owned(), Value::from("the one from before"));
        }
        Ok(state)
    }

    fn call(&self, call: &MockCall) -> Result<Map, String> {
        Aws.call(call)
    }
}

#[test]
fn a_deployment_that_was_rolled_back_fails_the_update() {
    let report = test(&[]).mocks(RolledBack).run(stack);
    assert!(!report.success);
    let errors = report.errors();
    assert!(!errors.is_empty());
    for error in errors {
        assert!(error.contains("was rolled back") && error.contains("the one from before"), "{error}");
    }
}

#[test]
fn no_route_takes_the_preflights_that_the_api_answers() {
    let routes = |config: &[(&str, &str)]| -> Vec<String> {
        let report = run(config);
        let routes = report.of_type("aws:apigatewayv2/route:Route");
        routes.filter_map(|route| route.inputs["routeKey"].as_str().map(str::to_owned)).collect()
    };
    assert_eq!(routes(&[]), ["ANY /{proxy+}"]);
    let mut with_cors = routes(&[("corsOrigins", r#"["https://example.com"]"#)]);
    with_cors.sort();
    assert_eq!(with_cors, ["GET /{proxy+}", "HEAD /{proxy+}"]);
}

#[test]
fn cloud_map_services_keep_their_health_block_and_can_be_deleted() {
    let report = run(&[]);
    let services: Vec<_> = report.of_type("aws:servicediscovery/service:Service").collect();
    assert_eq!(services.len(), 2);
    for service in services {
        let health = &service.inputs["healthCheckCustomConfig"];
        let Value::Object(health) = health else { panic!("{health:?}") };
        assert_eq!(health["failureThreshold"].as_i64(), Some(1));
        assert_eq!(service.inputs["forceDestroy"].as_bool(), Some(true));
    }
}
