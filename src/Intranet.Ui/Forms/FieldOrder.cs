using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Intranet.Ui.Forms;

/// <summary>Orders the fields of a form as its model declares them, which is the order in which they stand on the page.</summary>
internal static class FieldOrder
{
    /// <summary>A key that sorts ordinally: the place of each property along the path <c>Input.Title</c>. What is about the whole comes first.</summary>
    public static string Of(ModelMetadata model, string name)
    {
        var key = new StringBuilder();
        var metadata = model;
        foreach (var part in name.Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            var property = part.Split('[')[0];
            var place = metadata?.Properties.Select((candidate, index) => (candidate, index)).FirstOrDefault(pair => pair.candidate.PropertyName == property);
            key.Append((place?.index ?? 9999).ToString("D4", CultureInfo.InvariantCulture));
            metadata = place?.candidate;
        }

        return key.ToString();
    }
}
