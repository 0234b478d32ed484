// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:ec2/flowLog:FlowLog`.

use std::collections::BTreeMap;

use crate::generated::{VERSION, support};
use pulumi_sdk::{Input, InputMap};

resource! {
    /// Provides a VPC/Subnet/ENI/Transit Gateway/Transit Gateway Attachment Flow Log to capture IP traffic
    /// for a specific network interface, subnet, or VPC.
    FlowLog(FlowLogArgs) = "aws:ec2/flowLog:FlowLog" as custom;
    outputs {
        /// ARN of the Flow Log.
        arn: String = "arn";
        /// ARN of the IAM role in the destination account used for cross-account delivery of flow logs.
        deliver_cross_account_role: Option<String> = "deliverCrossAccountRole";
        /// Destination options for a flow log.
        destination_options: Option<super::outputs::FlowLogDestinationOptions> = "destinationOptions";
        /// Elastic Network Interface ID to attach to.
        eni_id: Option<String> = "eniId";
        /// ARN of the IAM role used to post flow logs. Corresponds to `DeliverLogsPermissionArn` in the AWS
        /// API.
        iam_role_arn: Option<String> = "iamRoleArn";
        /// ARN of the logging destination.
        log_destination: String = "logDestination";
        /// Logging destination type. Valid values: `cloud-watch-logs`, `s3`, `kinesis-data-firehose`.
        log_destination_type: Option<String> = "logDestinationType";
        /// Fields to include in the flow log record. Accepted format example: `"$${interface-id}
        /// $${srcaddr} $${dstaddr} $${srcport} $${dstport}"`.
        log_format: String = "logFormat";
        /// Maximum interval of time during which a flow of packets is captured and aggregated into a flow
        /// log record.
        max_aggregation_interval: Option<i64> = "maxAggregationInterval";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
        /// Regional NAT Gateway ID to attach to.
        regional_nat_gateway_id: Option<String> = "regionalNatGatewayId";
        /// Subnet ID to attach to.
        subnet_id: Option<String> = "subnetId";
        /// Tag configuration for the Flow Logs Amazon EC2 Tags feature fields (e.g., `$${instance-tag}`)
        /// used in `log_format`.
        tag_field_specifications: Option<Vec<super::outputs::FlowLogTagFieldSpecification>> = "tagFieldSpecifications";
        /// Key-value map of resource tags.
        tags: Option<BTreeMap<String, String>> = "tags";
        /// Map of tags assigned to the resource, including those inherited from the provider `default_tags`
        /// configuration block.
        tags_all: BTreeMap<String, String> = "tagsAll";
        /// Type of traffic to capture. Valid values: `ACCEPT`,`REJECT`, `ALL`.
        traffic_type: Option<String> = "trafficType";
        /// Transit Gateway Attachment ID to attach to.
        transit_gateway_attachment_id: Option<String> = "transitGatewayAttachmentId";
        /// Transit Gateway ID to attach to.
        transit_gateway_id: Option<String> = "transitGatewayId";
        /// VPC ID to attach to.
        vpc_id: Option<String> = "vpcId";
    }
}

arguments! {
    /// The arguments of `FlowLog`.
    #[derive(Default)]
    FlowLogArgs, FlowLogArgsBuilder;
    required {}
    optional {
        /// ARN of the IAM role in the destination account used for cross-account delivery of flow logs.
        deliver_cross_account_role: Input<String> = "deliverCrossAccountRole";
        /// Destination options for a flow log.
        destination_options: support::Nested<super::FlowLogDestinationOptions> = "destinationOptions";
        /// Elastic Network Interface ID to attach to.
        eni_id: Input<String> = "eniId";
        /// ARN of the IAM role used to post flow logs. Corresponds to `DeliverLogsPermissionArn` in the AWS
        /// API.
        iam_role_arn: Input<String> = "iamRoleArn";
        /// ARN of the logging destination.
        log_destination: Input<String> = "logDestination";
        /// Logging destination type. Valid values: `cloud-watch-logs`, `s3`, `kinesis-data-firehose`.
        log_destination_type: Input<String> = "logDestinationType";
        /// Fields to include in the flow log record. Accepted format example: `"$${interface-id}
        /// $${srcaddr} $${dstaddr} $${srcport} $${dstport}"`.
        log_format: Input<String> = "logFormat";
        /// Maximum interval of time during which a flow of packets is captured and aggregated into a flow
        /// log record.
        max_aggregation_interval: Input<i64> = "maxAggregationInterval";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
        /// Regional NAT Gateway ID to attach to.
        regional_nat_gateway_id: Input<String> = "regionalNatGatewayId";
        /// Subnet ID to attach to.
        subnet_id: Input<String> = "subnetId";
        /// Tag configuration for the Flow Logs Amazon EC2 Tags feature fields (e.g., `$${instance-tag}`)
        /// used in `log_format`.
        tag_field_specifications: support::NestedList<super::FlowLogTagFieldSpecification> = "tagFieldSpecifications";
        /// Key-value map of resource tags.
        tags: InputMap<String> = "tags";
        /// Type of traffic to capture. Valid values: `ACCEPT`,`REJECT`, `ALL`.
        traffic_type: Input<String> = "trafficType";
        /// Transit Gateway Attachment ID to attach to.
        transit_gateway_attachment_id: Input<String> = "transitGatewayAttachmentId";
        /// Transit Gateway ID to attach to.
        transit_gateway_id: Input<String> = "transitGatewayId";
        /// VPC ID to attach to.
        vpc_id: Input<String> = "vpcId";
    }
}
