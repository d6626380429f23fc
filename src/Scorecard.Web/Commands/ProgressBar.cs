using System.Globalization;
using Scorecard.Data.Import;

namespace Scorecard.Web.Commands;

/// <summary>Draws how far an import is into one line that it writes over and over.</summary>
public sealed class ProgressBar(TextWriter error) : IProgress<ImportProgress>, IDisposable
{
    private const int Width = 40;

    private int shown = -1;

    public void Report(ImportProgress value)
    {
        var percent = value.Percent;
        if (percent == shown)
            return;
        shown = percent;
        var full = percent * Width / 100;
        error.Write(
            string.Create(CultureInfo.InvariantCulture, $"\r[{new string('#', full)}{new string('.', Width - full)}] {percent, 3} %")
        );
    }

    public void Dispose()
    {
        if (shown >= 0)
            error.WriteLine();
        shown = -1;
    }
}
