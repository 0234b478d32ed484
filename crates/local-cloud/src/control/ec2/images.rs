//! Machine images: those that the public parameters name. An image's id is made of its parameter's name.

use oci::Digest;

/// Parameters whose images are for one architecture, before the architecture.
const OF_ONE_ARCHITECTURE: [&str; 6] = [
    "ami-amazon-linux-latest/al2023-ami-kernel-default-",
    "ami-amazon-linux-latest/al2023-ami-kernel-6.1-",
    "ami-amazon-linux-latest/al2023-ami-kernel-6.12-",
    "ami-amazon-linux-latest/al2023-ami-minimal-kernel-default-",
    "ami-amazon-linux-latest/amzn2-ami-hvm-",
    "ami-amazon-linux-latest/amzn2-ami-kernel-5.10-hvm-",
];
const ARCHITECTURES: [&str; 2] = ["arm64", "x86_64"];

/// The image that a parameter names, always the same one: a newer one would replace the instance.
pub fn of_parameter(name: &str, region: &str) -> String {
    format!("ami-{}", &Digest::of(format!("{region}{name}").as_bytes()).hex()[..17])
}

/// The architecture of an image, if it is one of those whose architecture is known.
pub fn architecture(image: &str, region: &str) -> Option<&'static str> {
    let names = |architecture: &&str| {
        let name =
            |before: &&str| of_parameter(&format!("/aws/service/{before}{architecture}"), region) == image;
        OF_ONE_ARCHITECTURE.iter().any(name)
    };
    ARCHITECTURES.into_iter().find(|architecture| names(architecture))
}
