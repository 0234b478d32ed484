//! An image of a cargo package in this workspace: built, packed and pushed by the `image` provider, without
//! Docker.

use aws::ecr;
use pulumi_sdk::{Context, Input, InvokeOptions, Output, ResourceOptions, to_value};

/// What the image is made of and where it goes.
pub struct CargoImageArgs {
    /// The cargo package that is the workload.
    pub package: Input<String>,
    /// The repository that the image is pushed to.
    pub repository_url: Input<String>,
    /// Who may push there.
    pub credentials: Credentials,
    /// `linux/amd64` or `linux/arm64`.
    pub platform: Input<String>,
    /// The port that it serves on.
    pub ports: Vec<u16>,
}

/// A user of the registry.
#[derive(Clone)]
pub struct Credentials {
    username: Output<String>,
    password: Output<String>,
}

impl Credentials {
    /// Credentials of the account's own registry, valid for twelve hours.
    pub fn of_registry(ctx: &Context) -> Self {
        let token = ecr::get_authorization_token(
            ctx,
            ecr::GetAuthorizationTokenArgs::builder().build(),
            InvokeOptions::new(),
        );
        Self { username: token.user_name(), password: token.password().secret() }
    }
}

to_value! {
    CargoImageArgs {
        package = "package",
        repository_url = "repositoryUrl",
        credentials = "credentials",
        platform = "platform",
        ports = "ports",
    }
    Credentials { username = "username", password = "password" }
}

/// Registers the image; gives `repository@sha256:…`, which changes exactly when the image does.
pub fn cargo_image(ctx: &Context, name: &str, args: CargoImageArgs) -> Output<String> {
    ctx.register("image:index:CargoImage", name, args, ResourceOptions::new()).output("imageUri")
}
