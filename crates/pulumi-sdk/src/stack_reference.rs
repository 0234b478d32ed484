//! Other stacks' outputs.

use crate::{
    Context, ConversionError, FromValue, Input, Map, Output, Resource, ResourceOptions, Value, from_value,
    handle::{Done, Handle},
    properties,
};

/// The outputs of another stack; what is secret there is secret here.
///
/// ```no_run
/// # use pulumi_sdk::Context;
/// # fn f(ctx: &Context) {
/// let network = ctx.stack_reference("acme/network/prod");
/// let vpc = network.output::<String>("vpcId");
/// let bastion = network.output::<Option<String>>("bastionIp"); // may be absent
/// # }
/// ```
#[derive(Clone)]
pub struct StackReference(Handle);

impl Context {
    /// Refers to another stack by its full name, `organization/project/stack`.
    pub fn stack_reference(&self, stack: &str) -> StackReference {
        self.stack_reference_with(stack, stack, ResourceOptions::new())
    }

    /// Refers to another stack, with a logical name and options of its own.
    pub fn stack_reference_with(
        &self,
        name: &str,
        stack: impl Into<Input<String>>,
        options: ResourceOptions,
    ) -> StackReference {
        let stack = stack.into();
        let args = properties! { "name" => stack.clone() };
        let resource = self.read("pulumi:pulumi:StackReference", name, stack, args, options);
        StackReference(resource.handle().clone())
    }
}

impl StackReference {
    /// An output of the stack. An absent one ends the program, unless `T` is an `Option`.
    pub fn output<T: FromValue + Send + Sync + 'static>(&self, name: &str) -> Output<T> {
        let name = name.to_owned();
        self.0.derive(move |done, _| {
            let value =
                if known(done)? { outputs(done)?.remove(&name).unwrap_or_default() } else { Value::Unknown };
            from_value::resolved(value).map_err(|error| error.within(&name))
        })
    }

    /// All outputs of the stack, each as secret as it is.
    pub fn outputs(&self) -> Output<std::collections::BTreeMap<String, Output<Value>>> {
        self.0.derive(|done, _| {
            let all = if known(done)? { Value::Object(outputs(done)?) } else { Value::Unknown };
            // Each part says for itself whether it is secret.
            Ok(crate::output::Resolved { secret: false, ..from_value::resolved(all)? })
        })
    }
}

fn known(done: &Done) -> Result<bool, ConversionError> {
    Ok(done.outputs.contains_key("outputs") || !done.absent_is_unknown)
}

/// The outputs, each marked as secret if the other stack says so.
fn outputs(done: &Done) -> Result<Map, ConversionError> {
    let all = done.outputs.get("outputs").cloned().unwrap_or_default();
    let wrapped = matches!(all, Value::Secret(_));
    let mut outputs = from_value::object(all).map_err(|error| error.within("outputs"))?;
    let secrets = done.outputs.get("secretOutputNames").and_then(Value::as_array);
    for (name, value) in &mut outputs {
        // A secret around all of them says nothing about each, if their names are there.
        let named = secrets.map(|names| names.iter().any(|secret| secret.as_str() == Some(name)));
        if named.unwrap_or(wrapped) {
            *value = std::mem::take(value).into_secret();
        }
    }
    Ok(outputs)
}

impl Resource for StackReference {
    fn handle(&self) -> &Handle {
        &self.0
    }
}
