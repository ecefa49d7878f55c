namespace Intranet.Abstractions;

/// <summary>Endpoint metadata: the feature an endpoint belongs to. Where the feature is off the endpoint answers 404.</summary>
public sealed record FeatureMetadata(string FeatureId);

/// <summary>Marks an endpoint or page that answers without a tenant: network addresses, error pages, static files.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class TenantlessAttribute : Attribute;

/// <summary>
/// Marks a page that guests may open; all others do not exist for them. What is marked shows nothing of its own accord that is not meant for
/// a community that the guest was invited to.
/// </summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class ForGuestsAttribute : Attribute;

/// <summary>Endpoint metadata: part of the JSON API. Speaks problem+json and accepts bearer tokens only.</summary>
public sealed record ApiMetadata;
