using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace Scorecard.Domain.Changes;

/// <summary>
/// The hash chain of an organization's journal: each line's hash is that of the line before and of the line itself, in the order of
/// <see cref="Change.Sequence"/> and <see cref="Change.Ordinal"/>. Whoever changes, removes or adds a line breaks it there, or has to
/// compute every later hash anew, and then the head is not the one that somebody noted. docs/journal-chain.md gives the form byte by byte.
/// </summary>
public static class ChangeChain
{
    /// <summary>The bytes of a hash.</summary>
    public const int HashLength = SHA256.HashSizeInBytes;

    // Half of a character that takes two places is stored as a replacement by some databases, so it counts as one.
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: false);

    /// <summary>What stands before the first line: 32 zero bytes.</summary>
    public static byte[] Start => new byte[HashLength];

    /// <summary>SHA-256 over the hash of the line before and all columns of a line, each of a fixed length or led by its length.</summary>
    /// <param name="before">The hash of the line before, or <see cref="Start"/>.</param>
    /// <param name="line">Its own hash is not looked at.</param>
    /// <returns>32 bytes.</returns>
    public static byte[] Next(byte[] before, Change line)
    {
        var form = new ArrayBufferWriter<byte>(256);
        form.Write(before);
        Add(form, line.OrganizationId);
        Add(form, line.Sequence);
        Add(form, line.Ordinal);
        Add(form, line.At.Ticks);
        Add(form, line.By is null ? 0 : 1);
        Add(form, line.By ?? 0);
        Add(form, line.Subject.ToString());
        Add(form, line.SubjectId);
        Add(form, line.What);
        Add(form, line.From);
        Add(form, line.To);
        Add(form, line.Why);
        return SHA256.HashData(form.WrittenSpan);
    }

    private static void Add(ArrayBufferWriter<byte> form, long number)
    {
        BinaryPrimitives.WriteInt64BigEndian(form.GetSpan(sizeof(long)), number);
        form.Advance(sizeof(long));
    }

    /// <summary>Its bytes in UTF-8 after their count; -1 in place of the count where there is no text.</summary>
    private static void Add(ArrayBufferWriter<byte> form, string? text)
    {
        Add(form, text is null ? -1 : Utf8.GetByteCount(text));
        if (text is not null)
            Utf8.GetBytes(text, form);
    }
}
