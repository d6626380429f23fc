namespace Scorecard.Web.People;

/// <summary>What a browser says that it is, in words. It may say anything, so only known names are taken over.</summary>
public static class Device
{
    // In this order: most browsers name others as well.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"),
        ("OPR/", "Opera"),
        ("SamsungBrowser/", "Samsung Internet"),
        ("Firefox/", "Firefox"),
        ("FxiOS/", "Firefox"),
        ("CriOS/", "Chrome"),
        ("Chrome/", "Chrome"),
        ("Safari/", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Windows", "Windows"),
        ("Android", "Android"),
        ("iPhone", "an iPhone"),
        ("iPad", "an iPad"),
        ("Macintosh", "macOS"),
        ("CrOS", "ChromeOS"),
        ("Linux", "Linux"),
    ];

    /// <returns>Such as “Firefox on Windows”.</returns>
    public static string InWords(string? userAgent)
    {
        var browser = Find(Browsers, userAgent) ?? "Another browser";
        return Find(Systems, userAgent) is { } system ? $"{browser} on {system}" : browser;
    }

    private static string? Find((string Mark, string Name)[] known, string? userAgent) =>
        known.Where(k => userAgent?.Contains(k.Mark, StringComparison.Ordinal) == true).Select(k => k.Name).FirstOrDefault();
}
