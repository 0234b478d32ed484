//! What bindings do, whatever the package: the generator's output for a schema that has every feature
//! (`every_feature/schema.json`).

#[macro_use]
#[allow(dead_code, unused_imports, reason = "bindings are a library's")]
#[path = "every_feature/generated/mod.rs"]
mod generated;

use std::collections::BTreeMap;

use generated::{
    Ancestor, Animal, AnimalArgs, AnimalFeedArgs, Diet, GetAnimalArgs, Provider, ProviderArgs, Size, Sound,
    count, get_animal, outputs, park, types_,
};
use pulumi_sdk::{
    Context, ConversionError, Input, InvokeOptions, Map, Output, ResourceOptions, Value,
    assets::{file_archive, string_asset},
    testing::{Echo, MockCall, MockResource, MockState, Mocks, Test},
};

struct Zoo;

impl Mocks for Zoo {
    fn resource(&self, resource: &MockResource) -> Result<MockState, String> {
        let mut state = Echo.resource(resource)?;
        if resource.type_token == "zoo:types/match:Match" {
            let song = [("kind", Value::from("song")), ("minutes", Value::from(3))];
            let song = song.map(|(name, value)| (name.to_owned(), value));
            state.outputs.insert("act".to_owned(), Value::Object(song.into()));
            state.outputs.insert("id".to_owned(), Value::from("own"));
            state.outputs.insert("match".to_owned(), Value::from("yes"));
        }
        Ok(state)
    }

    fn call(&self, call: &MockCall) -> Result<Map, String> {
        let map =
            |entries: &[(&str, Value)]| entries.iter().map(|(k, v)| ((*k).to_owned(), v.clone())).collect();
        Ok(match call.token.as_str() {
            "zoo:index/count:count" => map(&[("res", Value::from(3))]),
            // An older provider.
            "zoo:index/getAnimal:getAnimal" if call.args["name"] == "old".into() => Map::new(),
            "zoo:index/getAnimal:getAnimal" => map(&[("age", Value::from(7))]),
            "zoo:types/match:Match/get" => map(&[("fits", Value::from(true))]),
            "zoo:index/animal:Animal/feed" => map(&[("left", call.args["grams"].clone())]),
            _ => Map::new(),
        })
    }
}

fn zoo() -> Test {
    Test::new().mocks(Zoo)
}

fn minimal() -> AnimalArgs {
    AnimalArgs::builder().name("ada").diet(Diet::AllPlants).plain_name("plain").build()
}

#[test]
fn constants_and_defaults_are_sent() {
    let report = zoo().run(async |ctx: Context| {
        Animal::new(&ctx, "cow", minimal());
        Ok::<_, ConversionError>(())
    });
    report.assert_success();
    let cow = report.registration("cow");
    let expected: Map = [
        ("kind", Value::from("animal")),
        ("name", Value::from("ada")),
        ("diet", Value::from("plants")),
        ("legs", Value::from(4)),
        ("plainName", Value::from("plain")),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into();
    assert_eq!(cow.inputs, expected);
    assert_eq!(cow.version, "1.2.3");
}

#[test]
fn arguments_take_values_outputs_options_and_literals() {
    let report = zoo().run(async |ctx: Context| {
        let calf = Animal::new(&ctx, "calf", minimal());
        let args = AnimalArgs::builder()
            .name(calf.name())
            .diet(Diet::Meat)
            .plain_name("p")
            .size(Some(Size::Large))
            .sound(Sound::Moo)
            .age("old")
            .legs(None::<i64>)
            .weight(2)
            .chip("hidden")
            .photo(string_asset("moo"))
            .records(file_archive("/tmp"))
            .extra(Value::from(true))
            .home(&calf)
            .parents([
                Ancestor::builder().name("eve").of(Ancestor::builder().name("first").build()).build(),
                Ancestor::builder().name("bob").toys([park::ToyProperty::default()]).build(),
            ])
            .favourite(Output::new(park::ToyProperty::builder().colour("blue").build()))
            .grid([vec![1.0, 2.0], vec![]])
            .schedule([("monday", ["hay"])])
            .labels([("a", calf.name())])
            .type_("t")
            .plain_tags(vec!["x".to_owned()])
            .build();
        Animal::new(&ctx, "cow", args);
        Ok::<_, ConversionError>(())
    });
    report.assert_success();
    let cow = report.registration("cow");
    let input = |name: &str| format!("{:?}", cow.inputs[name]);
    assert_eq!(input("name"), r#""ada""#);
    assert_eq!(input("size"), "100.0");
    assert_eq!(input("sound"), r#""moo""#);
    assert_eq!(input("age"), r#""old""#);
    assert_eq!(input("legs"), "4.0");
    assert_eq!(input("weight"), "2.0");
    assert_eq!(input("chip"), "[secret]");
    assert!(
        matches!(cow.inputs["photo"], Value::Asset(_)) && matches!(cow.inputs["records"], Value::Archive(_))
    );
    assert!(matches!(cow.inputs["home"], Value::Resource(_)), "{:?}", cow.inputs["home"]);
    assert_eq!(
        input("parents"),
        r#"[{"name": "eve", "of": {"name": "first"}}, {"name": "bob", "toys": [{"colour": "red"}]}]"#
    );
    assert_eq!(input("favourite"), r#"{"colour": "blue"}"#);
    assert_eq!(input("grid"), "[[1.0, 2.0], []]");
    assert_eq!(input("schedule"), r#"{"monday": ["hay"]}"#);
    assert_eq!(input("labels"), r#"{"a": "ada"}"#);
    assert_eq!((input("type"), input("plainTags")), (r#""t""#.to_owned(), r#"["x"]"#.to_owned()));
    let calf = &report.registration("calf").urn;
    for property in ["name", "labels", "home"] {
        assert!(cow.property_dependencies[property].contains(calf), "{property}");
    }
}

#[test]
fn options_of_the_schema_are_sent() {
    let report = zoo().run(async |ctx: Context| {
        let own = ResourceOptions::new().additional_secret_outputs(["name"]);
        Animal::with_options(&ctx, "cow", minimal(), own);
        park::Enclosure::new(&ctx, "meadow", park::EnclosureArgs::default());
        Provider::new(&ctx, "own", ProviderArgs::builder().gates(["a", "b"]).build());
        Ok::<_, ConversionError>(())
    });
    report.assert_success();
    let cow = report.registration("cow");
    assert_eq!(cow.additional_secret_outputs, ["name", "chip"]);
    assert_eq!(cow.replace_on_changes, ["favourite.secretName", "name"]);
    assert_eq!(cow.plugin_download_url, "https://example.org/zoo");
    assert!(report.registration("meadow").remote);
    let provider = report.registration("own");
    assert_eq!(provider.type_token, "pulumi:providers:zoo");
    assert_eq!(provider.inputs["gates"], Value::from(r#"["a","b"]"#));
    assert_eq!(provider.inputs["strict"], Value::from("true"));
}

#[test]
fn outputs_are_read_by_their_types() {
    let report = zoo().run(async |ctx: Context| {
        let args = AnimalArgs { age: Some("9".into()), size: Some(Size::Small.into()), ..minimal() };
        let cow = Animal::new(
            &ctx,
            "cow",
            AnimalArgs { parents: Some([Ancestor::builder().name("eve").build()].into()), ..args },
        );
        ctx.export("diet", cow.diet().map(|diet| diet == Diet::AllPlants));
        ctx.export("size", cow.size().map(|size| size == Some(Size::Small)));
        ctx.export("age", cow.age().map(|age| age == Some(outputs::IntegerOrString::String("9".to_owned()))));
        ctx.export("parent", cow.parents().map(|parents| parents.unwrap_or_default()[0].name.clone()));
        ctx.export("parents", cow.parents());
        ctx.export("count", count(&ctx, InvokeOptions::new()));
        let found = get_animal(&ctx, GetAnimalArgs::builder().name(cow.name()).build(), InvokeOptions::new());
        ctx.export("found", found.age());
        ctx.export("left", cow.feed(&ctx, AnimalFeedArgs::builder().grams(5).build()).left());
        ctx.wait_for(&cow.pet(&ctx));
        Ok::<_, ConversionError>(())
    });
    report.assert_success();
    let expected: BTreeMap<&str, &str> = [
        ("diet", "true"),
        ("size", "true"),
        ("age", "true"),
        ("parent", r#""eve""#),
        ("parents", r#"[{"name": "eve"}]"#),
        ("count", "3.0"),
        ("found", "7.0"),
        ("left", "5.0"),
    ]
    .into();
    for (name, value) in expected {
        assert_eq!(format!("{:?}", report.outputs[name]), value, "{name}");
    }
}

#[test]
fn what_a_provider_leaves_out_is_an_error_only_where_it_is_asked_for() {
    let run = |asked: bool| {
        zoo().run(async move |ctx: Context| {
            let args = GetAnimalArgs::builder().name("old").build();
            let found = get_animal(&ctx, args, InvokeOptions::new());
            ctx.export("toy", found.toy().map(|toy| toy.is_none()));
            if asked {
                ctx.export("age", found.age());
            }
            Ok::<_, ConversionError>(())
        })
    };
    let report = run(false);
    report.assert_success();
    assert_eq!(format!("{:?}", report.outputs["toy"]), "true");
    let report = run(true);
    let errors = report.errors().join("\n");
    assert!(errors.contains("result of function zoo:index/getAnimal:getAnimal: property `age`"), "{errors}");
}

#[test]
fn names_that_are_taken_give_way_and_travel_as_they_are() {
    let report = zoo().run(async |ctx: Context| {
        let args = types_::MatchArgs::builder()
            .build_("b")
            .self_("s")
            .two_words("camel")
            .two_words_("snake")
            .treat(types_::Treat::builder().one("1").build())
            .other(types_::TreatProperty::builder().two("2").build());
        let found = types_::Match::new(&ctx, "all", args.build());
        ctx.export("id", found.id_());
        ctx.export("match", found.match_());
        ctx.export("fits", found.get_(&ctx).fits());
        Ok::<_, ConversionError>(())
    });
    report.assert_success();
    let inputs = &report.registration("all").inputs;
    let found: Vec<String> = inputs.iter().map(|(name, value)| format!("{name}={value:?}")).collect();
    let expected = [
        "build=\"b\"",
        "other={\"two\": \"2\"}",
        "self=\"s\"",
        "treat={\"one\": \"1\"}",
        "twoWords=\"camel\"",
        "two_words=\"snake\"",
    ];
    assert_eq!(found, expected);
    assert_eq!(report.outputs["id"].as_str(), Some("own"));
    assert_eq!(report.outputs["match"].as_str(), Some("yes"));
    assert_eq!(report.outputs["fits"].as_bool(), Some(true));
}

#[test]
fn a_union_is_told_by_its_constants() {
    let report = zoo().run(async |ctx: Context| {
        let args = types_::MatchArgs::builder().build_("b").self_("s").build();
        let act = types_::Match::new(&ctx, "all", args).act();
        ctx.export(
            "minutes",
            act.map(|act| match act {
                types_::outputs::DanceOrSong::Dance(_) => None,
                types_::outputs::DanceOrSong::Song(song) => song.minutes,
            }),
        );
        Ok::<_, ConversionError>(())
    });
    report.assert_success();
    assert_eq!(report.outputs["minutes"].as_i64(), Some(3));
}

#[test]
fn a_value_that_no_enumeration_has_is_an_error_that_names_it() {
    let report = zoo().run(async |ctx: Context| {
        let cow = Animal::new(&ctx, "cow", AnimalArgs { diet: Output::new(Diet::Meat).into(), ..minimal() });
        let size: Input<i64> = Size::Large.into();
        ctx.export("size", size);
        let bad = ctx.register(
            "zoo:index/animal:Animal",
            "bad",
            pulumi_sdk::properties! { "diet" => "stones" },
            ResourceOptions::new(),
        );
        ctx.export("good", cow.diet());
        ctx.export("bad", bad.output::<Diet>("diet"));
        Ok::<_, ConversionError>(())
    });
    let errors = format!("{:?}", report.messages);
    assert!(errors.contains("property `diet`: the value is none of meat, plants, any-thing"), "{errors}");
}
