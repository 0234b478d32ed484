//! Records that the engine may not know of. An engine that is killed after a Create, and before it has saved
//! the answer, leaves a record that is in no stack's state. AWS leaves the same behind, for someone to delete
//! in the console.
//!
//! A record is *unconfirmed* from its Create until a request names its id: Read, Diff, Update, or another
//! resource's input. A session that ends in the usual way confirms all that it created, since the engine
//! saves its state before it ends its plugins. What an interrupted session leaves unconfirmed is in doubt,
//! and never keeps its stack from going on: a Create of the same URN takes its place, it goes where it would
//! be the reason for a refusal, and it goes at the end of a destroy.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{
        Arc, Mutex, MutexGuard, OnceLock, PoisonError,
        atomic::{AtomicBool, Ordering},
    },
};

use provider_kit::{Map, Urn};
use tokio_util::sync::CancellationToken;

use super::{
    account::{Account, Record},
    catalogue,
    cloud::{Cloud, Handle},
    error::Outcome,
    fields::Fields,
};

/// The sessions that are under way, with their engines' addresses.
#[derive(Default)]
pub(super) struct Sessions(Arc<Mutex<BTreeMap<u64, String>>>);

/// A session, as far as it matters to the records that it creates. It is under way until this is dropped.
pub(super) struct Attendance {
    pub id: u64,
    pub engine: String,
    sessions: Arc<Mutex<BTreeMap<u64, String>>>,
    stacks: Mutex<BTreeSet<String>>,
    /// Whether the engine asked for a Check: it does in every operation but refresh and destroy.
    checked: AtomicBool,
    cancelled: OnceLock<CancellationToken>,
}

impl Sessions {
    pub fn begin(&self, engine: &str) -> Attendance {
        let (id, engine) = (rand::random(), engine.to_owned());
        lock(&self.0).insert(id, engine.clone());
        Attendance {
            id,
            engine,
            sessions: self.0.clone(),
            stacks: Mutex::default(),
            checked: AtomicBool::new(false),
            cancelled: OnceLock::new(),
        }
    }
}

impl Attendance {
    /// Notes the stack of a request.
    pub fn speaks_for(&self, urn: &Urn) {
        let stack = stack(urn.as_str());
        let mut stacks = lock(&self.stacks);
        if !stacks.contains(stack) {
            stacks.insert(stack.to_owned());
        }
    }

    /// Notes a Check.
    pub fn checks(&self) {
        self.checked.store(true, Ordering::Relaxed);
    }

    /// Notes the token that fires when the user asks the engine to stop.
    pub fn watches(&self, cancelled: &CancellationToken) {
        // It is the same one in every request.
        let _ = self.cancelled.set(cancelled.clone());
    }

    /// Whether the user asked the engine to stop.
    pub fn is_cancelled(&self) -> bool {
        self.cancelled.get().is_some_and(CancellationToken::is_cancelled)
    }
}

impl Drop for Attendance {
    fn drop(&mut self) {
        lock(&self.sessions).remove(&self.id);
    }
}

impl Cloud {
    /// Ends a session. `clean` says that the engine ended it, after it had saved its state.
    pub(super) async fn end_session(&self, session: &Attendance, clean: bool) {
        let stacks = lock(&session.stacks).clone();
        let (id, checked) = (session.id, session.checked.load(Ordering::Relaxed));
        lock(&session.sessions).remove(&id);
        {
            let mut account = self.records();
            if clean {
                account.confirm_where(|record| record.unconfirmed == Some(id));
            }
            // Refresh and destroy name everything that the engine knows: after a destroy, nothing of the
            // stack is confirmed.
            for name in stacks.iter().filter(|_| clean && !checked) {
                let known = |record: &Record| record.unconfirmed.is_none() && stack(&record.urn) == name;
                if !account.iter().any(known) {
                    for record in self.doubtful(&account, name, Some(&session.engine)) {
                        self.drop_doubtful(&mut account, &record);
                    }
                }
            }
        }
        if let Err(error) = self.commit().await {
            tracing::error!(%error, "the end of a session could not be saved");
        }
    }

    /// Confirms the record that a request names.
    pub(super) fn confirm(&self, token: &str, handle: Handle<'_>) {
        self.records().confirm_where(|record| record.is(token, handle.id, handle.arn));
    }

    /// Answers a Create again whose first answer may not have arrived. If that had other inputs, its record
    /// is deleted.
    pub(super) fn take_over(
        &self,
        session: &Attendance,
        token: &str,
        urn: &str,
        inputs: &Map,
        region: &str,
    ) -> Option<Record> {
        let mut account = self.records();
        let doubtful = self.doubtful(&account, stack(urn), Some(&session.engine));
        let mut record = doubtful.into_iter().find(|record| record.token == token && record.urn == urn)?;
        let given = inputs.iter().filter(|(_, value)| !value.is_null());
        let same = given.eq(record.inputs.iter()) && record.str("region").is_none_or(|own| own == region);
        if same {
            record.unconfirmed = Some(session.id);
            account.put(record.clone());
            return Some(record);
        }
        self.drop_doubtful(&mut account, &record);
        drop(account);
        // Its endpoint closes before another one opens.
        self.apply();
        None
    }

    /// Attempts an operation of an engine on a stack. If AWS would refuse it because of records in doubt
    /// alone, they are deleted.
    pub(super) fn despite_doubtful<T>(
        &self,
        account: &mut Account,
        urn: &str,
        engine: Option<&str>,
        attempt: impl Fn(&Account) -> Outcome<T>,
    ) -> Outcome<T> {
        let refused = match attempt(account) {
            Ok(done) => return Ok(done),
            Err(refused) => refused,
        };
        let doubtful = self.doubtful(account, stack(urn), engine);
        let mut without = account.clone();
        for record in &doubtful {
            without.remove(&record.token, &record.id, Some(record.arn()));
        }
        if doubtful.is_empty() || attempt(&without).is_err() {
            return Err(refused);
        }
        for record in doubtful {
            let mut with = without.clone();
            with.put(record.clone());
            match attempt(&with) {
                Ok(_) => without = with,
                Err(_) => self.drop_doubtful(account, &record),
            }
        }
        attempt(account)
    }

    /// The unconfirmed records of a stack whose session is over. A stack is one engine's at a time, by its
    /// lock: for an engine, the sessions of others are over, even if their end was not noticed yet.
    fn doubtful(&self, account: &Account, name: &str, engine: Option<&str>) -> Vec<Record> {
        let sessions = lock(&self.sessions().0);
        let under_way =
            |session: &u64| sessions.get(session).is_some_and(|of| engine.is_none_or(|own| own == of));
        let over = |record: &&Record| record.unconfirmed.is_some_and(|session| !under_way(&session));
        let used = |record: &Record| {
            catalogue::find(&record.token)
                .is_some_and(|entry| entry.behavior.is_used(self.registry(), record))
        };
        let of_stack = account.iter().filter(|record| stack(&record.urn) == name);
        of_stack.filter(over).filter(|record| !used(record)).cloned().collect()
    }

    /// Deletes a record in doubt, with what its type keeps outside of the records.
    fn drop_doubtful(&self, account: &mut Account, record: &Record) {
        tracing::info!(
            urn = record.urn,
            id = record.id,
            "deleted: its Create was never confirmed, and it is in the way"
        );
        if let Some(entry) = catalogue::find(&record.token) {
            let region = record.str_or_empty("region");
            let context = self.context(account, &record.token, region, &record.inputs, Some(record), None);
            // A refusal would be for the sake of others, of which the engine knows as little.
            let _ = entry.behavior.delete(&context, record);
            self.take_out(account, entry, Handle { id: &record.id, arn: Some(record.arn()) });
        }
    }
}

impl Account {
    /// Confirms the records of which an input holds the id. Ids that a program can know beforehand, since
    /// they are names that it gives, tell nothing.
    pub(super) fn confirm_referred(&mut self, inputs: &Map) {
        if !self.iter().any(|record| record.unconfirmed.is_some()) {
            return;
        }
        let plain = inputs.values().filter_map(|value| value.to_json());
        let text = plain.map(|value| value.to_string()).collect::<String>();
        let given = |record: &Record| record.inputs.values().any(|value| value.as_str() == Some(&record.id));
        self.confirm_where(|record| !given(record) && text.contains(&record.id));
    }
}

/// The stack and project of a URN: the part before its type.
fn stack(urn: &str) -> &str {
    let mut parts = urn.match_indices("::");
    parts.nth(1).map_or(urn, |(end, _)| &urn[..end])
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    // Under these locks nothing but an element is put in or taken out.
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_stack_is_the_urns_beginning() {
        assert_eq!(stack("urn:pulumi:local::shop::a:b/c:D::name::x"), "urn:pulumi:local::shop");
        assert_eq!(stack("nonsense"), "nonsense");
    }
}
