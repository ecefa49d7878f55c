using System.Globalization;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>Why a document has its score: a tree of numbers.</summary>
/// <param name="Value">The number.</param>
/// <param name="Description">What it is.</param>
/// <param name="Details">What it was made of.</param>
public sealed record Explanation(double Value, string Description, params IReadOnlyList<Explanation> Details)
{
    /// <summary>The tree as indented lines.</summary>
    public override string ToString()
    {
        var text = new StringBuilder();
        Write(text, 0);
        return text.ToString();
    }

    private void Write(StringBuilder text, int depth)
    {
        text.Append(' ', depth * 2).Append(Value.ToString("0.####", CultureInfo.InvariantCulture)).Append("  ").Append(Description).Append('\n');
        foreach (var detail in Details)
        {
            detail.Write(text, depth + 1);
        }
    }
}
