//! Requests whose end servers might see in different places, as desync mitigation judges them.
//!
//! The classes are those of AWS's own code, <https://github.com/aws/http-desync-guardian>. Source of what a mode does with
//! each: Elastic Load Balancing user guide, "Desync mitigation mode".

use http_desync_guardian::{RequestSafetyTier, request_analyzer::HttpRequestData};

/// Why mode `strictest`, which lets compliant requests through alone, blocks a request, if it does. `head` is what the load
/// balancer receives, as it is written.
///
/// The other modes block severe requests at most, and no client makes a gateway send one (`tests/data_plane/desync.rs`).
pub fn blocked_by_strictest(head: &[u8]) -> Option<String> {
    let found = HttpRequestData::analyze_raw_request(head);
    (found.tier != RequestSafetyTier::Compliant).then(|| {
        format!(
            "desync mitigation mode strictest blocks requests that are {:?}: {:?}",
            found.tier, found.reason
        )
    })
}
