using Intranet.Abstractions;

namespace Intranet.Discussions.Tests;

/// <summary>The people of the tests.</summary>
internal static class People
{
    public static Actor Anna { get; } = Person("vaxjo", "Anna Lindqvist", "Växjö kommun", 1);

    public static Actor Omar { get; } = Person("vaxjo", "Omar Haddad", "Växjö kommun", 2);

    public static Actor Selam { get; } = Person("kronoberg", "Selam Tesfaye", "Region Kronoberg", 3);

    public static Actor Ida { get; } = Person("kronoberg", "Ida Norén", "Region Kronoberg", 4);

    public static IReadOnlyList<Actor> All { get; } = [Anna, Omar, Selam, Ida];

    private static Actor Person(string tenant, string name, string organisation, byte number) =>
        new() { Tenant = tenant, UserId = new Guid(number, 0, 0, new byte[8]), Name = name, Organisation = organisation };
}
