// @generated from the schema of aws 7.51.1 by pulumi-bindings. Do not edit.
//! Names of required arguments, while they are missing.

#![allow(non_camel_case_types, reason = "called as the arguments are")]

/// `actions` is not set.
#[derive(Clone, Copy)]
pub struct actions;
/// `alarm_names` is not set.
#[derive(Clone, Copy)]
pub struct alarm_names;
/// `allowed_methods` is not set.
#[derive(Clone, Copy)]
pub struct allowed_methods;
/// `allowed_origins` is not set.
#[derive(Clone, Copy)]
pub struct allowed_origins;
/// `alternate_target_group_arn` is not set.
#[derive(Clone, Copy)]
pub struct alternate_target_group_arn;
/// `api_id` is not set.
#[derive(Clone, Copy)]
pub struct api_id;
/// `arn` is not set.
#[derive(Clone, Copy)]
pub struct arn;
/// `assume_role_policy` is not set.
#[derive(Clone, Copy)]
pub struct assume_role_policy;
/// `authorization_config` is not set.
#[derive(Clone, Copy)]
pub struct authorization_config;
/// `authorization_endpoint` is not set.
#[derive(Clone, Copy)]
pub struct authorization_endpoint;
/// `authorizer_type` is not set.
#[derive(Clone, Copy)]
pub struct authorizer_type;
/// `aws_pca_authority_arn` is not set.
#[derive(Clone, Copy)]
pub struct aws_pca_authority_arn;
/// `bucket` is not set.
#[derive(Clone, Copy)]
pub struct bucket;
/// `capacity_provider` is not set.
#[derive(Clone, Copy)]
pub struct capacity_provider;
/// `capacity_units` is not set.
#[derive(Clone, Copy)]
pub struct capacity_units;
/// `certificate_arn` is not set.
#[derive(Clone, Copy)]
pub struct certificate_arn;
/// `client_id` is not set.
#[derive(Clone, Copy)]
pub struct client_id;
/// `client_secret` is not set.
#[derive(Clone, Copy)]
pub struct client_secret;
/// `conditions` is not set.
#[derive(Clone, Copy)]
pub struct conditions;
/// `container_definitions` is not set.
#[derive(Clone, Copy)]
pub struct container_definitions;
/// `container_name` is not set.
#[derive(Clone, Copy)]
pub struct container_name;
/// `container_port` is not set.
#[derive(Clone, Copy)]
pub struct container_port;
/// `content_type` is not set.
#[derive(Clone, Copy)]
pub struct content_type;
/// `credentials_parameter` is not set.
#[derive(Clone, Copy)]
pub struct credentials_parameter;
/// `dashboard_body` is not set.
#[derive(Clone, Copy)]
pub struct dashboard_body;
/// `dashboard_name` is not set.
#[derive(Clone, Copy)]
pub struct dashboard_name;
/// `default_actions` is not set.
#[derive(Clone, Copy)]
pub struct default_actions;
/// `default_retention` is not set.
#[derive(Clone, Copy)]
pub struct default_retention;
/// `destination` is not set.
#[derive(Clone, Copy)]
pub struct destination;
/// `destination_arn` is not set.
#[derive(Clone, Copy)]
pub struct destination_arn;
/// `device_index` is not set.
#[derive(Clone, Copy)]
pub struct device_index;
/// `device_name` is not set.
#[derive(Clone, Copy)]
pub struct device_name;
/// `dns_records` is not set.
#[derive(Clone, Copy)]
pub struct dns_records;
/// `domain` is not set.
#[derive(Clone, Copy)]
pub struct domain;
/// `domain_name` is not set.
#[derive(Clone, Copy)]
pub struct domain_name;
/// `domain_name_configuration` is not set.
#[derive(Clone, Copy)]
pub struct domain_name_configuration;
/// `duration` is not set.
#[derive(Clone, Copy)]
pub struct duration;
/// `enable` is not set.
#[derive(Clone, Copy)]
pub struct enable;
/// `enable_unhealthy_connection_termination` is not set.
#[derive(Clone, Copy)]
pub struct enable_unhealthy_connection_termination;
/// `enabled` is not set.
#[derive(Clone, Copy)]
pub struct enabled;
/// `endpoint` is not set.
#[derive(Clone, Copy)]
pub struct endpoint;
/// `endpoint_type` is not set.
#[derive(Clone, Copy)]
pub struct endpoint_type;
/// `exact` is not set.
#[derive(Clone, Copy)]
pub struct exact;
/// `family` is not set.
#[derive(Clone, Copy)]
pub struct family;
/// `file_system_arn` is not set.
#[derive(Clone, Copy)]
pub struct file_system_arn;
/// `file_system_id` is not set.
#[derive(Clone, Copy)]
pub struct file_system_id;
/// `filter` is not set.
#[derive(Clone, Copy)]
pub struct filter;
/// `filter_type` is not set.
#[derive(Clone, Copy)]
pub struct filter_type;
/// `format` is not set.
#[derive(Clone, Copy)]
pub struct format;
/// `from_port` is not set.
#[derive(Clone, Copy)]
pub struct from_port;
/// `http_header_name` is not set.
#[derive(Clone, Copy)]
pub struct http_header_name;
/// `id` is not set.
#[derive(Clone, Copy)]
pub struct id;
/// `integration_type` is not set.
#[derive(Clone, Copy)]
pub struct integration_type;
/// `ip_protocol` is not set.
#[derive(Clone, Copy)]
pub struct ip_protocol;
/// `ipv4_ipam_pool_id` is not set.
#[derive(Clone, Copy)]
pub struct ipv4_ipam_pool_id;
/// `issuer` is not set.
#[derive(Clone, Copy)]
pub struct issuer;
/// `issuer_cert_authority` is not set.
#[derive(Clone, Copy)]
pub struct issuer_cert_authority;
/// `jwks_endpoint` is not set.
#[derive(Clone, Copy)]
pub struct jwks_endpoint;
/// `key` is not set.
#[derive(Clone, Copy)]
pub struct key;
/// `lifecycle_stages` is not set.
#[derive(Clone, Copy)]
pub struct lifecycle_stages;
/// `listener_arn` is not set.
#[derive(Clone, Copy)]
pub struct listener_arn;
/// `load_balancer_arn` is not set.
#[derive(Clone, Copy)]
pub struct load_balancer_arn;
/// `log_driver` is not set.
#[derive(Clone, Copy)]
pub struct log_driver;
/// `managed_ebs_volume` is not set.
#[derive(Clone, Copy)]
pub struct managed_ebs_volume;
/// `mappings` is not set.
#[derive(Clone, Copy)]
pub struct mappings;
/// `max_capacity` is not set.
#[derive(Clone, Copy)]
pub struct max_capacity;
/// `metric` is not set.
#[derive(Clone, Copy)]
pub struct metric;
/// `metric_data_queries` is not set.
#[derive(Clone, Copy)]
pub struct metric_data_queries;
/// `metric_name` is not set.
#[derive(Clone, Copy)]
pub struct metric_name;
/// `metric_specifications` is not set.
#[derive(Clone, Copy)]
pub struct metric_specifications;
/// `min_capacity` is not set.
#[derive(Clone, Copy)]
pub struct min_capacity;
/// `mode` is not set.
#[derive(Clone, Copy)]
pub struct mode;
/// `name` is not set.
#[derive(Clone, Copy)]
pub struct name;
/// `namespace` is not set.
#[derive(Clone, Copy)]
pub struct namespace;
/// `namespace_id` is not set.
#[derive(Clone, Copy)]
pub struct namespace_id;
/// `network_card_index` is not set.
#[derive(Clone, Copy)]
pub struct network_card_index;
/// `network_interface_id` is not set.
#[derive(Clone, Copy)]
pub struct network_interface_id;
/// `noncurrent_days` is not set.
#[derive(Clone, Copy)]
pub struct noncurrent_days;
/// `on_deregistration` is not set.
#[derive(Clone, Copy)]
pub struct on_deregistration;
/// `on_unhealthy` is not set.
#[derive(Clone, Copy)]
pub struct on_unhealthy;
/// `owner` is not set.
#[derive(Clone, Copy)]
pub struct owner;
/// `period` is not set.
#[derive(Clone, Copy)]
pub struct period;
/// `permissions` is not set.
#[derive(Clone, Copy)]
pub struct permissions;
/// `policy` is not set.
#[derive(Clone, Copy)]
pub struct policy;
/// `policy_arn` is not set.
#[derive(Clone, Copy)]
pub struct policy_arn;
/// `port` is not set.
#[derive(Clone, Copy)]
pub struct port;
/// `port_name` is not set.
#[derive(Clone, Copy)]
pub struct port_name;
/// `predefined_metric_type` is not set.
#[derive(Clone, Copy)]
pub struct predefined_metric_type;
/// `production_listener_rule` is not set.
#[derive(Clone, Copy)]
pub struct production_listener_rule;
/// `promql_criteria` is not set.
#[derive(Clone, Copy)]
pub struct promql_criteria;
/// `protocol` is not set.
#[derive(Clone, Copy)]
pub struct protocol;
/// `protocol_type` is not set.
#[derive(Clone, Copy)]
pub struct protocol_type;
/// `query` is not set.
#[derive(Clone, Copy)]
pub struct query;
/// `regex` is not set.
#[derive(Clone, Copy)]
pub struct regex;
/// `region` is not set.
#[derive(Clone, Copy)]
pub struct region;
/// `registry_arn` is not set.
#[derive(Clone, Copy)]
pub struct registry_arn;
/// `replace` is not set.
#[derive(Clone, Copy)]
pub struct replace;
/// `repository` is not set.
#[derive(Clone, Copy)]
pub struct repository;
/// `request_parameter_key` is not set.
#[derive(Clone, Copy)]
pub struct request_parameter_key;
/// `required` is not set.
#[derive(Clone, Copy)]
pub struct required;
/// `resource_id` is not set.
#[derive(Clone, Copy)]
pub struct resource_id;
/// `resource_type` is not set.
#[derive(Clone, Copy)]
pub struct resource_type;
/// `role` is not set.
#[derive(Clone, Copy)]
pub struct role;
/// `role_arn` is not set.
#[derive(Clone, Copy)]
pub struct role_arn;
/// `rollback` is not set.
#[derive(Clone, Copy)]
pub struct rollback;
/// `root_directory` is not set.
#[derive(Clone, Copy)]
pub struct root_directory;
/// `route_key` is not set.
#[derive(Clone, Copy)]
pub struct route_key;
/// `route_table_id` is not set.
#[derive(Clone, Copy)]
pub struct route_table_id;
/// `rule` is not set.
#[derive(Clone, Copy)]
pub struct rule;
/// `rules` is not set.
#[derive(Clone, Copy)]
pub struct rules;
/// `scalable_dimension` is not set.
#[derive(Clone, Copy)]
pub struct scalable_dimension;
/// `scaling_adjustment` is not set.
#[derive(Clone, Copy)]
pub struct scaling_adjustment;
/// `scan_on_push` is not set.
#[derive(Clone, Copy)]
pub struct scan_on_push;
/// `secondary_subnet_id` is not set.
#[derive(Clone, Copy)]
pub struct secondary_subnet_id;
/// `secret_id` is not set.
#[derive(Clone, Copy)]
pub struct secret_id;
/// `security_group_id` is not set.
#[derive(Clone, Copy)]
pub struct security_group_id;
/// `security_group_ids` is not set.
#[derive(Clone, Copy)]
pub struct security_group_ids;
/// `security_policy` is not set.
#[derive(Clone, Copy)]
pub struct security_policy;
/// `service_namespace` is not set.
#[derive(Clone, Copy)]
pub struct service_namespace;
/// `size_in_gib` is not set.
#[derive(Clone, Copy)]
pub struct size_in_gib;
/// `sse_algorithm` is not set.
#[derive(Clone, Copy)]
pub struct sse_algorithm;
/// `stage` is not set.
#[derive(Clone, Copy)]
pub struct stage;
/// `stat` is not set.
#[derive(Clone, Copy)]
pub struct stat;
/// `status` is not set.
#[derive(Clone, Copy)]
pub struct status;
/// `status_code` is not set.
#[derive(Clone, Copy)]
pub struct status_code;
/// `storage_class` is not set.
#[derive(Clone, Copy)]
pub struct storage_class;
/// `subnet_id` is not set.
#[derive(Clone, Copy)]
pub struct subnet_id;
/// `subnet_ids` is not set.
#[derive(Clone, Copy)]
pub struct subnet_ids;
/// `subnets` is not set.
#[derive(Clone, Copy)]
pub struct subnets;
/// `tag_keys` is not set.
#[derive(Clone, Copy)]
pub struct tag_keys;
/// `target_bucket` is not set.
#[derive(Clone, Copy)]
pub struct target_bucket;
/// `target_group_arn` is not set.
#[derive(Clone, Copy)]
pub struct target_group_arn;
/// `target_groups` is not set.
#[derive(Clone, Copy)]
pub struct target_groups;
/// `target_value` is not set.
#[derive(Clone, Copy)]
pub struct target_value;
/// `to_port` is not set.
#[derive(Clone, Copy)]
pub struct to_port;
/// `token_endpoint` is not set.
#[derive(Clone, Copy)]
pub struct token_endpoint;
/// `topic` is not set.
#[derive(Clone, Copy)]
pub struct topic;
/// `truststore_uri` is not set.
#[derive(Clone, Copy)]
pub struct truststore_uri;
/// `ttl` is not set.
#[derive(Clone, Copy)]
pub struct ttl;
/// `type_` is not set.
#[derive(Clone, Copy)]
pub struct type_;
/// `user_info_endpoint` is not set.
#[derive(Clone, Copy)]
pub struct user_info_endpoint;
/// `user_pool_arn` is not set.
#[derive(Clone, Copy)]
pub struct user_pool_arn;
/// `user_pool_client_id` is not set.
#[derive(Clone, Copy)]
pub struct user_pool_client_id;
/// `user_pool_domain` is not set.
#[derive(Clone, Copy)]
pub struct user_pool_domain;
/// `value` is not set.
#[derive(Clone, Copy)]
pub struct value;
/// `value_from` is not set.
#[derive(Clone, Copy)]
pub struct value_from;
/// `values` is not set.
#[derive(Clone, Copy)]
pub struct values;
/// `versioning_configuration` is not set.
#[derive(Clone, Copy)]
pub struct versioning_configuration;
/// `vpc` is not set.
#[derive(Clone, Copy)]
pub struct vpc;
/// `vpc_id` is not set.
#[derive(Clone, Copy)]
pub struct vpc_id;
/// `wall_clock_window` is not set.
#[derive(Clone, Copy)]
pub struct wall_clock_window;
/// `warm_up_period_duration_in_minutes` is not set.
#[derive(Clone, Copy)]
pub struct warm_up_period_duration_in_minutes;
