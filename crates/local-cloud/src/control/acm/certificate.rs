//! Certificates by ARN. Only the ARN's syntax and region are validated: existence and names are not checked.

use crate::control::error::{AwsError, Outcome};

/// A certificate for a listener: of ACM in the region, or of IAM.
pub fn for_listener(arn: &str, region: &str) -> Outcome<()> {
    match parse(arn) {
        None => Err(AwsError::new("ValidationError", format!("Certificate ARN '{arn}' is not valid"))),
        Some((Service::Acm, other)) if other != region => Err(AwsError::new(
            "CertificateNotFound",
            format!("Certificate '{arn}' not found: it is in {other}, and the load balancer in {region}"),
        )),
        Some(_) => Ok(()),
    }
}

/// A certificate for a regional domain name: of ACM in the region.
pub fn for_domain_name(arn: &str, region: &str) -> Outcome<()> {
    match parse(arn) {
        Some((Service::Acm, own)) if own == region => Ok(()),
        _ => Err(AwsError::new(
            "BadRequestException",
            format!("Invalid certificate ARN: {arn}. Certificate must be in '{region}'."),
        )),
    }
}

enum Service {
    Acm,
    Iam,
}

/// Service and region of a certificate's ARN, if it is one.
fn parse(arn: &str) -> Option<(Service, &str)> {
    let parts: Vec<&str> = arn.splitn(6, ':').collect();
    let [scheme, partition, service, region, account, resource] = parts[..] else { return None };
    let of_twelve = account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit());
    let service = match service {
        "acm" if resource.strip_prefix("certificate/").is_some_and(|id| !id.is_empty()) => Service::Acm,
        "iam" if resource.strip_prefix("server-certificate/").is_some_and(|name| !name.is_empty()) => {
            Service::Iam
        }
        _ => return None,
    };
    (scheme == "arn" && partition.starts_with("aws") && of_twelve).then_some((service, region))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn certificates_of_the_region() {
        let acm = "arn:aws:acm:us-west-2:111122223333:certificate/12345678-1234-1234-1234-123456789012";
        assert!(for_listener(acm, "us-west-2").is_ok() && for_domain_name(acm, "us-west-2").is_ok());
        assert_eq!(for_listener(acm, "eu-west-1").unwrap_err().code, "CertificateNotFound");
        assert_eq!(for_domain_name(acm, "eu-west-1").unwrap_err().code, "BadRequestException");
        let iam = "arn:aws:iam::111122223333:server-certificate/own";
        assert!(for_listener(iam, "us-west-2").is_ok() && for_domain_name(iam, "us-west-2").is_err());
        for wrong in [
            "",
            "certificate",
            "arn:aws:acm:us-west-2:1:certificate/x",
            "arn:aws:acm:us-west-2:111122223333:certificate/",
        ] {
            assert_eq!(for_listener(wrong, "us-west-2").unwrap_err().code, "ValidationError", "{wrong}");
        }
    }
}
