//! Errors as the engine shows them: it takes text, so that the causes have to be in it.

use std::{error::Error, iter};

/// An error with its causes, on one line. A cause that the text before it repeats already is left out.
pub fn chain(error: &(dyn Error + 'static)) -> String {
    let mut text = error.to_string();
    for cause in iter::successors(error.source(), |cause| (*cause).source()) {
        let cause = cause.to_string();
        if !text.contains(&cause) {
            text.push_str(": ");
            text.push_str(&cause);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[derive(Debug, thiserror::Error)]
    #[error("{text}")]
    struct Cause {
        text: &'static str,
        source: Option<Box<Cause>>,
    }

    #[test]
    fn causes_follow_and_none_comes_twice() {
        let refused = Box::new(Cause { text: "refused", source: None });
        let repeated = Box::new(Cause { text: "connect: refused", source: Some(refused) });
        let error = Cause { text: "no answer", source: Some(repeated) };
        assert_eq!(chain(&error), "no answer: connect: refused");
    }
}
