//! A registration that is under way or done, and what it gives.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex},
};

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use pulumi_proto::value::{OutputValue, ResourceReference};

use crate::{
    FromValue, Map, Output, ToValue, Value, from_value,
    output::{self, Resolved},
    poison,
    problems::lock,
    reference,
    run_state::{Blocked, RunState},
};

/// The type of the stack itself.
pub(crate) const STACK: &str = "pulumi:pulumi:Stack";

/// What kind of resource the engine sees.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    Stack,
    Custom,
    Component,
    RemoteComponent,
}

/// A resource whose registration is under way or done. Cheap to clone.
#[derive(Clone)]
pub struct Handle(Arc<State>);

struct State {
    run: Arc<RunState>,
    kind: Kind,
    type_token: String,
    name: String,
    /// The URN that the engine will give it, by the rules; for messages.
    expected_urn: String,
    parent: Option<Handle>,
    children: Mutex<Vec<Handle>>,
    providers: BTreeMap<String, Handle>,
    outcome: Shared<BoxFuture<'static, Arc<Outcome>>>,
}

/// What a registration became.
pub(crate) enum Outcome {
    Done(Done),
    Failed(String),
}

/// What the engine answered.
#[derive(Default)]
pub(crate) struct Done {
    pub(crate) urn: String,
    /// `None` while unknown.
    pub(crate) id: Option<String>,
    pub(crate) outputs: Map,
    pub(crate) property_dependencies: BTreeMap<String, BTreeSet<String>>,
    /// Whether an output that is not there will come later.
    pub(crate) absent_is_unknown: bool,
    /// Outputs that are secret whatever the engine says: one that is not there yet cannot say it itself.
    pub(crate) secret_outputs: Vec<String>,
    /// The version of the resource's package, where one was asked for.
    pub(crate) version: String,
}

/// What a new handle is made of.
pub(crate) struct New {
    pub(crate) kind: Kind,
    pub(crate) type_token: String,
    pub(crate) name: String,
    pub(crate) parent: Option<Handle>,
    pub(crate) providers: BTreeMap<String, Handle>,
}

impl Handle {
    pub(crate) fn new(
        run: Arc<RunState>,
        new: New,
        outcome: tokio::sync::oneshot::Receiver<Outcome>,
    ) -> Self {
        let New { kind, type_token, name, parent, providers } = new;
        let qualified = match &parent {
            Some(parent) if parent.0.kind != Kind::Stack => {
                let chain = parent.0.expected_urn.split("::").nth(2).unwrap_or_default();
                format!("{chain}${type_token}")
            }
            _ => type_token.clone(),
        };
        let settings = &run.settings;
        let expected_urn =
            format!("urn:pulumi:{}::{}::{qualified}::{name}", settings.stack, settings.project);
        let outcome = async move {
            let lost = || Outcome::Failed("its registration was interrupted".to_owned());
            Arc::new(outcome.await.unwrap_or_else(|_| lost()))
        };
        let outcome = outcome.boxed().shared();
        let children = Mutex::default();
        let handle = Self(Arc::new(State {
            run,
            kind,
            type_token,
            name,
            expected_urn,
            parent,
            children,
            providers,
            outcome,
        }));
        if let Some(parent) = &handle.0.parent {
            lock(&parent.0.children).push(handle.clone());
        }
        handle
    }

    /// A resource that was registered elsewhere, by its URN; for a provider, its id, too.
    pub(crate) fn known(run: &Arc<RunState>, urn: &str, id: Option<String>) -> Self {
        let (type_token, name) = reference::type_and_name(urn).unwrap_or_default();
        let done = Done { urn: urn.to_owned(), id, ..Done::default() };
        let outcome = std::future::ready(Arc::new(Outcome::Done(done))).boxed().shared();
        Self(Arc::new(State {
            run: run.clone(),
            kind: if type_token == STACK { Kind::Stack } else { Kind::Custom },
            type_token: type_token.to_owned(),
            name: name.to_owned(),
            expected_urn: urn.to_owned(),
            parent: None,
            children: Mutex::default(),
            providers: BTreeMap::new(),
            outcome,
        }))
    }

    pub(crate) fn kind(&self) -> Kind {
        self.0.kind
    }

    /// Type token, `package:module/name:Name`.
    pub fn type_token(&self) -> &str {
        &self.0.type_token
    }

    /// Logical name: the one that the program registered it under.
    pub fn name(&self) -> &str {
        &self.0.name
    }

    pub(crate) fn expected_urn(&self) -> &str {
        &self.0.expected_urn
    }

    pub(crate) fn parent(&self) -> Option<&Handle> {
        self.0.parent.as_ref()
    }

    pub(crate) fn children(&self) -> Vec<Handle> {
        lock(&self.0.children).clone()
    }

    pub(crate) fn providers(&self) -> &BTreeMap<String, Handle> {
        &self.0.providers
    }

    pub(crate) fn is(&self, other: &Handle) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    pub(crate) async fn outcome(&self) -> Arc<Outcome> {
        self.0.outcome.clone().await
    }

    /// Waits for the registration.
    pub(crate) async fn registered(&self) -> Result<Registered, Blocked> {
        let outcome = self.outcome().await;
        match &*outcome {
            Outcome::Done(_) => Ok(Registered(outcome)),
            Outcome::Failed(reason) => Err(Blocked::Reported(reason.clone())),
        }
    }

    /// An output of what the registration became.
    pub(crate) fn derive<T: Send + Sync + 'static>(
        &self,
        make: impl FnOnce(&Done, &Handle) -> Result<Resolved<T>, crate::ConversionError> + Send + 'static,
    ) -> Output<T> {
        let handle = self.clone();
        output::from_future(async move {
            let outcome = handle.outcome().await;
            let done = match &*outcome {
                Outcome::Done(done) => done,
                Outcome::Failed(reason) => return Resolved::poisoned(poison::quiet(reason)),
            };
            match make(done, &handle) {
                Ok(mut resolved) => {
                    if !done.urn.is_empty() {
                        resolved.dependencies.insert(done.urn.clone());
                    }
                    resolved
                }
                Err(error) => {
                    let message = format!("outputs of {}: {error}", done.urn);
                    handle.0.run.fail(&done.urn, &message).await;
                    Resolved::poisoned(poison::quiet(&message))
                }
            }
        })
    }

    /// URN, which the engine derives from stack, project, parents, type and name.
    pub fn urn(&self) -> Output<String> {
        self.derive(|done, _| match done.urn.as_str() {
            "" => Ok(Resolved::unknown()),
            urn => Ok(Resolved::known(urn.to_owned())),
        })
    }

    /// The provider's id of the resource; unknown in the preview of its creation.
    pub fn id(&self) -> Output<String> {
        self.derive(|done, _| Ok(done.id.clone().map_or_else(Resolved::unknown, Resolved::known)))
    }

    /// One output of the resource, by its name on the wire; unknown where a preview does not know it.
    pub fn output<T: FromValue + Send + Sync + 'static>(&self, property: &str) -> Output<T> {
        let property = property.to_owned();
        self.derive(move |done, _| {
            let value = match done.outputs.get(&property) {
                Some(value) => value.clone(),
                None if done.absent_is_unknown => Value::Unknown,
                None => Value::Null,
            };
            let mut resolved = from_value::resolved(value).map_err(|error| error.within(&property))?;
            resolved.secret |= done.secret_outputs.contains(&property);
            if let Some(urns) = done.property_dependencies.get(&property) {
                resolved.dependencies.extend(urns.iter().cloned());
            }
            Ok(resolved)
        })
    }

    /// A reference to the resource, as other resources' arguments carry it.
    pub fn reference(&self) -> Output<ResourceReference> {
        self.derive(|done, handle| Ok(Resolved::known(reference_to(done, handle.kind()))))
    }
}

fn reference_to(done: &Done, kind: Kind) -> ResourceReference {
    ResourceReference {
        urn: done.urn.clone(),
        id: (kind == Kind::Custom).then(|| done.id.clone()),
        package_version: done.version.clone(),
    }
}

/// A registration that succeeded.
pub(crate) struct Registered(Arc<Outcome>);

impl std::ops::Deref for Registered {
    type Target = Done;

    fn deref(&self) -> &Done {
        match &*self.0 {
            Outcome::Done(done) => done,
            Outcome::Failed(_) => unreachable!("made from a registration that succeeded"),
        }
    }
}

impl ToValue for Handle {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        async move {
            let output = match &*self.outcome().await {
                Outcome::Done(done) => OutputValue {
                    value: Some(Box::new(Value::Resource(reference_to(done, self.kind())))),
                    secret: false,
                    dependencies: BTreeSet::from([done.urn.clone()]),
                },
                Outcome::Failed(reason) => OutputValue {
                    value: None,
                    secret: false,
                    dependencies: BTreeSet::from([poison::quiet(reason)]),
                },
            };
            Value::Output(output)
        }
        .boxed()
    }
}
