//! Inputs of ECS that change nothing here.

use crate::control::{
    fidelity::{Verdict, ignored, recorded},
    token::{CLUSTER, SERVICE, TASK_DEFINITION},
};

const EC2: &str = "of container instances, of which there are none";
const MANAGED: &str = "AWS does it behind the scenes";

pub static ALL: &[Verdict] = &[
    recorded(CLUSTER, "ECS Exec and managed storage are not simulated", &["configuration"]),
    ignored(CLUSTER, "there is no Service Connect", &["serviceConnectDefaults"]),
    recorded(SERVICE, "alarms have no state", &["alarms"]),
    recorded(SERVICE, "all zones are on this machine", &["availabilityZoneRebalancing"]),
    recorded(SERVICE, "there is one kind of capacity", &["capacityProviderStrategies.base"]),
    ignored(
        SERVICE,
        "a deployment is a rolling update",
        &["deploymentConfiguration", "loadBalancers.advancedConfiguration"],
    ),
    recorded(SERVICE, "a deployment is a rolling update", &["deploymentController"]),
    recorded(SERVICE, MANAGED, &["enableEcsManagedTags", "iamRole", "propagateTags"]),
    recorded(SERVICE, "a service is deleted whatever runs", &["forceDelete"]),
    recorded(SERVICE, "of classic load balancers, which are gone from awsvpc", &["loadBalancers.elbName"]),
    recorded(
        SERVICE,
        EC2,
        &[
            "orderedPlacementStrategies.field",
            "orderedPlacementStrategies.type",
            "placementConstraints.expression",
            "placementConstraints.type",
        ],
    ),
    recorded(SERVICE, "there is one platform", &["platformVersion"]),
    ignored(SERVICE, "there is no Service Connect", &["serviceConnectConfiguration"]),
    recorded(SERVICE, "an interrupted update leaves the deployment to itself", &["sigintRollback"]),
    ignored(SERVICE, "there are no volumes of EBS", &["volumeConfiguration"]),
    ignored(SERVICE, "there is no VPC Lattice", &["vpcLatticeConfigurations"]),
    recorded(TASK_DEFINITION, "no fault is injected", &["enableFaultInjection"]),
    recorded(TASK_DEFINITION, EC2, &["placementConstraints.expression", "placementConstraints.type"]),
    ignored(TASK_DEFINITION, "tasks share this machine's processes and memory", &["ipcMode", "pidMode"]),
    ignored(TASK_DEFINITION, "there is no App Mesh", &["proxyConfiguration"]),
    recorded(TASK_DEFINITION, "tasks have this machine's system", &["runtimePlatform.operatingSystemFamily"]),
    recorded(TASK_DEFINITION, "of what the provider reads back", &["trackLatest"]),
    ignored(TASK_DEFINITION, "a task has the files of its image alone", &["volumes"]),
];
