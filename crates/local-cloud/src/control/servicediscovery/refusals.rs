//! What Cloud Map refuses.

use crate::control::refusal::refusals;

const NAMESPACE: &str = "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html";
const SERVICE: &str = "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html";

refusals! { "ServiceDiscovery":
    namespace_conflict(vpc, region, zone): Aws, "CreatePrivateDnsNamespace", "ConflictingDomainExists", "The VPC {vpc} in region {region} has already been associated with the hosted zone {zone} with the same domain name.", Approximate, NAMESPACE;
    namespace_vpc(message): Aws, "CreatePrivateDnsNamespace", "InvalidInput", "{message}", Approximate, NAMESPACE;
    namespace_in_use(): Aws, "DeleteNamespace", "ResourceInUse", "Namespace has associated services; delete the services before deleting the namespace.", Approximate, "https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteNamespace.html";
    service_exists(): Aws, "CreateService", "ServiceAlreadyExists", "Service already exists.", Verified, SERVICE;
    namespace_not_found(id): Aws, "CreateService", "NamespaceNotFound", "Namespace with ID {id} not found.", Approximate, SERVICE;
    service_in_use(): Aws, "DeleteService", "ResourceInUse", "Service contains registered instances; delete the instances before deleting the service", Verified, "https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteService.html";
}
