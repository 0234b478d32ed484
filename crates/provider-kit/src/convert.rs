//! Messages of the protocol from and to what a [`Provider`](crate::Provider) sees.

use std::time::Duration;

use prost_types::Struct;
use pulumi_proto::{
    Map, pulumirpc as rpc,
    pulumirpc::{check_request::autonaming_options::Mode, diff_response::DiffChanges, property_diff::Kind},
    wire::{Encoding, decode_map, encode_map},
};
use tonic::{Response, Status};

use crate::{Autonaming, CheckRequest, Checked, Difference, Error, Failure, Urn, diff, path, secrets};

pub(crate) fn decode(object: Option<Struct>) -> Result<Map, Status> {
    decode_map(object.unwrap_or_default()).map_err(|error| Status::invalid_argument(error.to_string()))
}

pub(crate) fn encode(map: &Map) -> Option<Struct> {
    Some(encode_map(map, Encoding::PLAIN_OUTPUTS))
}

pub(crate) fn failures(failures: Vec<Failure>) -> Vec<rpc::CheckFailure> {
    failures.into_iter().map(|f| rpc::CheckFailure { property: f.property, reason: f.reason }).collect()
}

pub(crate) fn timeout(seconds: f64) -> Option<Duration> {
    (seconds > 0.0).then(|| Duration::try_from_secs_f64(seconds).ok()).flatten()
}

pub(crate) fn check_request(request: rpc::CheckRequest) -> Result<CheckRequest, Status> {
    let autonaming = match request.autonaming {
        None => Autonaming::Default,
        Some(options) => match options.mode() {
            Mode::Propose => Autonaming::Propose(options.proposed_name),
            Mode::Enforce => Autonaming::Enforce(options.proposed_name),
            Mode::Disable => Autonaming::Disable,
        },
    };
    Ok(CheckRequest {
        urn: Urn::from(request.urn),
        olds: decode(request.olds)?,
        news: decode(request.news)?,
        random_seed: request.random_seed,
        autonaming,
        ..CheckRequest::default()
    })
}

pub(crate) fn check_response(checked: Checked) -> Response<rpc::CheckResponse> {
    Response::new(rpc::CheckResponse {
        inputs: encode(&checked.inputs),
        failures: failures(checked.failures),
    })
}

pub(crate) fn diff_response(difference: Difference) -> Response<rpc::DiffResponse> {
    let changes = if difference.is_empty() { DiffChanges::DiffNone } else { DiffChanges::DiffSome };
    let roots = |only_replacing: bool| {
        let paths = difference.changes.iter().filter(|(_, change)| change.replace || !only_replacing);
        let mut roots: Vec<_> = paths.map(|(name, _)| path::root(name).to_owned()).collect();
        roots.dedup();
        roots
    };
    let detailed = difference.changes.iter().map(|(path, change)| {
        let kind = match (change.kind, change.replace) {
            (diff::Kind::Add, false) => Kind::Add,
            (diff::Kind::Add, true) => Kind::AddReplace,
            (diff::Kind::Delete, false) => Kind::Delete,
            (diff::Kind::Delete, true) => Kind::DeleteReplace,
            (diff::Kind::Update, false) => Kind::Update,
            (diff::Kind::Update, true) => Kind::UpdateReplace,
        };
        (path.clone(), rpc::PropertyDiff { kind: kind.into(), input_diff: true })
    });
    Response::new(rpc::DiffResponse {
        replaces: roots(true),
        diffs: roots(false),
        detailed_diff: detailed.collect(),
        has_detailed_diff: true,
        delete_before_replace: difference.delete_before_replace && difference.replaces(),
        changes: changes.into(),
        stables: difference.stables,
    })
}

/// The status of an error. What a half-created resource leaves in the state is secret where its inputs are.
pub(crate) fn status(error: Error, sources: &[&Map]) -> Status {
    match error {
        Error::InitFailed(mut init) => {
            secrets::keep(&mut init.inputs, sources);
            secrets::keep(&mut init.outputs, sources);
            Error::InitFailed(init).into_status()
        }
        other => other.into_status(),
    }
}
