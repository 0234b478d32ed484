// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:lb/listener:Listener`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a Load Balancer Listener resource.
    Listener(ListenerArgs) = "aws:lb/listener:Listener" as custom;
    options {
        alias(pulumi_sdk::Alias::type_token("aws:elasticloadbalancingv2/listener:Listener"));
    }
    outputs {
        /// Name of the Application-Layer Protocol Negotiation (ALPN) policy. Can be set if `protocol` is
        /// `TLS`.
        alpn_policy: Option<String> = "alpnPolicy";
        /// ARN of the listener.
        arn: String = "arn";
        /// ARN of the default SSL server certificate. Exactly one certificate is required if the protocol
        /// is HTTPS.
        certificate_arn: Option<String> = "certificateArn";
        /// Configuration block for default actions.
        default_actions: Vec<super::outputs::ListenerDefaultAction> = "defaultActions";
        /// ARN of the load balancer.
        load_balancer_arn: String = "loadBalancerArn";
        /// The mutual authentication configuration information.
        mutual_authentication: super::outputs::ListenerMutualAuthentication = "mutualAuthentication";
        /// Port on which the load balancer is listening. Not valid for Gateway Load Balancers.
        port: Option<i64> = "port";
        /// Protocol for connections from clients to the load balancer. For Application Load Balancers,
        /// valid values are `HTTP` and `HTTPS`, with a default of `HTTP`.
        protocol: String = "protocol";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert` HTTP request header.
        routing_http_request_x_amzn_mtls_clientcert_header_name: String = "routingHttpRequestXAmznMtlsClientcertHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Issuer` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_issuer_header_name: String = "routingHttpRequestXAmznMtlsClientcertIssuerHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Leaf` HTTP request header.
        routing_http_request_x_amzn_mtls_clientcert_leaf_header_name: String = "routingHttpRequestXAmznMtlsClientcertLeafHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Serial-Number` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name: String = "routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Subject` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_subject_header_name: String = "routingHttpRequestXAmznMtlsClientcertSubjectHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Validity` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_validity_header_name: String = "routingHttpRequestXAmznMtlsClientcertValidityHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Tls-Cipher-Suite` HTTP request header.
        routing_http_request_x_amzn_tls_cipher_suite_header_name: String = "routingHttpRequestXAmznTlsCipherSuiteHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Tls-Version` HTTP request header. Can only
        /// be set if protocol is `HTTPS` for Application Load Balancers.
        routing_http_request_x_amzn_tls_version_header_name: String = "routingHttpRequestXAmznTlsVersionHeaderName";
        /// Specifies which headers the browser can expose to the requesting client. Can only be set if
        /// protocol is `HTTP` or `HTTPS` for Application Load Balancers.
        routing_http_response_access_control_allow_credentials_header_value: String = "routingHttpResponseAccessControlAllowCredentialsHeaderValue";
        /// Specifies which headers can be used during the request. Can only be set if protocol is `HTTP` or
        /// `HTTPS` for Application Load Balancers.
        routing_http_response_access_control_allow_headers_header_value: String = "routingHttpResponseAccessControlAllowHeadersHeaderValue";
        /// Set which HTTP methods are allowed when accessing the server from a different origin.
        routing_http_response_access_control_allow_methods_header_value: String = "routingHttpResponseAccessControlAllowMethodsHeaderValue";
        /// Specifies which origins are allowed to access the server. Can only be set if protocol is `HTTP`
        /// or `HTTPS` for Application Load Balancers.
        routing_http_response_access_control_allow_origin_header_value: String = "routingHttpResponseAccessControlAllowOriginHeaderValue";
        /// Specifies whether the browser should include credentials such as cookies or authentication when
        /// making requests.
        routing_http_response_access_control_expose_headers_header_value: String = "routingHttpResponseAccessControlExposeHeadersHeaderValue";
        /// Specifies how long the results of a preflight request can be cached, in seconds.
        routing_http_response_access_control_max_age_header_value: String = "routingHttpResponseAccessControlMaxAgeHeaderValue";
        /// Specifies restrictions enforced by the browser to help minimize the risk of certain types of
        /// security threats.
        routing_http_response_content_security_policy_header_value: String = "routingHttpResponseContentSecurityPolicyHeaderValue";
        /// Enables you to allow or remove the HTTP response server header. Can only be set if protocol is
        /// `HTTP` or `HTTPS` for Application Load Balancers.
        routing_http_response_server_enabled: bool = "routingHttpResponseServerEnabled";
        /// Informs browsers that the site should only be accessed using HTTPS, and that any future attempts
        /// to access it using HTTP should automatically be converted to HTTPS.
        routing_http_response_strict_transport_security_header_value: String = "routingHttpResponseStrictTransportSecurityHeaderValue";
        /// Indicates whether the MIME types advertised in the Content-Type headers should be followed and
        /// not be changed.
        routing_http_response_x_content_type_options_header_value: String = "routingHttpResponseXContentTypeOptionsHeaderValue";
        /// Indicates whether the browser is allowed to render a page in a frame, iframe, embed or object.
        routing_http_response_x_frame_options_header_value: String = "routingHttpResponseXFrameOptionsHeaderValue";
        /// Name of the SSL Policy for the listener. Required if `protocol` is `HTTPS` or `TLS`.
        ssl_policy: String = "sslPolicy";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// A map of tags assigned to the resource, including those inherited from the provider
        /// `default_tags` configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// TCP idle timeout value in seconds. Can only be set if protocol is `TCP` on Network Load
        /// Balancer, or with a Gateway Load Balancer.
        tcp_idle_timeout_seconds: i64 = "tcpIdleTimeoutSeconds";
    }
}

arguments! {
    /// The arguments of `Listener`.
    ListenerArgs, ListenerArgsBuilder;
    required {
        /// Configuration block for default actions.
        default_actions: support::NestedList<super::ListenerDefaultAction> = "defaultActions";
        /// ARN of the load balancer.
        load_balancer_arn: Input<String> = "loadBalancerArn";
    }
    optional {
        /// Name of the Application-Layer Protocol Negotiation (ALPN) policy. Can be set if `protocol` is
        /// `TLS`.
        alpn_policy: Input<String> = "alpnPolicy";
        /// ARN of the default SSL server certificate. Exactly one certificate is required if the protocol
        /// is HTTPS.
        certificate_arn: Input<String> = "certificateArn";
        /// The mutual authentication configuration information.
        mutual_authentication: support::Nested<super::ListenerMutualAuthentication> = "mutualAuthentication";
        /// Port on which the load balancer is listening. Not valid for Gateway Load Balancers.
        port: Input<i64> = "port";
        /// Protocol for connections from clients to the load balancer. For Application Load Balancers,
        /// valid values are `HTTP` and `HTTPS`, with a default of `HTTP`.
        protocol: Input<String> = "protocol";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert` HTTP request header.
        routing_http_request_x_amzn_mtls_clientcert_header_name: Input<String> = "routingHttpRequestXAmznMtlsClientcertHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Issuer` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_issuer_header_name: Input<String> = "routingHttpRequestXAmznMtlsClientcertIssuerHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Leaf` HTTP request header.
        routing_http_request_x_amzn_mtls_clientcert_leaf_header_name: Input<String> = "routingHttpRequestXAmznMtlsClientcertLeafHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Serial-Number` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_serial_number_header_name: Input<String> = "routingHttpRequestXAmznMtlsClientcertSerialNumberHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Subject` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_subject_header_name: Input<String> = "routingHttpRequestXAmznMtlsClientcertSubjectHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Mtls-Clientcert-Validity` HTTP request
        /// header.
        routing_http_request_x_amzn_mtls_clientcert_validity_header_name: Input<String> = "routingHttpRequestXAmznMtlsClientcertValidityHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Tls-Cipher-Suite` HTTP request header.
        routing_http_request_x_amzn_tls_cipher_suite_header_name: Input<String> = "routingHttpRequestXAmznTlsCipherSuiteHeaderName";
        /// Enables you to modify the header name of the `X-Amzn-Tls-Version` HTTP request header. Can only
        /// be set if protocol is `HTTPS` for Application Load Balancers.
        routing_http_request_x_amzn_tls_version_header_name: Input<String> = "routingHttpRequestXAmznTlsVersionHeaderName";
        /// Specifies which headers the browser can expose to the requesting client. Can only be set if
        /// protocol is `HTTP` or `HTTPS` for Application Load Balancers.
        routing_http_response_access_control_allow_credentials_header_value: Input<String> = "routingHttpResponseAccessControlAllowCredentialsHeaderValue";
        /// Specifies which headers can be used during the request. Can only be set if protocol is `HTTP` or
        /// `HTTPS` for Application Load Balancers.
        routing_http_response_access_control_allow_headers_header_value: Input<String> = "routingHttpResponseAccessControlAllowHeadersHeaderValue";
        /// Set which HTTP methods are allowed when accessing the server from a different origin.
        routing_http_response_access_control_allow_methods_header_value: Input<String> = "routingHttpResponseAccessControlAllowMethodsHeaderValue";
        /// Specifies which origins are allowed to access the server. Can only be set if protocol is `HTTP`
        /// or `HTTPS` for Application Load Balancers.
        routing_http_response_access_control_allow_origin_header_value: Input<String> = "routingHttpResponseAccessControlAllowOriginHeaderValue";
        /// Specifies whether the browser should include credentials such as cookies or authentication when
        /// making requests.
        routing_http_response_access_control_expose_headers_header_value: Input<String> = "routingHttpResponseAccessControlExposeHeadersHeaderValue";
        /// Specifies how long the results of a preflight request can be cached, in seconds.
        routing_http_response_access_control_max_age_header_value: Input<String> = "routingHttpResponseAccessControlMaxAgeHeaderValue";
        /// Specifies restrictions enforced by the browser to help minimize the risk of certain types of
        /// security threats.
        routing_http_response_content_security_policy_header_value: Input<String> = "routingHttpResponseContentSecurityPolicyHeaderValue";
        /// Enables you to allow or remove the HTTP response server header. Can only be set if protocol is
        /// `HTTP` or `HTTPS` for Application Load Balancers.
        routing_http_response_server_enabled: Input<bool> = "routingHttpResponseServerEnabled";
        /// Informs browsers that the site should only be accessed using HTTPS, and that any future attempts
        /// to access it using HTTP should automatically be converted to HTTPS.
        routing_http_response_strict_transport_security_header_value: Input<String> = "routingHttpResponseStrictTransportSecurityHeaderValue";
        /// Indicates whether the MIME types advertised in the Content-Type headers should be followed and
        /// not be changed.
        routing_http_response_x_content_type_options_header_value: Input<String> = "routingHttpResponseXContentTypeOptionsHeaderValue";
        /// Indicates whether the browser is allowed to render a page in a frame, iframe, embed or object.
        routing_http_response_x_frame_options_header_value: Input<String> = "routingHttpResponseXFrameOptionsHeaderValue";
        /// Name of the SSL Policy for the listener. Required if `protocol` is `HTTPS` or `TLS`.
        ssl_policy: Input<String> = "sslPolicy";
        /// A map of tags to assign to the resource. .If configured with a provider `default_tags`
        /// configuration block present, tags with matching keys will overwrite those defined at the
        /// provider-level.
        tags: InputMap<String> = "tags";
        /// TCP idle timeout value in seconds. Can only be set if protocol is `TCP` on Network Load
        /// Balancer, or with a Gateway Load Balancer.
        tcp_idle_timeout_seconds: Input<i64> = "tcpIdleTimeoutSeconds";
    }
}
