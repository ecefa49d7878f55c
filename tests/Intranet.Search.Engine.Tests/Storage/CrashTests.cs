using Xunit.Abstractions;

namespace Intranet.Search.Engine.Tests;

public sealed class CrashTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Whenever_the_power_is_cut_the_index_opens_with_a_state_that_was_committed(int seed)
    {
        var steps = Work(new CrashingDirectory(seed), seed, []);
        for (var cut = 0; cut < steps; cut++)
        {
            output.WriteLine($"seed {seed}, cut at step {cut} of {steps}");
            var directory = new CrashingDirectory((seed * 10_000) + cut) { StepsLeft = cut };
            var states = new List<string> { "" };
            Work(directory, seed, states);
            directory.Restart();

            using var writer = IndexWriter.Open(directory);
            using var reader = writer.Acquire();
            Assert.Contains(State(reader), states.TakeLast(2));
            Assert.Empty(CheckIndex.Run(directory).Problems);
            writer.Put(new Document("after", 1).AddText(Fields.Body, "efteråt"));
            writer.Commit();
        }
    }

    // Adds the state that a commit makes to the list before it starts: once it returns the state must last, until then either may be found.
    private static int Work(CrashingDirectory directory, int seed, List<string> states)
    {
        var corpus = new RandomCorpus(seed);
        var expected = new Dictionary<string, long>();
        try
        {
            using var writer = IndexWriter.Open(directory);
            for (var round = 0; round < 6; round++)
            {
                for (var n = 0; n < 8; n++)
                {
                    var version = (round * 100) + n;
                    if (corpus.Chance(25))
                    {
                        var key = $"doc/{corpus.Next(20)}";
                        writer.Delete(key, version);
                        expected.Remove(key);
                        continue;
                    }

                    var document = corpus.Document(corpus.Next(20), version);
                    writer.Put(document);
                    expected[document.Key] = version;
                }

                states.Add(State(expected));
                writer.Commit();
                states.Add(State(expected));
                if (round % 3 == 2)
                {
                    states.Add(State(expected));
                    writer.MergeAll();
                }
            }
        }
        catch (PowerCutException)
        {
            return directory.Steps;
        }

        return directory.Steps;
    }

    private static string State(IndexReader reader) => State(reader.Versions().ToDictionary());

    private static string State(Dictionary<string, long> versions) => string.Join(' ', versions.OrderBy(v => v.Key, StringComparer.Ordinal).Select(v => $"{v.Key}@{v.Value}"));
}
