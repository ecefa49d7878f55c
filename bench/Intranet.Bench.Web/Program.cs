using Intranet.Bench.Web;

// Figures of the web host. Each command starts its own host on a folder that it removes afterwards.
return args switch
{
    ["pages", ..] => await PagesBench.RunAsync(clients: 16, seconds: Seconds(args, 8)),
    ["visible", ..] => await VisibleBench.RunAsync(runs: Seconds(args, 100)),
    ["tenants", ..] => await TenantsBench.RunAsync(),
    ["overload", ..] => await OverloadBench.RunAsync(seconds: Seconds(args, 8)),
    ["connections", ..] => await ConnectionsBench.RunAsync(tenants: Seconds(args, 310)),
    _ => Usage(),
};

static int Seconds(string[] args, int absent) =>
    args.Length > 1 && int.TryParse(args[1], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : absent;

static int Usage()
{
    Console.Error.WriteLine("usage: pages [SECONDS] | visible [RUNS] | tenants | overload [SECONDS] | connections [TENANTS]");
    return 2;
}
