// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types in outputs, enumerations and unions.

/// Declares a type in outputs: a struct and how it is read.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! results {
    (
        $(#[$meta:meta])*
        $name:ident;
        $($(#[$doc:meta])* $field:ident: $type:ty = $property:literal $(is $constant:expr)?;)*
    ) => {
        $(#[$meta])*
        #[derive(Clone, Debug, PartialEq)]
        pub struct $name {
            $($(#[$doc])* pub $field: $type,)*
        }

        impl pulumi_sdk::FromValue for $name {
            #[inline]
            fn from_value(value: pulumi_sdk::Value) -> Result<Self, pulumi_sdk::ConversionError> {
                #[allow(unused_mut, unused_variables, reason = "a type may have no properties")]
                let mut map = pulumi_sdk::private::object(value)?;
                $($(support::constant(&map, $property, $constant)?;)?)*
                Ok(Self { $($field: pulumi_sdk::private::field(&mut map, $property)?,)* })
            }
        }

        impl pulumi_sdk::ToValue for $name {
            #[inline]
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                const PROPERTIES: &[support::Property] = &[$(support::Property::new($property)),*];
                support::object(PROPERTIES, vec![$(Some(&self.$field as &dyn pulumi_sdk::ToValue)),*])
            }
        }
    };
}

/// Declares a function's result: each property is read where it is asked for, so that one which a provider of
/// another version leaves out is an error only there.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! answer {
    (
        $(#[$meta:meta])*
        $name:ident;
        $($(#[$doc:meta])* $field:ident: $type:ty = $property:literal $(is $constant:expr)?;)*
    ) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub struct $name(pulumi_sdk::Answer);

        impl $name {
            $($(#[$doc])*
            #[inline]
            pub fn $field(&self) -> pulumi_sdk::Output<$type> {
                self.0.output($property)
            })*
        }
    };
}

/// Declares an enumeration: its values, and that one is accepted where its type of value is.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! enumeration {
    ($(#[$meta:meta])* $name:ident: $type:ty, $text:literal; $($(#[$doc:meta])* $variant:ident = $value:expr;)*) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq)]
        pub enum $name {
            $($(#[$doc])* $variant,)*
        }

        impl $name {
            /// The value.
            pub fn value(self) -> $type {
                match self {
                    $(Self::$variant => $value.into(),)*
                }
            }
        }

        impl support::Part for $name {
            #[inline]
            fn part(&self) -> &dyn pulumi_sdk::ToValue {
                self
            }
        }

        impl From<$name> for $type {
            fn from(value: $name) -> Self {
                value.value()
            }
        }

        impl From<$name> for pulumi_sdk::Input<$type> {
            fn from(value: $name) -> Self {
                Self::Value(value.value())
            }
        }

        impl pulumi_sdk::ToValue for $name {
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                let value = self.value();
                Box::pin(async move { pulumi_sdk::ToValue::to_value(&value).await })
            }
        }

        impl pulumi_sdk::FromValue for $name {
            fn from_value(value: pulumi_sdk::Value) -> Result<Self, pulumi_sdk::ConversionError> {
                let found = <$type as pulumi_sdk::FromValue>::from_value(value)?;
                let variants = [$(Self::$variant),*];
                variants.into_iter().find(|variant| variant.value() == found).ok_or_else(|| {
                    pulumi_sdk::ConversionError::invalid(concat!("the value is none of ", $text))
                })
            }
        }
    };
}

/// Declares a union: a value of one of several types.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! union {
    ($(#[$meta:meta])* $name:ident; $($variant:ident($type:ty) $(from $from:ty)?;)*) => {
        $(#[$meta])*
        #[derive(Clone)]
        pub enum $name {
            $(#[doc = concat!("The type `", stringify!($type), "`.")] $variant($type),)*
        }

        $(
            impl From<$type> for $name {
                fn from(value: $type) -> Self {
                    Self::$variant(value)
                }
            }

            impl From<$type> for support::Nested<$name> {
                fn from(value: $type) -> Self {
                    $name::$variant(value).into()
                }
            }

            $(
                impl From<$from> for $name {
                    fn from(value: $from) -> Self {
                        Self::$variant(value.into())
                    }
                }

                impl From<$from> for support::Nested<$name> {
                    fn from(value: $from) -> Self {
                        $name::from(value).into()
                    }
                }
            )?
        )*

        impl pulumi_sdk::ToValue for $name {
            fn to_value(&self) -> pulumi_sdk::private::BoxFuture<'_, pulumi_sdk::Value> {
                match self {
                    $(Self::$variant(value) => value.to_value(),)*
                }
            }
        }
    };
}

/// How a union in outputs is read: as the first of its types that fits.
#[allow(unused_macros, reason = "not every package has one")]
macro_rules! read_union {
    ($name:ident; $($variant:ident($type:ty);)*) => {
        impl pulumi_sdk::FromValue for $name {
            fn from_value(value: pulumi_sdk::Value) -> Result<Self, pulumi_sdk::ConversionError> {
                $(
                    match <$type as pulumi_sdk::FromValue>::from_value(value.clone()) {
                        Ok(value) => return Ok(Self::$variant(value)),
                        Err(error) if error.is_unknown() => return Err(error),
                        Err(_) => {}
                    }
                )*
                Err(pulumi_sdk::ConversionError::expected(concat!("one of"$(, " ", stringify!($type))*), &value))
            }
        }
    };
}
