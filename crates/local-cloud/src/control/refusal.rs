//! Refusals as data: each is a row in the `refusals.rs` of its AWS service, and an error carries its row.

/// Something that is not taken, in the words in which it is refused.
#[derive(Debug, PartialEq, Eq)]
pub struct Refusal {
    /// The constructor's name.
    pub name: &'static str,
    /// The service, as AWS's SDK names it in errors: `EC2`.
    pub service: &'static str,
    /// The operation; empty for that which creates the resource.
    pub operation: &'static str,
    /// The error code; empty for what the provider finds out by itself.
    pub code: &'static str,
    /// The message, with the names of its parameters in braces.
    pub message: &'static str,
    /// The address of a page that says so.
    pub source: &'static str,
    /// The one who refuses.
    pub by: By,
    /// Whether the words are known.
    pub words: Words,
}

/// The one who refuses.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// AWS's API.
    Aws,
    /// The official provider, before or without a call.
    Provider,
    /// Only the local cloud: AWS takes it.
    LocalCloud,
}

/// Whether the words of a refusal are known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Words {
    /// AWS's own, as recorded or documented.
    Verified,
    /// The rule is certain, the words are like AWS's.
    Approximate,
}

impl Refusal {
    /// The HTTP status of AWS's answer.
    pub fn status(&self) -> u16 {
        match self.code {
            "AccessDenied" => 403,
            "NotFoundException" | "NoSuchEntity" | "NoSuchBucket" => 404,
            "ConflictException"
            | "EntityAlreadyExists"
            | "DeleteConflict"
            | "LimitExceeded"
            | "BucketAlreadyOwnedByYou" => 409,
            _ => 400,
        }
    }

    /// Whether AWS's SDK has a type for the error: it then prints the code alone, and `api error` before it
    /// otherwise.
    pub fn is_modelled(&self) -> bool {
        !matches!(self.service, "EC2" | "S3") && !matches!(self.code, "ValidationError")
    }

    /// Whether a text holds this refusal.
    #[cfg(test)]
    pub fn is_in(&self, text: &str) -> bool {
        let mut rest = match text.find(self.code) {
            Some(at) => &text[at + self.code.len()..],
            None => return false,
        };
        let mut template = self.message;
        loop {
            let (literal, after) = template.split_once('{').unwrap_or((template, ""));
            let Some(at) = rest.find(literal) else { return false };
            rest = &rest[at + literal.len()..];
            match after.split_once('}') {
                Some((_, after)) => template = after,
                None => return true,
            }
        }
    }
}

/// Declares the refusals of a service: `name(parameters): by, operation, code, message, words, source;`. Each
/// becomes a function that makes the error, and a row of `ALL`.
macro_rules! refusals {
    ($service:literal: $($name:ident($($parameter:ident),*): $by:ident, $operation:literal, $code:literal, $message:literal, $words:ident, $source:expr;)*) => {
        /// Every refusal of the service.
        pub static ALL: &[$crate::control::refusal::Refusal] = &[$($crate::control::refusal::Refusal {
            name: stringify!($name),
            service: $service,
            operation: $operation,
            code: $code,
            message: $message,
            source: $source,
            by: $crate::control::refusal::By::$by,
            words: $crate::control::refusal::Words::$words,
        }),*];

        $(
            #[doc = $message]
            pub fn $name($($parameter: impl ::std::fmt::Display),*) -> $crate::control::error::AwsError {
                $crate::control::error::AwsError::of(ALL, stringify!($name), format!($message))
            }
        )*
    };
}
pub(crate) use refusals;
