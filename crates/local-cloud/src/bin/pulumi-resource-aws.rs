//! The plugin that the Pulumi engine starts, and the daemon that the plugin starts.

fn main() -> std::process::ExitCode {
    local_cloud::daemon::main()
}
