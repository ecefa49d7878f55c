using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Intranet.Search.Engine;

/// <summary>An open segment: documents that do not change, read in place. Counted references; freed with the last.</summary>
internal sealed class Segment
{
    public const int TombstoneFlag = 0x80;

    private const int Looks = 3;

    private readonly MappedBytes bytes;
    private readonly (long Offset, int Length)[] sections;
    private readonly Action? released;
    private readonly (long Count, long Length)[] openSums = new (long, long)[TermSpace.Languages];
    private readonly bool[] languages = new bool[TermSpace.Languages];
    private readonly OffsetTable forwardOffsets;
    private readonly KeyTable keys;
    private readonly NarrowNumbers versions;
    private readonly NarrowNumbers lengths;
    private readonly NarrowNumbers labels;
    private readonly NarrowNumbers flags;
    private readonly NarrowNumbers documentsByHash;
    private readonly WordCode wordCode;
    private readonly int phraseCount;
    private int references = 1;

    private Segment(string name, MappedBytes bytes, Action? released)
    {
        Name = name;
        this.bytes = bytes;
        this.released = released;
        sections = ReadTable();
        ReadMeta();
        forwardOffsets = Offsets(Section.ForwardOffsets);
        keys = new KeyTable(bytes, sections[(int)Section.KeyStarts], sections[(int)Section.Keys], Count);
        flags = Narrow(Section.Flags);
        versions = Narrow(Section.Versions);
        lengths = Narrow(Section.Lengths);
        labels = Narrow(Section.Labels);
        documentsByHash = Narrow(Section.DocumentsByHash);
        (wordCode, phraseCount) = ReadWordCode();
        Words = new TermDictionary(bytes, sections[(int)Section.Words].Offset, sections[(int)Section.Words].Length, withPostings: false);
        Terms = new TermDictionary(bytes, sections[(int)Section.Terms].Offset, sections[(int)Section.Terms].Length, withPostings: true);
        for (byte language = 0; language < TermSpace.Languages; language++)
        {
            var walk = Terms.From([language]);
            languages[language] = walk.MoveNext() && walk.Current[0] == language;
        }

        Dense = new DenseLists(Count);
        Keywords = ReadColumns(Section.Keywords, (offset, length) => new KeywordColumn(bytes, offset, length, Count));
        Numbers = ReadColumns(Section.Numbers, (offset, length) => new NumberColumn(bytes, offset, length, Count));
    }

    public string Name { get; }

    public int Count { get; private set; }

    public long Size => bytes.Length;

    public IReadOnlyList<(string Name, int Weight)> Fields { get; private set; } = [];

    public IReadOnlyList<string> Labels { get; private set; } = [];

    public TermDictionary Words { get; }

    public TermDictionary Terms { get; }

    public IReadOnlyDictionary<string, KeywordColumn> Keywords { get; }

    public IReadOnlyDictionary<string, NumberColumn> Numbers { get; }

    public DenseLists Dense { get; }

    public int WordCount => Words.Count;

    public MappedBytes Bytes => bytes;

    /// <summary>By document: the upper half of the hash of its key.</summary>
    public ReadOnlySpan<uint> KeyHashes => Array<uint>(Section.KeyHashes);

    public ReadOnlySpan<byte> Norms => Span(Section.Norms);

    /// <summary>Opens the bytes of a segment file, which it then owns.</summary>
    /// <exception cref="CorruptIndexException">The bytes are not a whole segment.</exception>
    public static Segment Open(string name, MappedBytes bytes, Action? released = null)
    {
        try
        {
            return new Segment(name, bytes, released);
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            bytes.Dispose();
            throw new CorruptIndexException($"The segment {name} is damaged. Rebuild the index.", e);
        }
        catch (CorruptIndexException)
        {
            bytes.Dispose();
            throw;
        }
    }

    /// <summary>Whether it holds a term of a language, in whatever document.</summary>
    public bool Has(Language language) => languages[(int)language];

    public (long Count, long Length) OpenSums(Language language) => openSums[(int)language];

    public ReadOnlySpan<byte> Span(Section section) => bytes.Span(sections[(int)section].Offset, sections[(int)section].Length);

    public ReadOnlySpan<T> Array<T>(Section section)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(Span(section));

    public long OffsetOf(Section section) => sections[(int)section].Offset;

    public bool IsTombstone(int document) => (flags[document] & TombstoneFlag) != 0;

    public Language LanguageOf(int document) => (Language)(flags[document] & ~TombstoneFlag);

    public int LabelOf(int document) => (int)labels[document];

    public int LengthOf(int document) => (int)lengths[document];

    public long Version(int document) => versions[document];

    /// <summary>The hash of a document's key; only its upper half, <see cref="KeyHashes"/>, is in the file.</summary>
    [SkipLocalsInit]
    public ulong HashOf(int document)
    {
        Span<byte> bytesOfKey = stackalloc byte[KeyTable.MaxBytes];
        Span<char> key = stackalloc char[Document.MaxKeyLength];
        return KeyHash.Of(key[..Encoding.UTF8.GetChars(keys.Read(document, bytesOfKey), key)]);
    }

    [SkipLocalsInit]
    public string Key(int document)
    {
        Span<byte> bytesOfKey = stackalloc byte[KeyTable.MaxBytes];
        return Encoding.UTF8.GetString(keys.Read(document, bytesOfKey));
    }

    /// <summary>The words of a document, in order.</summary>
    public TokenReader TokensOf(int document) => new(WordStream, DocumentBytes(document));

    /// <summary>A document as it is written.</summary>
    public ReadOnlySpan<byte> DocumentBytes(int document) => Span(Section.Forward)[forwardOffsets[document]..forwardOffsets[document + 1]];

    /// <summary>Asks the memory for a document that is soon to be read.</summary>
    public void Prefetch(int document) => bytes.Prefetch(OffsetOf(Section.Forward) + forwardOffsets[document]);

    /// <summary>How words are written.</summary>
    public WordStream WordStream => new(
        wordCode, Math.Max(1, Fields.Count), Array<int>(Section.Phrases).Slice(WordCode.Size + 1, phraseCount + 1), Span(Section.PhraseWords));

    public int WordOfRank(int rank) => Array<int>(Section.WordOfRank)[rank];

    /// <summary>Documents with a key, in no particular order: at most one is not superseded.</summary>
    public IReadOnlyList<int> DocumentsOf(string key) => DocumentsOf(key, KeyHash.Of(key));

    /// <summary>Documents with a key whose hash is known.</summary>
    public IReadOnlyList<int> DocumentsOf(string key, ulong keyHash)
    {
        var hash = (uint)(keyHash >> 32);
        List<int>? found = null;
        for (var i = FirstOf(hash); i < Count; i++)
        {
            var document = (int)documentsByHash[i];
            if (KeyHashes[document] != hash)
            {
                break;
            }

            if (Key(document) == key)
            {
                (found ??= []).Add(document);
            }
        }

        return found ?? (IReadOnlyList<int>)[];
    }

    /// <summary>Takes a reference; false when the segment is already freed.</summary>
    public bool TryAcquire()
    {
        for (var seen = Volatile.Read(ref references); seen > 0; seen = Volatile.Read(ref references))
        {
            if (Interlocked.CompareExchange(ref references, seen + 1, seen) == seen)
            {
                return true;
            }
        }

        return false;
    }

    public void Release()
    {
        if (Interlocked.Decrement(ref references) == 0)
        {
            bytes.Dispose();
            released?.Invoke();
        }
    }

    // Hashes are spread evenly, so that three looks come near the place; from there with growing steps, then by bisection.
    private int FirstOf(uint hash)
    {
        var at = 0;
        for (var look = 0; look <= Looks && Count > 0; look++)
        {
            var distance = hash - (look == 0 ? 0L : HashAt(at));
            at = (int)Math.Clamp(at + ((distance * Count) >> 32), 0, Count - 1);
        }

        var (low, high) = (at, at);
        for (var step = 1; low > 0 && HashAt(low - 1) >= hash; step *= 2)
        {
            (low, high) = (Math.Max(0, low - step), low);
        }

        for (var step = 1; high < Count && HashAt(high) < hash; step *= 2)
        {
            (low, high) = (high + 1, (int)Math.Min(Count, (long)high + step));
        }

        while (low < high)
        {
            var middle = (low + high) >> 1;
            if (HashAt(middle) < hash)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }

    private uint HashAt(int place) => KeyHashes[(int)documentsByHash[place]];

    private (long, int)[] ReadTable()
    {
        var count = Enum.GetValues<Section>().Length;
        var reader = new ByteReader(bytes.Span(0, checked((int)Math.Min(bytes.Length, 8 + (count * 16L)))));
        if (reader.UInt32() != SegmentWriter.Magic)
        {
            throw new CorruptIndexException($"The file of segment {Name} is not a segment. Rebuild the index.");
        }

        var version = reader.UInt32();
        if (version != SegmentWriter.FormatVersion)
        {
            throw new CorruptIndexException($"The segment {Name} has format {version}; this program reads {SegmentWriter.FormatVersion}. Rebuild the index.");
        }

        var table = new (long Offset, int Length)[count];
        for (var i = 0; i < count; i++)
        {
            var (offset, length) = ((long)reader.UInt64(), reader.UInt64());
            table[i] = (offset, checked((int)length));
            bytes.Span(offset, table[i].Length);
        }

        return table;
    }

    private OffsetTable Offsets(Section section) => new(bytes, OffsetOf(section), Span(section).Length, Count);

    private NarrowNumbers Narrow(Section section) => new(bytes, OffsetOf(section), Span(section).Length, Count);

    private (WordCode Code, int Phrases) ReadWordCode()
    {
        var numbers = Array<int>(Section.Phrases);
        var phrases = numbers[WordCode.Size];
        return phrases >= 0 && phrases < numbers.Length - WordCode.Size - 1
            ? (new WordCode(numbers[0], numbers[1], numbers[2], numbers[3], numbers[4]), phrases)
            : throw new CorruptIndexException($"The words of segment {Name} cannot be read. Rebuild the index.");
    }

    private void ReadMeta()
    {
        var reader = new ByteReader(Span(Section.Meta));
        Count = (int)reader.Varint();
        if (Span(Section.Norms).Length != Count || KeyHashes.Length != Count)
        {
            throw new CorruptIndexException($"The segment {Name} does not hold the documents it says. Rebuild the index.");
        }

        var fields = new (string, int)[reader.Count()];
        for (var i = 0; i < fields.Length; i++)
        {
            fields[i] = (reader.Text(), (int)reader.Varint());
        }

        var labels = new string[reader.Count()];
        for (var i = 0; i < labels.Length; i++)
        {
            labels[i] = reader.Text();
        }

        for (var i = 0; i < openSums.Length; i++)
        {
            openSums[i] = ((long)reader.Varlong(), (long)reader.Varlong());
        }

        (Fields, Labels) = (fields, labels);
    }

    private Dictionary<string, T> ReadColumns<T>(Section section, Func<long, int, T> create)
    {
        var columns = new Dictionary<string, T>(StringComparer.Ordinal);
        var reader = new ByteReader(Span(section));
        for (var n = reader.Count(); n > 0; n--)
        {
            var name = reader.Text();
            var length = (int)reader.UInt32();
            columns[name] = create(OffsetOf(section) + reader.Position, length);
            reader.Take(length);
        }

        return columns;
    }
}
