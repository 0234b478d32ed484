//! Functions and methods.

use std::fmt::Write as _;

use super::{
    super::{
        error::Result,
        names::{doc, snake, summary},
        package::Returns,
        schema::{ComplexType, Function},
        types::{Scope, Type},
    },
    Emitter,
    texts::describe,
};

impl Emitter<'_> {
    pub(super) fn functions(&mut self, module: &[String]) -> Result<String> {
        let package = self.package;
        let scope = Scope { module: module.to_vec(), outputs: false };
        let mut code = String::new();
        for (token, function) in &package.functions {
            if package.methods.contains_key(token) || package.module_of_function(token) != module {
                continue;
            }
            let name = package.function_type(token);
            let (result, declaration) = self.returns(&name, function, &scope)?;
            let mut text = doc("", &describe(&function.description, token));
            if !function.deprecation_message.is_empty() {
                text.push_str("///\n");
                text.push_str(&doc("", &format!("Deprecated: {}", summary(&function.deprecation_message))));
            }
            let inputs = function.inputs.as_ref().filter(|inputs| !inputs.properties.is_empty());
            let (parameter, args) = match inputs {
                Some(_) => (format!("args: {name}Args, "), "args"),
                None => (String::new(), "()"),
            };
            let url = match package.schema.plugin_download_url.is_empty() {
                true => "",
                false => ".plugin_download_url(PLUGIN_DOWNLOAD_URL)",
            };
            let (result, call) =
                result.asked("invoke", &format!("{token:?}, {args}, options.default_version(VERSION){url}"));
            write!(
                text,
                "#[inline]\npub fn {}(context: &Context, {parameter}options: InvokeOptions) -> {result} {{\n    \
                 {call}\n}}\n\n",
                snake(&name),
            )?;
            code.push_str(&text);
            if let Some(inputs) = inputs {
                let title = format!("The arguments of [`{}`].", snake(&name)).replace(['[', ']'], "");
                let args = format!("{name}Args");
                code.push_str(&self.arguments(
                    &args,
                    &title,
                    &inputs.properties,
                    &inputs.required,
                    &scope,
                    false,
                )?);
            }
            code.push_str(&declaration);
        }
        Ok(code)
    }

    pub(super) fn method(
        &mut self,
        resource: &str,
        method: &str,
        token: &str,
        function: &Function,
        scope: &Scope,
    ) -> Result<String> {
        let name = self.package.function_type(token);
        let (result, mut code) = self.returns(&name, function, scope)?;
        let empty = ComplexType::default();
        let inputs = function.inputs.as_ref().unwrap_or(&empty);
        let takes = inputs.properties.keys().any(|name| name != "__self__");
        if takes {
            let title = format!("The arguments of `{resource}::{}`.", method);
            let args = format!("{name}Args");
            code.push_str(&self.arguments(
                &args,
                &title,
                &inputs.properties,
                &inputs.required,
                scope,
                false,
            )?);
        }
        let (parameter, args) =
            if takes { (format!(", args: {name}Args"), "args") } else { (String::new(), "()") };
        let (result, call) = result.asked("call", &format!("{token:?}, self, {args}"));
        write!(
            code,
            "impl {resource} {{\n{}    pub fn {}(&self, context: &Context{parameter}) -> {result} {{\n        \
             {call}\n    }}\n}}\n\n",
            doc("    ", &describe(&function.description, token)),
            method,
        )?;
        Ok(code)
    }

    /// A function's result, and the declaration of its type if that is the function's own.
    pub(super) fn returns(
        &mut self,
        name: &str,
        function: &Function,
        scope: &Scope,
    ) -> Result<(Outcome, String)> {
        Ok(match Returns::of(function)? {
            Returns::Nothing => (Outcome::Whole("()".to_owned()), String::new()),
            Returns::Other(spec) => {
                let result = self.package.output(&spec, scope)?;
                let object = matches!(Type::of(&spec, self.package.schema)?, Type::Object(_));
                (if object { Outcome::Whole(result) } else { Outcome::Single(result) }, String::new())
            }
            Returns::Object { properties, required } => {
                let fields = self.fields(&properties, &required, scope, &[])?;
                let title = doc("    ", &format!("What `{}` gives.", snake(name)));
                let name = format!("{name}Result");
                let code = format!("answer! {{\n{title}    {name};\n{fields}}}\n\n");
                (Outcome::Answer(name), code)
            }
        })
    }
}

/// A function's result.
pub(super) enum Outcome {
    /// An object of a type that others have, too.
    Whole(String),
    /// No object: it travels as the only property of one.
    Single(String),
    /// An object of the function's own type, read property by property.
    Answer(String),
}

impl Outcome {
    /// The type of the generated function, and the call of the SDK's (`invoke` or `call`) that makes it.
    fn asked(&self, function: &str, arguments: &str) -> (String, String) {
        match self {
            Self::Whole(ty) => (format!("Output<{ty}>"), format!("context.{function}({arguments})")),
            Self::Single(ty) => {
                let map = format!(".map(|single: support::Single<{ty}>| single.0)");
                (format!("Output<{ty}>"), format!("context.{function}({arguments}){map}"))
            }
            Self::Answer(ty) => (ty.clone(), format!("{ty}(context.{function}_answer({arguments}))")),
        }
    }
}
