//! Notices that a program waits for itself: no call is under way, and resources wait for inputs that do not
//! come.

use std::{
    collections::BTreeSet,
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
    time::Duration,
};

use crate::problems::lock;

/// How long nothing may happen before a word is said. Outputs may wait for what the program itself does, such
/// as a download, so it is only a warning.
pub(crate) const PATIENCE: Duration = Duration::from_secs(20);

/// What is under way.
#[derive(Default)]
pub(crate) struct Activity {
    calls: AtomicUsize,
    waiting: Mutex<BTreeSet<String>>,
}

/// Ends what it stands for when it is dropped.
pub(crate) struct Guard<'a> {
    activity: &'a Activity,
    waiting: Option<String>,
}

impl Activity {
    /// A call to the engine is under way.
    pub(crate) fn call(&self) -> Guard<'_> {
        self.calls.fetch_add(1, Ordering::Relaxed);
        Guard { activity: self, waiting: None }
    }

    /// A resource waits for what it needs.
    pub(crate) fn wait(&self, name: &str) -> Guard<'_> {
        lock(&self.waiting).insert(name.to_owned());
        Guard { activity: self, waiting: Some(name.to_owned()) }
    }

    /// What to say if nothing happened for long.
    pub(crate) fn stalled(&self) -> Option<String> {
        let waiting = lock(&self.waiting);
        if self.calls.load(Ordering::Relaxed) > 0 || waiting.is_empty() {
            return None;
        }
        let names: Vec<_> = waiting.iter().map(String::as_str).collect();
        Some(format!(
            "nothing happens: these resources wait for inputs or dependencies that do not come, perhaps for each \
             other: {}",
            names.join(", ")
        ))
    }
}

impl Drop for Guard<'_> {
    fn drop(&mut self) {
        match self.waiting.take() {
            Some(name) => {
                lock(&self.activity.waiting).remove(&name);
            }
            None => {
                self.activity.calls.fetch_sub(1, Ordering::Relaxed);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use crate::{
        Context, Output, ResourceOptions, output, properties,
        run::execute,
        settings::Settings,
        testing::{Echo, Monitor},
    };

    #[tokio::test(start_paused = true)]
    async fn resources_that_wait_for_each_other_are_named() {
        let monitor = Arc::new(Monitor::new(Settings::default(), Arc::new(Echo)));
        let run = execute(Settings::default(), monitor.clone(), |ctx: Context| async move {
            let (sender, receiver) = futures::channel::oneshot::channel::<Output<String>>();
            let later = output::from_future(async move {
                match receiver.await {
                    Ok(output) => output::resolve(&output).await,
                    Err(_) => output::Resolved::unknown(),
                }
            });
            let thing = |name: &str, input: Output<String>| {
                ctx.register("pkg:index:Thing", name, properties! { "in" => input }, ResourceOptions::new())
            };
            let first = thing("first", later);
            let second = thing("second", first.id());
            drop(sender.send(second.id()));
            Ok::<_, String>(())
        });
        assert!(tokio::time::timeout(super::PATIENCE * 4, run).await.is_err(), "the cycle never ends");
        let messages = monitor.report(false).messages;
        assert_eq!(messages.len(), 1, "{messages:?}");
        assert!(messages[0].text.ends_with("each other: first, second"), "{messages:?}");
    }
}
