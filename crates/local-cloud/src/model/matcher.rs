//! Matchers of health checks: the statuses that count as healthy.
//!
//! Source: Elastic Load Balancing user guide, "Health checks for Application Load Balancer target groups"
//! (success codes are 200 to 499; the words of the refusal are approximate).

use thiserror::Error;

/// Accepted statuses: `200`, `200,202` or `200-299`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matcher(Vec<(u16, u16)>);

/// A matcher that Elastic Load Balancing refuses.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
#[error("'{0}' must be within '200-499' inclusive: write 200, 200,202 or 200-299")]
pub struct MatcherError(String);

impl Matcher {
    /// Reads a matcher.
    ///
    /// # Errors
    /// It is not a list of statuses and ranges between 200 and 499.
    pub fn parse(text: &str) -> Result<Self, MatcherError> {
        let status = |text: &str| {
            let digits = Some(text.trim()).filter(|text| text.bytes().all(|byte| byte.is_ascii_digit()));
            digits.and_then(|text| text.parse().ok()).filter(|status| (200..=499).contains(status))
        };
        let range = |part: &str| {
            let (from, to) = part.split_once('-').unwrap_or((part, part));
            Some((status(from)?, status(to)?)).filter(|(from, to)| from <= to)
        };
        let ranges = text.split(',').map(range).collect::<Option<_>>();
        ranges.map(Self).ok_or_else(|| MatcherError(text.to_owned()))
    }

    /// Whether a status counts as healthy.
    pub fn accepts(&self, status: u16) -> bool {
        self.0.iter().any(|&(from, to)| (from..=to).contains(&status))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_and_ranges() {
        let accepts = |text, status| Matcher::parse(text).unwrap().accepts(status);
        assert!(accepts("200", 200) && !accepts("200", 201));
        assert!(accepts("200,202", 202) && !accepts("200,202", 201));
        assert!(accepts("200-299", 204) && !accepts("200-299", 300));
        assert!(accepts("200, 400-499", 404));
    }

    #[test]
    fn refusals() {
        for text in ["nonsense", "OK", "", "200,", "200-600", "100", "500", "299-200", "200-", "-200", "+200"]
        {
            let words = Matcher::parse(text).unwrap_err().to_string();
            assert!(words.contains(&format!("'{text}' must be within '200-499'")), "{words}");
        }
    }
}
