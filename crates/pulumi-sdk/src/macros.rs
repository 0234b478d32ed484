//! Macros that give structs their wire form.

/// Implements [`ToValue`](crate::ToValue) for structs: `field = "propertyName"`. Null properties are left
/// out.
///
/// ```
/// use pulumi_sdk::{Input, Inputs};
/// struct QueueArgs { name: Input<String>, tags: Option<Inputs<String>> }
/// pulumi_sdk::to_value! { QueueArgs { name = "name", tags = "tags" } }
/// ```
#[macro_export]
macro_rules! to_value {
    ($($ty:ident { $($field:ident = $name:literal),* $(,)? })*) => {$(
        impl $crate::ToValue for $ty {
            fn to_value(&self) -> $crate::private::BoxFuture<'_, $crate::Value> {
                ::std::boxed::Box::pin(async move {
                    #[allow(unused_mut, reason = "a struct may have no fields")]
                    let mut map = $crate::Map::new();
                    $($crate::private::insert(&mut map, $name, &self.$field).await;)*
                    $crate::Value::Object(map)
                })
            }
        }
    )*};
}

/// Implements [`FromValue`](crate::FromValue) for structs: `field = "propertyName"`. An absent property is an
/// error, unless the field is an `Option`.
///
/// ```
/// struct Zones { names: Vec<String>, region: Option<String> }
/// pulumi_sdk::from_value! { Zones { names = "names", region = "region" } }
/// ```
#[macro_export]
macro_rules! from_value {
    ($($ty:ident { $($field:ident = $name:literal),* $(,)? })*) => {$(
        impl $crate::FromValue for $ty {
            fn from_value(
                value: $crate::Value,
            ) -> ::std::result::Result<Self, $crate::ConversionError> {
                #[allow(unused_mut, unused_variables, reason = "a struct may have no fields")]
                let mut map = $crate::private::object(value)?;
                ::std::result::Result::Ok(Self {
                    $($field: $crate::private::field(&mut map, $name)?,)*
                })
            }
        }
    )*};
}

/// Makes an object of properties, whatever their types: arguments for which there is no struct.
///
/// ```
/// use pulumi_sdk::{Output, properties};
/// let id = Output::new("vpc-1".to_owned());
/// let args = properties! { "vpcId" => id, "cidrBlock" => "10.0.1.0/24", "ports" => [80, 443] };
/// ```
#[macro_export]
macro_rules! properties {
    ($($name:expr => $value:expr),* $(,)?) => {
        $crate::Properties::from_iter([
            $((
                ::std::string::String::from($name),
                ::std::boxed::Box::new($value) as ::std::boxed::Box<dyn $crate::ToValue>,
            )),*
        ])
    };
}
