using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>Reads on and counts, up to a limit: what a zip says about the size of a file need not be true.</summary>
internal sealed class LimitedStream(Stream inner, long limit) : Stream
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

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override bool CanRead => true;
    public override bool CanSeek => false;
    public override bool CanWrite => false;
    public override long Length => throw new NotSupportedException();
    public override long Position
    {
        get => Count;
        set => throw new NotSupportedException();
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
