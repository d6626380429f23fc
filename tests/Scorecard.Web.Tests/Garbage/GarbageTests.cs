using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Scorecard.Web.Tests.Access;

namespace Scorecard.Web.Tests.Garbage;

/// <summary>In every part of every address.</summary>
public sealed class GarbageInAddressesTests : GarbageTests, IClassFixture<AccessCompany>
{
    public GarbageInAddressesTests(AccessCompany company) => Company = company;

    public static TheoryData<string> Asked => Of(isGet: true);

    [Theory, MemberData(nameof(Asked))]
    public Task No_address_breaks(string request) => AskAsync(request);
}

/// <summary>In every field of every form.</summary>
public sealed class GarbageInFormsTests(AccessCompanies companies) : GarbageTests, IClassFixture<AccessCompanies>
{
    public static TheoryData<string> Sent => Of(isGet: false);

    [Theory, MemberData(nameof(Sent))]
    public async Task No_form_breaks(string request)
    {
        Company = await companies.NextAsync();
        await SendAsync(request);
    }
}

/// <summary>
/// Garbage may be refused, but nothing breaks. A run takes a sixth of the kinds for each request, all of them over all requests;
/// SCORECARD_GARBAGE=all takes all for each.
/// </summary>
public abstract class GarbageTests
{
    private const int Share = 6;

    private const string Token = "__RequestVerificationToken";

    /// <summary>Refused by every server before it is a request.</summary>
    private const string NoPath = "%00";

    /// <summary>
    /// All boxes together hold garbage of every kind, which tries what is read and drawn again; each alone, beside boxes that fit, of one in so
    /// many kinds, which tries what is saved.
    /// </summary>
    private const int Apart = 4;

    private ILookup<string, string>? bound;

    protected AccessCompany Company { get; set; } = null!;

    protected static TheoryData<string> Of(bool isGet) =>
        [
            .. AccessTable
                .Rows.Select(AccessTable.RequestOf)
                .Where(request => request.StartsWith("GET", StringComparison.Ordinal) == isGet)
                // What programs send has garbage of its own: ApiFuzzTests.
                .Where(request => isGet || !ApiAccess.IsOf(request)),
        ];

    protected async Task AskAsync(string request)
    {
        var browser = await Company.BrowseAsync("Administrator");
        var address = await AccessTable.AddressAsync(request, Company, Company.Standing(isPrivate: false));
        var broken = new List<string>();
        foreach (var (kind, garbage) in KindsFor(request))
        foreach (var odd in await AddressesAsync(request, address, garbage))
            await CheckAsync(broken, $"{kind}: {Shown(odd)}", browser, new(HttpMethod.Get, odd));
        Assert.True(broken.Count == 0, $"{request}\n{string.Join("\n", broken)}");
    }

    protected async Task SendAsync(string request)
    {
        var broken = new List<string>();
        var form = await BeginAsync(request);
        var boxes = (await NamesAsync(request)).Union(form.Fields.Select(f => f.Key)).Where(name => name != Token).ToList();
        var turn = 0;
        foreach (var (kind, garbage) in KindsFor(request))
        {
            turn++;
            foreach (var box in boxes.Where((_, at) => (at + turn) % Apart == 0))
                await SendAsync($"{box}: {kind}", [box], garbage);
            await SendAsync($"all: {kind}", boxes, garbage);
            foreach (var odd in await AddressesAsync(request, form.Address, garbage, withBound: false))
                await CheckAsync(broken, $"{kind}: {Shown(odd)}", form.Browser, form.Post([], garbage, odd));
        }
        Assert.True(broken.Count == 0, $"{request}\n{string.Join("\n", broken)}");

        async Task SendAsync(string what, List<string> spoiled, Func<string, string[]> garbage)
        {
            var (status, end) = await CheckAsync(broken, what, form.Browser, form.Post(spoiled, garbage, form.Address));
            if (status == HttpStatusCode.OK && end == form.Address)
                return;
            // It was saved, so that another version is there, or is gone since the one before.
            form = await BeginAsync(request);
            if (status == HttpStatusCode.NotFound)
                await CheckAsync(broken, what, form.Browser, form.Post(spoiled, garbage, form.Address));
        }
    }

    private static IEnumerable<KeyValuePair<string, Func<string, string[]>>> KindsFor(string request)
    {
        if (Environment.GetEnvironmentVariable("SCORECARD_GARBAGE") == "all")
            return Garbage.Kinds;
        var place = AccessTable.Rows.Select(AccessTable.RequestOf).TakeWhile(r => r != request).Count();
        return Garbage.Kinds.Where((_, at) => (at + place) % Share == 0);
    }

    /// <summary>A form that fits, about something that is there.</summary>
    private async Task<FittingForm> BeginAsync(string request)
    {
        var key = AccessTable.KeyOf(request);
        var at = await Company.MakeAsync(isPrivate: false);
        if (key.StartsWith("POST /kpis/{id}/limits", StringComparison.Ordinal))
            await Company.MeasureAsync(at.Kpi);
        var address = await AccessTable.AddressAsync(request, Company, at);
        var isOutside = key is "POST /account/sign-in" or "POST /account/welcome" or "POST /setup";
        var browser = await Company.BrowseAsync(isOutside ? "signed out" : "Administrator");
        return new(address, browser, await Company.FillAsync(AccessForm.Of(key, Company, at)!, address, browser));
    }

    private sealed record FittingForm(string Address, TestBrowser Browser, List<KeyValuePair<string, string>> Fields)
    {
        /// <param name="spoiled">The boxes that hold garbage.</param>
        public HttpRequestMessage Post(IReadOnlyList<string> spoiled, Func<string, string[]> garbage, string to)
        {
            var kept = Fields.Where(f => !spoiled.Contains(f.Key)).Select(f => $"{Escaped(f.Key)}={Escaped(f.Value)}");
            var body = string.Join('&', kept.Concat(spoiled.SelectMany(box => garbage(Escaped(box)))));
            return new(HttpMethod.Post, to) { Content = new StringContent(body, Encoding.ASCII, "application/x-www-form-urlencoded") };
        }
    }

    private static async Task<(HttpStatusCode Status, string End)> CheckAsync(
        List<string> broken,
        string what,
        TestBrowser browser,
        HttpRequestMessage request
    )
    {
        using (request)
        {
            request.Headers.Add("Sec-Fetch-Site", "same-origin");
            using var answer = await browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
            if ((int)answer.StatusCode >= 500)
                broken.Add($"{(int)answer.StatusCode} {what}");
            return (answer.StatusCode, answer.RequestMessage!.RequestUri!.PathAndQuery);
        }
    }

    /// <summary>The addresses of a request with garbage in each part of the route, and in each part of the query.</summary>
    /// <param name="withBound">In all that the page may take from a query, too.</param>
    private async Task<IEnumerable<string>> AddressesAsync(
        string request,
        string address,
        Func<string, string[]> garbage,
        bool withBound = true
    )
    {
        var (path, query) = (address.Split('?')[0], address.Split('?').ElementAtOrDefault(1) ?? "");
        var (steps, template) = (path.Split('/'), request.Split(' ')[1].Split('?')[0].Split('/'));
        var ofRoute =
            from i in Enumerable.Range(0, Math.Min(steps.Length, template.Length))
            where template[i].StartsWith('{')
            from odd in garbage("x")
            let step = odd[(odd.IndexOf('=', StringComparison.Ordinal) + 1)..].Replace(NoPath, "", StringComparison.Ordinal)
            select string.Join('/', steps[..i].Append(step).Concat(steps[(i + 1)..])) + (query.Length > 0 ? "?" + query : "");
        var parts = query.Split('&', StringSplitOptions.RemoveEmptyEntries);
        var ofQuery =
            from name in parts.Select(NameOf).Union(withBound ? await NamesAsync(request) : [])
            where name != "handler"
            select path + "?" + string.Join('&', parts.Where(part => NameOf(part) != name).Concat(garbage(Escaped(name))));
        return ofRoute.Concat(ofQuery);

        static string NameOf(string part) => part.Split('=')[0];
    }

    private async Task<IEnumerable<string>> NamesAsync(string request)
    {
        bound ??= await BoundNames.OfAsync(Company.App.Services);
        return bound[Regex.Replace(request.Split(' ')[1], @"\?(?!}).*", "")];
    }

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static string Shown(string address) => address.Length > 200 ? address[..200] + "…" : address;
}
