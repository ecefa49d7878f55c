namespace Intranet.Ui.Content.Sanitizing;

/// <summary>Names of things in a text that a screen reader needs, in the reader's language.</summary>
internal sealed record SanitizerWords(string TaskDone, string TaskOpen, string Table);
