namespace Intranet.Search.Engine;

/// <summary>Writes a document as it was put in, and reads it back. Key, version, language and label stand in other sections.</summary>
internal static class StoredDocumentCodec
{
    public static void Write(ByteWriter output, Document document)
    {
        WritePairs(output, document.Texts);
        WritePairs(output, document.Keywords);
        WritePairs(output, document.Stored);
        output.Varint((uint)document.Numbers.Count);
        foreach (var (field, value) in document.Numbers)
        {
            output.Text(field);
            output.UInt64((ulong)value);
        }
    }

    public static void Read(ref ByteReader reader, Document document)
    {
        for (var n = reader.Count(); n > 0; n--)
        {
            document.AddText(reader.Text(), reader.Text());
        }

        for (var n = reader.Count(); n > 0; n--)
        {
            document.AddKeyword(reader.Text(), reader.Text());
        }

        for (var n = reader.Count(); n > 0; n--)
        {
            document.AddStored(reader.Text(), reader.Text());
        }

        for (var n = reader.Count(); n > 0; n--)
        {
            document.AddNumber(reader.Text(), (long)reader.UInt64());
        }
    }

    private static void WritePairs(ByteWriter output, IReadOnlyList<KeyValuePair<string, string>> pairs)
    {
        output.Varint((uint)pairs.Count);
        foreach (var (field, value) in pairs)
        {
            output.Text(field);
            output.Text(value);
        }
    }
}
