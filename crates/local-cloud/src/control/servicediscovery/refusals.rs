//! What Cloud Map refuses.

use crate::control::refusal::refusals;

const NAMESPACE: &str = "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreatePrivateDnsNamespace.html";
const SERVICE: &str = "https://docs.aws.amazon.com/cloud-map/latest/api/API_CreateService.html";
const PREFLIGHT: &str = "https://github.com/badmintoncryer/cdk-preflight";

refusals! { "ServiceDiscovery":
    namespace_conflict(name, vpc, region, zone): Provider, "", "", "waiting for Service Discovery Private DNS Namespace ({name}) create: unexpected state 'FAIL', wanted target 'SUCCESS'. last error: CANNOT_CREATE_HOSTED_ZONE: The VPC {vpc} in region {region} has already been associated with the hosted zone {zone} with the same domain name. (Service: AmazonRoute53; Status Code: 400; Error Code: ConflictingDomainExists)", Approximate, NAMESPACE;
    namespace_vpc(message): Aws, "CreatePrivateDnsNamespace", "InvalidInput", "{message}", Approximate, NAMESPACE;
    namespace_in_use(): Aws, "DeleteNamespace", "ResourceInUse", "Namespace has associated services; delete the services before deleting the namespace.", Approximate, "https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteNamespace.html";
    service_exists(): Aws, "CreateService", "ServiceAlreadyExists", "Service already exists.", Verified, SERVICE;
    namespace_not_found(id): Aws, "CreateService", "NamespaceNotFound", "Namespace with ID {id} not found.", Approximate, SERVICE;
    service_in_use(): Aws, "DeleteService", "ResourceInUse", "Service contains registered instances; delete the instances before deleting the service", Verified, "https://docs.aws.amazon.com/cloud-map/latest/api/API_DeleteService.html";
    namespace_name(name): Aws, "CreatePrivateDnsNamespace", "InvalidInput", "1 validation error detected: Value '{name}' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^(?!arn:)[!-~]{{1,253}}$", Verified, PREFLIGHT;
    records_twice(kind): Aws, "CreateService", "InvalidInput", "Duplicate resource record type {kind} in DNS config is not expected", Approximate, PREFLIGHT;
    cname_alone(): Aws, "CreateService", "InvalidInput", "DnsRecord Type CNAME cannot be combined with other types", Verified, PREFLIGHT;
    cname_weighted(): Aws, "CreateService", "InvalidInput", "WEIGHTED routing policy must be used with DNS Record Type CNAME", Verified, PREFLIGHT;
    private_health_check(): Aws, "CreateService", "InvalidInput", "Health check config cannot be applied to a service with private namespace", Verified, PREFLIGHT;
}
