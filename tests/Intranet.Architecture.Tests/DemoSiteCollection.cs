namespace Intranet.Architecture.Tests;

[CollectionDefinition(DemoSite.Name)]
public sealed class DemoSiteCollection : ICollectionFixture<DemoSite>;
