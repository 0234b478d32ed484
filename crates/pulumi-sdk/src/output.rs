//! Outputs: values that exist once a resource does. `Output` itself is pulumi-gestalt's; it is made and
//! resolved only here.

use std::{collections::BTreeSet, fmt::Display, future::Future};

use pulumi_gestalt_rust::__private::pulumi_gestalt_model::ResolvedOutput;
pub use pulumi_gestalt_rust::Output;

pub use crate::input::{Input, InputMap, Inputs};
use crate::poison;

/// What an output has become.
#[derive(Clone, Debug, PartialEq)]
pub struct Resolved<T> {
    /// The value; `None` while it is unknown (in a preview), or if what it comes from failed.
    pub value: Option<T>,
    /// Whether the value is secret.
    pub secret: bool,
    /// URNs of the resources that the value comes from.
    pub dependencies: BTreeSet<String>,
}

impl<T> Resolved<T> {
    /// A plain, known value without dependencies.
    pub fn known(value: T) -> Self {
        Self { value: Some(value), secret: false, dependencies: BTreeSet::new() }
    }

    /// A value that is not known yet.
    pub fn unknown() -> Self {
        Self { value: None, secret: false, dependencies: BTreeSet::new() }
    }

    pub(crate) fn poisoned(marker: String) -> Self {
        Self { value: None, secret: false, dependencies: BTreeSet::from([marker]) }
    }

    /// The same secretness and dependencies with another value.
    fn with<U>(self, value: impl FnOnce(T) -> Option<U>) -> Resolved<U> {
        Resolved { value: self.value.and_then(value), secret: self.secret, dependencies: self.dependencies }
    }
}

/// Makes an output from a future that says what it resolves to.
///
/// The future runs when something first asks for the output, and once.
pub fn from_future<T: Send + Sync + 'static>(
    future: impl Future<Output = Resolved<T>> + Send + 'static,
) -> Output<T> {
    Output::from_resolved_future(async move {
        let resolved = future.await;
        ResolvedOutput {
            value: resolved.value,
            secret: resolved.secret,
            dependencies: resolved.dependencies.into_iter().collect(),
        }
    })
}

/// Waits for an output and says what it became.
pub async fn resolve<T: Clone + Send + Sync + 'static>(output: &Output<T>) -> Resolved<T> {
    let resolved = output.resolve().await;
    Resolved {
        value: resolved.value,
        secret: resolved.secret,
        dependencies: resolved.dependencies.into_iter().collect(),
    }
}

/// What outputs can do beyond `map` and `and_then`.
pub trait OutputExt<T>: Sized {
    /// Like `map`, for a function that can fail: an error ends the program with one diagnostic, and
    /// nothing that needs the value is registered.
    ///
    /// ```
    /// use pulumi_sdk::{Output, OutputExt};
    /// let port: Output<u16> = Output::new("80".to_owned()).try_map(|text| text.parse::<u16>());
    /// ```
    fn try_map<U, E, F>(&self, f: F) -> Output<U>
    where
        U: Send + Sync + 'static,
        E: Display,
        F: FnOnce(T) -> Result<U, E> + Send + 'static;

    /// Like `map`, for an asynchronous function.
    fn map_async<U, Fut, F>(&self, f: F) -> Output<U>
    where
        U: Send + Sync + 'static,
        Fut: Future<Output = U> + Send,
        F: FnOnce(T) -> Fut + Send + 'static;

    /// Replaces a value that can never be had by what `f` makes of the reason: because the function that gives it
    /// failed, or its resource did under `--continue-on-error`.
    fn recover<F>(&self, f: F) -> Self
    where
        F: FnOnce(String) -> T + Send + 'static;
}

impl<T: Clone + Send + Sync + 'static> OutputExt<T> for Output<T> {
    fn try_map<U, E, F>(&self, f: F) -> Output<U>
    where
        U: Send + Sync + 'static,
        E: Display,
        F: FnOnce(T) -> Result<U, E> + Send + 'static,
    {
        let source = self.clone();
        from_future(async move {
            let mut failure = None;
            let mut resolved = resolve(&source).await.with(|value| match f(value) {
                Ok(value) => Some(value),
                Err(error) => {
                    failure = Some(error.to_string());
                    None
                }
            });
            if let Some(message) = failure {
                // The message was made from the value: it must not be shown where the value must not.
                let message =
                    if resolved.secret { "a function of a secret value failed".to_owned() } else { message };
                resolved.dependencies.insert(poison::error(&message));
            }
            resolved
        })
    }

    fn map_async<U, Fut, F>(&self, f: F) -> Output<U>
    where
        U: Send + Sync + 'static,
        Fut: Future<Output = U> + Send,
        F: FnOnce(T) -> Fut + Send + 'static,
    {
        let source = self.clone();
        from_future(async move {
            let Resolved { value, secret, dependencies } = resolve(&source).await;
            let value = match value {
                Some(value) => Some(f(value).await),
                None => None,
            };
            Resolved { value, secret, dependencies }
        })
    }

    fn recover<F>(&self, f: F) -> Self
    where
        F: FnOnce(String) -> T + Send + 'static,
    {
        let source = self.clone();
        from_future(async move {
            let mut resolved = resolve(&source).await;
            if let Some(reason) = poison::reason(&resolved.dependencies) {
                resolved.value = Some(f(reason.to_owned()));
                poison::recovered(&resolved.dependencies);
                resolved.dependencies.retain(|urn| !poison::is_marker(urn));
            }
            resolved
        })
    }
}

/// Makes one output of a list of them: unknown if any is, secret if any is, depending on what all depend on.
pub fn all<T: Clone + Send + Sync + 'static>(outputs: impl IntoIterator<Item = Output<T>>) -> Output<Vec<T>> {
    let outputs: Vec<_> = outputs.into_iter().collect();
    from_future(async move {
        let mut values = Some(Vec::with_capacity(outputs.len()));
        let (mut secret, mut dependencies) = (false, BTreeSet::new());
        for output in &outputs {
            let resolved = resolve(output).await;
            secret |= resolved.secret;
            dependencies.extend(resolved.dependencies);
            match (&mut values, resolved.value) {
                (Some(values), Some(value)) => values.push(value),
                _ => values = None,
            }
        }
        Resolved { value: values, secret, dependencies }
    })
}

macro_rules! zip {
    ($(#[$doc:meta])* $name:ident($($arg:ident: $ty:ident),+)) => {
        $(#[$doc])*
        pub fn $name<$($ty: Clone + Send + Sync + 'static),+>($($arg: &Output<$ty>),+) -> Output<($($ty,)+)> {
            $(let $arg = $arg.clone();)+
            from_future(async move {
                $(let $arg = resolve(&$arg).await;)+
                let mut dependencies = BTreeSet::new();
                $(dependencies.extend($arg.dependencies);)+
                let secret = $($arg.secret)||+;
                let value = match ($($arg.value,)+) {
                    ($(Some($arg),)+) => Some(($($arg,)+)),
                    _ => None,
                };
                Resolved { value, secret, dependencies }
            })
        }
    };
}

zip! {
    /// Makes one output of two.
    ///
    /// ```
    /// use pulumi_sdk::{Output, output::zip};
    /// let host = Output::new("db.local".to_owned());
    /// let port = Output::new(5432);
    /// let address = zip(&host, &port).map(|(host, port)| format!("{host}:{port}"));
    /// ```
    zip(a: A, b: B)
}
zip! {
    /// Makes one output of three.
    zip3(a: A, b: B, c: C)
}
zip! {
    /// Makes one output of four.
    zip4(a: A, b: B, c: C, d: D)
}
zip! {
    /// Makes one output of five.
    zip5(a: A, b: B, c: C, d: D, e: E)
}
zip! {
    /// Makes one output of six.
    zip6(a: A, b: B, c: C, d: D, e: E, f: F)
}

/// Formats outputs (and values) into one output, as `format!` does: secret if any part is.
///
/// ```
/// use pulumi_sdk::{Output, format_output};
/// let host = Output::new("db.local".to_owned());
/// let url = format_output!("postgres://{}:{}/", host, 5432);
/// ```
#[macro_export]
macro_rules! format_output {
    ($format:literal $(, $part:expr)* $(,)?) => {{
        let parts: ::std::vec::Vec<$crate::Output<::std::string::String>> =
            ::std::vec![$($crate::output::ToText::to_text(&$part)),*];
        $crate::output::all(parts).map(|parts| {
            let mut parts = parts.into_iter();
            // As many parts as there are expressions, by construction.
            ::std::format!($format $(, { let _ = stringify!($part); parts.next().unwrap_or_default() })*)
        })
    }};
}

/// What [`format_output!`](crate::format_output) takes: outputs of what can be displayed, and what can be
/// displayed.
pub trait ToText {
    /// The text, as an output.
    fn to_text(&self) -> Output<String>;
}

impl<T: Display + Clone + Send + Sync + 'static> ToText for Output<T> {
    fn to_text(&self) -> Output<String> {
        self.map(|value| value.to_string())
    }
}

macro_rules! display_text {
    ($($ty:ty),+) => {$(
        impl ToText for $ty {
            fn to_text(&self) -> Output<String> {
                Output::new(self.to_string())
            }
        }
    )+};
}
display_text!(String, &str, bool, i32, i64, u16, u32, u64, usize, f64);
