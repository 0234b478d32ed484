// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! The resource `aws:cloudwatch/dashboard:Dashboard`.

use crate::generated::{VERSION, missing, support};
use pulumi_sdk::Input;

resource! {
    /// Provides a CloudWatch Dashboard resource.
    Dashboard(DashboardArgs) = "aws:cloudwatch/dashboard:Dashboard" as custom;
    outputs {
        /// ARN of the dashboard.
        dashboard_arn: String = "dashboardArn";
        /// The detailed information about the dashboard, including what widgets are included and their
        /// location on the dashboard.
        dashboard_body: String = "dashboardBody";
        /// The name of the dashboard.
        dashboard_name: String = "dashboardName";
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: String = "region";
    }
}

arguments! {
    /// The arguments of `Dashboard`.
    DashboardArgs, DashboardArgsBuilder;
    required {
        /// The detailed information about the dashboard, including what widgets are included and their
        /// location on the dashboard.
        dashboard_body: Input<String> = "dashboardBody";
        /// The name of the dashboard.
        dashboard_name: Input<String> = "dashboardName";
    }
    optional {
        /// Region where this resource will be managed. Defaults to the Region set in the provider
        /// configuration.
        region: Input<String> = "region";
    }
}
