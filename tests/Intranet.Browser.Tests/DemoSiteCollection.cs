namespace Intranet.Browser.Tests;

[CollectionDefinition(DemoSite.Name)]
public sealed class DemoSiteCollection : ICollectionFixture<DemoSite>;
