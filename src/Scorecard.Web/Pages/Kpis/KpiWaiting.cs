using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>A value of a KPI that waits for approval.</summary>
/// <param name="Approver">The one person for whom it waits; null where it is for those who edit the unit.</param>
/// <param name="Forms">Null for those who may not approve it.</param>
public sealed record KpiWaiting(
    DateOnly Start,
    string Period,
    string PeriodCode,
    string Value,
    string Since,
    long? Approver,
    Unit Unit,
    ApprovalForms? Forms
)
{
    public required WaitingValue Waiting { get; init; }

    /// <summary>The newest period first.</summary>
    public static IReadOnlyList<KpiWaiting> AllOf(OrganizationView o, Kpi kpi) =>
        [
            .. o
                .Book.WaitingOf(kpi)
                .OrderByDescending(w => w.Period.Start)
                .Select(w => new KpiWaiting(
                    w.Period.Start,
                    PeriodWords.Of(w.Period, o.Model.Organization.Calendar),
                    Domain.Periods.PeriodCode.Format(w.Period, o.Model.Organization.Calendar),
                    ApprovalWords.Value(kpi, w.Value.Measured),
                    PeriodWords.Moment(w.Value.At, o.Model.Organization.TimeZone),
                    o.Book.Model.ApproverOf(kpi, w.Value.By),
                    o.Book.Model.UnitOf(kpi),
                    o.AllowsApproval(kpi, w.Value.By)
                        ? new(ApprovalKey.Of(w), $"{kpi.Name}, {PeriodWords.Of(w.Period, o.Model.Organization.Calendar)}", Back: true)
                        : null
                )
                {
                    Waiting = w.Value,
                }),
        ];

    /// <summary>“waits for Jonas since 3 Jun 2026, 09:12”.</summary>
    public string Sentence(KpiPeople people) =>
        $"waits for {ApprovalWords.For(Approver is { } person ? people.NameOf(person) : null, Unit)} since {Since}";
}
