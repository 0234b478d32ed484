//! JSON documents out of values and outputs.

use std::collections::BTreeSet;

use futures::FutureExt;

use crate::{
    Output, ToValue,
    output::{self, Resolved},
    poison,
};

/// The canonical JSON of a value (sorted names, no spaces): unknown while anything in it is, secret if
/// anything in it is.
///
/// ```
/// use pulumi_sdk::{Output, properties, to_json};
/// let bucket = Output::new("arn:aws:s3:::books".to_owned());
/// let policy: Output<String> = to_json(properties! {
///     "Version" => "2012-10-17",
///     "Statement" => [properties! { "Effect" => "Allow", "Resource" => bucket }],
/// });
/// ```
pub fn to_json(value: impl ToValue + 'static) -> Output<String> {
    output::from_future(
        async move {
            let value = value.to_value().await;
            let secret = value.contains_secrets();
            let mut dependencies: BTreeSet<String> = value.dependencies();
            let text = if value.contains_unknowns() {
                None
            } else {
                let json = value.to_json();
                if json.is_none() {
                    dependencies.insert(poison::error("assets and resources have no JSON form"));
                }
                json.map(|json| json.to_string())
            };
            Resolved { value: text, secret, dependencies }
        }
        .boxed(),
    )
}
