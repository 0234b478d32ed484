//! Identifiers in AWS's forms.

/// The account that the local cloud plays.
pub const ACCOUNT: &str = "000000000000";
/// The partition of every ARN.
pub const PARTITION: &str = "aws";

const HEX: &[u8] = b"0123456789abcdef";
const BASE36: &[u8] = b"abcdefghijklmnopqrstuvwxyz0123456789";
const UPPER: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

fn random(alphabet: &[u8], length: usize) -> String {
    (0..length).map(|_| char::from(alphabet[rand::random_range(0..alphabet.len())])).collect()
}

/// `prefix` and 17 hexadecimal digits, as EC2 names things.
pub fn ec2(prefix: &str) -> String {
    format!("{prefix}{}", random(HEX, 17))
}

/// Hexadecimal digits.
pub fn hex(length: usize) -> String {
    random(HEX, length)
}

/// Small letters and digits, as API Gateway and Cloud Map name things.
pub fn base36(length: usize) -> String {
    random(BASE36, length)
}

/// An IAM unique id: a prefix such as `AROA` and 17 capitals.
pub fn iam(prefix: &str) -> String {
    format!("{prefix}{}", random(UPPER, 17))
}

/// A random version-4 UUID.
pub fn uuid() -> String {
    let h = random(HEX, 32);
    format!("{}-{}-4{}-a{}-{}", &h[..8], &h[8..12], &h[13..16], &h[17..20], &h[20..])
}

/// `arn:aws:SERVICE:REGION:ACCOUNT:RESOURCE`.
pub fn arn(service: &str, region: &str, resource: impl std::fmt::Display) -> String {
    format!("arn:{PARTITION}:{service}:{region}:{ACCOUNT}:{resource}")
}

/// The last segment of an ARN's resource part: `name` of `arn:…:cluster/name`.
pub fn arn_tail(arn: &str) -> &str {
    arn.rsplit(['/', ':']).next().unwrap_or(arn)
}

/// An EC2 address as a DNS label, `ip-10-0-0-4`.
pub fn dashed(address: &str) -> String {
    format!("ip-{}", address.replace('.', "-"))
}
