using Intranet.Abstractions;

namespace Intranet.Cases.Features;

/// <summary>What the box «Fakta» beside a case shows.</summary>
/// <param name="Content">The version shown.</param>
/// <param name="Organisation">Title of its organisation.</param>
/// <param name="Kind">What the organisation is; null when unknown or of no interest.</param>
/// <param name="LibraryAddress">Address of the library that its tags lead to.</param>
internal sealed record CaseFacts(CaseContent Content, string Organisation, TenantKind? Kind, string LibraryAddress);
