using System.Security.Cryptography;

namespace Scorecard.Web.Hosting.Keys;

/// <summary>256 bits that encrypt with AES-GCM.</summary>
public sealed class KeySecret
{
    private const int Length = 32;

    private readonly byte[] bytes;

    private KeySecret(byte[] bytes) => this.bytes = bytes;

    public static KeySecret Make() => new(RandomNumberGenerator.GetBytes(Length));

    /// <returns>Null where the text is no secret.</returns>
    public static KeySecret? Parse(string text)
    {
        var bytes = new byte[Length];
        return Convert.TryFromBase64String(text, bytes, out var read) && read == Length ? new(bytes) : null;
    }

    /// <summary>The secret in the file.</summary>
    public override string ToString() => Convert.ToBase64String(bytes);

    /// <returns>A nonce, the tag, and what only this secret opens.</returns>
    public byte[] Seal(ReadOnlySpan<byte> plain)
    {
        var result = new byte[AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize + plain.Length];
        var (nonce, tag, hidden) = Parts(result);
        RandomNumberGenerator.Fill(result.AsSpan(nonce));
        using var aes = new AesGcm(bytes, AesGcm.TagByteSizes.MaxSize);
        aes.Encrypt(result.AsSpan(nonce), plain, result.AsSpan(hidden), result.AsSpan(tag));
        return result;
    }

    /// <returns>Null where it was sealed by another secret, or changed since.</returns>
    public byte[]? Open(byte[] sealedBytes)
    {
        if (sealedBytes.Length < AesGcm.NonceByteSizes.MaxSize + AesGcm.TagByteSizes.MaxSize)
            return null;
        var (nonce, tag, hidden) = Parts(sealedBytes);
        var plain = new byte[sealedBytes.AsSpan(hidden).Length];
        using var aes = new AesGcm(bytes, AesGcm.TagByteSizes.MaxSize);
        try
        {
            aes.Decrypt(sealedBytes.AsSpan(nonce), sealedBytes.AsSpan(hidden), sealedBytes.AsSpan(tag), plain);
            return plain;
        }
        catch (AuthenticationTagMismatchException)
        {
            return null;
        }
    }

    private static (Range Nonce, Range Tag, Range Hidden) Parts(byte[] whole)
    {
        var tag = AesGcm.NonceByteSizes.MaxSize;
        var hidden = tag + AesGcm.TagByteSizes.MaxSize;
        return (..tag, tag..hidden, hidden..whole.Length);
    }
}
