//! Warnings of the request path: at most one a second for each status, so that a client cannot fill the
//! daemon's log.

use std::{
    collections::BTreeMap,
    sync::{Mutex, PoisonError},
    time::{Duration, Instant},
};

use http::StatusCode;

/// The pause between two warnings about one status.
const PAUSE: Duration = Duration::from_secs(1);

/// The last warning about each status. There is one log, and so one rate for all APIs.
static LAST: Warnings = Warnings(Mutex::new(BTreeMap::new()));

/// Whether to warn of a failure now; with the number of those since the last warning that were left out.
pub fn due(status: StatusCode, now: Instant) -> Option<u64> {
    LAST.due(status, now)
}

#[derive(Debug)]
struct Warnings(Mutex<BTreeMap<StatusCode, (Instant, u64)>>);

impl Warnings {
    fn due(&self, status: StatusCode, now: Instant) -> Option<u64> {
        let mut last = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match last.get_mut(&status) {
            Some((at, left_out)) if now.saturating_duration_since(*at) < PAUSE => {
                *left_out += 1;
                None
            }
            before => {
                let left_out = before.map_or(0, |(_, left_out)| *left_out);
                last.insert(status, (now, 0));
                Some(left_out)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_a_second_for_each_status() {
        let warnings = Warnings(Mutex::default());
        let began = Instant::now();
        let due = |status, millis| warnings.due(status, began + Duration::from_millis(millis));
        assert_eq!(due(StatusCode::NOT_FOUND, 0), Some(0));
        assert_eq!([due(StatusCode::NOT_FOUND, 1), due(StatusCode::NOT_FOUND, 999)], [None, None]);
        assert_eq!(due(StatusCode::BAD_GATEWAY, 2), Some(0));
        assert_eq!(due(StatusCode::NOT_FOUND, 1_000), Some(2));
        assert_eq!(due(StatusCode::NOT_FOUND, 2_000), Some(0));
    }
}
