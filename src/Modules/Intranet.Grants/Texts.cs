namespace Intranet.Grants;

/// <summary>Marks the resource files <c>Texts*.resx</c> of this assembly.</summary>
public sealed class Texts;
