namespace Intranet.Abstractions;

/// <summary>Endpoint metadata: the feature an endpoint belongs to. Where the feature is off the endpoint answers 404.</summary>
public sealed record FeatureMetadata(string FeatureId);

/// <summary>Endpoint metadata: the endpoint answers without a tenant (health, network addresses, static files).</summary>
public sealed record TenantlessMetadata;
