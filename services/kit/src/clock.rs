//! The time of day as RFC 3339, without a calendar library.

use std::time::{Duration, SystemTime};

/// Remembers the last second it has shown: most log lines share theirs with the one before.
#[derive(Debug, Default)]
pub(crate) struct Clock {
    second: u64,
    text: String,
}

impl Clock {
    /// Now in UTC: the second, and the milliseconds since.
    pub(crate) fn now(&mut self) -> (&str, u16) {
        self.show(SystemTime::UNIX_EPOCH.elapsed().unwrap_or_default())
    }

    fn show(&mut self, since_1970: Duration) -> (&str, u16) {
        let second = since_1970.as_secs();
        if self.text.is_empty() || self.second != second {
            self.second = second;
            self.text = date(second);
        }
        (&self.text, u16::try_from(since_1970.subsec_millis()).unwrap_or_default())
    }
}

/// Days to date by Howard Hinnant's method: years begin in March, so that the leap day is their last.
fn date(seconds: u64) -> String {
    let day = seconds / 86_400 + 719_468;
    let (era, of_era) = (day / 146_097, day % 146_097);
    let year_of_era = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let from_march = (5 * of_year + 2) / 153;
    let date = of_year - (153 * from_march + 2) / 5 + 1;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    let year = era * 400 + year_of_era + u64::from(month <= 2);
    let (hour, minute, second) = (seconds / 3600 % 24, seconds / 60 % 60, seconds % 60);
    format!("{year:04}-{month:02}-{date:02}T{hour:02}:{minute:02}:{second:02}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_right_around_leap_days_and_years() {
        for (seconds, text) in [
            (0, "1970-01-01T00:00:00"),
            (951_782_399, "2000-02-28T23:59:59"),
            (951_782_400, "2000-02-29T00:00:00"),
            (951_868_800, "2000-03-01T00:00:00"),
            (1_735_689_599, "2024-12-31T23:59:59"),
            (4_107_542_400, "2100-03-01T00:00:00"),
        ] {
            assert_eq!(date(seconds), text);
        }
    }

    #[test]
    fn a_new_second_is_noticed() {
        let mut clock = Clock::default();
        assert_eq!(clock.show(Duration::from_millis(1_007)), ("1970-01-01T00:00:01", 7));
        assert_eq!(clock.show(Duration::from_millis(1_999)), ("1970-01-01T00:00:01", 999));
        assert_eq!(clock.show(Duration::from_millis(2_000)), ("1970-01-01T00:00:02", 0));
    }
}
