using System.Security.Cryptography;
using Scorecard.Domain;

namespace Scorecard.Web.Sources;

/// <summary>A file that came from a source.</summary>
/// <param name="Path">A copy of it, called as it is there.</param>
/// <param name="Hash">SHA-256 in hexadecimal.</param>
public sealed record FetchedFile(string Path, string Hash)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The ETag that the server gave; null for none.</summary>
    public string? Tag { get; init; }

    /// <summary>When it was changed there, UTC; null where nobody says.</summary>
    public DateTime? ChangedAt { get; init; }

    /// <summary>Copies what a stream gives, as much as is allowed.</summary>
    /// <exception cref="RuleViolation">It gives more.</exception>
    public static async Task<FetchedFile> CopyAsync(Stream from, string path, long largest, CancellationToken cancel)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var to = File.Create(path);
        var piece = new byte[81_920];
        for (int count; (count = await from.ReadAsync(piece, cancel)) > 0; )
        {
            RuleViolation.Unless(
                to.Position + count <= largest,
                $"{System.IO.Path.GetFileName(path)} is larger than {largest >> 20} MB. Split it."
            );
            hash.AppendData(piece, 0, count);
            await to.WriteAsync(piece.AsMemory(0, count), cancel);
        }
        return new(path, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }
}
