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
    case ["known-packages", var folder]:
        KnownItemSets.Packages(Console.In, folder);
        return 0;
    case ["known-manuals", var manuals, var folder]:
        KnownItemSets.Manuals(manuals, folder);
        return 0;
    case ["known-sentences", var source, var folder]:
        KnownItemSets.Sentences(source, folder);
        return 0;
    case ["among", var set, var others, var folder]:
        KnownItemSets.Among(set, others, folder);
        return 0;
    case ["judge", var folder, .. var runs]:
        RunComparison.Print(folder, runs, Console.Out);
        return 0;
    case ["compounds", var folder, .. var words]:
        CompoundProbe.Run(folder, words, Console.Out);
        return 0;
    case ["corpus", var source, var documents, var queries, var count]:
        Corpus.Make(source, documents, queries, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
        return 0;
    case ["index", var documents, var directory]:
        SpeedBench.Index(documents, directory, Console.Out);
        return 0;
    case ["run", var queries, var directory, .. var classes]:
        SpeedBench.Run(queries, directory, classes, Console.Out);
        return 0;
    case ["tenants", var documents]:
        TenantsBench.Run(documents);
        return 0;
    case ["tenants-open", var directory]:
        TenantsBench.Measure(directory, Console.Out);
        return 0;
    default:
        Console.Error.WriteLine("""
            relevance [--lang en] FOLDER…       nDCG@10 of every variant over judged sets
            known-packages FOLDER < TRANSLATION make an English judged set of Debian's descriptions of packages
            known-manuals MAN FOLDER            make an English judged set of manual pages
            known-sentences SFS.jsonl FOLDER    make a Swedish judged set of sentences taken out of statutes
            among SET DOCS.jsonl FOLDER         the same questions, the documents among many others
            judge SET NAME=RUN…                 nDCG@10 of several engines' answers
            compounds FOLDER WORD…              how words are split
            corpus SFS.jsonl DOCS QUERIES N     make a large corpus and its questions
            index DOCS DIR                      index it, and measure that
            run QUERIES DIR [CLASS…]            latency by class; without a class of all, and of the rest
            tenants DOCS                        memory of 310 open indexes
            """);
        return 2;
}
