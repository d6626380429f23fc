using System.Globalization;

namespace Scorecard.Web.Presentation;

/// <summary>How large a file is: “266 KB”, “1.4 MB”.</summary>
public static class FileSize
{
    private const int Megabyte = 1 << 20;

    public static string Of(long bytes) =>
        bytes < Megabyte
            ? string.Create(CultureInfo.InvariantCulture, $"{(bytes + 1023) / 1024} KB")
            : string.Create(CultureInfo.InvariantCulture, $"{(double)bytes / Megabyte:0.0} MB");
}
