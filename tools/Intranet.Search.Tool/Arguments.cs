using System.Globalization;
using Intranet.Search.Engine;

namespace Intranet.Search.Tool;

/// <summary>What stood on the command line.</summary>
/// <param name="Positional">What is no option.</param>
/// <param name="Language">The language of the documents; null to see it from them.</param>
/// <param name="Top">How many answers to a query.</param>
internal sealed record Arguments(string[] Positional, Language? Language, int Top)
{
    /// <exception cref="ArgumentException">An option is unknown or has no sensible value.</exception>
    public static Arguments Parse(string[] args)
    {
        var positional = new List<string>();
        Language? language = null;
        var top = 100;
        for (var i = 0; i < args.Length; i++)
        {
            switch (args[i])
            {
                case "--lang":
                    language = Value(args, ++i) switch
                    {
                        "sv" => Engine.Language.Swedish,
                        "en" => Engine.Language.English,
                        var other => throw new ArgumentException($"The language {other} is not known: sv or en."),
                    };
                    break;
                case "--top":
                    top = int.TryParse(Value(args, ++i), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
                        ? Math.Clamp(number, 1, SearchRequest.MaxWindow)
                        : throw new ArgumentException("--top takes a number.");
                    break;
                case var option when option.StartsWith("--", StringComparison.Ordinal):
                    throw new ArgumentException($"The option {option} is not known.");
                default:
                    positional.Add(args[i]);
                    break;
            }
        }

        return new Arguments([.. positional], language, top);
    }

    private static string Value(string[] args, int i) => i < args.Length ? args[i] : throw new ArgumentException($"{args[i - 1]} takes a value.");
}
