namespace Intranet.Search.Engine;

/// <summary>Walks the text fields of a document that is being written: a field is its number, how many words it has, and the words.</summary>
internal ref struct FieldWords(ReadOnlySpan<int> fields)
{
    private ReadOnlySpan<int> rest = fields;

    public int Field { get; private set; }

    public ReadOnlySpan<int> Words { get; private set; }

    public bool MoveNext()
    {
        if (rest.IsEmpty)
        {
            return false;
        }

        Field = rest[0];
        Words = rest.Slice(2, rest[1]);
        rest = rest[(2 + Words.Length)..];
        return true;
    }
}
