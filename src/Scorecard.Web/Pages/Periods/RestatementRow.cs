using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Closings;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Periods;

/// <summary>A change of closed months as it is listed.</summary>
/// <param name="Path">The page of the thing; null where it is gone.</param>
/// <param name="More">Things that the same act changed besides.</param>
public sealed record RestatementRow(
    DateTime At,
    string When,
    long? By,
    string Thing,
    string? Path,
    string What,
    int More,
    string Months,
    string Reason
)
{
    public const int Most = 200;

    /// <summary>Those of some days, newest first.</summary>
    public static Task<List<Restatement>> ReadAsync(ScorecardDbContext db, DateOnly first, DateOnly last, CancellationToken cancel) =>
        db
            .Restatements.AsNoTracking()
            .Where(r => r.From <= last && r.Through >= first)
            .OrderByDescending(r => r.Sequence)
            .Take(Most)
            .ToListAsync(cancel);

    /// <summary>Those of which the person may know, in the same order.</summary>
    public static IReadOnlyList<RestatementRow> Of(OrganizationView o, IEnumerable<Restatement> restatements) =>
        [.. restatements.Select(r => Of(o, r)).OfType<RestatementRow>()];

    public static TableFile ToFile(IReadOnlyList<RestatementRow> rows, IReadOnlyDictionary<long, string> names, string? period) =>
        TableFile.Of(
            "restatements",
            "Restatements",
            period,
            rows,
            ("at", r => r.At.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)),
            ("by", r => r.Who(names)),
            ("thing", r => r.Thing),
            ("what", r => r.What),
            ("more", r => r.More),
            ("months", r => r.Months),
            ("reason", r => r.Reason)
        );

    public string Who(IReadOnlyDictionary<long, string> names) => By is { } by ? names.GetValueOrDefault(by, "Someone") : "Scorecard";

    private static RestatementRow? Of(OrganizationView o, Restatement r)
    {
        var organization = o.Model.Organization;
        var (name, path, unit) = Find(o.Model.Latest, r);
        // What is gone has no unit that would say who may know of it.
        if (unit is not null ? !o.Sees(unit) : path is null && !o.Administers)
            return null;
        return new(
            r.At,
            PeriodWords.Moment(r.At, organization.TimeZone),
            r.By,
            name,
            path,
            r.What,
            r.Count - 1,
            MonthsOf(r, organization.Calendar),
            r.Reason
        );
    }

    private static (string Name, string? Path, Unit? Unit) Find(OrganizationModel model, Restatement r)
    {
        var id = PublicIds.Format(r.SubjectId);
        return r.Subject switch
        {
            Subject.Kpi or Subject.Measurement when model.TryKpi(r.SubjectId, out var kpi) => (kpi.Name, $"~/kpis/{id}", model.UnitOf(kpi)),
            Subject.Objective or Subject.Contribution when model.TryObjective(r.SubjectId, out var objective) => (
                objective.Name,
                $"~/objectives/{id}",
                model.UnitOf(objective)
            ),
            Subject.Unit when model.TryUnit(r.SubjectId, out var unit) => (unit.Name, $"~/units/{id}", unit),
            Subject.Perspective when model.Perspectives.FirstOrDefault(p => p.Id == r.SubjectId) is { } perspective => (
                perspective.Name,
                "~/units",
                null
            ),
            Subject.Organization => (model.Organization.Name, "~/", null),
            Subject.Kpi
            or Subject.Measurement
            or Subject.Objective
            or Subject.Contribution
            or Subject.Unit
            or Subject.Perspective
            or Subject.Membership
            or Subject.Person
            or Subject.CauseEffectLink
            or Subject.CascadeAnswer
            or Subject.Initiative
            or Subject.Finding
            or Subject.Meeting
            or Subject.Signal
            or Subject.Import
            or Subject.Comment
            or Subject.Reading
            or Subject.Closing => ("Something that is gone", null, null),
        };
    }

    private static string MonthsOf(Restatement r, FiscalCalendar calendar)
    {
        var last = Month(r.Through);
        return r.From == DateOnly.MinValue ? $"All up to {last}"
            : Month(r.From) == last ? last
            : $"{Month(r.From)} to {last}";

        string Month(DateOnly day) => PeriodWords.Of(calendar.Containing(Frequency.Month, day), calendar);
    }
}
