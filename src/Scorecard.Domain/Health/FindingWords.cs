using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;

namespace Scorecard.Domain.Health;

/// <summary>Says findings in words. What stands in a unit that the reader may not see is not named.</summary>
/// <param name="sees">Whether the reader may see a unit.</param>
public sealed class FindingWords(OrganizationModel model, Func<Unit, bool> sees)
{
    internal OrganizationModel Model => model;

    /// <summary>What is wrong, where, and what to do.</summary>
    public string Sentence(in Finding finding) => HealthRules.Of(finding.Rule).Sentence(this, finding);

    /// <summary>
    /// What the finding rests on, short; an accepted finding comes back when it changes.
    /// At most <see cref="AcceptedFinding.KeyLength"/> characters.
    /// </summary>
    public static string Facts(OrganizationModel model, in Finding finding)
    {
        var facts = string.Create(CultureInfo.InvariantCulture, $"{finding.OtherId} {finding.Figure:0.####} {finding.Against:0.####}");
        if (finding.Path is { } path)
            facts = string.Join(' ', path);
        if (HealthRules.Of(finding.Rule).Facts is { } more)
            facts += $" {more(model, finding)}";
        return facts.Length <= AcceptedFinding.KeyLength ? facts : facts[..AcceptedFinding.KeyLength];
    }

    internal string Name(in Finding finding) =>
        finding.Subject switch
        {
            FindingSubject.Unit => UnitName(finding.SubjectId),
            FindingSubject.Perspective => $"“{model.Perspective(finding.SubjectId).Name}”",
            FindingSubject.Objective => NameOf(model.Objective(finding.SubjectId)),
            FindingSubject.Kpi => NameOf(model.Kpi(finding.SubjectId)),
            FindingSubject.Initiative => InitiativeName(finding.SubjectId),
            FindingSubject.CauseEffectLink => "",
        };

    /// <summary>Whether other objectives count in the objective that it is about.</summary>
    internal bool IsFed(in Finding finding) => model.ContributionsTo(model.Objective(finding.SubjectId)).Any(link => link.Counts);

    internal string OtherName(in Finding finding) =>
        model.TryObjective(finding.OtherId, out var objective) ? NameOf(objective)
        : model.TryKpi(finding.OtherId, out var kpi) ? NameOf(kpi)
        : $"“{model.Perspective(finding.OtherId).Name}”";

    /// <summary>What it is about, a perspective with its unit.</summary>
    internal string Place(in Finding finding) =>
        finding.Subject == FindingSubject.Perspective ? $"{Name(finding)} in {UnitName(finding.UnitId)}" : Name(finding);

    /// <summary>“A → B → A”.</summary>
    internal string Circle(IReadOnlyList<long> path) => string.Join(" → ", path.Append(path[0]).Select(NameOfCause));

    internal string UnitName(long id) => sees(model.Unit(id)) ? $"“{model.Unit(id).Name}”" : "a private unit";

    internal string NameOf(Kpi kpi) => Sees(kpi) ? $"“{kpi.Name}”" : "a KPI of a private unit";

    internal bool Sees(Kpi kpi) => sees(model.UnitOf(kpi));

    internal static string Whole(double figure) => figure.ToString("0", CultureInfo.CurrentCulture);

    internal static string Number(double figure) => figure.ToString("#,0.##", CultureInfo.CurrentCulture);

    internal static string Day(double dayNumber) =>
        DateOnly.FromDayNumber((int)dayNumber).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private string InitiativeName(long id) => $"“{model.Initiatives.First(i => i.Id == id).Name}”";

    private string NameOfCause(long id) => model.TryObjective(id, out var objective) ? NameOf(objective) : NameOf(model.Kpi(id));

    private string NameOf(Objective objective) => sees(model.UnitOf(objective)) ? $"“{objective.Name}”" : "an objective of a private unit";
}
