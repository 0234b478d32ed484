//! The plugin that the Pulumi engine starts.

fn main() -> std::process::ExitCode {
    pulumi_resource_image::main()
}
