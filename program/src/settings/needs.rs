//! What a service needs beside its own tasks: resources, with what its tasks are told of them and may do with
//! them.

use std::collections::BTreeMap;

use aws::iam::policy::Statement;
use pulumi_sdk::Input;

/// What comes of the resources that a service has for itself.
///
/// ```ignore
/// let queue = sqs::Queue::new(ctx, &format!("{name}-queue"), sqs::QueueArgs::builder().build());
/// Needs::default()
///     .environment("QUEUE_URL", queue.url())
///     .allow(Statement::allow(["sqs:SendMessage"]).resources([queue.arn()]))
/// ```
#[derive(Default)]
pub struct Needs {
    /// Variables of the tasks' environment.
    pub environment: BTreeMap<String, Input<String>>,
    /// What the tasks' role may do.
    pub permissions: Vec<Statement>,
}

#[allow(dead_code, reason = "for services of yours: the two that are here need nothing")]
impl Needs {
    /// Tells the tasks of something, in a variable of their environment.
    pub fn environment(mut self, name: &str, value: impl Into<Input<String>>) -> Self {
        self.environment.insert(name.to_owned(), value.into());
        self
    }

    /// Lets the tasks do something.
    pub fn allow(mut self, statement: Statement) -> Self {
        self.permissions.push(statement);
        self
    }
}
