//! What answers for the providers in a test.

use crate::Map;

/// Answers for the providers. Every method has a default: see [`Echo`].
pub trait Mocks: Send + Sync {
    /// Makes (or reads) a resource, or a remote component.
    ///
    /// # Errors
    /// The provider's words, if the operation is to fail.
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        let id = resource.read_id.clone().unwrap_or_else(|| format!("{}-id", resource.name));
        Ok(MockState { id, outputs: resource.inputs.clone() })
    }

    /// Answers a function, or a method.
    ///
    /// # Errors
    /// The provider's words, if the function is to fail.
    fn call(&self, call: &MockCall) -> Result<Map, String> {
        Ok(call.args.clone())
    }
}

/// Mocks that give back what they get: outputs are the inputs, an id is `NAME-id`, a function's result its
/// arguments.
#[derive(Clone, Copy, Debug, Default)]
pub struct Echo;

impl Mocks for Echo {}

/// A resource to make.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MockResource {
    /// Type token, `package:module/name:Name`.
    pub type_token: String,
    /// Logical name: the one that the program registered it under.
    pub name: String,
    /// URN that the resource has in the test.
    pub urn: String,
    /// The inputs, with secrets and unknowns in them.
    pub inputs: Map,
    /// The reference of the provider; empty for the default one.
    pub provider: String,
    /// The id to read, or to import.
    pub read_id: Option<String>,
    /// Whether it is only a preview: what is not among the outputs then is unknown, and so is the id.
    pub preview: bool,
}

/// What a resource is.
#[derive(Clone, Debug, Default)]
pub struct MockState {
    /// The provider's id; not used in a preview.
    pub id: String,
    /// Outputs that the program sees.
    pub outputs: Map,
}

/// A function or a method to call.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct MockCall {
    /// Token of the function or method.
    pub token: String,
    /// The arguments; a method's resource is `__self__`.
    pub args: Map,
    /// The reference of the provider; empty for the default one.
    pub provider: String,
}
