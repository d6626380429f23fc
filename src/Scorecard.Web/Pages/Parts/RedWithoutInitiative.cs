using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Health;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>What is red in a period and served by no open initiative, worst first.</summary>
/// <param name="Count">How many there are, beside those shown.</param>
public sealed record RedWithoutInitiative(IReadOnlyList<RedWithoutInitiative.Row> Rows, int Count)
{
    private const int Most = 20;

    /// <param name="Path">Of the objective or KPI.</param>
    /// <param name="Plan">Where an initiative for it is planned; null for those who may not.</param>
    public sealed record Row(string Name, string Path, string Where, ShownScore Score, string? Plan);

    /// <param name="within">The units to look at; null for all.</param>
    public static RedWithoutInitiative Of(OrganizationView o, PeriodChoice period, IReadOnlySet<long>? within)
    {
        var found = CascadeCheck
            .Of(o.Book, period.Window, period.Today)
            .Where(f =>
                f.Rule == HealthRule.RedWithoutInitiative
                && within?.Contains(f.UnitId) != false
                && FindingReach.IsWithin(o.Model, f, o.Sees)
            )
            .ToList();
        return new([.. found.Select(f => ToRow(o, f, period)).OrderBy(r => r.Score.Value).Take(Most)], found.Count);
    }

    private static Row ToRow(OrganizationView o, Finding finding, PeriodChoice period)
    {
        var id = PublicIds.Format(finding.SubjectId);
        var unit = o.Model.Unit(finding.UnitId);
        var (name, kind, node) =
            finding.Subject == FindingSubject.Kpi
                ? (o.Model.Kpi(finding.SubjectId).Name, "kpi", NodeKind.Kpi)
                : (o.Model.Objective(finding.SubjectId).Name, "objective", NodeKind.Objective);
        return new(
            name,
            $"~/{kind}s/{id}",
            $"{(kind == "kpi" ? "KPI" : "Objective")} · {unit.Name}",
            ShownScore.Of(o.Book, new(node, finding.SubjectId), period.Window),
            o.Allows(Operation.Edit, unit) ? $"~/initiatives/new?{kind}={id}" : null
        );
    }
}
