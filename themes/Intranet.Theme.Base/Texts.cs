namespace Intranet.Theme.Base;

/// <summary>Marks the resource files <c>Texts*.resx</c> of this theme.</summary>
public sealed class Texts;
