//! Tables of AWS regions: zone ids, names, the accounts of Elastic Load Balancing.

/// The id of a zone: `usw2-az1` of `us-west-2a`.
pub fn zone_id(region: &str, letter: &str) -> String {
    let mut parts = region.split('-');
    let (area, side, number) = (
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
        parts.next().unwrap_or_default(),
    );
    let short = match side {
        "northeast" => "ne",
        "northwest" => "nw",
        "southeast" => "se",
        "southwest" => "sw",
        other => other.get(..1).unwrap_or_default(),
    };
    let index = letter.bytes().next().map_or(1, |letter| letter.saturating_sub(b'a') + 1);
    format!("{area}{short}{number}-az{index}")
}

/// The name of a region in words; its code where there is none here.
pub fn region_name(region: &str) -> &str {
    match region {
        "us-east-1" => "US East (N. Virginia)",
        "us-east-2" => "US East (Ohio)",
        "us-west-1" => "US West (N. California)",
        "us-west-2" => "US West (Oregon)",
        "ca-central-1" => "Canada (Central)",
        "eu-central-1" => "Europe (Frankfurt)",
        "eu-west-1" => "Europe (Ireland)",
        "eu-west-2" => "Europe (London)",
        "eu-west-3" => "Europe (Paris)",
        "eu-north-1" => "Europe (Stockholm)",
        "ap-northeast-1" => "Asia Pacific (Tokyo)",
        "ap-southeast-1" => "Asia Pacific (Singapore)",
        "ap-southeast-2" => "Asia Pacific (Sydney)",
        other => other,
    }
}

/// The account that Elastic Load Balancing writes access logs from, as AWS documents them.
pub fn elb_account(region: &str) -> Option<&'static str> {
    Some(match region {
        "us-east-1" => "127311923021",
        "us-east-2" => "033677994240",
        "us-west-1" => "027434742980",
        "us-west-2" => "797873946194",
        "ca-central-1" => "985666609251",
        "eu-central-1" => "054676820928",
        "eu-west-1" => "156460612806",
        "eu-west-2" => "652711504416",
        "eu-west-3" => "009996457667",
        "eu-north-1" => "897822967062",
        "ap-northeast-1" => "582318560864",
        "ap-southeast-1" => "114774131450",
        "ap-southeast-2" => "783225319266",
        _ => return None,
    })
}
