//! Resources as a program holds them: what stands for one, and the kinds that [`Context`] gives.

use futures::future::BoxFuture;
use pulumi_proto::value::ResourceReference;

use crate::{Context, FromValue, Output, ToValue, Value, handle::Handle};

/// Anything that stands for a resource: what [`Context`] gives, and typed bindings around it.
pub trait Resource {
    /// The registration behind the typed wrapper.
    fn handle(&self) -> &Handle;

    /// URN, which the engine derives from stack, project, parents, type and name.
    fn urn(&self) -> Output<String> {
        self.handle().urn()
    }

    /// A reference to the resource, as other resources' arguments carry it.
    fn reference(&self) -> Output<ResourceReference> {
        self.handle().reference()
    }
}

impl Resource for Handle {
    fn handle(&self) -> &Handle {
        self
    }
}

impl<T: Resource + ?Sized> Resource for &T {
    fn handle(&self) -> &Handle {
        (**self).handle()
    }
}

/// A resource that a provider manages (or a remote component, whose provider makes its children).
#[derive(Clone)]
pub struct CustomResource(pub(crate) Handle);

impl CustomResource {
    /// The provider's id of the resource; unknown in the preview of its creation.
    pub fn id(&self) -> Output<String> {
        self.0.id()
    }

    /// One output of the resource, by its name on the wire.
    ///
    /// A value of another type than `T` ends the program with a diagnostic that names the property.
    pub fn output<T: FromValue + Send + Sync + 'static>(&self, property: &str) -> Output<T> {
        self.0.output(property)
    }
}

impl Resource for CustomResource {
    fn handle(&self) -> &Handle {
        &self.0
    }
}

impl ToValue for CustomResource {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        self.0.to_value()
    }
}

/// A resource made of others. It is a [`Context`] too: what is registered by it becomes its child.
///
/// ```no_run
/// # use pulumi_sdk::{Context, ResourceOptions, properties};
/// # fn f(ctx: &Context) {
/// let network = ctx.component("shop:index:Network", "network", ResourceOptions::new());
/// let vpc = network.register("aws:ec2/vpc:Vpc", "network-vpc", properties! {}, ResourceOptions::new());
/// network.register_outputs(properties! { "vpcId" => vpc.id() });
/// # }
/// ```
#[derive(Clone)]
pub struct Component {
    pub(crate) context: Context,
    pub(crate) handle: Handle,
}

impl std::ops::Deref for Component {
    type Target = Context;

    fn deref(&self) -> &Context {
        &self.context
    }
}

impl Resource for Component {
    fn handle(&self) -> &Handle {
        &self.handle
    }
}

impl ToValue for Component {
    fn to_value(&self) -> BoxFuture<'_, Value> {
        self.handle.to_value()
    }
}
