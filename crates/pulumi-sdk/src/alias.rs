//! Aliases: under which other names a resource may be in the state.

use pulumi_proto::pulumirpc::{self, alias::spec::Parent};

use crate::{handle::Handle, resource::Resource};

/// A former identity of a resource, so that a rename or a move replaces nothing. What is not said stayed the
/// same.
///
/// ```
/// use pulumi_sdk::{Alias, ResourceOptions};
/// let options = ResourceOptions::new()
///     .alias(Alias::name("old-name"))
///     .alias(Alias::urn("urn:pulumi:dev::shop::aws:ec2/vpc:Vpc::main"));
/// ```
#[derive(Clone, Default)]
pub struct Alias {
    urn: Option<String>,
    name: String,
    type_token: String,
    stack: String,
    project: String,
    parent: FormerParent,
}

#[derive(Clone, Default)]
enum FormerParent {
    #[default]
    Same,
    None,
    Resource(Handle),
    Urn(String),
}

impl Alias {
    /// The resource had this URN; nothing else needs to be given.
    pub fn urn(urn: impl Into<String>) -> Self {
        Self { urn: Some(urn.into()), ..Self::default() }
    }

    /// The resource had another logical name.
    pub fn name(name: impl Into<String>) -> Self {
        Self::default().with_name(name)
    }

    /// The resource had another type token.
    pub fn type_token(token: impl Into<String>) -> Self {
        Self::default().with_type(token)
    }

    /// The resource was the child of `parent`.
    pub fn parent(parent: &(impl Resource + ?Sized)) -> Self {
        Self::default().with_parent(parent)
    }

    /// The resource was the child of the resource with this URN, which the program no longer registers.
    pub fn parent_urn(urn: impl Into<String>) -> Self {
        Self { parent: FormerParent::Urn(urn.into()), ..Self::default() }
    }

    /// The resource had no parent but the stack.
    pub fn no_parent() -> Self {
        Self { parent: FormerParent::None, ..Self::default() }
    }

    /// Adds a former logical name.
    pub fn with_name(mut self, name: impl Into<String>) -> Self {
        self.name = name.into();
        self
    }

    /// Adds a former type token.
    pub fn with_type(mut self, token: impl Into<String>) -> Self {
        self.type_token = token.into();
        self
    }

    /// Adds a former parent.
    pub fn with_parent(mut self, parent: &(impl Resource + ?Sized)) -> Self {
        self.parent = FormerParent::Resource(parent.handle().clone());
        self
    }

    /// Adds a former stack.
    pub fn with_stack(mut self, stack: impl Into<String>) -> Self {
        self.stack = stack.into();
        self
    }

    /// Adds a former project.
    pub fn with_project(mut self, project: impl Into<String>) -> Self {
        self.project = project.into();
        self
    }

    /// An alias as another SDK sent it.
    pub(crate) fn decode(alias: pulumirpc::Alias) -> Option<Self> {
        use pulumirpc::alias;
        Some(match alias.alias? {
            alias::Alias::Urn(urn) => Self::urn(urn),
            alias::Alias::Spec(spec) => Self {
                urn: None,
                name: spec.name,
                type_token: spec.r#type,
                stack: spec.stack,
                project: spec.project,
                parent: match spec.parent {
                    None => FormerParent::Same,
                    Some(Parent::NoParent(false)) => FormerParent::Same,
                    Some(Parent::NoParent(true)) => FormerParent::None,
                    Some(Parent::ParentUrn(urn)) => FormerParent::Urn(urn),
                },
            },
        })
    }

    pub(crate) async fn encode(&self) -> Result<pulumirpc::Alias, crate::run_state::Blocked> {
        use pulumirpc::alias;
        let alias = match &self.urn {
            Some(urn) => alias::Alias::Urn(urn.clone()),
            None => alias::Alias::Spec(alias::Spec {
                name: self.name.clone(),
                r#type: self.type_token.clone(),
                stack: self.stack.clone(),
                project: self.project.clone(),
                parent: match &self.parent {
                    FormerParent::Same => None,
                    FormerParent::None => Some(Parent::NoParent(true)),
                    FormerParent::Urn(urn) => Some(Parent::ParentUrn(urn.clone())),
                    FormerParent::Resource(handle) => {
                        Some(Parent::ParentUrn(handle.registered().await?.urn.clone()))
                    }
                },
            }),
        };
        Ok(pulumirpc::Alias { alias: Some(alias) })
    }
}
