//! Secrets, parameters and queues.

use serde_json::{Value as Json, json};

use super::{
    Case,
    Step::{Check, Create},
    fixture::with,
};
use crate::control::token::{PARAMETER, QUEUE, SECRET, SECRET_VERSION};

pub fn cases() -> Vec<(&'static str, Vec<Case>)> {
    vec![
        ("Secrets Manager", secrets()),
        ("Systems Manager", parameters()),
        (
            "SQS",
            vec![
                ("queue_exists", Create(QUEUE, json!({"name": "taken"}))),
                ("fifo_name", Check(QUEUE, json!({"name": "orders", "fifoQueue": true}))),
            ],
        ),
    ]
}

fn secrets() -> Vec<Case> {
    let version = |others: Json| with(json!({"secretId": "taken", "secretString": "x"}), others);
    vec![
        ("secret_exists", Create(SECRET, json!({"name": "taken"}))),
        ("secret_scheduled", Create(SECRET, json!({"name": "scheduled"}))),
        ("recovery_window", Check(SECRET, json!({"name": "new", "recoveryWindowInDays": 5}))),
        ("secret_not_found", Create(SECRET_VERSION, version(json!({"secretId": "none"})))),
        ("value_needed", Check(SECRET_VERSION, version(json!({"secretString": null})))),
        ("one_value", Check(SECRET_VERSION, version(json!({"secretBinary": "eA=="})))),
    ]
}

fn parameters() -> Vec<Case> {
    let parameter = |others: Json| with(json!({"name": "/new", "type": "String", "value": "1"}), others);
    let named = |name: &str| Check(PARAMETER, parameter(json!({"name": name})));
    vec![
        ("parameter_exists", Create(PARAMETER, parameter(json!({"name": "/taken"})))),
        ("name_reserved", named("/aws/books/token")),
        ("name_prefix", named("ssmToken")),
        ("name_characters", named("/books/to ken")),
        ("name_qualified", named("books/token")),
        ("name_levels", named("/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16")),
        ("value_needed", Check(PARAMETER, parameter(json!({"value": null})))),
        ("value_empty", Check(PARAMETER, parameter(json!({"value": ""})))),
        ("value_size", Check(PARAMETER, parameter(json!({"value": "x".repeat(4097)})))),
        ("value_pattern", Check(PARAMETER, parameter(json!({"allowedPattern": "[a-z]+"})))),
        (
            "insecure_secret",
            Check(PARAMETER, parameter(json!({"type": "SecureString", "value": null, "insecureValue": "1"}))),
        ),
    ]
}
