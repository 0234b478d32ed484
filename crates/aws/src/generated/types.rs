// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Types of arguments.

use crate::generated::{missing, support};
use pulumi_sdk::{Input, InputMap, Inputs};

arguments! {
    /// The type `aws:index/GetAvailabilityZonesFilter:GetAvailabilityZonesFilter`.
    GetAvailabilityZonesFilter, GetAvailabilityZonesFilterBuilder;
    required {
        /// Name of the filter field. Valid values can be found in the EC2 DescribeAvailabilityZones API
        /// Reference.
        name: Input<String> = "name";
        /// Set of values that are accepted for the given filter field. Results will be selected if any
        /// given value matches.
        values: Inputs<String> = "values";
    }
    optional {}
}

arguments! {
    /// The type `aws:index/ProviderAssumeRole:ProviderAssumeRole`.
    #[derive(Default)]
    ProviderAssumeRole, ProviderAssumeRoleBuilder;
    required {}
    optional {
        /// The duration, between 15 minutes and 12 hours, of the role session. Valid time units are ns, us
        /// (or µs), ms, s, h, or m.
        duration: Input<String> = "duration";
        /// A unique identifier that might be required when you assume a role in another account.
        external_id: Input<String> = "externalId";
        /// IAM Policy JSON describing further restricting permissions for the IAM Role being assumed.
        policy: Input<String> = "policy";
        /// Amazon Resource Names (ARNs) of IAM Policies describing further restricting permissions for the
        /// IAM Role being assumed.
        policy_arns: Inputs<String> = "policyArns";
        /// Amazon Resource Name (ARN) of an IAM Role to assume prior to making API calls.
        role_arn: Input<String> = "roleArn";
        /// An identifier for the assumed role session.
        session_name: Input<String> = "sessionName";
        /// Source identity specified by the principal assuming the role.
        source_identity: Input<String> = "sourceIdentity";
        /// Assume role session tags.
        tags: InputMap<String> = "tags";
        /// Assume role session tag keys to pass to any subsequent sessions.
        transitive_tag_keys: Inputs<String> = "transitiveTagKeys";
    }
}

arguments! {
    /// The type `aws:index/ProviderAssumeRoleWithWebIdentity:ProviderAssumeRoleWithWebIdentity`.
    #[derive(Default)]
    ProviderAssumeRoleWithWebIdentity, ProviderAssumeRoleWithWebIdentityBuilder;
    required {}
    optional {
        /// The duration, between 15 minutes and 12 hours, of the role session. Valid time units are ns, us
        /// (or µs), ms, s, h, or m.
        duration: Input<String> = "duration";
        /// IAM Policy JSON describing further restricting permissions for the IAM Role being assumed.
        policy: Input<String> = "policy";
        /// Amazon Resource Names (ARNs) of IAM Policies describing further restricting permissions for the
        /// IAM Role being assumed.
        policy_arns: Inputs<String> = "policyArns";
        /// Amazon Resource Name (ARN) of an IAM Role to assume prior to making API calls.
        role_arn: Input<String> = "roleArn";
        /// An identifier for the assumed role session.
        session_name: Input<String> = "sessionName";
        /// The property `webIdentityToken`.
        web_identity_token: Input<String> = "webIdentityToken";
        /// The property `webIdentityTokenFile`.
        web_identity_token_file: Input<String> = "webIdentityTokenFile";
    }
}

arguments! {
    /// The type `aws:index/ProviderDefaultTags:ProviderDefaultTags`.
    #[derive(Default)]
    ProviderDefaultTags, ProviderDefaultTagsBuilder;
    required {}
    optional {
        /// Resource tags to default across all resources. Can also be configured with environment variables
        /// like `TF_AWS_DEFAULT_TAGS_<tag_name>`.
        tags: InputMap<String> = "tags";
    }
}

arguments! {
    /// The type `aws:index/ProviderEndpoint:ProviderEndpoint`.
    #[derive(Default)]
    ProviderEndpoint, ProviderEndpointBuilder;
    required {}
    optional {
        /// Use this to override the default service endpoint URL
        accessanalyzer: Input<String> = "accessanalyzer";
        /// Use this to override the default service endpoint URL
        account: Input<String> = "account";
        /// Use this to override the default service endpoint URL
        accountaccess: Input<String> = "accountaccess";
        /// Use this to override the default service endpoint URL
        acm: Input<String> = "acm";
        /// Use this to override the default service endpoint URL
        acmpca: Input<String> = "acmpca";
        /// Use this to override the default service endpoint URL
        agentregistry: Input<String> = "agentregistry";
        /// Use this to override the default service endpoint URL
        amg: Input<String> = "amg";
        /// Use this to override the default service endpoint URL
        amp: Input<String> = "amp";
        /// Use this to override the default service endpoint URL
        amplify: Input<String> = "amplify";
        /// Use this to override the default service endpoint URL
        apigateway: Input<String> = "apigateway";
        /// Use this to override the default service endpoint URL
        apigatewayv2: Input<String> = "apigatewayv2";
        /// Use this to override the default service endpoint URL
        appautoscaling: Input<String> = "appautoscaling";
        /// Use this to override the default service endpoint URL
        appconfig: Input<String> = "appconfig";
        /// Use this to override the default service endpoint URL
        appfabric: Input<String> = "appfabric";
        /// Use this to override the default service endpoint URL
        appflow: Input<String> = "appflow";
        /// Use this to override the default service endpoint URL
        appintegrations: Input<String> = "appintegrations";
        /// Use this to override the default service endpoint URL
        appintegrationsservice: Input<String> = "appintegrationsservice";
        /// Use this to override the default service endpoint URL
        applicationautoscaling: Input<String> = "applicationautoscaling";
        /// Use this to override the default service endpoint URL
        applicationinsights: Input<String> = "applicationinsights";
        /// Use this to override the default service endpoint URL
        applicationsignals: Input<String> = "applicationsignals";
        /// Use this to override the default service endpoint URL
        appmesh: Input<String> = "appmesh";
        /// Use this to override the default service endpoint URL
        appregistry: Input<String> = "appregistry";
        /// Use this to override the default service endpoint URL
        apprunner: Input<String> = "apprunner";
        /// Use this to override the default service endpoint URL
        appstream: Input<String> = "appstream";
        /// Use this to override the default service endpoint URL
        appsync: Input<String> = "appsync";
        /// Use this to override the default service endpoint URL
        arcregionswitch: Input<String> = "arcregionswitch";
        /// Use this to override the default service endpoint URL
        arczonalshift: Input<String> = "arczonalshift";
        /// Use this to override the default service endpoint URL
        athena: Input<String> = "athena";
        /// Use this to override the default service endpoint URL
        auditmanager: Input<String> = "auditmanager";
        /// Use this to override the default service endpoint URL
        autoscaling: Input<String> = "autoscaling";
        /// Use this to override the default service endpoint URL
        autoscalingplans: Input<String> = "autoscalingplans";
        /// Use this to override the default service endpoint URL
        backup: Input<String> = "backup";
        /// Use this to override the default service endpoint URL
        batch: Input<String> = "batch";
        /// Use this to override the default service endpoint URL
        bcmdataexports: Input<String> = "bcmdataexports";
        /// Use this to override the default service endpoint URL
        beanstalk: Input<String> = "beanstalk";
        /// Use this to override the default service endpoint URL
        bedrock: Input<String> = "bedrock";
        /// Use this to override the default service endpoint URL
        bedrockagent: Input<String> = "bedrockagent";
        /// Use this to override the default service endpoint URL
        bedrockagentcore: Input<String> = "bedrockagentcore";
        /// Use this to override the default service endpoint URL
        bedrockruntime: Input<String> = "bedrockruntime";
        /// Use this to override the default service endpoint URL
        billing: Input<String> = "billing";
        /// Use this to override the default service endpoint URL
        budgets: Input<String> = "budgets";
        /// Use this to override the default service endpoint URL
        ce: Input<String> = "ce";
        /// Use this to override the default service endpoint URL
        chatbot: Input<String> = "chatbot";
        /// Use this to override the default service endpoint URL
        chime: Input<String> = "chime";
        /// Use this to override the default service endpoint URL
        chimesdkmediapipelines: Input<String> = "chimesdkmediapipelines";
        /// Use this to override the default service endpoint URL
        chimesdkvoice: Input<String> = "chimesdkvoice";
        /// Use this to override the default service endpoint URL
        cleanrooms: Input<String> = "cleanrooms";
        /// Use this to override the default service endpoint URL
        cloud9: Input<String> = "cloud9";
        /// Use this to override the default service endpoint URL
        cloudcontrol: Input<String> = "cloudcontrol";
        /// Use this to override the default service endpoint URL
        cloudcontrolapi: Input<String> = "cloudcontrolapi";
        /// Use this to override the default service endpoint URL
        cloudformation: Input<String> = "cloudformation";
        /// Use this to override the default service endpoint URL
        cloudfront: Input<String> = "cloudfront";
        /// Use this to override the default service endpoint URL
        cloudfrontkeyvaluestore: Input<String> = "cloudfrontkeyvaluestore";
        /// Use this to override the default service endpoint URL
        cloudhsm: Input<String> = "cloudhsm";
        /// Use this to override the default service endpoint URL
        cloudhsmv2: Input<String> = "cloudhsmv2";
        /// Use this to override the default service endpoint URL
        cloudsearch: Input<String> = "cloudsearch";
        /// Use this to override the default service endpoint URL
        cloudtrail: Input<String> = "cloudtrail";
        /// Use this to override the default service endpoint URL
        cloudwatch: Input<String> = "cloudwatch";
        /// Use this to override the default service endpoint URL
        cloudwatchevents: Input<String> = "cloudwatchevents";
        /// Use this to override the default service endpoint URL
        cloudwatchevidently: Input<String> = "cloudwatchevidently";
        /// Use this to override the default service endpoint URL
        cloudwatchlog: Input<String> = "cloudwatchlog";
        /// Use this to override the default service endpoint URL
        cloudwatchlogs: Input<String> = "cloudwatchlogs";
        /// Use this to override the default service endpoint URL
        cloudwatchobservabilityaccessmanager: Input<String> = "cloudwatchobservabilityaccessmanager";
        /// Use this to override the default service endpoint URL
        cloudwatchomni: Input<String> = "cloudwatchomni";
        /// Use this to override the default service endpoint URL
        cloudwatchrum: Input<String> = "cloudwatchrum";
        /// Use this to override the default service endpoint URL
        codeartifact: Input<String> = "codeartifact";
        /// Use this to override the default service endpoint URL
        codebuild: Input<String> = "codebuild";
        /// Use this to override the default service endpoint URL
        codecatalyst: Input<String> = "codecatalyst";
        /// Use this to override the default service endpoint URL
        codecommit: Input<String> = "codecommit";
        /// Use this to override the default service endpoint URL
        codeconnections: Input<String> = "codeconnections";
        /// Use this to override the default service endpoint URL
        codedeploy: Input<String> = "codedeploy";
        /// Use this to override the default service endpoint URL
        codeguruprofiler: Input<String> = "codeguruprofiler";
        /// Use this to override the default service endpoint URL
        codegurureviewer: Input<String> = "codegurureviewer";
        /// Use this to override the default service endpoint URL
        codepipeline: Input<String> = "codepipeline";
        /// Use this to override the default service endpoint URL
        codestarconnections: Input<String> = "codestarconnections";
        /// Use this to override the default service endpoint URL
        codestarnotifications: Input<String> = "codestarnotifications";
        /// Use this to override the default service endpoint URL
        cognitoidentity: Input<String> = "cognitoidentity";
        /// Use this to override the default service endpoint URL
        cognitoidentityprovider: Input<String> = "cognitoidentityprovider";
        /// Use this to override the default service endpoint URL
        cognitoidp: Input<String> = "cognitoidp";
        /// Use this to override the default service endpoint URL
        comprehend: Input<String> = "comprehend";
        /// Use this to override the default service endpoint URL
        computeoptimizer: Input<String> = "computeoptimizer";
        /// Use this to override the default service endpoint URL
        config: Input<String> = "config";
        /// Use this to override the default service endpoint URL
        configservice: Input<String> = "configservice";
        /// Use this to override the default service endpoint URL
        connect: Input<String> = "connect";
        /// Use this to override the default service endpoint URL
        connectcases: Input<String> = "connectcases";
        /// Use this to override the default service endpoint URL
        controltower: Input<String> = "controltower";
        /// Use this to override the default service endpoint URL
        costandusagereportservice: Input<String> = "costandusagereportservice";
        /// Use this to override the default service endpoint URL
        costexplorer: Input<String> = "costexplorer";
        /// Use this to override the default service endpoint URL
        costoptimizationhub: Input<String> = "costoptimizationhub";
        /// Use this to override the default service endpoint URL
        cur: Input<String> = "cur";
        /// Use this to override the default service endpoint URL
        customerprofiles: Input<String> = "customerprofiles";
        /// Use this to override the default service endpoint URL
        databasemigration: Input<String> = "databasemigration";
        /// Use this to override the default service endpoint URL
        databasemigrationservice: Input<String> = "databasemigrationservice";
        /// Use this to override the default service endpoint URL
        databrew: Input<String> = "databrew";
        /// Use this to override the default service endpoint URL
        dataexchange: Input<String> = "dataexchange";
        /// Use this to override the default service endpoint URL
        datapipeline: Input<String> = "datapipeline";
        /// Use this to override the default service endpoint URL
        datasync: Input<String> = "datasync";
        /// Use this to override the default service endpoint URL
        datazone: Input<String> = "datazone";
        /// Use this to override the default service endpoint URL
        dax: Input<String> = "dax";
        /// Use this to override the default service endpoint URL
        deploy: Input<String> = "deploy";
        /// Use this to override the default service endpoint URL
        detective: Input<String> = "detective";
        /// Use this to override the default service endpoint URL
        devicefarm: Input<String> = "devicefarm";
        /// Use this to override the default service endpoint URL
        devopsagent: Input<String> = "devopsagent";
        /// Use this to override the default service endpoint URL
        devopsguru: Input<String> = "devopsguru";
        /// Use this to override the default service endpoint URL
        directconnect: Input<String> = "directconnect";
        /// Use this to override the default service endpoint URL
        directoryservice: Input<String> = "directoryservice";
        /// Use this to override the default service endpoint URL
        directoryservicedata: Input<String> = "directoryservicedata";
        /// Use this to override the default service endpoint URL
        dlm: Input<String> = "dlm";
        /// Use this to override the default service endpoint URL
        dms: Input<String> = "dms";
        /// Use this to override the default service endpoint URL
        docdb: Input<String> = "docdb";
        /// Use this to override the default service endpoint URL
        docdbelastic: Input<String> = "docdbelastic";
        /// Use this to override the default service endpoint URL
        drs: Input<String> = "drs";
        /// Use this to override the default service endpoint URL
        ds: Input<String> = "ds";
        /// Use this to override the default service endpoint URL
        dsql: Input<String> = "dsql";
        /// Use this to override the default service endpoint URL
        dynamodb: Input<String> = "dynamodb";
        /// Use this to override the default service endpoint URL
        ec2: Input<String> = "ec2";
        /// Use this to override the default service endpoint URL
        ecr: Input<String> = "ecr";
        /// Use this to override the default service endpoint URL
        ecrpublic: Input<String> = "ecrpublic";
        /// Use this to override the default service endpoint URL
        ecs: Input<String> = "ecs";
        /// Use this to override the default service endpoint URL
        efs: Input<String> = "efs";
        /// Use this to override the default service endpoint URL
        eks: Input<String> = "eks";
        /// Use this to override the default service endpoint URL
        elasticache: Input<String> = "elasticache";
        /// Use this to override the default service endpoint URL
        elasticbeanstalk: Input<String> = "elasticbeanstalk";
        /// Use this to override the default service endpoint URL
        elasticloadbalancing: Input<String> = "elasticloadbalancing";
        /// Use this to override the default service endpoint URL
        elasticloadbalancingv2: Input<String> = "elasticloadbalancingv2";
        /// Use this to override the default service endpoint URL
        elasticsearch: Input<String> = "elasticsearch";
        /// Use this to override the default service endpoint URL
        elasticsearchservice: Input<String> = "elasticsearchservice";
        /// Use this to override the default service endpoint URL
        elastictranscoder: Input<String> = "elastictranscoder";
        /// Use this to override the default service endpoint URL
        elb: Input<String> = "elb";
        /// Use this to override the default service endpoint URL
        elbv2: Input<String> = "elbv2";
        /// Use this to override the default service endpoint URL
        emr: Input<String> = "emr";
        /// Use this to override the default service endpoint URL
        emrcontainers: Input<String> = "emrcontainers";
        /// Use this to override the default service endpoint URL
        emrserverless: Input<String> = "emrserverless";
        /// Use this to override the default service endpoint URL
        es: Input<String> = "es";
        /// Use this to override the default service endpoint URL
        eventbridge: Input<String> = "eventbridge";
        /// Use this to override the default service endpoint URL
        eventbridgev2: Input<String> = "eventbridgev2";
        /// Use this to override the default service endpoint URL
        events: Input<String> = "events";
        /// Use this to override the default service endpoint URL
        evidently: Input<String> = "evidently";
        /// Use this to override the default service endpoint URL
        evs: Input<String> = "evs";
        /// Use this to override the default service endpoint URL
        finspace: Input<String> = "finspace";
        /// Use this to override the default service endpoint URL
        firehose: Input<String> = "firehose";
        /// Use this to override the default service endpoint URL
        fis: Input<String> = "fis";
        /// Use this to override the default service endpoint URL
        fms: Input<String> = "fms";
        /// Use this to override the default service endpoint URL
        fsx: Input<String> = "fsx";
        /// Use this to override the default service endpoint URL
        gamelift: Input<String> = "gamelift";
        /// Use this to override the default service endpoint URL
        glacier: Input<String> = "glacier";
        /// Use this to override the default service endpoint URL
        globalaccelerator: Input<String> = "globalaccelerator";
        /// Use this to override the default service endpoint URL
        glue: Input<String> = "glue";
        /// Use this to override the default service endpoint URL
        gluedatabrew: Input<String> = "gluedatabrew";
        /// Use this to override the default service endpoint URL
        grafana: Input<String> = "grafana";
        /// Use this to override the default service endpoint URL
        greengrass: Input<String> = "greengrass";
        /// Use this to override the default service endpoint URL
        groundstation: Input<String> = "groundstation";
        /// Use this to override the default service endpoint URL
        guardduty: Input<String> = "guardduty";
        /// Use this to override the default service endpoint URL
        healthlake: Input<String> = "healthlake";
        /// Use this to override the default service endpoint URL
        iam: Input<String> = "iam";
        /// Use this to override the default service endpoint URL
        identitystore: Input<String> = "identitystore";
        /// Use this to override the default service endpoint URL
        imagebuilder: Input<String> = "imagebuilder";
        /// Use this to override the default service endpoint URL
        inspector: Input<String> = "inspector";
        /// Use this to override the default service endpoint URL
        inspector2: Input<String> = "inspector2";
        /// Use this to override the default service endpoint URL
        inspectorv2: Input<String> = "inspectorv2";
        /// Use this to override the default service endpoint URL
        interconnect: Input<String> = "interconnect";
        /// Use this to override the default service endpoint URL
        internetmonitor: Input<String> = "internetmonitor";
        /// Use this to override the default service endpoint URL
        invoicing: Input<String> = "invoicing";
        /// Use this to override the default service endpoint URL
        iot: Input<String> = "iot";
        /// Use this to override the default service endpoint URL
        ivs: Input<String> = "ivs";
        /// Use this to override the default service endpoint URL
        ivschat: Input<String> = "ivschat";
        /// Use this to override the default service endpoint URL
        kafka: Input<String> = "kafka";
        /// Use this to override the default service endpoint URL
        kafkaconnect: Input<String> = "kafkaconnect";
        /// Use this to override the default service endpoint URL
        kendra: Input<String> = "kendra";
        /// Use this to override the default service endpoint URL
        keyspaces: Input<String> = "keyspaces";
        /// Use this to override the default service endpoint URL
        kinesis: Input<String> = "kinesis";
        /// Use this to override the default service endpoint URL
        kinesisanalytics: Input<String> = "kinesisanalytics";
        /// Use this to override the default service endpoint URL
        kinesisanalyticsv2: Input<String> = "kinesisanalyticsv2";
        /// Use this to override the default service endpoint URL
        kinesisvideo: Input<String> = "kinesisvideo";
        /// Use this to override the default service endpoint URL
        kms: Input<String> = "kms";
        /// Use this to override the default service endpoint URL
        lakeformation: Input<String> = "lakeformation";
        /// Use this to override the default service endpoint URL
        lambda: Input<String> = "lambda";
        /// Use this to override the default service endpoint URL
        lambdacore: Input<String> = "lambdacore";
        /// Use this to override the default service endpoint URL
        lambdamicrovms: Input<String> = "lambdamicrovms";
        /// Use this to override the default service endpoint URL
        lambdaweb: Input<String> = "lambdaweb";
        /// Use this to override the default service endpoint URL
        launchwizard: Input<String> = "launchwizard";
        /// Use this to override the default service endpoint URL
        lex: Input<String> = "lex";
        /// Use this to override the default service endpoint URL
        lexmodelbuilding: Input<String> = "lexmodelbuilding";
        /// Use this to override the default service endpoint URL
        lexmodelbuildingservice: Input<String> = "lexmodelbuildingservice";
        /// Use this to override the default service endpoint URL
        lexmodels: Input<String> = "lexmodels";
        /// Use this to override the default service endpoint URL
        lexmodelsv2: Input<String> = "lexmodelsv2";
        /// Use this to override the default service endpoint URL
        lexv2models: Input<String> = "lexv2models";
        /// Use this to override the default service endpoint URL
        licensemanager: Input<String> = "licensemanager";
        /// Use this to override the default service endpoint URL
        lightsail: Input<String> = "lightsail";
        /// Use this to override the default service endpoint URL
        location: Input<String> = "location";
        /// Use this to override the default service endpoint URL
        locationservice: Input<String> = "locationservice";
        /// Use this to override the default service endpoint URL
        logs: Input<String> = "logs";
        /// Use this to override the default service endpoint URL
        m2: Input<String> = "m2";
        /// Use this to override the default service endpoint URL
        macie2: Input<String> = "macie2";
        /// Use this to override the default service endpoint URL
        mailmanager: Input<String> = "mailmanager";
        /// Use this to override the default service endpoint URL
        managedgrafana: Input<String> = "managedgrafana";
        /// Use this to override the default service endpoint URL
        mediaconnect: Input<String> = "mediaconnect";
        /// Use this to override the default service endpoint URL
        mediaconvert: Input<String> = "mediaconvert";
        /// Use this to override the default service endpoint URL
        medialive: Input<String> = "medialive";
        /// Use this to override the default service endpoint URL
        mediapackage: Input<String> = "mediapackage";
        /// Use this to override the default service endpoint URL
        mediapackagev2: Input<String> = "mediapackagev2";
        /// Use this to override the default service endpoint URL
        mediapackagevod: Input<String> = "mediapackagevod";
        /// Use this to override the default service endpoint URL
        mediastore: Input<String> = "mediastore";
        /// Use this to override the default service endpoint URL
        memorydb: Input<String> = "memorydb";
        /// Use this to override the default service endpoint URL
        mgn: Input<String> = "mgn";
        /// Use this to override the default service endpoint URL
        mpa: Input<String> = "mpa";
        /// Use this to override the default service endpoint URL
        mq: Input<String> = "mq";
        /// Use this to override the default service endpoint URL
        msk: Input<String> = "msk";
        /// Use this to override the default service endpoint URL
        mwaa: Input<String> = "mwaa";
        /// Use this to override the default service endpoint URL
        mwaaserverless: Input<String> = "mwaaserverless";
        /// Use this to override the default service endpoint URL
        neptune: Input<String> = "neptune";
        /// Use this to override the default service endpoint URL
        neptunegraph: Input<String> = "neptunegraph";
        /// Use this to override the default service endpoint URL
        networkfirewall: Input<String> = "networkfirewall";
        /// Use this to override the default service endpoint URL
        networkflowmonitor: Input<String> = "networkflowmonitor";
        /// Use this to override the default service endpoint URL
        networkmanager: Input<String> = "networkmanager";
        /// Use this to override the default service endpoint URL
        networkmonitor: Input<String> = "networkmonitor";
        /// Use this to override the default service endpoint URL
        networksecuritymanager: Input<String> = "networksecuritymanager";
        /// Use this to override the default service endpoint URL
        notifications: Input<String> = "notifications";
        /// Use this to override the default service endpoint URL
        notificationscontacts: Input<String> = "notificationscontacts";
        /// Use this to override the default service endpoint URL
        oam: Input<String> = "oam";
        /// Use this to override the default service endpoint URL
        observabilityadmin: Input<String> = "observabilityadmin";
        /// Use this to override the default service endpoint URL
        odb: Input<String> = "odb";
        /// Use this to override the default service endpoint URL
        opensearch: Input<String> = "opensearch";
        /// Use this to override the default service endpoint URL
        opensearchingestion: Input<String> = "opensearchingestion";
        /// Use this to override the default service endpoint URL
        opensearchserverless: Input<String> = "opensearchserverless";
        /// Use this to override the default service endpoint URL
        opensearchservice: Input<String> = "opensearchservice";
        /// Use this to override the default service endpoint URL
        organizations: Input<String> = "organizations";
        /// Use this to override the default service endpoint URL
        osis: Input<String> = "osis";
        /// Use this to override the default service endpoint URL
        outposts: Input<String> = "outposts";
        /// Use this to override the default service endpoint URL
        paymentcryptography: Input<String> = "paymentcryptography";
        /// Use this to override the default service endpoint URL
        pcaconnectorad: Input<String> = "pcaconnectorad";
        /// Use this to override the default service endpoint URL
        pcs: Input<String> = "pcs";
        /// Use this to override the default service endpoint URL
        pinpoint: Input<String> = "pinpoint";
        /// Use this to override the default service endpoint URL
        pinpointsmsvoicev2: Input<String> = "pinpointsmsvoicev2";
        /// Use this to override the default service endpoint URL
        pipes: Input<String> = "pipes";
        /// Use this to override the default service endpoint URL
        polly: Input<String> = "polly";
        /// Use this to override the default service endpoint URL
        pricing: Input<String> = "pricing";
        /// Use this to override the default service endpoint URL
        pricingplanmanager: Input<String> = "pricingplanmanager";
        /// Use this to override the default service endpoint URL
        prometheus: Input<String> = "prometheus";
        /// Use this to override the default service endpoint URL
        prometheusservice: Input<String> = "prometheusservice";
        /// Use this to override the default service endpoint URL
        qbusiness: Input<String> = "qbusiness";
        /// Use this to override the default service endpoint URL
        qldb: Input<String> = "qldb";
        /// Use this to override the default service endpoint URL
        quicksight: Input<String> = "quicksight";
        /// Use this to override the default service endpoint URL
        ram: Input<String> = "ram";
        /// Use this to override the default service endpoint URL
        rbin: Input<String> = "rbin";
        /// Use this to override the default service endpoint URL
        rds: Input<String> = "rds";
        /// Use this to override the default service endpoint URL
        rdsdata: Input<String> = "rdsdata";
        /// Use this to override the default service endpoint URL
        rdsdataservice: Input<String> = "rdsdataservice";
        /// Use this to override the default service endpoint URL
        recyclebin: Input<String> = "recyclebin";
        /// Use this to override the default service endpoint URL
        redshift: Input<String> = "redshift";
        /// Use this to override the default service endpoint URL
        redshiftdata: Input<String> = "redshiftdata";
        /// Use this to override the default service endpoint URL
        redshiftdataapiservice: Input<String> = "redshiftdataapiservice";
        /// Use this to override the default service endpoint URL
        redshiftserverless: Input<String> = "redshiftserverless";
        /// Use this to override the default service endpoint URL
        rekognition: Input<String> = "rekognition";
        /// Use this to override the default service endpoint URL
        resiliencehub: Input<String> = "resiliencehub";
        /// Use this to override the default service endpoint URL
        resiliencehubv2: Input<String> = "resiliencehubv2";
        /// Use this to override the default service endpoint URL
        resourceexplorer2: Input<String> = "resourceexplorer2";
        /// Use this to override the default service endpoint URL
        resourcegroups: Input<String> = "resourcegroups";
        /// Use this to override the default service endpoint URL
        resourcegroupstagging: Input<String> = "resourcegroupstagging";
        /// Use this to override the default service endpoint URL
        resourcegroupstaggingapi: Input<String> = "resourcegroupstaggingapi";
        /// Use this to override the default service endpoint URL
        rolesanywhere: Input<String> = "rolesanywhere";
        /// Use this to override the default service endpoint URL
        route53: Input<String> = "route53";
        /// Use this to override the default service endpoint URL
        route53domains: Input<String> = "route53domains";
        /// Use this to override the default service endpoint URL
        route53profiles: Input<String> = "route53profiles";
        /// Use this to override the default service endpoint URL
        route53recoverycontrolconfig: Input<String> = "route53recoverycontrolconfig";
        /// Use this to override the default service endpoint URL
        route53recoveryreadiness: Input<String> = "route53recoveryreadiness";
        /// Use this to override the default service endpoint URL
        route53resolver: Input<String> = "route53resolver";
        /// Use this to override the default service endpoint URL
        rum: Input<String> = "rum";
        /// Use this to override the default service endpoint URL
        s3: Input<String> = "s3";
        /// Use this to override the default service endpoint URL
        s3api: Input<String> = "s3api";
        /// Use this to override the default service endpoint URL
        s3control: Input<String> = "s3control";
        /// Use this to override the default service endpoint URL
        s3files: Input<String> = "s3files";
        /// Use this to override the default service endpoint URL
        s3outposts: Input<String> = "s3outposts";
        /// Use this to override the default service endpoint URL
        s3tables: Input<String> = "s3tables";
        /// Use this to override the default service endpoint URL
        s3vectors: Input<String> = "s3vectors";
        /// Use this to override the default service endpoint URL
        sagemaker: Input<String> = "sagemaker";
        /// Use this to override the default service endpoint URL
        savingsplans: Input<String> = "savingsplans";
        /// Use this to override the default service endpoint URL
        scheduler: Input<String> = "scheduler";
        /// Use this to override the default service endpoint URL
        schemas: Input<String> = "schemas";
        /// Use this to override the default service endpoint URL
        secretsmanager: Input<String> = "secretsmanager";
        /// Use this to override the default service endpoint URL
        securityhub: Input<String> = "securityhub";
        /// Use this to override the default service endpoint URL
        securitylake: Input<String> = "securitylake";
        /// Use this to override the default service endpoint URL
        serverlessapplicationrepository: Input<String> = "serverlessapplicationrepository";
        /// Use this to override the default service endpoint URL
        serverlessapprepo: Input<String> = "serverlessapprepo";
        /// Use this to override the default service endpoint URL
        serverlessrepo: Input<String> = "serverlessrepo";
        /// Use this to override the default service endpoint URL
        servicecatalog: Input<String> = "servicecatalog";
        /// Use this to override the default service endpoint URL
        servicecatalogappregistry: Input<String> = "servicecatalogappregistry";
        /// Use this to override the default service endpoint URL
        servicediscovery: Input<String> = "servicediscovery";
        /// Use this to override the default service endpoint URL
        servicequotas: Input<String> = "servicequotas";
        /// Use this to override the default service endpoint URL
        ses: Input<String> = "ses";
        /// Use this to override the default service endpoint URL
        sesv2: Input<String> = "sesv2";
        /// Use this to override the default service endpoint URL
        sfn: Input<String> = "sfn";
        /// Use this to override the default service endpoint URL
        shield: Input<String> = "shield";
        /// Use this to override the default service endpoint URL
        signer: Input<String> = "signer";
        /// Use this to override the default service endpoint URL
        sns: Input<String> = "sns";
        /// Use this to override the default service endpoint URL
        sqs: Input<String> = "sqs";
        /// Use this to override the default service endpoint URL
        ssm: Input<String> = "ssm";
        /// Use this to override the default service endpoint URL
        ssmcontacts: Input<String> = "ssmcontacts";
        /// Use this to override the default service endpoint URL
        ssmincidents: Input<String> = "ssmincidents";
        /// Use this to override the default service endpoint URL
        ssmquicksetup: Input<String> = "ssmquicksetup";
        /// Use this to override the default service endpoint URL
        ssmsap: Input<String> = "ssmsap";
        /// Use this to override the default service endpoint URL
        sso: Input<String> = "sso";
        /// Use this to override the default service endpoint URL
        ssoadmin: Input<String> = "ssoadmin";
        /// Use this to override the default service endpoint URL
        stepfunctions: Input<String> = "stepfunctions";
        /// Use this to override the default service endpoint URL
        storagegateway: Input<String> = "storagegateway";
        /// Use this to override the default service endpoint URL
        sts: Input<String> = "sts";
        /// Use this to override the default service endpoint URL
        swf: Input<String> = "swf";
        /// Use this to override the default service endpoint URL
        synthetics: Input<String> = "synthetics";
        /// Use this to override the default service endpoint URL
        taxsettings: Input<String> = "taxsettings";
        /// Use this to override the default service endpoint URL
        timestreaminfluxdb: Input<String> = "timestreaminfluxdb";
        /// Use this to override the default service endpoint URL
        timestreamquery: Input<String> = "timestreamquery";
        /// Use this to override the default service endpoint URL
        timestreamwrite: Input<String> = "timestreamwrite";
        /// Use this to override the default service endpoint URL
        transcribe: Input<String> = "transcribe";
        /// Use this to override the default service endpoint URL
        transcribeservice: Input<String> = "transcribeservice";
        /// Use this to override the default service endpoint URL
        transfer: Input<String> = "transfer";
        /// Use this to override the default service endpoint URL
        uxc: Input<String> = "uxc";
        /// Use this to override the default service endpoint URL
        verifiedpermissions: Input<String> = "verifiedpermissions";
        /// Use this to override the default service endpoint URL
        vpclattice: Input<String> = "vpclattice";
        /// Use this to override the default service endpoint URL
        waf: Input<String> = "waf";
        /// Use this to override the default service endpoint URL
        wafregional: Input<String> = "wafregional";
        /// Use this to override the default service endpoint URL
        wafv2: Input<String> = "wafv2";
        /// Use this to override the default service endpoint URL
        wellarchitected: Input<String> = "wellarchitected";
        /// Use this to override the default service endpoint URL
        workmail: Input<String> = "workmail";
        /// Use this to override the default service endpoint URL
        workspaces: Input<String> = "workspaces";
        /// Use this to override the default service endpoint URL
        workspacesweb: Input<String> = "workspacesweb";
        /// Use this to override the default service endpoint URL
        xray: Input<String> = "xray";
    }
}

arguments! {
    /// The type `aws:index/ProviderIgnoreTags:ProviderIgnoreTags`.
    #[derive(Default)]
    ProviderIgnoreTags, ProviderIgnoreTagsBuilder;
    required {}
    optional {
        /// Resource tag key prefixes to ignore across all resources. Can also be configured with the
        /// TF\_AWS\_IGNORE\_TAGS\_KEY\_PREFIXES environment variable.
        key_prefixes: Inputs<String> = "keyPrefixes";
        /// Resource tag keys to ignore across all resources. Can also be configured with the
        /// TF\_AWS\_IGNORE\_TAGS\_KEYS environment variable.
        keys: Inputs<String> = "keys";
    }
}
