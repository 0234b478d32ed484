//! What SNS refuses.

use crate::control::refusal::refusals;

refusals! { "SNS":
    topic_not_found(): Aws, "Subscribe", "NotFound", "Topic does not exist", Verified, "https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html";
}
