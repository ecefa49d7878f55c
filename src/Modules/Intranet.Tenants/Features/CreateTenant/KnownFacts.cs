using System.Globalization;
using System.Text;
using Intranet.Abstractions;

namespace Intranet.Tenants.Features.CreateTenant;

/// <summary>What need not be typed of a new organisation, because its name tells it.</summary>
internal static class KnownFacts
{
    private const int LongestName = 40;

    /// <summary>Beside halves of pairs the one thing that normalising refuses.</summary>
    private const char NotACharacter = '\uFFFE';

    /// <summary>
    /// Fills in what was left empty. Of one that stands in the register its short name, and where no code was typed its kind, code
    /// and county; of any other a short name made of its title.
    /// </summary>
    public static NewShell FillIn(NewShell shell, IEnumerable<NewShell> register)
    {
        var known = register.FirstOrDefault(o => string.Equals(o.Title, shell.Title.Trim(), StringComparison.OrdinalIgnoreCase));
        if (known is not null && string.IsNullOrWhiteSpace(shell.Code))
        {
            var county = string.IsNullOrWhiteSpace(shell.County) ? known.County : shell.County;
            shell = shell with { Kind = known.Kind, Code = known.Code, County = county };
        }

        return string.IsNullOrWhiteSpace(shell.Name) ? shell with { Name = known?.Name ?? ShortNameOf(shell.Title) } : shell;
    }

    /// <summary><c>Kommunalförbundet Väst–Öst</c> as <c>kommunalforbundet-vast-ost</c>; empty where nothing is left.</summary>
    private static string ShortNameOf(string title)
    {
        var name = new StringBuilder(title.Length);
        var sound = new string([.. title.Where(c => !char.IsSurrogate(c) && c != NotACharacter)]);
        foreach (var letter in sound.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark))
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                name.Append(char.ToLowerInvariant(letter));
            }
            else if (name.Length > 0 && name[^1] != '-')
            {
                name.Append('-');
            }
        }

        var cut = name.ToString().TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        return cut[..Math.Min(cut.Length, LongestName)].TrimEnd('-');
    }
}
