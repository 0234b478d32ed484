// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:apigatewayv2/route:Route`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

resource! {
    /// Manages an Amazon API Gateway Version 2 route.
    Route(RouteArgs) = "aws:apigatewayv2/route:Route" as custom;
    outputs {
        /// API identifier.
        api_id: String = "apiId";
        /// Whether an API key is required for the route. Defaults to `false`.
        api_key_required: Option<bool> = "apiKeyRequired";
        /// Authorization scopes supported by this route. The scopes are used with a JWT authorizer to
        /// authorize the method invocation.
        authorization_scopes: Option<Vec<String>> = "authorizationScopes";
        /// Authorization type for the route.
        authorization_type: Option<String> = "authorizationType";
        /// Identifier of the `apigatewayv2.Authorizer` resource to be associated with this route.
        authorizer_id: Option<String> = "authorizerId";
        /// Model selection expression for the route. Supported only for WebSocket APIs.
        model_selection_expression: Option<String> = "modelSelectionExpression";
        /// Operation name for the route. Must be between 1 and 64 characters in length.
        operation_name: Option<String> = "operationName";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Request models for the route. Supported only for WebSocket APIs.
        request_models: Option<BTreeMap<String, String>> = "requestModels";
        /// Request parameters for the route. Supported only for WebSocket APIs.
        request_parameters: Option<Vec<super::outputs::RouteRequestParameter>> = "requestParameters";
        /// Route key for the route. For HTTP APIs, the route key can be either `$default`, or a combination
        /// of an HTTP method and resource path, for example, `GET /pets`.
        route_key: String = "routeKey";
        /// Route response selection expression for the route. Supported only for WebSocket APIs.
        route_response_selection_expression: Option<String> = "routeResponseSelectionExpression";
        /// Target for the route, of the form `integrations/`\*`IntegrationID`\*, where \*`IntegrationID`\*
        /// is the identifier of an `apigatewayv2.Integration` resource.
        target: Option<String> = "target";
    }
}

arguments! {
    /// The arguments of `Route`.
    RouteArgs, RouteArgsBuilder;
    required {
        /// API identifier.
        api_id: Input<String> = "apiId";
        /// Route key for the route. For HTTP APIs, the route key can be either `$default`, or a combination
        /// of an HTTP method and resource path, for example, `GET /pets`.
        route_key: Input<String> = "routeKey";
    }
    optional {
        /// Whether an API key is required for the route. Defaults to `false`.
        api_key_required: Input<bool> = "apiKeyRequired";
        /// Authorization scopes supported by this route. The scopes are used with a JWT authorizer to
        /// authorize the method invocation.
        authorization_scopes: Inputs<String> = "authorizationScopes";
        /// Authorization type for the route.
        authorization_type: Input<String> = "authorizationType";
        /// Identifier of the `apigatewayv2.Authorizer` resource to be associated with this route.
        authorizer_id: Input<String> = "authorizerId";
        /// Model selection expression for the route. Supported only for WebSocket APIs.
        model_selection_expression: Input<String> = "modelSelectionExpression";
        /// Operation name for the route. Must be between 1 and 64 characters in length.
        operation_name: Input<String> = "operationName";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Request models for the route. Supported only for WebSocket APIs.
        request_models: InputMap<String> = "requestModels";
        /// Request parameters for the route. Supported only for WebSocket APIs.
        request_parameters: support::NestedList<super::RouteRequestParameter> = "requestParameters";
        /// Route response selection expression for the route. Supported only for WebSocket APIs.
        route_response_selection_expression: Input<String> = "routeResponseSelectionExpression";
        /// Target for the route, of the form `integrations/`\*`IntegrationID`\*, where \*`IntegrationID`\*
        /// is the identifier of an `apigatewayv2.Integration` resource.
        target: Input<String> = "target";
    }
}
