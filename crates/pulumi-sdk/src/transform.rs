//! Transforms: functions of the program that see every registration before the engine does, and may change
//! it.

use std::{collections::BTreeMap, fmt::Display, future::Future, mem::take, sync::Arc};

use futures::{
    FutureExt,
    future::{BoxFuture, Shared},
};
use pulumi_proto::{
    pulumirpc::{
        Callback, ResourceMonitorFeature as Feature, TransformRequest, TransformResourceOptions,
        TransformResponse,
    },
    wire::{self, Encoding},
};
use tonic::Status;

use crate::{
    Context, CustomTimeouts, Map, ResourceOptions,
    callbacks::{self, Answer},
    options::{
        kind::{self, Changeable as _, Kind as _},
        options_table,
    },
    run_state::{Blocked, RunState},
};

macro_rules! registering {
    ($(
        $(#[$doc:meta])+
        $name:ident($value:ident): $kind:ident $([$feature:ident])? -> $seen:ty = $field:ident;
    )+) => {
        /// A registration that is about to happen. What a transform changes in it is what happens.
        #[derive(Clone, Debug)]
        #[non_exhaustive]
        pub struct Registering {
            /// The type token; not to be changed.
            pub type_token: String,
            /// The logical name; not to be changed.
            pub name: String,
            /// Whether a provider manages the resource; not to be changed.
            pub custom: bool,
            /// The parent's URN; not to be changed.
            pub parent: String,
            /// The inputs, with secrets, unknowns and outputs in them.
            pub inputs: Map,
            /// URNs of the resources that it depends on.
            pub depends_on: Vec<String>,
            /// Version of the provider's plugin; empty for the default.
            pub version: String,
            /// The reference (`URN::ID`) of the provider.
            pub provider: String,
            /// The references of a component's providers, by package.
            pub providers: BTreeMap<String, String>,
            $($(#[$doc])+ pub $name: $seen,)+
            /// The options that have no field here.
            rest: TransformResourceOptions,
        }

        impl Registering {
            fn decode(request: TransformRequest) -> Result<Self, Status> {
                let inputs = wire::decode_map(request.properties.unwrap_or_default())
                    .map_err(|error| Status::invalid_argument(format!("the transform's inputs: {error}")))?;
                let mut rest = request.options.unwrap_or_default();
                Ok(Self {
                    type_token: request.r#type,
                    name: request.name,
                    custom: request.custom,
                    parent: request.parent,
                    inputs,
                    depends_on: take(&mut rest.depends_on),
                    version: take(&mut rest.version),
                    provider: take(&mut rest.provider),
                    providers: take(&mut rest.providers).into_iter().collect(),
                    $($name: kind::$kind::decode(take(&mut rest.$field))?,)+
                    rest,
                })
            }

            fn encode(self) -> TransformResponse {
                TransformResponse {
                    properties: Some(wire::encode_map(&self.inputs, Encoding::FULL)),
                    options: Some(TransformResourceOptions {
                        depends_on: self.depends_on,
                        version: self.version,
                        provider: self.provider,
                        providers: self.providers.into_iter().collect(),
                        $($field: kind::$kind::send(self.$name),)+
                        ..self.rest
                    }),
                }
            }
        }
    };
}

options_table!(changeable => registering);

/// A transform of one resource and its children.
#[derive(Clone)]
pub(crate) struct Transform(Arc<dyn Fn(Vec<u8>) -> Answer + Send + Sync>);

impl Transform {
    fn new<F, Fut, E>(transform: F) -> Self
    where
        F: Fn(Registering) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Registering, E>> + Send + 'static,
        E: Display,
    {
        Self(Arc::new(callbacks::typed(move |request: TransformRequest| {
            let what = format!("the transform of {:?}", request.name);
            let changing = Registering::decode(request).map(&transform);
            async move {
                let changed = changing?.await;
                let changed = changed.map_err(|error| Status::unknown(format!("{what}: {error}")))?;
                Ok(changed.encode())
            }
        })))
    }

    /// Makes the engine able to call it.
    pub(crate) async fn register(&self, run: &RunState) -> Result<Callback, Blocked> {
        if !run.supports(Feature::Transforms) {
            return Err(Blocked::Unreported(
                "this Pulumi CLI does not support transforms; update the CLI".into(),
            ));
        }
        let function = self.0.clone();
        run.hooks.add(move |request| function(request)).await.map_err(Blocked::Unreported)
    }
}

/// The registration of a transform of the whole stack: what follows it in the program waits for it.
pub(crate) type Registration = Shared<BoxFuture<'static, Result<(), String>>>;

impl Context {
    /// Lets `transform` see, and change, everything that is registered from now on, and what was but still
    /// waits for its inputs.
    ///
    /// ```
    /// use pulumi_sdk::{Context, ResourceOptions, Value, testing::Test};
    ///
    /// async fn program(ctx: Context) -> Result<(), String> {
    ///     ctx.transform(|mut resource| async move {
    ///         if resource.type_token.starts_with("db:") {
    ///             resource.protect = Some(true);
    ///             resource.inputs.insert("owner".to_owned(), Value::from("books"));
    ///         }
    ///         Ok::<_, String>(resource)
    ///     });
    ///     ctx.register("db:index:Server", "db", (), ResourceOptions::new());
    ///     Ok(())
    /// }
    ///
    /// let report = Test::new().run(program);
    /// assert_eq!(report.registration("db").protect, Some(true));
    /// assert_eq!(report.registration("db").inputs["owner"].as_str(), Some("books"));
    /// ```
    pub fn transform<F, Fut, E>(&self, transform: F)
    where
        F: Fn(Registering) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Registering, E>> + Send + 'static,
        E: Display,
    {
        let (run, transform) = (self.run.clone(), Transform::new(transform));
        let registration = async move {
            let what = "a transform of the stack";
            let callback = match transform.register(&run).await {
                Ok(callback) => callback,
                Err(blocked) => {
                    run.fail_for("", what, &blocked).await;
                    return Err(blocked.reason().to_owned());
                }
            };
            match run.connection.register_stack_transform(callback).await {
                Ok(()) => Ok(()),
                Err(status) => Err(run.fail_call("", what, &status).await),
            }
        };
        let registration: Registration = registration.boxed().shared();
        crate::problems::lock(&self.run.transforms).push(registration.clone());
        self.run.spawn(async move {
            drop(registration.await);
        });
    }
}

impl ResourceOptions {
    /// Lets `transform` see, and change, the resource and its children before they are registered
    /// (repeatable).
    pub fn transform<F, Fut, E>(mut self, transform: F) -> Self
    where
        F: Fn(Registering) -> Fut + Send + Sync + 'static,
        Fut: Future<Output = Result<Registering, E>> + Send + 'static,
        E: Display,
    {
        self.transforms.push(Transform::new(transform));
        self
    }
}
