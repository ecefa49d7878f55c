using System.Reflection;
using Xunit.Sdk;

namespace Intranet.AuditTrail.Tests;

/// <summary>Runs a theory on each database.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BothProvidersAttribute : DataAttribute
{
    public override IEnumerable<object[]> GetData(MethodInfo testMethod) => [[StoreProvider.Sqlite], [StoreProvider.PostgreSql]];
}
