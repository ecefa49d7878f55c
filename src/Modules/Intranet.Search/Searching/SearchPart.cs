using Intranet.Abstractions;
using Intranet.Search.Engine;

namespace Intranet.Search;

/// <summary>One index of a search, and what of it the reader may see.</summary>
internal sealed record SearchPart(string Tenant, Scope Scope, IReadOnlySet<string> Labels, IReadOnlyList<KeywordFilter> Exclude);
