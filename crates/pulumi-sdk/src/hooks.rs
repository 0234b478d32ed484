//! Hooks: functions of the program that the engine calls around a resource's operations.

use std::{fmt::Display, future::Future, sync::Arc};

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use pulumi_proto::{
    prost_types::Struct,
    pulumirpc::{
        Callback, ErrorHookRequest, ErrorHookResponse, RegisterErrorHookRequest, RegisterResourceHookRequest,
        ResourceHookRequest, ResourceHookResponse, ResourceMonitorFeature as Feature, construct_request,
        register_resource_request::ResourceHooksBinding,
    },
    wire,
};
use tonic::Status;

use crate::{
    Context, Map,
    callbacks::{self, Answer},
    run_state::{Blocked, RunState},
};

/// The arguments of a [`ResourceHook`].
#[derive(Clone, Debug, Default)]
pub struct HookArgs {
    /// URN of the resource that the operation is about.
    pub urn: String,
    /// The provider's id; empty before the resource is created.
    pub id: String,
    /// The name that the program registered it under.
    pub name: String,
    /// Its type, `package:module/name:Name`.
    pub type_token: String,
    /// The inputs after the operation; `None` for a deletion.
    pub new_inputs: Option<Map>,
    /// The inputs before the operation; `None` for a creation.
    pub old_inputs: Option<Map>,
    /// The outputs after the operation; `None` before it, and for a deletion.
    pub new_outputs: Option<Map>,
    /// The outputs before the operation; `None` for a creation.
    pub old_outputs: Option<Map>,
}

/// The arguments of an [`ErrorHook`].
#[derive(Clone, Debug, Default)]
pub struct ErrorHookArgs {
    /// URN of the resource that the operation is about.
    pub urn: String,
    /// The provider's id; empty before the resource is created.
    pub id: String,
    /// The name that the program registered it under.
    pub name: String,
    /// Its type, `package:module/name:Name`.
    pub type_token: String,
    /// The inputs after the operation.
    pub new_inputs: Option<Map>,
    /// The inputs before the operation.
    pub old_inputs: Option<Map>,
    /// The outputs before the operation.
    pub old_outputs: Option<Map>,
    /// `create`, `update` or `delete`.
    pub failed_operation: String,
    /// The errors of all tries, the last one first.
    pub errors: Vec<String>,
}

/// How a hook is called.
#[derive(Clone, Copy, Debug, Default)]
pub struct HookOptions {
    /// Calls the hook in previews, too.
    pub on_dry_run: bool,
    /// Makes an error of the hook a warning, so that the operation goes on.
    pub ignore_errors: bool,
}

type Registration = Shared<BoxFuture<'static, Result<String, String>>>;

/// A function to call before or after an operation, made by [`Context::resource_hook`].
#[derive(Clone)]
pub struct ResourceHook(Registration);

/// A function that decides whether a failed operation is tried again, made by [`Context::error_hook`].
#[derive(Clone)]
pub struct ErrorHook(Registration);

/// The hooks of a resource, for [`ResourceOptions::hooks`](crate::ResourceOptions::hooks).
#[derive(Clone, Default)]
#[must_use]
pub struct Hooks {
    before_create: Vec<ResourceHook>,
    after_create: Vec<ResourceHook>,
    before_update: Vec<ResourceHook>,
    after_update: Vec<ResourceHook>,
    before_delete: Vec<ResourceHook>,
    after_delete: Vec<ResourceHook>,
    on_error: Vec<ErrorHook>,
}

macro_rules! hook_setters {
    ($($(#[$doc:meta])* $name:ident: $ty:ident;)+) => {$(
        $(#[$doc])*
        pub fn $name(mut self, hook: &$ty) -> Self {
            self.$name.push(hook.clone());
            self
        }
    )+};
}

impl Hooks {
    /// An empty set, to be filled by the methods below.
    pub fn new() -> Self {
        Self::default()
    }

    hook_setters! {
        /// Before the resource is made; an error stops that.
        before_create: ResourceHook;
        /// After the resource was made.
        after_create: ResourceHook;
        /// Before an update; an error stops it.
        before_update: ResourceHook;
        /// After the resource was updated.
        after_update: ResourceHook;
        /// Before the resource is deleted; an error stops that. The program must run: `pulumi destroy
        /// --run-program`.
        before_delete: ResourceHook;
        /// After the resource was deleted.
        after_delete: ResourceHook;
        /// After an operation failed.
        on_error: ErrorHook;
    }

    pub(crate) fn is_empty(&self) -> bool {
        let lists = [
            &self.before_create,
            &self.after_create,
            &self.before_update,
            &self.after_update,
            &self.before_delete,
            &self.after_delete,
        ];
        self.on_error.is_empty() && lists.iter().all(|list| list.is_empty())
    }

    pub(crate) fn extend(&mut self, other: Self) {
        self.before_create.extend(other.before_create);
        self.after_create.extend(other.after_create);
        self.before_update.extend(other.before_update);
        self.after_update.extend(other.after_update);
        self.before_delete.extend(other.before_delete);
        self.after_delete.extend(other.after_delete);
        self.on_error.extend(other.on_error);
    }

    /// Hooks that the engine knows already, by their names.
    pub(crate) fn decode(binding: construct_request::ResourceHooksBinding) -> Self {
        let known = |name: String| std::future::ready(Ok(name)).boxed().shared();
        let hooks = |names: Vec<String>| names.into_iter().map(|name| ResourceHook(known(name))).collect();
        Self {
            before_create: hooks(binding.before_create),
            after_create: hooks(binding.after_create),
            before_update: hooks(binding.before_update),
            after_update: hooks(binding.after_update),
            before_delete: hooks(binding.before_delete),
            after_delete: hooks(binding.after_delete),
            on_error: binding.on_error.into_iter().map(|name| ErrorHook(known(name))).collect(),
        }
    }

    /// Waits until the engine knows all of them.
    pub(crate) async fn encode(&self) -> Result<ResourceHooksBinding, Blocked> {
        async fn names<'a>(hooks: impl Iterator<Item = &'a Registration>) -> Result<Vec<String>, Blocked> {
            let mut names = Vec::new();
            for hook in hooks {
                names.push(hook.clone().await.map_err(Blocked::Reported)?);
            }
            Ok(names)
        }
        let of = |hooks: &'_ [ResourceHook]| hooks.iter().map(|hook| hook.0.clone()).collect::<Vec<_>>();
        Ok(ResourceHooksBinding {
            before_create: names(of(&self.before_create).iter()).await?,
            after_create: names(of(&self.after_create).iter()).await?,
            before_update: names(of(&self.before_update).iter()).await?,
            after_update: names(of(&self.after_update).iter()).await?,
            before_delete: names(of(&self.before_delete).iter()).await?,
            after_delete: names(of(&self.after_delete).iter()).await?,
            on_error: names(self.on_error.iter().map(|hook| &hook.0)).await?,
        })
    }
}

impl HookArgs {
    fn decode(request: ResourceHookRequest) -> Result<Self, Status> {
        Ok(Self {
            urn: request.urn,
            id: request.id,
            name: request.name,
            type_token: request.r#type,
            new_inputs: map(request.new_inputs)?,
            old_inputs: map(request.old_inputs)?,
            new_outputs: map(request.new_outputs)?,
            old_outputs: map(request.old_outputs)?,
        })
    }
}

impl ErrorHookArgs {
    fn decode(request: ErrorHookRequest) -> Result<Self, Status> {
        Ok(Self {
            urn: request.urn,
            id: request.id,
            name: request.name,
            type_token: request.r#type,
            new_inputs: map(request.new_inputs)?,
            old_inputs: map(request.old_inputs)?,
            old_outputs: map(request.old_outputs)?,
            failed_operation: request.failed_operation,
            errors: request.errors,
        })
    }
}

fn map(object: Option<Struct>) -> Result<Option<Map>, Status> {
    object
        .map(wire::decode_map)
        .transpose()
        .map_err(|error| Status::invalid_argument(format!("the hook's arguments: {error}")))
}

impl Context {
    /// Makes a hook. Its name must be unique in the program, and is kept in the state.
    ///
    /// ```no_run
    /// # use pulumi_sdk::{Context, HookOptions, Hooks, ResourceOptions};
    /// # fn f(ctx: &Context) {
    /// let announce = ctx.resource_hook("announce", HookOptions::default(), |args| async move {
    ///     std::fs::write("created", args.urn)
    /// });
    /// let options = ResourceOptions::new().hooks(Hooks::new().after_create(&announce));
    /// # }
    /// ```
    pub fn resource_hook<F, Fut, E>(&self, name: &str, options: HookOptions, hook: F) -> ResourceHook
    where
        F: Fn(HookArgs) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<(), E>> + Send + 'static,
        E: Display,
    {
        let function = callbacks::typed(move |request| {
            let running = HookArgs::decode(request).map(&hook);
            async move {
                let error = running?.await.err().map(|error| error.to_string());
                Ok(ResourceHookResponse { error: error.unwrap_or_default() })
            }
        });
        let HookOptions { on_dry_run, ignore_errors } = options;
        let feature = (Feature::ResourceHooks, "resource hooks");
        ResourceHook(self.register_hook(feature, name, function, move |run, name, callback| async move {
            let callback = Some(callback);
            let request = RegisterResourceHookRequest { name, callback, on_dry_run, ignore_errors };
            run.connection.register_resource_hook(request).await
        }))
    }

    /// Makes an error hook: `Ok(true)` tries the failed operation again.
    pub fn error_hook<F, Fut, E>(&self, name: &str, hook: F) -> ErrorHook
    where
        F: Fn(ErrorHookArgs) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<bool, E>> + Send + 'static,
        E: Display,
    {
        let function = callbacks::typed(move |request| {
            let running = ErrorHookArgs::decode(request).map(&hook);
            async move {
                Ok(match running?.await {
                    Ok(retry) => ErrorHookResponse { error: String::new(), retry },
                    Err(error) => ErrorHookResponse { error: error.to_string(), retry: false },
                })
            }
        });
        let feature = (Feature::ErrorHooks, "error hooks");
        ErrorHook(self.register_hook(feature, name, function, |run, name, callback| async move {
            let request = RegisterErrorHookRequest { name, callback: Some(callback) };
            run.connection.register_error_hook(request).await
        }))
    }

    /// Registers a hook as a task of the program: `function` is what the engine calls, `tell` makes it known
    /// to the engine. A failure is reported once.
    fn register_hook<Fut>(
        &self,
        (feature, plural): (Feature, &'static str),
        name: &str,
        function: impl Fn(Vec<u8>) -> Answer + Send + Sync + 'static,
        tell: impl FnOnce(Arc<RunState>, String, Callback) -> Fut + Send + 'static,
    ) -> Registration
    where
        Fut: Future<Output = Result<(), Status>> + Send,
    {
        let (run, name) = (self.run.clone(), name.to_owned());
        let register = async move |run: &Arc<RunState>| {
            if !run.supports(feature) {
                return Err(format!("this Pulumi CLI does not support {plural}; update the CLI"));
            }
            let callback = run.hooks.add(function).await?;
            let answered = tell(run.clone(), name.clone(), callback).await;
            answered.map(|()| name).map_err(|status| status.message().to_owned())
        };
        let registration = async move {
            let registered = register(&run).await;
            if let Err(reason) = &registered {
                run.fail("", &format!("a hook cannot be registered: {reason}")).await;
            }
            registered
        };
        let registration = registration.boxed().shared();
        let task = registration.clone();
        self.run.spawn(async move {
            drop(task.await);
        });
        registration
    }
}
