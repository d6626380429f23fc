using System.Globalization;
using System.Text;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Tests.Api;
using Scorecard.Web.Tests.Import;

namespace Scorecard.Web.Tests.Access;

/// <summary>Asks as programs do: with a token of the caller's.</summary>
internal static class ApiAccess
{
    private const string Root = "/api/v1/";
    private const string Period = "2026-09";

    public static bool IsOf(string key) =>
        key.Contains($" {Root}", StringComparison.Ordinal)
        || key.Contains(" /odata/", StringComparison.Ordinal)
        || key.Contains("{secret}", StringComparison.Ordinal)
        || key.Contains(" /metrics", StringComparison.Ordinal);

    public static async Task<string> AskAsync(
        AccessCompany company,
        string request,
        string caller,
        Place at,
        Func<HttpResponseMessage, Task<string>> read
    )
    {
        var method = request.Split(' ')[0];
        if (request.EndsWith("/values/{period}", StringComparison.Ordinal) && method is "GET" or "DELETE")
            await company.App.RecordAsync(at.Kpi, Period, 50);
        using var client = await ClientAsync(company, caller);
        var some = company.NextId();
        var secret = client.DefaultRequestHeaders.Authorization?.Parameter ?? "none";
        var address = AddressOf(request.Split(' ')[1], at).Replace("{secret}", secret, StringComparison.Ordinal);
        using var message = new HttpRequestMessage(new(method), address);
        if (request.Contains("{mapping}", StringComparison.Ordinal))
        {
            var name = $"Till {some}";
            await company.App.KeepMappingAsync(company.OrganizationId, name, company.Callers["Administrator"]!.Id);
            message.RequestUri = new(
                $"{address.Replace("{mapping}", Uri.EscapeDataString(name), StringComparison.Ordinal)}&meant=true",
                UriKind.Relative
            );
            message.Content = new StringContent(
                $"KPI,Month,Amount,Words\n{at.Kpi.Code},{Period},{Value(some)},\n",
                Encoding.UTF8,
                "text/csv"
            );
        }
        else if (method is "POST" or "PUT" or "PATCH")
            message.Content = Caller.Json(BodyOf(request, at, some));
        var before = await company.SequencesAsync();
        var said = await read(await client.SendAsync(message));
        var moved = !before.OrderBy(o => o.Key).SequenceEqual((await company.SequencesAsync()).OrderBy(o => o.Key));
        return (said, moved, method) switch
        {
            ("yes", false, not "GET") => "yes, but nothing was written",
            (not "yes", true, _) => $"{said}, but something was written",
            _ => said,
        };
    }

    /// <summary>What became of a value in a batch that was answered as a whole; null for anything else.</summary>
    public static string? RefusalIn(string body) =>
        !body.Contains("\"refused\":1", StringComparison.Ordinal) ? null
        : body.Contains("There is no KPI", StringComparison.Ordinal) ? "hidden"
        : "no";

    private static async Task<HttpClient> ClientAsync(AccessCompany company, string caller) =>
        company.Callers[caller] is not { } person
            ? company.App.CallWith(null)
            : await company.App.CallAsync(
                person,
                caller == "other organization" ? company.App.Companies.Globex.Model.Organization.Id : company.OrganizationId,
                Caller.All | TokenScope.Calendar
            );

    private static string AddressOf(string template, Place at) =>
        template
            .Replace("{kind}/{id}", $"Unit/{PublicIds.Format(at.Unit.Id)}", StringComparison.Ordinal)
            .Replace("{on}/{id}", $"Kpi/{PublicIds.Format(at.Kpi.Id)}", StringComparison.Ordinal)
            .Replace("{unit}", PublicIds.Format(at.Unit.Id), StringComparison.Ordinal)
            .Replace("{objective}", PublicIds.Format(at.Objective.Id), StringComparison.Ordinal)
            .Replace("{kpi}", PublicIds.Format(at.Kpi.Id), StringComparison.Ordinal)
            .Replace("{initiative}", PublicIds.Format(at.Initiative.Id), StringComparison.Ordinal)
            .Replace(
                "{cause}/{effect}",
                $"{PublicIds.Format(at.Link!.CauseId)}/{PublicIds.Format(at.Link.EffectId)}",
                StringComparison.Ordinal
            )
            .Replace("{link}", PublicIds.Format(at.Link!.Id), StringComparison.Ordinal)
            .Replace("{period}", Period, StringComparison.Ordinal);

    private static string BodyOf(string request, Place at, long some) =>
        request.Split(' ')[1] switch
        {
            "/api/v1/values" =>
                $$"""{"values":[{"kpi":"{{PublicIds.Format(at.Kpi.Id)}}","period":"{{Period}}","value":{{Value(some)}}}]}""",
            "/api/v1/kpis/{kpi}/values/{period}" => $$"""{"value":{{Value(some)}}}""",
            "/api/v1/comments/{on}/{id}" => """{"words":"Said by a program"}""",
            "/api/v1/initiatives/{initiative}" => $$"""{"note":"Report {{some.ToString(CultureInfo.InvariantCulture)}}"}""",
            "/api/v1/links/{cause}/{effect}" => $$"""{"note":"Note {{some.ToString(CultureInfo.InvariantCulture)}}"}""",
            "/api/v1/units/{unit}" or "/api/v1/objectives/{objective}" or "/api/v1/kpis/{kpi}" =>
                $$"""{"description":"Words {{some.ToString(CultureInfo.InvariantCulture)}}"}""",
            _ => throw new InvalidOperationException($"ApiAccess does not say what is sent for {request}."),
        };

    private static string Value(long some) => (some % 97 + 1).ToString(CultureInfo.InvariantCulture);
}
