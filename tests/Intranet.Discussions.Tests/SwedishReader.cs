using System.Globalization;
using System.Runtime.CompilerServices;

namespace Intranet.Discussions.Tests;

/// <summary>The texts that the tests look at are Swedish, whatever the language of the machine that runs them.</summary>
internal static class SwedishReader
{
    [ModuleInitializer]
    internal static void Use() => CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("sv-SE");
}
