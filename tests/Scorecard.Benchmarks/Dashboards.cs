using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;

namespace Scorecard.Benchmarks;

/// <summary>
/// The tier-1 dashboard of 10,000 units and 100,000 KPIs over the network of this machine: what the server takes for a request, and the CPU of many
/// against that of a static Razor page with as many table rows in the same process.
/// </summary>
internal static partial class Dashboards
{
    private const int Seconds = 8;

    public static async Task RunAsync(Action<string, string, string, string> say)
    {
        await using var company = await BigCompany.OpenAsync();
        using var client = new HttpClient(new SocketsHttpHandler { UseCookies = false }) { BaseAddress = new Uri(company.Address) };
        client.DefaultRequestHeaders.Add("Cookie", company.Cookie);
        _ = Load(company, company.Dashboard, Seconds); // Until the code is compiled for good.
        await Task.Delay(TimeSpan.FromSeconds(1));
        var page = "";
        var times = new List<double>();
        using (ServerTimes(times.Add))
            for (var i = 0; i < 101; i++)
                page = await client.GetStringAsync(company.Dashboard);
        times.Sort();
        var rows = Row().Count(page);
        say(
            "Dashboard of 10,000 units x 100,000 KPIs, warm",
            $"{times[times.Count / 2]:0.0} ms",
            $"slowest of {times.Count} {times[^1]:0.0} ms, {rows} rows",
            "4 ms"
        );
        await WeighAsync(client, page, say);

        var fixedPage = $"/benchmark/static?rows={rows}";
        _ = Load(company, fixedPage, 2);
        var (plain, shown) = (new List<double>(), new List<double>());
        for (var turn = 0; turn < 3; turn++)
        {
            plain.Add(Load(company, fixedPage, Seconds));
            shown.Add(Load(company, company.Dashboard, Seconds));
        }
        plain.Sort();
        shown.Sort();
        say(
            "Its CPU under load (wrk)",
            $"{shown[1] / plain[1]:0.0} x a static page",
            $"{shown[1]:0} µs against {plain[1]:0} µs a request",
            "3.0 x"
        );
    }

    /// <summary>Tells how long the server took for each request, in milliseconds, as it measures itself.</summary>
    private static MeterListener ServerTimes(Action<double> tell)
    {
        var listener = new MeterListener
        {
            InstrumentPublished = (instrument, listener) =>
            {
                if (instrument is { Meter.Name: "Microsoft.AspNetCore.Hosting", Name: "http.server.request.duration" })
                    listener.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<double>((_, seconds, _, _) => tell(seconds * 1000));
        listener.Start();
        return listener;
    }

    /// <summary>What a browser loads first: the page and what it links, compressed as it is sent.</summary>
    private static async Task WeighAsync(HttpClient client, string page, Action<string, string, string, string> say)
    {
        var links = Linked().Matches(page).Select(m => m.Groups[1].Value.Split('#')[0]).Distinct().ToList();
        var bytes = Packed(page);
        foreach (var link in links)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, link);
            request.Headers.Add("Accept-Encoding", "br, gzip");
            using var answer = await client.SendAsync(request);
            bytes += (await answer.Content.ReadAsByteArrayAsync()).Length;
        }
        say(
            "First page weight, compressed",
            $"{bytes / 1024.0:0} KB",
            $"{links.Count} files beside the page, {Packed(page) / 1024.0:0} KB of it the page",
            "150 KB"
        );
    }

    private static int Packed(string page)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(page));
        return (int)packed.Length;
    }

    /// <summary>CPU microseconds of this process for each request that wrk made.</summary>
    private static double Load(BigCompany company, string path, int seconds)
    {
        using var me = Process.GetCurrentProcess();
        var before = me.TotalProcessorTime;
        using var wrk = Process.Start(
            new ProcessStartInfo("wrk", ["-t1", "-c2", $"-d{seconds}s", "-H", $"Cookie: {company.Cookie}", company.Address + path])
            {
                RedirectStandardOutput = true,
            }
        )!;
        var said = wrk.StandardOutput.ReadToEnd();
        wrk.WaitForExit();
        me.Refresh();
        var requests = int.Parse(Requests().Match(said).Groups[1].Value, CultureInfo.InvariantCulture);
        if (said.Contains("Non-2xx", StringComparison.Ordinal))
            throw new InvalidOperationException(said);
        return (me.TotalProcessorTime - before).TotalMicroseconds / requests;
    }

    [GeneratedRegex("<tr[ >]")]
    private static partial Regex Row();

    [GeneratedRegex("""(?:href|src)="(/[^"]+\.(?:css|m?js|svg|woff2)[^"]*)" """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex Linked();

    [GeneratedRegex(@"(\d+) requests in")]
    private static partial Regex Requests();
}
