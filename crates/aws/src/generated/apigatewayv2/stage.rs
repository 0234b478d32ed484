// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/stage:Stage`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Manages an Amazon API Gateway Version 2 stage.
    Stage(StageArgs) = "aws:apigatewayv2/stage:Stage" as custom;
    outputs {
        /// Settings for logging access in this stage. Use the `apigateway.Account` resource to configure
        /// permissions for CloudWatch Logging.
        access_log_settings: Option<super::outputs::StageAccessLogSettings> = "accessLogSettings";
        /// API identifier.
        api_id: String = "apiId";
        /// ARN of the stage.
        arn: String = "arn";
        /// Whether updates to an API automatically trigger a new deployment. Defaults to `false`.
        auto_deploy: Option<bool> = "autoDeploy";
        /// Identifier of a client certificate for the stage. Use the `apigateway.ClientCertificate`
        /// resource to configure a client certificate.
        client_certificate_id: Option<String> = "clientCertificateId";
        /// Default route settings for the stage.
        default_route_settings: Option<super::outputs::StageDefaultRouteSettings> = "defaultRouteSettings";
        /// Deployment identifier of the stage. Use the `apigatewayv2.Deployment` resource to configure a
        /// deployment.
        deployment_id: String = "deploymentId";
        /// Description for the stage. Must be less than or equal to 1024 characters in length.
        description: Option<String> = "description";
        /// ARN prefix to be used in an `lambda.Permission`'s `source_arn` attribute.
        execution_arn: String = "executionArn";
        /// URL to invoke the API pointing to the stage, e.g.,
        /// `wss://z4675bid1j.execute-api.eu-west-2.amazonaws.com/example-stage`, or
        /// `https://z4675bid1j.execute-api.eu-west-2.amazonaws.com/`
        invoke_url: String = "invokeUrl";
        /// Name of the stage. Must be between 1 and 128 characters in length.
        name: String = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Route settings for the stage.
        route_settings: Option<Vec<super::outputs::StageRouteSetting>> = "routeSettings";
        /// Map that defines the stage variables for the stage.
        stage_variables: Option<BTreeMap<String, String>> = "stageVariables";
        /// Map of tags to assign to the stage.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
    }
}

arguments! {
    /// The arguments of `Stage`.
    StageArgs, StageArgsBuilder;
    required {
        /// API identifier.
        api_id: Input<String> = "apiId";
    }
    optional {
        /// Settings for logging access in this stage. Use the `apigateway.Account` resource to configure
        /// permissions for CloudWatch Logging.
        access_log_settings: support::Nested<super::StageAccessLogSettings> = "accessLogSettings";
        /// Whether updates to an API automatically trigger a new deployment. Defaults to `false`.
        auto_deploy: Input<bool> = "autoDeploy";
        /// Identifier of a client certificate for the stage. Use the `apigateway.ClientCertificate`
        /// resource to configure a client certificate.
        client_certificate_id: Input<String> = "clientCertificateId";
        /// Default route settings for the stage.
        default_route_settings: support::Nested<super::StageDefaultRouteSettings> = "defaultRouteSettings";
        /// Deployment identifier of the stage. Use the `apigatewayv2.Deployment` resource to configure a
        /// deployment.
        deployment_id: Input<String> = "deploymentId";
        /// Description for the stage. Must be less than or equal to 1024 characters in length.
        description: Input<String> = "description";
        /// Name of the stage. Must be between 1 and 128 characters in length.
        name: Input<String> = "name";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Route settings for the stage.
        route_settings: support::NestedList<super::StageRouteSetting> = "routeSettings";
        /// Map that defines the stage variables for the stage.
        stage_variables: InputMap<String> = "stageVariables";
        /// Map of tags to assign to the stage.
        tags: InputMap<String> = "tags";
    }
}
