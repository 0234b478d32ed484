//! The engine's names of resources: `urn:pulumi:STACK::PROJECT::PARENT$TYPE::NAME`.

use std::fmt;

/// A resource's URN. Any text is one; the parts of a text that is no URN are empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Urn(String);

impl Urn {
    /// The URN as the engine wrote it.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Name of the stack: the first part.
    pub fn stack(&self) -> &str {
        self.part(0)
    }

    /// Name of the project: the second part.
    pub fn project(&self) -> &str {
        self.part(1)
    }

    /// The resource's type token, without those of its parents.
    pub fn type_token(&self) -> &str {
        self.part(2).rsplit('$').next().unwrap_or_default()
    }

    /// The resource's logical name.
    pub fn name(&self) -> &str {
        self.part(3)
    }

    fn part(&self, index: usize) -> &str {
        let body = self.0.strip_prefix("urn:pulumi:").unwrap_or_default();
        // A name may hold `::` itself, so the rest belongs to it.
        body.splitn(4, "::").nth(index).unwrap_or_default()
    }
}

impl<T: Into<String>> From<T> for Urn {
    fn from(text: T) -> Self {
        Self(text.into())
    }
}

impl fmt::Display for Urn {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Urn;

    #[test]
    fn parts() {
        let urn = Urn::from("urn:pulumi:local::shop::a:b:C$aws:ec2/vpc:Vpc::main::odd");
        assert_eq!((urn.stack(), urn.project()), ("local", "shop"));
        assert_eq!((urn.type_token(), urn.name()), ("aws:ec2/vpc:Vpc", "main::odd"));
        assert_eq!(Urn::from("nonsense").name(), "");
    }
}
