//! Records of Parameter Store → the model.

use std::collections::BTreeMap;

use crate::{
    control::{account::Account, ssm::parameter, token},
    model::Sensitive,
};

/// The value of every parameter, by ARN.
pub fn parameters(account: &Account) -> BTreeMap<String, Sensitive> {
    let records = account.of(token::PARAMETER);
    records.map(|record| (record.arn().to_owned(), parameter::value(&record.inputs).into())).collect()
}
