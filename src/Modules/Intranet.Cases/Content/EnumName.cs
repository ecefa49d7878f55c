namespace Intranet.Cases;

/// <summary>Names of enum values as the API writes them: <c>inUse</c>.</summary>
internal static class EnumName
{
    /// <summary>The value with this name, in any case; null for another text or a number.</summary>
    public static T? Parse<T>(string? name)
        where T : struct, Enum =>
        name is { Length: > 0 } && char.IsLetter(name.Trim()[..1].FirstOrDefault()) && Enum.TryParse<T>(name.Trim(), ignoreCase: true, out var value) && Enum.IsDefined(value)
            ? value
            : null;

    public static string Of<T>(T value)
        where T : struct, Enum => System.Text.Json.JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
