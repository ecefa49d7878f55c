using Microsoft.AspNetCore.Http;

namespace Intranet.Ui.Forms;

/// <summary>What the fields of the page are called, so that the summary above them can name the ones to put right.</summary>
internal sealed class FieldLabels
{
    private readonly Dictionary<string, string> _labels = new(StringComparer.Ordinal);

    private FieldLabels()
    {
    }

    public static FieldLabels Of(HttpContext http)
    {
        if (http.Items.TryGetValue(typeof(FieldLabels), out var known) && known is FieldLabels labels)
        {
            return labels;
        }

        var created = new FieldLabels();
        http.Items[typeof(FieldLabels)] = created;
        return created;
    }

    public void Add(string name, string label) => _labels[name] = label;

    /// <summary>The field's label; null for a field that has none of its own.</summary>
    public string? Find(string name) => _labels.GetValueOrDefault(name);
}
