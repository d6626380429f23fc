using System.Buffers.Binary;
using System.Globalization;
using System.IO.Compression;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// A zip that holds no more than it should. What it says of itself is asked before anything is read; since that need not be true, what is
/// read of it is counted too.
/// </summary>
internal sealed class BoundedZip : IDisposable
{
    public const int MostEntries = 2000;

    /// <summary>How many times its own size a zip may unpack to, beyond what is never too much.</summary>
    public const int MostTimes = 250;

    private const long NeverTooMuch = 10 << 20;

    /// <summary>So many bytes name all entries, at most: a list of entries is read whole, however many it says there are.</summary>
    private const int LargestList = 1 << 20;

    private const int EndLength = 22;

    private readonly ZipArchive zip;
    private readonly string name;
    private readonly long most;
    private readonly bool isDense;
    private long left;

    private BoundedZip(FileInfo file, string name, long most)
    {
        var natural = Math.Max(NeverTooMuch, file.Length * MostTimes);
        (this.name, this.most, isDense) = (name, most, natural < most);
        left = Math.Min(natural, most);
        RefuseLongList(file);
        zip = ZipFile.OpenRead(file.FullName);
    }

    /// <param name="name">What the person calls it.</param>
    /// <param name="most">How many bytes all that is in it may unpack to.</param>
    /// <exception cref="RuleViolation">It holds too much.</exception>
    /// <exception cref="InvalidDataException">It is no zip.</exception>
    public static BoundedZip Open(string path, string name, long most)
    {
        var opened = new BoundedZip(new(path), name, most);
        try
        {
            if (opened.Entries.Count > MostEntries)
                throw opened.TooMany();
            if (opened.Entries.Any(e => e.Length > opened.left) || opened.Entries.Sum(e => e.Length) > opened.left)
                throw opened.TooLarge();
            return opened;
        }
        catch
        {
            opened.Dispose();
            throw;
        }
    }

    public IReadOnlyCollection<ZipArchiveEntry> Entries => zip.Entries;

    /// <summary>How many bytes may still be read of it.</summary>
    public long Left => left;

    /// <summary>Takes down what was read of the entries.</summary>
    /// <exception cref="RuleViolation">More than the whole zip may hold.</exception>
    public void Count(long read)
    {
        if ((left -= read) < 0)
            throw TooLarge();
    }

    public RuleViolation TooLarge() =>
        isDense
            ? new($"{name} unpacks to more than {MostTimes} times its size, which no table does. Save the tables as CSV files.")
            : new($"{name} unpacks to more than {most >> 20} MB. Split it and import the parts one after the other.");

    public void Dispose() => zip.Dispose();

    private RuleViolation TooMany() =>
        new(string.Create(CultureInfo.InvariantCulture, $"{name} holds more than {MostEntries:N0} files. Pack only the tables."));

    /// <summary>Asks the end of the file where its list of entries begins.</summary>
    private void RefuseLongList(FileInfo file)
    {
        using var stream = file.OpenRead();
        var end = new byte[Math.Min(file.Length, EndLength + ushort.MaxValue)];
        stream.Position = file.Length - end.Length;
        stream.ReadExactly(end);
        var at = end.AsSpan().LastIndexOf("PK\x05\x06"u8);
        if (at < 0 || at + EndLength > end.Length)
            throw new InvalidDataException("A zip ends with the place of its list.");
        var (disk, count) = (
            BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(at + 4)),
            BinaryPrimitives.ReadUInt16LittleEndian(end.AsSpan(at + 10))
        );
        var list = BinaryPrimitives.ReadUInt32LittleEndian(end.AsSpan(at + 16));
        // Where a number does not fit, a larger list elsewhere would be read.
        if (disk == ushort.MaxValue || count > MostEntries || list == uint.MaxValue || file.Length - end.Length + at - list > LargestList)
            throw TooMany();
    }
}
