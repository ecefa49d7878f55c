using Intranet.Search.Bench;
using Intranet.Search.Engine;

switch (args)
{
    case ["relevance", "--lang", "en", .. var folders]:
        RelevanceBench.Run(folders, Language.English, Console.Out);
        return 0;
    case ["relevance", .. var folders]:
        RelevanceBench.Run(folders, Language.Swedish, Console.Out);
        return 0;
    case ["compounds", var folder, .. var words]:
        CompoundProbe.Run(folder, words, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("relevance [--lang en] FOLDER…");
        return 2;
}
