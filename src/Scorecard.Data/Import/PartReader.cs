using System.Globalization;
using System.Text;
using System.Xml;
using Scorecard.Domain;

namespace Scorecard.Data.Import;

/// <summary>
/// Reads the markup of one part of a workbook, forward only: nothing of it is kept but what is asked for, and whatever stands between two
/// of its marks has a length at which reading stops.
/// </summary>
internal sealed class PartReader : IDisposable
{
    /// <summary>How many characters a cell can hold.</summary>
    public const int LongestText = 32_767;

    /// <summary>Bytes of a text, a name or an element with all its attributes: a cell's longest text, escaped.</summary>
    private const int LongestToken = 1 << 20;

    private const int DeepestElement = 64;
    private const int NodesBetweenLooks = 4096;

    private readonly MeteredStream stream;
    private readonly XmlReader xml;
    private readonly string place;
    private readonly CancellationToken cancel;
    private int nodes;

    /// <param name="place">What the person calls it: the sheet, or the workbook.</param>
    public PartReader(Stream part, BoundedZip zip, string place, CancellationToken cancel)
    {
        (this.place, this.cancel) = (place, cancel);
        stream = new(part, zip, place);
        xml = XmlReader.Create(
            stream,
            new()
            {
                DtdProcessing = DtdProcessing.Prohibit,
                XmlResolver = null,
                IgnoreComments = true,
                IgnoreProcessingInstructions = true,
                NameTable = new FewNames(),
                CloseInput = true,
            }
        );
    }

    /// <summary>An attribute of the element, which has no prefix; null where it is not there.</summary>
    public string? this[string attribute] => xml.GetAttribute(attribute);

    public string? this[string attribute, string space] => xml.GetAttribute(attribute, space);

    public bool IsEmpty => xml.IsEmptyElement;

    /// <exception cref="XmlException">It is no markup.</exception>
    /// <exception cref="RuleViolation">It holds more than it should.</exception>
    public bool Read()
    {
        if (++nodes % NodesBetweenLooks == 0)
            cancel.ThrowIfCancellationRequested();
        stream.Mark();
        return xml.Read() && (xml.Depth <= DeepestElement ? true : throw new XmlException("No element of a workbook stands so deep."));
    }

    /// <summary>Whether an element of this name begins, whatever its namespace.</summary>
    public bool Begins(string name) => xml.NodeType == XmlNodeType.Element && xml.LocalName == name;

    public bool Ends(string name) => xml.NodeType == XmlNodeType.EndElement && xml.LocalName == name;

    /// <summary>The elements of a name that stand in the one at which the reader is; the reader is at each in turn.</summary>
    public IEnumerable<PartReader> Within(string name, string element)
    {
        if (IsEmpty)
            yield break;
        while (Read() && !Ends(name))
            if (Begins(element))
                yield return this;
    }

    /// <summary>The text of the element at which the reader is.</summary>
    public string Text()
    {
        var pieces = new Pieces(place);
        if (!IsEmpty)
            while (Read() && xml.NodeType != XmlNodeType.EndElement)
                if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace)
                    pieces.Add(xml.Value);
        return pieces.Text;
    }

    /// <summary>The texts in the element at which the reader is, without what only says how they are spoken.</summary>
    public string Texts(string name)
    {
        var pieces = new Pieces(place);
        if (!IsEmpty)
            while (Read() && !Ends(name))
                if (Begins("rPh"))
                    while (!IsEmpty && Read() && !Ends("rPh")) { }
                else if (Begins("t"))
                    pieces.Add(Text());
        return pieces.Text;
    }

    public void Dispose() => xml.Dispose();

    private static RuleViolation TooLong(string place) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{place}: a cell holds more than {LongestText:N0} characters, the most that a workbook can. Shorten its text."
            )
        );

    /// <summary>A text, which may come in pieces.</summary>
    private struct Pieces(string place)
    {
        private string? only;
        private StringBuilder? all;

        public readonly string Text => all?.ToString() ?? only ?? "";

        public void Add(string piece)
        {
            if ((all?.Length ?? only?.Length ?? 0) + piece.Length > LongestText)
                throw TooLong(place);
            if (only is null)
                only = piece;
            else
                (all ??= new(only)).Append(piece);
        }
    }

    /// <summary>Names are kept for as long as the part is read; a workbook has a few.</summary>
    private sealed class FewNames : NameTable
    {
        private const int Most = 10_000;
        private int count;

        public override string Add(string key) => Get(key) ?? Counted(base.Add(key));

        public override string Add(char[] key, int start, int len) => Get(key, start, len) ?? Counted(base.Add(key, start, len));

        private string Counted(string added) =>
            ++count <= Most ? added : throw new XmlException("No workbook has so many names of elements.");
    }

    /// <summary>Counts what is read: of the whole zip, and since the reader came to its latest mark.</summary>
    private sealed class MeteredStream(Stream inner, BoundedZip zip, string place) : ReadOnlyStream
    {
        private long since;

        public void Mark() => since = 0;

        public override int Read(Span<byte> buffer)
        {
            var read = inner.Read(buffer);
            zip.Count(read);
            return (since += read) <= LongestToken ? read : throw TooLong(place);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing)
                inner.Dispose();
            base.Dispose(disposing);
        }
    }
}
