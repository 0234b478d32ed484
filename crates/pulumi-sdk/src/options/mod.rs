//! What can be said about a resource besides its arguments.

use std::{collections::BTreeMap, sync::Arc};

use crate::{
    Alias, ToValue,
    hooks::Hooks,
    resource::{Handle, Resource},
    transform::Transform,
};

/// Options of a resource, chained:
///
/// ```
/// use pulumi_sdk::{CustomTimeouts, ResourceOptions};
/// let options = ResourceOptions::new()
///     .protect(true)
///     .ignore_changes(["tags"])
///     .custom_timeouts(CustomTimeouts { create: Some("10m".into()), ..Default::default() });
/// ```
#[derive(Clone, Default)]
#[must_use]
pub struct ResourceOptions {
    pub(crate) parent: Option<Handle>,
    pub(crate) depends_on: Vec<Handle>,
    pub(crate) provider: Option<Handle>,
    pub(crate) providers: Vec<Handle>,
    pub(crate) version: Option<String>,
    pub(crate) default_version: Option<String>,
    pub(crate) plugin_download_url: Option<String>,
    pub(crate) protect: Option<bool>,
    pub(crate) ignore_changes: Vec<String>,
    pub(crate) replace_on_changes: Vec<String>,
    pub(crate) replacement_trigger: Option<Arc<dyn ToValue>>,
    pub(crate) delete_before_replace: Option<bool>,
    pub(crate) retain_on_delete: Option<bool>,
    pub(crate) deleted_with: Option<Handle>,
    pub(crate) replace_with: Vec<Handle>,
    pub(crate) aliases: Vec<Alias>,
    pub(crate) additional_secret_outputs: Vec<String>,
    pub(crate) custom_timeouts: Option<CustomTimeouts>,
    pub(crate) import_id: Option<String>,
    pub(crate) hide_diffs: Vec<String>,
    pub(crate) env_var_mappings: BTreeMap<String, String>,
    pub(crate) hooks: Hooks,
    pub(crate) transforms: Vec<Transform>,
}

/// How long the provider may take for an operation, such as `"30s"`, `"10m"` or `"1h30m"`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CustomTimeouts {
    /// Limit of a creation.
    pub create: Option<String>,
    /// Limit of an update.
    pub update: Option<String>,
    /// Limit of a deletion.
    pub delete: Option<String>,
    /// Limit of a read.
    pub read: Option<String>,
}

fn strings<S: Into<String>>(items: impl IntoIterator<Item = S>) -> impl Iterator<Item = String> {
    items.into_iter().map(Into::into)
}

impl ResourceOptions {
    /// Options that leave everything at its default.
    pub fn new() -> Self {
        Self::default()
    }

    /// The parent, instead of the component whose scope the resource is made in.
    pub fn parent(mut self, parent: &(impl Resource + ?Sized)) -> Self {
        self.parent = Some(parent.handle().clone());
        self
    }

    /// The resource is made after `resource`, and deleted before it. A component stands for all resources in it.
    pub fn depends_on(mut self, resource: &(impl Resource + ?Sized)) -> Self {
        self.depends_on.push(resource.handle().clone());
        self
    }

    /// The same as [`depends_on`](Self::depends_on), for several.
    pub fn depends_on_all<'a>(mut self, resources: impl IntoIterator<Item = &'a dyn Resource>) -> Self {
        self.depends_on.extend(resources.into_iter().map(|resource| resource.handle().clone()));
        self
    }

    /// The provider to use, made by [`Context::provider`](crate::Context::provider). For a component: for what is in it.
    pub fn provider(mut self, provider: &(impl Resource + ?Sized)) -> Self {
        self.provider = Some(provider.handle().clone());
        self
    }

    /// The providers of a component's resources, one for each package.
    pub fn providers<'a>(mut self, providers: impl IntoIterator<Item = &'a dyn Resource>) -> Self {
        self.providers.extend(providers.into_iter().map(|provider| provider.handle().clone()));
        self
    }

    /// The version of the provider's plugin.
    pub fn version(mut self, version: impl Into<String>) -> Self {
        self.version = Some(version.into());
        self
    }

    /// The version where neither [`version`](Self::version) nor [`Context::use_package`](crate::Context::use_package)
    /// says one: for typed bindings, which know the version that they were made for.
    pub fn default_version(mut self, version: impl Into<String>) -> Self {
        self.default_version = Some(version.into());
        self
    }

    /// Where the provider's plugin is downloaded from.
    pub fn plugin_download_url(mut self, url: impl Into<String>) -> Self {
        self.plugin_download_url = Some(url.into());
        self
    }

    /// Whether a deletion is refused. A child inherits it.
    pub fn protect(mut self, protect: bool) -> Self {
        self.protect = Some(protect);
        self
    }

    /// Properties whose changes are ignored.
    pub fn ignore_changes<S: Into<String>>(mut self, properties: impl IntoIterator<Item = S>) -> Self {
        self.ignore_changes.extend(strings(properties));
        self
    }

    /// Properties whose changes replace the resource.
    pub fn replace_on_changes<S: Into<String>>(mut self, properties: impl IntoIterator<Item = S>) -> Self {
        self.replace_on_changes.extend(strings(properties));
        self
    }

    /// A value whose change replaces the resource.
    pub fn replacement_trigger(mut self, value: impl ToValue + 'static) -> Self {
        self.replacement_trigger = Some(Arc::new(value));
        self
    }

    /// Whether a replacement deletes the old resource first.
    pub fn delete_before_replace(mut self, first: bool) -> Self {
        self.delete_before_replace = Some(first);
        self
    }

    /// Whether the real resource stays when it leaves the stack. A child inherits it.
    pub fn retain_on_delete(mut self, retain: bool) -> Self {
        self.retain_on_delete = Some(retain);
        self
    }

    /// The resource goes when `resource` goes: the provider is not asked to delete it.
    pub fn deleted_with(mut self, resource: &(impl Resource + ?Sized)) -> Self {
        self.deleted_with = Some(resource.handle().clone());
        self
    }

    /// The resource is replaced when `resource` is (repeatable).
    pub fn replace_with(mut self, resource: &(impl Resource + ?Sized)) -> Self {
        self.replace_with.push(resource.handle().clone());
        self
    }

    /// A former identity (repeatable).
    pub fn alias(mut self, alias: Alias) -> Self {
        self.aliases.push(alias);
        self
    }

    /// Outputs to treat as secrets.
    pub fn additional_secret_outputs<S: Into<String>>(
        mut self,
        properties: impl IntoIterator<Item = S>,
    ) -> Self {
        self.additional_secret_outputs.extend(strings(properties));
        self
    }

    /// How long operations may take.
    pub fn custom_timeouts(mut self, timeouts: CustomTimeouts) -> Self {
        self.custom_timeouts = Some(timeouts);
        self
    }

    /// Takes over the existing resource with this id instead of making one.
    pub fn import_id(mut self, id: impl Into<String>) -> Self {
        self.import_id = Some(id.into());
        self
    }

    /// Properties whose changes are not shown.
    pub fn hide_diffs<S: Into<String>>(mut self, properties: impl IntoIterator<Item = S>) -> Self {
        self.hide_diffs.extend(strings(properties));
        self
    }

    /// For a provider: environment variables that it gets under another name (ours → its).
    pub fn env_var_mappings<K: Into<String>, V: Into<String>>(
        mut self,
        mappings: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        self.env_var_mappings.extend(mappings.into_iter().map(|(k, v)| (k.into(), v.into())));
        self
    }

    /// Functions to call around the resource's operations.
    pub fn hooks(mut self, hooks: Hooks) -> Self {
        self.hooks.extend(hooks);
        self
    }
}
