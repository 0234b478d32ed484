// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of outputs.

use crate::generated::support;

results! {
    /// `aws:index/GetAvailabilityZonesFilter:GetAvailabilityZonesFilter`.
    GetAvailabilityZonesFilter;
    /// Name of the filter field. Valid values can be found in the EC2 DescribeAvailabilityZones API
    /// Reference.
    name: String = "name";
    /// Set of values that are accepted for the given filter field. Results will be selected if any given
    /// value matches.
    values: Vec<String> = "values";
}
