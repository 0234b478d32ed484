//! A program on generated crates: a package from a schema file, one made by a parameter, and the image
//! provider's.

use std::process::ExitCode;

use pulumi_sdk::{ConversionError, Context};

fn main() -> ExitCode {
    pulumi_sdk::run(images)
}

/// An image of a cargo package that is not there, which only the provider knows.
async fn images(ctx: Context) -> Result<(), ConversionError> {
    let args = image::CargoImageArgs::builder()
        .package("no-such-package")
        .repository_url("localhost:1/books")
        .build();
    image::CargoImage::new(&ctx, "image", args);
    Ok(())
}

#[cfg(test)]
mod tests {
    use pulumi_sdk::{Context, ConversionError, testing::Test};

    #[test]
    fn resources_have_the_tokens_and_versions_of_their_packages() {
        let report = Test::new().run(async |ctx: Context| {
            made::use_package(&ctx);
            made::Thing::new(&ctx, "thing", made::ThingArgs::builder().size(3).build());
            let args = zoo::types_::MatchArgs::builder().build_("b").self_("s");
            zoo::types_::Match::new(&ctx, "match", args.build());
            Ok::<_, ConversionError>(())
        });
        report.assert_success();
        assert_eq!(report.registration("thing").type_token, "made:index:Thing");
        assert_eq!(report.registration("match").version, "1.2.3");
    }
}
