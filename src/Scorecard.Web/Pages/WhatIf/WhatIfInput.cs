using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Web.Forms;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.WhatIf;

/// <summary>What a person supposes, as typed: a row per KPI, an empty box where it stays as it is.</summary>
public sealed record WhatIfInput
{
    public List<Row> Rows { get; init; } = [];

    public sealed record Row
    {
        public string Kpi { get; init; } = "";
        public string? Value { get; init; }
        public string? Target { get; init; }
        public string? Weight { get; init; }
    }

    /// <summary>What can be supposed, and a sentence for each that cannot.</summary>
    /// <param name="names">How a KPI was called that is not there any more, by its id.</param>
    public (IReadOnlyList<Supposition> Supposed, IReadOnlyList<string> Left) Read(
        OrganizationView o,
        PeriodChoice period,
        IReadOnlyDictionary<string, string>? names = null
    )
    {
        var supposed = new List<Supposition>();
        var left = new List<string>();
        foreach (var row in Rows.Take(Scenario.MostParts))
        {
            if (new[] { row.Value, row.Target, row.Weight }.All(string.IsNullOrWhiteSpace))
                continue;
            if (o.Kpi(row.Kpi) is not { } kpi)
            {
                left.Add($"“{names?.GetValueOrDefault(row.Kpi) ?? "A KPI"}” is not in the scorecard any more: its part no longer applies.");
                continue;
            }
            if (supposed.Exists(s => s.KpiId == kpi.Id))
                continue;
            var (value, target, weight) = (
                NumberText.Read(row.Value, measure: kpi.UnitOfMeasure),
                NumberText.Read(row.Target, measure: kpi.UnitOfMeasure),
                NumberText.Read(row.Weight)
            );
            var one = new Supposition(kpi.Id, value.Number, target.Number, weight.Number);
            var refusal = value.Problem ?? target.Problem ?? weight.Problem;
            if (refusal is not null)
                left.Add($"“{kpi.Name}”: {refusal}.");
            else if (Domain.Insight.WhatIf.Obstacle(o.Book, period.Window, one) is { } obstacle)
                left.Add($"{obstacle} Its part is left out.");
            else
                supposed.Add(one);
        }
        return (supposed, left);
    }

    public static WhatIfInput Of(Scenario scenario) =>
        new()
        {
            Rows =
            [
                .. scenario.Parts.Select(p => new Row
                {
                    Kpi = PublicIds.Format(p.KpiId),
                    Value = NumberText.Write(p.Value),
                    Target = NumberText.Write(p.Target),
                    Weight = NumberText.Write(p.Weight),
                }),
            ],
        };
}
