// @generated from the schema of zoo 1.2.3 by pulumi-bindings. Do not edit.
//! The resource `zoo:index/animal:Animal`.

use std::collections::BTreeMap;

use crate::generated::{PLUGIN_DOWNLOAD_URL, VERSION, missing, support};
use pulumi_sdk::{Archive, Context, Input, InputMap, Inputs, Output, ResourceReference, Value};

resource! {
    /// An animal.
    Animal(AnimalArgs) = "zoo:index/animal:Animal" as custom;
    options {
        plugin_download_url(PLUGIN_DOWNLOAD_URL);
        alias(pulumi_sdk::Alias::type_token("zoo:index/beast:Beast"));
        additional_secret_outputs(["chip"]);
        replace_on_changes(["favourite.secretName", "name"]);
    }
    outputs {
        /// The property `age`.
        age: Option<super::outputs::IntegerOrString> = "age";
        /// The property `chip`.
        chip: Option<String> = "chip";
        /// The property `diet`.
        diet: super::Diet = "diet";
        /// The property `extra`.
        extra: Option<Value> = "extra";
        /// The property `favourite`.
        favourite: Option<crate::generated::park::outputs::Toy> = "favourite";
        /// The property `grid`.
        grid: Option<Vec<Vec<f64>>> = "grid";
        /// The property `home`.
        home: Option<ResourceReference> = "home";
        /// The property `kind`.
        kind: String = "kind";
        /// The property `name`.
        name: String = "name";
        /// The property `new`.
        new_: Option<bool> = "new";
        /// The property `parents`.
        parents: Option<Vec<super::outputs::Ancestor>> = "parents";
        /// The property `photo`.
        photo: Option<support::AssetOrArchive> = "photo";
        /// The property `schedule`.
        schedule: Option<BTreeMap<String, Vec<String>>> = "schedule";
        /// The property `size`.
        size: Option<super::Size> = "size";
    }
}

arguments! {
    /// The arguments of `Animal`.
    AnimalArgs, AnimalArgsBuilder;
    required {
        /// The property `diet`.
        diet: support::Nested<super::Diet> = "diet";
        /// What it is called; see here \<or\> there.
        name: Input<String> = "name";
        /// The property `plainName`.
        plain_name: String = "plainName";
    }
    optional {
        /// The property `age`.
        ///
        /// Deprecated: Count rings.
        age: support::Nested<super::IntegerOrString> = "age";
        /// The property `chip`.
        chip: Input<String> = "chip" [.secret()];
        /// The property `extra`.
        extra: Input<Value> = "extra";
        /// The property `favourite`.
        favourite: support::Nested<crate::generated::park::ToyProperty> = "favourite";
        /// The property `grid`.
        grid: support::NestedList<Inputs<f64>> = "grid";
        /// The property `home`.
        home: Input<ResourceReference> = "home";
        /// The property `labels`.
        labels: InputMap<String> = "labels";
        /// The property `legs`.
        legs: Input<i64> = "legs" [.default(support::Literal::Number(4.0))];
        /// The property `notes`.
        notes: Input<String> = "notes";
        /// The property `parents`.
        parents: support::NestedList<super::Ancestor> = "parents";
        /// The property `photo`.
        photo: support::Nested<support::AssetOrArchive> = "photo";
        /// The property `plainTags`.
        plain_tags: Vec<String> = "plainTags";
        /// The property `records`.
        records: Input<Archive> = "records";
        /// The property `schedule`.
        schedule: support::NestedMap<Inputs<String>> = "schedule";
        /// The property `size`.
        size: support::Nested<super::Size> = "size";
        /// The property `sound`.
        sound: Input<String> = "sound";
        /// The property `type`.
        type_: Input<String> = "type";
        /// The property `weight`.
        weight: Input<f64> = "weight";
    }
    constant {
        "kind" = support::Literal::Text("animal");
    }
}

answer! {
    /// What `animal_feed` gives.
    AnimalFeedResult;
    /// The property `left`.
    left: i64 = "left";
}

arguments! {
    /// The arguments of `Animal::feed`.
    AnimalFeedArgs, AnimalFeedArgsBuilder;
    required {
        /// The property `grams`.
        grams: Input<i64> = "grams";
    }
    optional {}
}

impl Animal {
    /// `zoo:index/animal:Animal/feed`.
    pub fn feed(&self, context: &Context, args: AnimalFeedArgs) -> AnimalFeedResult {
        AnimalFeedResult(context.call_answer("zoo:index/animal:Animal/feed", self, args))
    }
}

impl Animal {
    /// `zoo:index/animal:Animal/pet`.
    pub fn pet(&self, context: &Context) -> Output<()> {
        context.call("zoo:index/animal:Animal/pet", self, ())
    }
}
