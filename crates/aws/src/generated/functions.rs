// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Functions of the provider.

use crate::generated::{VERSION, support};
use pulumi_sdk::{Context, Input, Inputs, InvokeOptions};

/// The Availability Zones data source allows access to the list of AWS Availability Zones which can be
/// accessed by an AWS account within the region configured in the provider.
#[inline]
pub fn get_availability_zones(
    context: &Context,
    args: GetAvailabilityZonesArgs,
    options: InvokeOptions,
) -> GetAvailabilityZonesResult {
    GetAvailabilityZonesResult(context.invoke_answer(
        "aws:index/getAvailabilityZones:getAvailabilityZones",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_availability_zones`.
    #[derive(Default)]
    GetAvailabilityZonesArgs, GetAvailabilityZonesArgsBuilder;
    required {}
    optional {
        /// Set to `true` to include all Availability Zones and Local Zones regardless of your opt in
        /// status.
        all_availability_zones: Input<bool> = "allAvailabilityZones";
        /// List of Availability Zone names to exclude.
        exclude_names: Inputs<String> = "excludeNames";
        /// List of Availability Zone IDs to exclude.
        exclude_zone_ids: Inputs<String> = "excludeZoneIds";
        /// Configuration block(s) for filtering.
        filters: support::NestedList<super::GetAvailabilityZonesFilter> = "filters";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Allows to filter list of Availability Zones based on their current state. Can be either
        /// `"available"`, `"information"`, `"impaired"` or `"unavailable"`.
        state: Input<String> = "state";
    }
}

answer! {
    /// What `get_availability_zones` gives.
    GetAvailabilityZonesResult;
    /// The property `allAvailabilityZones`.
    all_availability_zones: Option<bool> = "allAvailabilityZones";
    /// The property `excludeNames`.
    exclude_names: Option<Vec<String>> = "excludeNames";
    /// The property `excludeZoneIds`.
    exclude_zone_ids: Option<Vec<String>> = "excludeZoneIds";
    /// The property `filters`.
    filters: Option<Vec<super::outputs::GetAvailabilityZonesFilter>> = "filters";
    /// Set of the Availability Zone Group names. For Availability Zones, this is the same value as the
    /// Region name.
    group_names: Vec<String> = "groupNames";
    /// The provider-assigned unique ID for this managed resource.
    id: String = "id";
    /// List of the Availability Zone names available to the account.
    names: Vec<String> = "names";
    /// The property `region`.
    region: String = "region";
    /// The property `state`.
    state: Option<String> = "state";
    /// List of the Availability Zone IDs available to the account.
    zone_ids: Vec<String> = "zoneIds";
}

/// Use this data source to get the access to the effective Account ID, User ID, and ARN in which this
/// provider is authorized.
#[inline]
pub fn get_caller_identity(
    context: &Context,
    args: GetCallerIdentityArgs,
    options: InvokeOptions,
) -> GetCallerIdentityResult {
    GetCallerIdentityResult(context.invoke_answer(
        "aws:index/getCallerIdentity:getCallerIdentity",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_caller_identity`.
    #[derive(Default)]
    GetCallerIdentityArgs, GetCallerIdentityArgsBuilder;
    required {}
    optional {
        /// Account ID number of the account that owns or contains the calling entity.
        id: Input<String> = "id";
    }
}

answer! {
    /// What `get_caller_identity` gives.
    GetCallerIdentityResult;
    /// AWS Account ID number of the account that owns or contains the calling entity.
    account_id: String = "accountId";
    /// ARN associated with the calling entity.
    arn: String = "arn";
    /// Account ID number of the account that owns or contains the calling entity.
    id: String = "id";
    /// Unique identifier of the calling entity.
    user_id: String = "userId";
}

/// Use this data source to lookup information about the current AWS partition in which the provider is
/// working.
#[inline]
pub fn get_partition(
    context: &Context,
    args: GetPartitionArgs,
    options: InvokeOptions,
) -> GetPartitionResult {
    GetPartitionResult(context.invoke_answer(
        "aws:index/getPartition:getPartition",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_partition`.
    #[derive(Default)]
    GetPartitionArgs, GetPartitionArgsBuilder;
    required {}
    optional {
        /// (\*\*Deprecated\*\*) Identifier of the current partition (e.g., `aws` in AWS Commercial,
        /// `aws-cn` in AWS China). Use `partition` instead.
        id: Input<String> = "id";
    }
}

answer! {
    /// What `get_partition` gives.
    GetPartitionResult;
    /// Base DNS domain name for the current partition (e.g., `amazonaws.com` in AWS Commercial,
    /// `amazonaws.com.cn` in AWS China).
    dns_suffix: String = "dnsSuffix";
    /// (\*\*Deprecated\*\*) Identifier of the current partition (e.g., `aws` in AWS Commercial, `aws-cn` in
    /// AWS China). Use `partition` instead.
    ///
    /// Deprecated: Use 'partition' instead. This attribute will be removed in a future version of the
    /// provider.
    id: String = "id";
    /// Identifier of the current partition (e.g., `aws` in AWS Commercial, `aws-cn` in AWS China).
    partition: String = "partition";
    /// Prefix of service names (e.g., `com.amazonaws` in AWS Commercial, `cn.com.amazonaws` in AWS China).
    reverse_dns_prefix: String = "reverseDnsPrefix";
}

/// `get_region` provides details about a specific AWS Region.
#[inline]
pub fn get_region(context: &Context, args: GetRegionArgs, options: InvokeOptions) -> GetRegionResult {
    GetRegionResult(context.invoke_answer(
        "aws:index/getRegion:getRegion",
        args,
        options.default_version(VERSION),
    ))
}

arguments! {
    /// The arguments of `get_region`.
    #[derive(Default)]
    GetRegionArgs, GetRegionArgsBuilder;
    required {}
    optional {
        /// EC2 endpoint of the region to select.
        endpoint: Input<String> = "endpoint";
        /// (\*\*Deprecated\*\*) Region's name (e.g. `us-east-1`).
        id: Input<String> = "id";
        /// Full name of the region to select. Use `region` instead.
        name: Input<String> = "name";
        /// Full name of the region to select (e.g. `us-east-1`), and the region where this resource will be
        /// managed.
        region: Input<String> = "region";
    }
}

answer! {
    /// What `get_region` gives.
    GetRegionResult;
    /// Region's description in this format: "Location (Region name)".
    description: String = "description";
    /// The property `endpoint`.
    endpoint: String = "endpoint";
    /// (\*\*Deprecated\*\*) Region's name (e.g. `us-east-1`).
    ///
    /// Deprecated: Use 'region' instead. This attribute will be removed in a future version of the
    /// provider.
    id: String = "id";
    /// The property `name`.
    ///
    /// Deprecated: name is deprecated. Use region instead.
    name: String = "name";
    /// The property `region`.
    region: String = "region";
}
