using System.Globalization;
using System.Text;
using Scorecard.Data;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

/// <summary>Chosen KPIs in the text format of Prometheus, with a token as bearer or as the password.</summary>
public static class Metrics
{
    private const int Most = 500;

    public static void MapMetrics(this IEndpointRouteBuilder app) =>
        app.MapGet(ProgramAddresses.Metrics, GetAsync)
            .RequireAuthorization()
            .ExcludeFromDescription()
            .WithMetadata(new CostsAttribute(Costly.Call) { Reads = true });

    private static async Task<IResult> GetAsync(
        ApiReader reader,
        OrganizationReader organizations,
        PrivateReadings readings,
        SignedInPerson person,
        string[]? kpi,
        CancellationToken cancel
    )
    {
        if (person.Token?.Opens(TokenScope.Read) != true)
            throw new Refused(StatusCodes.Status403Forbidden, "This token was not made for reading. Make one that is.");
        var asked = (kpi ?? [])
            .SelectMany(k => k.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            .ToList();
        if (asked.Count is 0 or > Most)
            throw Refused.Bad($"Say which KPIs, at most {Most}: ?kpi=ORDERS&kpi=ON-TIME, by code or id.");
        var text = await reader.ReadAsync(o => Text(o, reader, asked), cancel);
        foreach (var opened in organizations.OpenedAsAdministrator.GroupBy(unit => unit.Organization, unit => unit.Unit))
            await readings.NoteAsync(opened.Key, person.Id, [.. opened]);
        return Results.Text(text, "text/plain; version=0.0.4; charset=utf-8");
    }

    private static string Text(OrganizationView o, ApiReader reader, List<string> asked)
    {
        var window = reader.Window(o, null, null).Window;
        var all = asked.Select(name => ApiReader.Kpi(o, name)).DistinctBy(k => k.Id).ToList();
        var values = new StringBuilder("# HELP scorecard_kpi_value The value of a KPI in the last month that is over and has values.\n");
        values.Append("# TYPE scorecard_kpi_value gauge\n");
        var scores = new StringBuilder("# HELP scorecard_kpi_score Its score, 0 to 100.\n# TYPE scorecard_kpi_score gauge\n");
        foreach (var one in all)
        {
            var labels = $"{{kpi=\"{Escaped(one.Code)}\",unit=\"{Escaped(o.Model.UnitOf(one).Code)}\"}}";
            if (o.Book.Figure(one.Id, window) is { IsPresent: true, Value: var value })
                values.Append(CultureInfo.InvariantCulture, $"scorecard_kpi_value{labels} {value:0.######}\n");
            if (o.Book.Score(new(NodeKind.Kpi, one.Id), window) is { IsPresent: true, Value: var score })
                scores.Append(CultureInfo.InvariantCulture, $"scorecard_kpi_score{labels} {score:0.######}\n");
        }
        return values.Append(scores).ToString();
    }

    private static string Escaped(string label) =>
        label
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal);
}
