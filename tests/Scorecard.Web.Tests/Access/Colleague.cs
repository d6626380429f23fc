using System.IO.Compression;
using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;

namespace Scorecard.Web.Tests.Access;

/// <summary>Somebody who opens whatever there is to open: every page and file that a link leads to, and what those lead to.</summary>
internal sealed partial class Colleague(TestBrowser browser)
{
    /// <summary>Keys whose values make another page of the same address; a page with other values of the others is of the same kind.</summary>
    private static readonly string[] Telling = ["export", "table", "handler", "by", "of", "lens"];

    /// <param name="passes">Whether an address is not worth opening.</param>
    /// <returns>What came, as text, by address; one of each kind.</returns>
    public async Task<Dictionary<string, string>> OpenAllAsync(IEnumerable<string> from, Func<string, bool> passes)
    {
        var opened = new Dictionary<string, string>();
        var kinds = new HashSet<string>();
        var waiting = new Queue<string>(from);
        while (waiting.TryDequeue(out var path))
        {
            if (!kinds.Add(KindOf(path)) || passes(path))
                continue;
            using var answer = await browser.Client.GetAsync(path);
            var type = answer.Content.Headers.ContentType?.MediaType ?? "";
            opened[path] =
                type.Contains("spreadsheet", StringComparison.Ordinal) || type.Contains("zip", StringComparison.Ordinal)
                    ? Unzipped(await answer.Content.ReadAsStreamAsync())
                    : Lasting(await answer.Content.ReadAsStringAsync());
            if (type != "text/html")
                continue;
            foreach (var link in new HtmlParser().ParseDocument(opened[path]).QuerySelectorAll("a[href]"))
                if (new Uri(new(TestBrowser.Home, path), link.GetAttribute("href")!) is var to && to.Host == TestBrowser.Home.Host)
                    waiting.Enqueue(to.PathAndQuery);
        }
        return opened;
    }

    /// <summary>A page without what is made anew each time it is opened.</summary>
    public static string Lasting(string page) => Keys().Replace(page, "");

    private static string KindOf(string path) =>
        path.Split('?') is [var page, var query]
            ? page
                + "?"
                + string.Join(
                    '&',
                    query.Split('&').Select(part => Telling.Contains(part.Split('=')[0]) ? part : part.Split('=')[0]).Order()
                )
            : path;

    private static string Unzipped(Stream file)
    {
        using var zip = new ZipArchive(file);
        return string.Join(
            '\n',
            zip.Entries.Where(e =>
                    e.FullName.Contains("sheet", StringComparison.OrdinalIgnoreCase)
                    || e.FullName.EndsWith(".csv", StringComparison.Ordinal)
                    || e.FullName.Contains("Strings", StringComparison.Ordinal)
                )
                .Select(e =>
                {
                    using var reader = new StreamReader(e.Open());
                    return $"{e.FullName} {reader.ReadToEnd()}";
                })
        );
    }

    [GeneratedRegex("name=\"(__RequestVerificationToken|__Form)\"[^>]*>")]
    private static partial Regex Keys();
}
