using Intranet.Bench.Web;

// Figures of the web host. Each command starts its own host on a folder that it removes afterwards.
return args switch
{
    ["pages", ..] => await PagesBench.RunAsync(clients: 16, seconds: Number(args, 8)),
    ["visible", ..] => await VisibleBench.RunAsync(runs: Number(args, 100)),
    ["tenants", ..] => await TenantsBench.RunAsync(count: Number(args, 310)),
    ["overload", ..] => await OverloadBench.RunAsync(seconds: Number(args, 8)),
    ["connections", ..] => await ConnectionsBench.RunAsync(tenants: Number(args, 310)),
    _ => Usage(),
};

static int Number(string[] args, int absent) =>
    args.Length > 1 && int.TryParse(args[1], System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : absent;

static int Usage()
{
    Console.Error.WriteLine("usage: pages [SECONDS] | visible [RUNS] | tenants [COUNT] | overload [SECONDS] | connections [TENANTS]");
    return 2;
}
