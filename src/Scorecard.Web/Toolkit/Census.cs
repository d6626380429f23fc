using Scorecard.Domain.Attention;
using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Toolkit;

/// <summary>What the organization's data say about a line of a checklist, with the figure behind it.</summary>
public sealed record Fact(bool Done, string Figure);

/// <summary>
/// The organization as one person sees it, counted for the checklists. Closed units and KPIs are passed over, as are findings that people
/// accepted. It lives no longer than the read in which it is made.
/// </summary>
public sealed class Census
{
    private readonly OrganizationView o;
    private readonly PeriodChoice period;
    private readonly Dictionary<HealthRule, int> found;

    /// <param name="members">How many people belong to the organization.</param>
    public Census(OrganizationView o, PeriodChoice period, AcceptedFindings accepted, int members)
    {
        this.o = o;
        this.period = period;
        Members = members;
        Units = [.. o.Model.Units.Where(u => o.Sees(u) && !(o.Model.ClosedFrom(u) <= period.Today))];
        Objectives = [.. Units.SelectMany(o.Model.ObjectivesOf)];
        Kpis = [.. Objectives.SelectMany(o.Model.KpisOf).Where(k => !(k.ClosedFrom <= period.Today))];
        found = accepted
            .Loud(o.Model, CascadeCheck.Run(o.Book, period.Window, period.Today))
            .Where(finding => FindingReach.IsWithin(o.Model, finding, o.Sees))
            .CountBy(finding => finding.Rule)
            .ToDictionary();
    }

    public OrganizationModel Model => o.Model;

    public int Members { get; }

    public IReadOnlyList<Unit> Units { get; }

    public IReadOnlyList<Objective> Objectives { get; }

    public IReadOnlyList<Kpi> Kpis { get; }

    public IEnumerable<Kpi> Entered => Kpis.Where(k => k.IsEntered);

    /// <summary>The objectives of the organization's own unit.</summary>
    public IEnumerable<Objective> Top => Model.Root is { } root ? Model.ObjectivesOf(root) : [];

    public IEnumerable<Initiative> Initiatives =>
        Model.Initiatives.Where(i => i.IsOpen && Model.TryUnit(i.UnitId, out var unit) && o.Sees(unit));

    /// <summary>From the first month with a value to the last; 0 while there is none.</summary>
    public int MonthsRecorded =>
        o.Book.Recorded is { } recorded
            ? period.Calendar.IndexOf(Frequency.Month, recorded.Last) - period.Calendar.IndexOf(Frequency.Month, recorded.First) + 1
            : 0;

    public int Found(HealthRule rule) => found.GetValueOrDefault(rule);

    public int Found(Severity severity) => found.Where(f => HealthRules.Of(f.Key).Severity == severity).Sum(f => f.Value);

    /// <summary>“27 of 34 KPIs with an owner”; done where it is all of them and there are any.</summary>
    public static Fact Share(int done, int all, string thing, string what) =>
        new(all > 0 && done >= all, all == 0 ? $"No {thing}s yet" : $"{done:N0} of {Counted.Of(all, thing)} {what}");

    /// <summary>Those of some things for which a rule finds nothing.</summary>
    public Fact Share(int all, HealthRule rule, string thing, string what) => Share(Math.Max(0, all - Found(rule)), all, thing, what);

    /// <summary>Done where a rule finds nothing and there is something to look at.</summary>
    public Fact None(HealthRule rule) =>
        new(
            Objectives.Count > 0 && Found(rule) == 0,
            Objectives.Count == 0 ? "No objectives yet"
                : Found(rule) == 0 ? "None found"
                : $"{Found(rule):N0} found"
        );

    /// <summary>The values that are asked for the last month that is over.</summary>
    public Fact LastMonth()
    {
        var month = period.Calendar.AskedMonth(period.Today);
        var asked = Entered.SelectMany(k => o.Book.ValuesOf(k, month, period.Today)).ToList();
        return Share(asked.Count(v => v.Done), asked.Count, "value", $"for {PeriodWords.Of(month, period.Calendar)}");
    }

    /// <summary>How many units of the second tier have an objective that supports one of the first.</summary>
    public Fact Linked()
    {
        var second = Units.Where(u => u.Tier == 2).ToList();
        return Share(
            second.Count(u =>
                Model.ObjectivesOf(u).SelectMany(Model.ContributionsFrom).Any(c => Model.UnitOf(Model.Objective(c.ToId)).Tier == 1)
            ),
            second.Count,
            "unit",
            "with an objective that supports the organization's"
        );
    }

    /// <summary>How many objectives at the top are the cause or the effect of another.</summary>
    public Fact Mapped()
    {
        var ends = Arrows.SelectMany(c => new[] { c.CauseObjectiveId, c.EffectObjectiveId }).ToHashSet();
        return Share(Top.Count(x => ends.Contains(x.Id)), Top.Count(), "objective", "at the top on an arrow");
    }

    /// <summary>What drives what, as far as the person may see both.</summary>
    public IEnumerable<CauseEffectLink> Arrows =>
        Model.Causes.Where(c => Sees(c.CauseObjectiveId, c.CauseKpiId) && Sees(c.EffectObjectiveId, c.EffectKpiId));

    private bool Sees(long? objective, long? kpi) =>
        o.Sees(objective is { } id ? Model.UnitOf(Model.Objective(id)) : Model.UnitOf(Model.Kpi(kpi!.Value)));
}
