// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::support;

enumeration! {
    /// `aws:ssm/ParameterType:ParameterType`.
    ParameterType: String, "String, StringList, SecureString";
    /// `String`.
    STRING = "String";
    /// `StringList`.
    STRINGLIST = "StringList";
    /// `SecureString`.
    SECURESTRING = "SecureString";
}
