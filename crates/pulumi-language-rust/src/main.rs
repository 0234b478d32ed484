//! The language host that the Pulumi engine starts.

fn main() -> std::process::ExitCode {
    pulumi_language_rust::main()
}
