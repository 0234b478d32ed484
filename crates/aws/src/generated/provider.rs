// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The package's provider.

use crate::generated::{PACKAGE, VERSION, support};
use pulumi_sdk::{Input, Inputs};

resource! {
    /// The provider type for the aws package.
    Provider(ProviderArgs) = "pulumi:providers:aws" as provider;
    outputs {
        /// The access key for API operations. You can retrieve this from the 'Security & Credentials'
        /// section of the AWS console.
        access_key: Option<String> = "accessKey";
        /// File containing custom root and intermediate certificates.
        custom_ca_bundle: Option<String> = "customCaBundle";
        /// Address of the EC2 metadata service endpoint to use. Can also be configured using the
        /// `AWS_EC2_METADATA_SERVICE_ENDPOINT` environment variable.
        ec2_metadata_service_endpoint: Option<String> = "ec2MetadataServiceEndpoint";
        /// Protocol to use with EC2 metadata service endpoint.Valid values are `IPv4` and `IPv6`.
        ec2_metadata_service_endpoint_mode: Option<String> = "ec2MetadataServiceEndpointMode";
        /// URL of a proxy to use for HTTP requests when accessing the AWS API. Can also be set using the
        /// `HTTP_PROXY` or `http_proxy` environment variables.
        http_proxy: Option<String> = "httpProxy";
        /// URL of a proxy to use for HTTPS requests when accessing the AWS API. Can also be set using the
        /// `HTTPS_PROXY` or `https_proxy` environment variables.
        https_proxy: Option<String> = "httpsProxy";
        /// Comma-separated list of hosts that should not use HTTP or HTTPS proxies. Can also be set using
        /// the `NO_PROXY` or `no_proxy` environment variables.
        no_proxy: Option<String> = "noProxy";
        /// The profile for API operations. If not set, the default profile created with `aws configure`
        /// will be used.
        profile: Option<String> = "profile";
        /// The region where AWS operations will take place. Examples are us-east-1, us-west-2, etc.
        region: Option<String> = "region";
        /// Specifies how retries are attempted. Valid values are `standard` and `adaptive`.
        retry_mode: Option<String> = "retryMode";
        /// Specifies whether S3 API calls in the `us-east-1` region use the legacy global endpoint or a
        /// regional endpoint. Valid values are `legacy` or `regional`.
        s3_us_east1_regional_endpoint: Option<String> = "s3UsEast1RegionalEndpoint";
        /// The secret key for API operations. You can retrieve this from the 'Security & Credentials'
        /// section of the AWS console.
        secret_key: Option<String> = "secretKey";
        /// The region where AWS STS operations will take place. Examples are us-east-1 and us-west-2.
        sts_region: Option<String> = "stsRegion";
        /// The severity with which to enforce organizational tagging policies on resources managed by this
        /// provider instance.
        tag_policy_compliance: Option<String> = "tagPolicyCompliance";
        /// session token. A session token is only required if you are using temporary security credentials.
        token: Option<String> = "token";
    }
}

arguments! {
    /// The arguments of `Provider`.
    #[derive(Default)]
    ProviderArgs, ProviderArgsBuilder;
    required {}
    optional {
        /// The access key for API operations. You can retrieve this from the 'Security & Credentials'
        /// section of the AWS console.
        access_key: Input<String> = "accessKey" [.secret()];
        /// The property `allowedAccountIds`.
        allowed_account_ids: Inputs<String> = "allowedAccountIds";
        /// The property `assumeRoleWithWebIdentity`.
        assume_role_with_web_identity: support::Nested<super::ProviderAssumeRoleWithWebIdentity> = "assumeRoleWithWebIdentity";
        /// The property `assumeRoles`.
        assume_roles: support::NestedList<super::ProviderAssumeRole> = "assumeRoles";
        /// File containing custom root and intermediate certificates.
        custom_ca_bundle: Input<String> = "customCaBundle";
        /// Configuration block with settings to default resource tags across all resources.
        default_tags: support::Nested<super::ProviderDefaultTags> = "defaultTags";
        /// Address of the EC2 metadata service endpoint to use. Can also be configured using the
        /// `AWS_EC2_METADATA_SERVICE_ENDPOINT` environment variable.
        ec2_metadata_service_endpoint: Input<String> = "ec2MetadataServiceEndpoint";
        /// Protocol to use with EC2 metadata service endpoint.Valid values are `IPv4` and `IPv6`.
        ec2_metadata_service_endpoint_mode: Input<String> = "ec2MetadataServiceEndpointMode";
        /// The property `endpoints`.
        endpoints: support::NestedList<super::ProviderEndpoint> = "endpoints";
        /// The property `forbiddenAccountIds`.
        forbidden_account_ids: Inputs<String> = "forbiddenAccountIds";
        /// URL of a proxy to use for HTTP requests when accessing the AWS API. Can also be set using the
        /// `HTTP_PROXY` or `http_proxy` environment variables.
        http_proxy: Input<String> = "httpProxy";
        /// URL of a proxy to use for HTTPS requests when accessing the AWS API. Can also be set using the
        /// `HTTPS_PROXY` or `https_proxy` environment variables.
        https_proxy: Input<String> = "httpsProxy";
        /// Configuration block with settings to ignore resource tags across all resources.
        ignore_tags: support::Nested<super::ProviderIgnoreTags> = "ignoreTags";
        /// Explicitly allow the provider to perform "insecure" SSL requests. If omitted, default value is
        /// `false`
        insecure: Input<bool> = "insecure";
        /// The maximum number of times an AWS API request is being executed. If the API request still
        /// fails, an error is thrown.
        max_retries: Input<i64> = "maxRetries";
        /// Comma-separated list of hosts that should not use HTTP or HTTPS proxies. Can also be set using
        /// the `NO_PROXY` or `no_proxy` environment variables.
        no_proxy: Input<String> = "noProxy";
        /// The profile for API operations. If not set, the default profile created with `aws configure`
        /// will be used.
        profile: Input<String> = "profile";
        /// The region where AWS operations will take place. Examples are us-east-1, us-west-2, etc.
        region: Input<String> = "region" [.environment(&["AWS_REGION", "AWS_DEFAULT_REGION"], support::Literal::Text(""))];
        /// Specifies how retries are attempted. Valid values are `standard` and `adaptive`.
        retry_mode: Input<String> = "retryMode";
        /// Specifies whether S3 API calls in the `us-east-1` region use the legacy global endpoint or a
        /// regional endpoint. Valid values are `legacy` or `regional`.
        s3_us_east1_regional_endpoint: Input<String> = "s3UsEast1RegionalEndpoint";
        /// Set this to true to enable the request to use path-style addressing, i.e.,
        /// <https://s3.amazonaws.com/BUCKET/KEY>.
        s3_use_path_style: Input<bool> = "s3UsePathStyle";
        /// The secret key for API operations. You can retrieve this from the 'Security & Credentials'
        /// section of the AWS console.
        secret_key: Input<String> = "secretKey" [.secret()];
        /// List of paths to shared config files. If not set, defaults to \[~/.aws/config\].
        shared_config_files: Inputs<String> = "sharedConfigFiles";
        /// List of paths to shared credentials files. If not set, defaults to \[~/.aws/credentials\].
        shared_credentials_files: Inputs<String> = "sharedCredentialsFiles";
        /// Skip the credentials validation via STS API. Used for AWS API implementations that do not have
        /// STS available/implemented.
        skip_credentials_validation: Input<bool> = "skipCredentialsValidation" [.default(support::Literal::Bool(false))];
        /// Skip the AWS Metadata API check. Used for AWS API implementations that do not have a metadata
        /// api endpoint.
        skip_metadata_api_check: Input<bool> = "skipMetadataApiCheck";
        /// Skip static validation of region name. Used by users of alternative AWS-like APIs or users w/
        /// access to regions that are not public (yet).
        skip_region_validation: Input<bool> = "skipRegionValidation" [.default(support::Literal::Bool(true))];
        /// Skip requesting the account ID. Used for AWS API implementations that do not have IAM/STS API
        /// and/or metadata API.
        skip_requesting_account_id: Input<bool> = "skipRequestingAccountId";
        /// The region where AWS STS operations will take place. Examples are us-east-1 and us-west-2.
        sts_region: Input<String> = "stsRegion";
        /// The severity with which to enforce organizational tagging policies on resources managed by this
        /// provider instance.
        tag_policy_compliance: Input<String> = "tagPolicyCompliance";
        /// session token. A session token is only required if you are using temporary security credentials.
        token: Input<String> = "token" [.secret()];
        /// The capacity of the AWS SDK's token bucket rate limiter.
        token_bucket_rate_limiter_capacity: Input<i64> = "tokenBucketRateLimiterCapacity";
        /// Resolve an endpoint with DualStack capability
        use_dualstack_endpoint: Input<bool> = "useDualstackEndpoint";
        /// Resolve an endpoint with FIPS capability
        use_fips_endpoint: Input<bool> = "useFipsEndpoint";
        /// Product details to append to the User-Agent string sent in all AWS API calls.
        user_agents: Inputs<String> = "userAgents";
    }
}
