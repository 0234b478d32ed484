//! The environment variable that says how long a second of AWS's takes here.

use anyhow::Context as _;

/// Its name.
pub const VARIABLE: &str = "LOCAL_CLOUD_TIME_SCALE";

/// What this process's environment says, if anything.
///
/// # Errors
/// It is no factor.
pub fn of_environment() -> anyhow::Result<Option<f64>> {
    std::env::var(VARIABLE).ok().map(|text| parse(&text)).transpose()
}

fn parse(text: &str) -> anyhow::Result<f64> {
    let scale = text.parse().ok().filter(|scale: &f64| *scale > 0.0 && scale.is_finite());
    scale.with_context(|| {
        format!("{VARIABLE} is how many seconds here a second of AWS's takes, such as 0.02; got {text:?}")
    })
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn factors() {
        assert_eq!(parse("0.5").unwrap(), 0.5);
        assert_eq!(parse("1").unwrap(), 1.0);
        for wrong in ["", "0", "-1", "inf", "NaN", "fast"] {
            assert!(parse(wrong).unwrap_err().to_string().contains("such as 0.02"), "{wrong}");
        }
    }
}
