//! What load balancers take, and from whom.

use pulumi_policy::Policy;

use crate::mandatory;

pub const BALANCER: &str = "aws:lb/loadBalancer:LoadBalancer";
const LISTENER: &str = "aws:lb/listener:Listener";

pub fn policies() -> Vec<Policy> {
    vec![
        mandatory("internal-load-balancer", "The load balancer is internal.")
            .of_type(BALANCER)
            .must(|balancer| Ok(balancer.get("internal")? == true)),
        mandatory("valid-headers", "The load balancer drops invalid headers.")
            .of_type(BALANCER)
            .must(|balancer| Ok(balancer.get("dropInvalidHeaderFields")? == true)),
        mandatory("tls-1-2", "A listener with a certificate speaks TLS 1.2 at least.")
            .of_type(LISTENER)
            .must(|listener| {
                if listener.get("protocol")? == "HTTP" && listener.get("certificateArn")?.is_null() {
                    return Ok(true);
                }
                Ok(listener.get("sslPolicy")?.as_str().is_some_and(|policy| policy.contains("TLS13-1-2")))
            }),
        mandatory("unknown-paths-not-found", "Unknown paths are not found.")
            .of_type(LISTENER)
            .must(|listener| Ok(listener.get("defaultActions[0].fixedResponse.statusCode")? == "404")),
    ]
}
