//! What SQS refuses.

use crate::control::refusal::refusals;

const CREATE: &str =
    "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_CreateQueue.html";

refusals! { "SQS":
    queue_exists(): LocalCloud, "", "", "a queue of this name already exists: AWS would hand out the one that is there to two owners", Approximate, CREATE;
    fifo_name(): Aws, "CreateQueue", "InvalidParameterValue", "The name of a FIFO queue can only include alphanumeric characters, hyphens, or underscores, must end with .fifo suffix and be 1 to 80 in length.", Verified, "https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html";
}
