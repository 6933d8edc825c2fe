using System.Buffers;
using System.Buffers.Binary;
using System.Text;

namespace Onkreukbaar.Platform.Modules.Audit;

/// <summary>
/// Fields as bytes in one way only: each behind its length, so that no two different rows give the same bytes. Nothing
/// is told apart from an empty text by the length -1.
/// </summary>
internal sealed class Canonical
{
    // A text that is no Unicode would come back from the database as another one; refuse it.
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private readonly ArrayBufferWriter<byte> bytes = new();

    public Canonical Add(string? text) => text is null ? AddNothing() : AddField(Strict.GetBytes(text));

    public Canonical Add(Guid? id) => id is null ? AddNothing() : AddField(id.Value.ToByteArray(bigEndian: true));

    public Canonical Add(long number)
    {
        Span<byte> field = stackalloc byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(field, number);
        return AddField(field);
    }

    public byte[] ToArray() => bytes.WrittenSpan.ToArray();

    private Canonical AddField(ReadOnlySpan<byte> field)
    {
        AddLength(field.Length);
        bytes.Write(field);
        return this;
    }

    private Canonical AddNothing()
    {
        AddLength(-1);
        return this;
    }

    private void AddLength(int length)
    {
        Span<byte> field = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32BigEndian(field, length);
        bytes.Write(field);
    }
}
