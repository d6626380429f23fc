using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>Reads on and counts, up to a limit: what a zip says about the size of a file need not be true.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : ReadOnlyStream
{
    public long Count { get; private set; }

    public static string TooLarge(long limit) =>
        $"This file is larger than {limit >> 20} MB. Split it and import the parts one after the other.";

    public override int Read(Span<byte> buffer)
    {
        var read = inner.Read(buffer);
        Count += read;
        return Count <= limit ? read : throw new RuleViolation(TooLarge(limit));
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
