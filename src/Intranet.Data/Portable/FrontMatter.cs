using System.Text;
using System.Text.Json;

namespace Intranet.Data;

/// <summary>Begins a Markdown document with facts between lines of dashes (YAML), as many programs read them.</summary>
public static class FrontMatter
{
    /// <summary>Writes the facts that have a value, and the title as heading.</summary>
    public static StringBuilder Begin(string title, params (string Name, object? Value)[] facts)
    {
        var text = new StringBuilder("---\n");
        foreach (var (name, value) in facts.Where(f => f.Value is not null))
        {
            // JSON is YAML too, and its quoting lets no value end the block.
            text.Append(name).Append(": ").Append(JsonSerializer.Serialize(value, value!.GetType(), PortableJson.Values)).Append('\n');
        }

        return text.Append("---\n\n# ").Append(title.ReplaceLineEndings(" ")).Append('\n');
    }

    /// <summary>Adds a heading with its text; nothing where there is no text.</summary>
    public static StringBuilder Section(this StringBuilder text, string heading, string? body) =>
        string.IsNullOrWhiteSpace(body) ? text : text.Append("\n## ").Append(heading).Append("\n\n").Append(body.Trim()).Append('\n');
}
