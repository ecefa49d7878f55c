using Intranet.Abstractions;
using Intranet.AuditTrail.Checking;
using Intranet.AuditTrail.Reading;
using Intranet.Ui;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Intranet.AuditTrail;

/// <summary>The own organisation's audit trail as JSON.</summary>
internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder endpoints)
    {
        var api = endpoints.MapApi();
        api.MapGet("/audit", ListAsync)
            .WithMetadata(new RequirePermissionAttribute(AuditPermissions.ReadName))
            .WithName("ListAudit")
            .WithTags("Audit")
            .WithSummary("Rows of the organisation's audit trail, newest first.")
            .Produces<PagedList<AuditRowResponse>>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
        api.MapGet("/audit/check", CheckAsync)
            .WithMetadata(new RequirePermissionAttribute(AuditPermissions.ReadName))
            .WithName("CheckAudit")
            .WithTags("Audit")
            .WithSummary("Verifies the chain of the organisation's audit trail.")
            .Produces<CheckResponse>()
            .ProducesProblem(StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> ListAsync(
        string? text, string? kind, string? about, string? from, string? until, int? page, int? pageSize, ListAuditHandler list, HttpContext context, CancellationToken cancellationToken)
    {
        var filter = new AuditFilter { Text = text, Kind = kind, About = about, From = from, Until = until };
        var result = await list.HandleAsync(new ListAudit(filter, new PageRequest(page, pageSize)), cancellationToken);
        return result.ToHttp(context, rows => Results.Ok(new PagedList<AuditRowResponse>(
            [.. rows.Items.Select(r => AuditRowResponse.Of(r, withSeal: true))], rows.Page, rows.PageSize, rows.Total)));
    }

    private static async Task<IResult> CheckAsync(string? head, ChainCheck check, ITenantContext tenant, HttpContext context, CancellationToken cancellationToken)
    {
        var noted = NotedHead.Parse(head);
        return noted is null && !string.IsNullOrEmpty(head)
            ? ApiResults.Problem(context, [new FieldInvalid("head")])
            : Results.Ok(CheckResponse.Of(await check.CheckAsync(tenant.Shell.Name, noted, cancellationToken)));
    }
}
