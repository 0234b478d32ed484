//! Writes what `dev` registers to `target/aws-validity/`, where `tests/aws/check.py` holds it against AWS's
//! own schemas.

use std::{fs, path::Path};

use pulumi_sdk::Value;
use serde_json::json;

use super::{EVERYTHING, HARDENED, run};

/// The way out without the internet, which the others do not take.
const ENDPOINTS: &[(&str, &str)] = &[("egress", "endpoints"), ("bastion", "none")];

/// References keep their mock form: `{name}-id`, `arn:aws:mock:us-west-2:000000000000:{name}`.
#[test]
fn the_inputs_of_dev_are_written_for_the_checks_against_aws() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/aws-validity");
    fs::create_dir_all(&folder).unwrap();
    for (name, settings) in
        [("default", &[][..]), ("everything", EVERYTHING), ("hardened", HARDENED), ("endpoints", ENDPOINTS)]
    {
        let report = run(settings);
        let resources: Vec<_> = report
            .registrations
            .iter()
            .filter(|registration| registration.custom)
            .map(|registration| {
                let inputs = Value::Object(registration.inputs.clone()).to_json().unwrap();
                json!({"type": registration.type_token, "name": registration.name, "inputs": inputs})
            })
            .collect();
        assert!(resources.len() > 40, "{name}: {} resources", resources.len());
        let text = serde_json::to_string_pretty(&resources).unwrap();
        fs::write(folder.join(format!("{name}.json")), text).unwrap();
    }
}
