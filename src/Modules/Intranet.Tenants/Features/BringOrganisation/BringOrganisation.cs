using Intranet.Abstractions;
using Intranet.Tenants.Jobs;

namespace Intranet.Tenants.Features.BringOrganisation;

/// <summary>Takes an uploaded archive and begins to bring its organisation in.</summary>
/// <param name="Content">The file; null when none was chosen.</param>
/// <param name="FileName">What it is called, to tell pieces of work apart.</param>
/// <param name="Prefix">First segment of the path; empty keeps the archive's address.</param>
/// <param name="Host">Host names; empty keeps the archive's address.</param>
internal sealed record BringOrganisation(Stream? Content, string? FileName, string? Prefix, string? Host);

internal sealed class BringOrganisationHandler(TenantJobs jobs, JobFiles files, ICurrentUser user)
{
        public async Task<Result<Done>> HandleAsync(BringOrganisation command, CancellationToken cancellationToken)
    {
        var guard = new InputGuard();
        var prefix = guard.Optional(nameof(command.Prefix), command.Prefix, TenantJob.LongestAddress);
        var host = guard.Optional(nameof(command.Host), command.Host, TenantJob.LongestAddress);
        if (command.Content is null || command.Content.Length == 0)
        {
            guard.Add(new FieldRequired("File"));
        }

        if (guard.Failed)
        {
            return guard.Errors;
        }

        var order = new TenantOrder(TenantJobKind.Import, "", Short(command.FileName), user.Actor) { Prefix = prefix, Host = host };
        try
        {
            await files.KeepAsync(order.Id, command.Content!, cancellationToken);
            var begun = await jobs.StartAsync(order, cancellationToken);
            return begun.Succeeded ? new Done() : Result<Done>.From(begun.Errors);
        }
        catch
        {
            files.Remove(order.Id);
            throw;
        }
    }

    private static string Short(string? fileName) => Path.GetFileName(fileName ?? "") is { Length: > 0 } name ? name[..Math.Min(name.Length, 100)] : "–";
}
