//! The table of resource options: one row is the option everywhere.
//!
//! `options_table!(GROUP => MACRO)` hands the rows to a macro: in `mod.rs` they become the builder's methods
//! and what is sent, in `transform.rs` what a transform may change (group `changeable`), in
//! `testing/report.rs` what a test sees, and in `testing/callbacks.rs` what the engine of tests passes to
//! transforms. A row reads
//!
//! ```text
//! /// Documentation of the builder's method and of the fields.
//! name(parameter): Kind [feature the engine must have] -> type that tests see = field of TransformResourceOptions;
//! ```
//!
//! where `name` is the field of `RegisterResourceRequest`, too. Options that the SDK resolves itself (parent,
//! dependencies, providers, plugin version) are written out in `mod.rs`.

macro_rules! options_table {
    (@changeable $then:ident { $($rows:tt)+ } $fixed:tt) => { $then! { $($rows)+ } };
    (@all $then:ident { $($rows:tt)+ } { $($fixed:tt)+ }) => { $then! { $($rows)+ $($fixed)+ } };
    ($group:ident => $then:ident) => {
        options_table! { @$group $then {
            /// Refuses to delete the resource while this is set. Children inherit it.
            protect(protect): Flag -> Option<bool> = protect;

            /// Properties whose changes are ignored.
            ignore_changes(properties): Names -> Vec<String> = ignore_changes;

            /// Properties whose changes replace the resource.
            replace_on_changes(properties): Names -> Vec<String> = replace_on_changes;

            /// Deletes the old resource before its replacement is created.
            delete_before_replace(first): DefinedFlag -> Option<bool> = delete_before_replace;

            /// Keeps the real resource when the stack no longer has it. Children inherit it.
            retain_on_delete(retain): Flag -> Option<bool> = retain_on_delete;

            /// The resource goes when `resource` goes: the provider is not asked to delete it.
            deleted_with(resource): Urn [DeletedWith] -> String = deleted_with;

            /// The resource is replaced when `resource` is (repeatable).
            replace_with(resource): Urns [ReplaceWith] -> Vec<String> = replace_with;

            /// Outputs to treat as secrets.
            additional_secret_outputs(properties): Names -> Vec<String> = additional_secret_outputs;

            /// How long operations may take.
            custom_timeouts(timeouts): Timeouts -> Option<CustomTimeouts> = custom_timeouts;

            /// Takes over the existing resource with this id instead of creating one.
            import_id(id): Text -> Option<String> = import;

            /// Properties whose changes are not shown.
            hide_diffs(properties): Names -> Vec<String> = hide_diff;

            /// SHA-256 sums of the provider's plugin, by platform (`linux-amd64`): a download with another
            /// sum is refused.
            plugin_checksums(checksums): Checksums -> BTreeMap<String, Vec<u8>> = plugin_checksums;
        } {
            /// Former identities of the resource. A test sees URNs, or `name=…, type=…, parent=…` of what was
            /// given.
            aliases(alias): Aliases [AliasSpecs] -> Vec<String> = aliases;

            /// A value whose change replaces the resource.
            replacement_trigger(value): Trigger [ReplacementTrigger] -> Option<Value> = replacement_trigger;

            /// Functions to call around the resource's operations. A test sees their names by `before_create`
            /// and so on.
            hooks(hooks): Bound -> BTreeMap<String, Vec<String>> = hooks;

            /// For a provider: environment variables that it gets under another name (ours → its).
            env_var_mappings(mappings): Variables -> BTreeMap<String, String>;
        } }
    };
}
pub(crate) use options_table;
