//! Tags: what each service takes as their keys and values, and how many.

use std::{collections::BTreeSet, sync::LazyLock};

use provider_kit::{Failure, Map, path};
use regex::Regex;

use super::{fields::Fields, refusal::refusals};

const SHARED: &str = "https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html";
const EC2: &str = "https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/Using_Tags.html";
const ECS: &str = "https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_Tag.html";

refusals! { "Tags":
    reserved(key): Aws, "", "", "the tag \"{key}\": keys starting with aws: are reserved for AWS, and the provider leaves them out of what it sends", Approximate, EC2;
    key_length(most, length): Aws, "", "", "the tag's key has {length} characters, and at least 1 and at most {most} are taken", Approximate, ECS;
    key_characters(key, character): Aws, "", "", "the tag \"{key}\": `{character}` is not taken, but letters, numbers, spaces and _ . : / = + - @", Approximate, ECS;
    value_length(key, most, length): Aws, "", "", "the tag \"{key}\": its value has {length} characters, and at most {most} are taken", Approximate, ECS;
    value_characters(key, character): Aws, "", "", "the tag \"{key}\": `{character}` in its value is not taken, but letters, numbers, spaces and _ . : / = + - @", Approximate, ECS;
    count(count, most): Aws, "", "", "{count} tags, those of the provider's defaultTags included, and at most {most} are taken", Approximate, SHARED;
}

/// The services whose API models limit the characters, by the beginning of their tokens. EC2, SNS, Cloud Map,
/// CloudWatch, ECR and Application Auto Scaling take any.
const LIMITED: &[&str] =
    &["aws:apigatewayv2/", "aws:cloudwatch/logGroup:", "aws:ecs/", "aws:iam/", "aws:lb/", "aws:s3/"];

const LONGEST_KEY: usize = 128;
const LONGEST_VALUE: usize = 256;
const MOST: usize = 50;

/// What the models do not allow: `[^\p{L}\p{Z}\p{N}_.:/=+\-@]`.
static REFUSED: LazyLock<Option<Regex>> = LazyLock::new(|| Regex::new(r"[^\p{L}\p{Z}\p{N}_.:/=+\-@]").ok());

/// What is wrong with a resource's tags. Values may be secret: they are not shown.
pub fn check(token: &str, inputs: &Map, defaults: &Map) -> Vec<Failure> {
    let Some(tags) = inputs.object("tags") else { return Vec::new() };
    let limited = LIMITED.iter().any(|service| token.starts_with(service));
    let refused = |text: &str| {
        let found = REFUSED.as_ref().filter(|_| limited)?.find(text)?;
        Some(found.as_str().to_owned())
    };
    let mut failures = Vec::new();
    for (key, value) in tags {
        let value = value.as_str().unwrap_or_default();
        let (of_key, of_value) = (key.chars().count(), value.chars().count());
        let failure = if key.get(..4).is_some_and(|prefix| prefix.eq_ignore_ascii_case("aws:")) {
            reserved(key)
        } else if !(1..=LONGEST_KEY).contains(&of_key) {
            key_length(LONGEST_KEY, of_key)
        } else if let Some(character) = refused(key) {
            key_characters(key, character)
        } else if of_value > LONGEST_VALUE {
            value_length(key, LONGEST_VALUE, of_value)
        } else if let Some(character) = refused(value) {
            value_characters(key, character)
        } else {
            continue;
        };
        let shown: String = key.chars().take(LONGEST_KEY).collect();
        failures.push(failure.at(path::property("tags", &shown)));
    }
    let all = tags.keys().chain(defaults.keys()).collect::<BTreeSet<_>>().len();
    if all > MOST {
        failures.push(count(all, MOST).at("tags"));
    }
    failures
}

#[cfg(test)]
mod tests {
    use provider_kit::Value;

    use super::*;

    fn complaints(token: &str, tags: &[(&str, &str)]) -> Vec<String> {
        let tags: Map = tags.iter().map(|(key, value)| ((*key).to_owned(), Value::from(*value))).collect();
        let inputs = Map::from_iter([("tags".to_owned(), Value::Object(tags))]);
        check(token, &inputs, &Map::new()).into_iter().map(|failure| failure.property).collect()
    }

    #[test]
    fn each_service_has_its_characters() {
        let odd = [("a;b", "1"), ("snow", "☃"), ("Größe é_.:/=+-@ 1", "ü")];
        assert_eq!(complaints("aws:iam/role:Role", &odd), ["tags.a;b", "tags.snow"]);
        assert_eq!(complaints("aws:cloudwatch/logGroup:LogGroup", &odd).len(), 2);
        assert!(complaints("aws:cloudwatch/metricAlarm:MetricAlarm", &odd).is_empty());
        assert!(complaints("aws:ec2/vpc:Vpc", &odd).is_empty());
    }

    #[test]
    fn lengths_are_characters_and_a_long_key_is_not_repeated() {
        let (fits, long) = ("ü".repeat(256), "ü".repeat(257));
        assert!(complaints("aws:ec2/vpc:Vpc", &[(&fits[..256], &fits)]).is_empty());
        assert_eq!(complaints("aws:ec2/vpc:Vpc", &[("a", &long)]), ["tags.a"]);
        assert_eq!(complaints("aws:ec2/vpc:Vpc", &[(&"k".repeat(6_000_000), "")])[0].len(), 128 + 5);
        assert_eq!(complaints("aws:ec2/vpc:Vpc", &[("", ""), ("AWS:a", "")]), ["tags[\"\"]", "tags.AWS:a"]);
    }
}
