using Scorecard.Domain;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Meetings;

/// <summary>Something in a unit that waits for somebody.</summary>
public sealed record AttentionItem(Tone Tone, string Icon, string What, string Path, string Where)
{
    /// <summary>What is red without an initiative, initiatives that are late, and KPIs without a value.</summary>
    public static IReadOnlyList<AttentionItem> AllOf(OrganizationView o, Unit unit, PeriodChoice period) =>
    [
        .. RedWithoutInitiative.Of(o, period, new HashSet<long> { unit.Id }).Rows
            .Select(r => new AttentionItem(Tone.Bad, "flag-off", r.Name, $"{r.Path}?{period.Query}", $"Off track at {r.Score.Text}, and no initiative serves it")),
        .. o.Model.Initiatives.Where(i => i.UnitId == unit.Id && i.IsLate(period.Today))
            .Select(i => new AttentionItem(Tone.Watch, "flag", i.Name, $"~/initiatives/{PublicIds.Format(i.Id)}", $"Initiative due {PeriodWords.Day(i.Due)}, late at {InitiativeWords.Progress(i)}")),
        .. o.Model.ObjectivesOf(unit).SelectMany(o.Model.KpisOf).Where(k => o.Book.Kpi(k.Id, period.Window).State == ScoreState.Missing)
            .Select(k => new AttentionItem(Tone.None, "clock", k.Name, $"~/kpis/{PublicIds.Format(k.Id)}?{period.Query}", $"No value for {PeriodWords.Of(period.Window, period.Calendar)} yet")),
    ];
}
