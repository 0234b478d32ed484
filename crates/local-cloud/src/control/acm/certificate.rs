//! Certificates by ARN. Only the ARN's syntax and region are validated: existence and names are not checked.

/// The service that keeps a certificate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Service {
    Acm,
    Iam,
}

/// Service and region of a certificate's ARN, if it is one.
pub fn parse(arn: &str) -> Option<(Service, &str)> {
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
    fn arns_of_certificates() {
        let acm = "arn:aws:acm:us-west-2:111122223333:certificate/12345678-1234-1234-1234-123456789012";
        assert_eq!(parse(acm), Some((Service::Acm, "us-west-2")));
        let iam = "arn:aws:iam::111122223333:server-certificate/own";
        assert_eq!(parse(iam), Some((Service::Iam, "")));
        for wrong in [
            "",
            "certificate",
            "arn:aws:acm:us-west-2:1:certificate/x",
            "arn:aws:acm:us-west-2:111122223333:certificate/",
        ] {
            assert_eq!(parse(wrong), None, "{wrong}");
        }
    }
}
