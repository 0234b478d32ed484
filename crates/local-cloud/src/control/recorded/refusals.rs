//! What is refused of types that are not simulated.

use crate::control::refusal::refusals;

const HERE: &str = "docs/known-limitations.md";

refusals! { "aws":
    name_taken(token, name): LocalCloud, "", "", "another {token} has the name \"{name}\"", Approximate, HERE;
}
