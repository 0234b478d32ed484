//! Flow logs: recorded, and inert.

use provider_kit::{Failure, Map};

use crate::control::{
    ec2::{refusals, subnet, vpc},
    error::Outcome,
    fields::{Fields, object},
    ids,
    resource_type::{Context, Created, ResourceType},
};

pub struct FlowLog;

impl ResourceType for FlowLog {
    fn check(&self, inputs: &Map) -> Vec<Failure> {
        let watched = [
            "eniId",
            "regionalNatGatewayId",
            "subnetId",
            "transitGatewayAttachmentId",
            "transitGatewayId",
            "vpcId",
        ];
        let given = watched.iter().filter(|name| inputs.has(name)).count();
        let mut failures = Vec::new();
        if given != 1 {
            failures.push(refusals::flow_log_of(given, watched.join(", ")).at(""));
        }
        if !inputs.has("trafficType")
            && !inputs.has("transitGatewayId")
            && !inputs.has("transitGatewayAttachmentId")
        {
            failures.push(refusals::flow_log_traffic().at("trafficType"));
        }
        let format = inputs.str("logFormat").unwrap_or_default();
        let mut fields = format.split("${").skip(1).filter_map(|rest| rest.split('}').next());
        if let Some(unknown) = fields.find(|field| !FIELDS.contains(field)) {
            failures.push(refusals::flow_log_fields(unknown).at("logFormat"));
        }
        failures
    }

    fn defaults(&self, outputs: &mut Map) {
        outputs.set_default("logDestinationType", "cloud-watch-logs");
        outputs.set_default("maxAggregationInterval", 600);
        let format = "${version} ${account-id} ${interface-id} ${srcaddr} ${dstaddr} ${srcport} ${dstport} ${protocol} ${packets} \
                      ${bytes} ${start} ${end} ${action} ${log-status}";
        outputs.set_default("logFormat", format);
    }

    fn create(&self, context: &Context<'_>) -> Outcome<Created> {
        if let Some(id) = context.inputs.str("vpcId") {
            vpc::require(context, id)?;
        }
        if let Some(id) = context.inputs.str("subnetId") {
            subnet::require(context, id)?;
        }
        let to_logs =
            context.inputs.str("logDestinationType").unwrap_or("cloud-watch-logs") == "cloud-watch-logs";
        if !context.inputs.has("logDestination") {
            return Err(refusals::flow_log_destination());
        }
        if to_logs && !context.inputs.has("iamRoleArn") {
            return Err(refusals::flow_log_role());
        }
        let id = context.id(|| ids::ec2("fl-"));
        let outputs = object([("arn", context.arn("ec2", format!("vpc-flow-log/{id}")).into())]);
        Ok(Created { id, outputs })
    }
}

/// The fields of a record. Source: <https://docs.aws.amazon.com/vpc/latest/userguide/flow-log-records.html>
const FIELDS: [&str; 42] = [
    "account-id",
    "action",
    "az-id",
    "bytes",
    "dstaddr",
    "dstport",
    "ecs-cluster-arn",
    "ecs-cluster-name",
    "ecs-container-id",
    "ecs-container-instance-arn",
    "ecs-container-instance-id",
    "ecs-second-container-id",
    "ecs-service-name",
    "ecs-task-arn",
    "ecs-task-definition-arn",
    "ecs-task-id",
    "encryption-status",
    "end",
    "flow-direction",
    "instance-id",
    "interface-id",
    "log-status",
    "packets",
    "pkt-dst-aws-service",
    "pkt-dstaddr",
    "pkt-src-aws-service",
    "pkt-srcaddr",
    "protocol",
    "region",
    "reject-reason",
    "resource-id",
    "srcaddr",
    "srcport",
    "start",
    "sublocation-id",
    "sublocation-type",
    "subnet-id",
    "tcp-flags",
    "traffic-path",
    "type",
    "version",
    "vpc-id",
];
