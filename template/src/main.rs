//! A private bucket and a log group.

use std::process::ExitCode;

use aws::{cloudwatch, s3};
use pulumi_sdk::{ConfigError, Context};

fn main() -> ExitCode {
    pulumi_sdk::run(stack)
}

async fn stack(ctx: Context) -> Result<(), ConfigError> {
    // 0.0.0-local is the local cloud, any other version the official plugin.
    ctx.use_package("aws", &ctx.config().require::<String>("awsPlugin")?);
    let days: i64 = ctx.config().get("logDays")?.unwrap_or(14);

    let bucket = s3::Bucket::new(&ctx, "files", s3::BucketArgs::builder().build());
    let private = s3::BucketPublicAccessBlockArgs::builder()
        .bucket(bucket.id())
        .block_public_acls(true)
        .block_public_policy(true)
        .ignore_public_acls(true)
        .restrict_public_buckets(true);
    s3::BucketPublicAccessBlock::new(&ctx, "files-private", private.build());

    let log = cloudwatch::LogGroupArgs::builder().retention_in_days(days);
    let log = cloudwatch::LogGroup::new(&ctx, "log", log.build());

    ctx.export("bucket", bucket.id());
    ctx.export("log", log.id());
    Ok(())
}

#[cfg(test)]
mod tests {
    use pulumi_sdk::testing::{Report, Test};

    fn run(test: Test) -> Report {
        let report = test.config("awsPlugin", "0.0.0-local").run(super::stack);
        report.assert_success();
        report
    }

    #[test]
    fn the_bucket_is_private() {
        let report = run(Test::new());
        let private = report.registration("files-private");
        assert_eq!(private.inputs["blockPublicPolicy"].as_bool(), Some(true));
        let bucket = &report.registration("files").urn;
        assert!(private.property_dependencies["bucket"].contains(bucket));
    }

    #[test]
    fn the_configuration_says_how_long_logs_are_kept() {
        let days = |test| run(test).registration("log").inputs["retentionInDays"].as_i64();
        assert_eq!(days(Test::new()), Some(14));
        assert_eq!(days(Test::new().config("logDays", "90")), Some(90));
    }
}
