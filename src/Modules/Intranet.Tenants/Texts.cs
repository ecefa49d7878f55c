namespace Intranet.Tenants;

/// <summary>Marks the resource files <c>Texts*.resx</c> of this module.</summary>
public sealed class Texts;
