using System.Diagnostics;

namespace Intranet.Testing;

/// <summary>The host and its commands as a process of its own.</summary>
internal static class HostProgram
{
    /// <summary>The host beside the tests; the tests' list of assemblies knows the test assemblies that lie there too.</summary>
    private static readonly string[] Program =
    [
        "--depsfile", Directory.EnumerateFiles(AppContext.BaseDirectory, "*.Tests.deps.json").Single(),
        Path.Combine(AppContext.BaseDirectory, "Intranet.Web.dll"),
    ];

    public static ProcessStartInfo Command(PostgreSqlDatabase? database, params string[] arguments)
    {
        // A file that may not grow is an error to be told, as on a broken disk, and not the end of the process.
        var command = new ProcessStartInfo("sh", ["-c", "trap '' XFSZ; exec \"$@\"", "sh", "dotnet", "exec", .. Program, .. arguments])
        {
            RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = AppContext.BaseDirectory,
        };
        // A process that lives for seconds gains nothing from being measured for better code, nor from writing that code twice.
        command.Environment["DOTNET_TieredPGO"] = "0";
        command.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        command.Environment["ConnectionStrings__Intranet"] = database?.ConnectionString ?? "";
        return command;
    }
}
