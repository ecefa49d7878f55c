using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Intranet.Data;

/// <summary>Swedish order of names on SQLite: å, ä, ö last, case and accents as people expect.</summary>
internal static class SwedishCollation
{
    public const string Name = "sv";

    private static readonly CompareInfo Compare = CultureInfo.GetCultureInfo("sv-SE").CompareInfo;

    public static void Register(SqliteConnection connection) =>
        connection.CreateCollation(Name, static (a, b) => Compare.Compare(a, b, CompareOptions.None) is var order && order != 0 ? order : string.CompareOrdinal(a, b));
}
