using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Forms;

/// <summary>Saves changes of the structure from a month on, and shows first what they move in months that are over.</summary>
public sealed class StructureDating(OrganizationReader reader, OrganizationWriter writer, TimeProvider time)
{
    /// <summary>So many of the scores that move are listed.</summary>
    private const int MostListed = 20;

    /// <summary>The present month of the organization that was read, as it is typed.</summary>
    public async Task<string> ThisMonthAsync(CancellationToken cancel) =>
        await reader.ReadOnAsync(o => Code(o.Model.Organization.Calendar, Month(o.Model.Organization, time)), cancel) ?? "";

    /// <summary>The first day of the month that was typed; this month's where nothing was.</summary>
    /// <exception cref="RuleViolation">It is no month.</exception>
    public async Task<DateOnly> FirstDayAsync(FromWhen when, CancellationToken cancel)
    {
        var organization = (await reader.ReadOnAsync(o => o.Model.Organization, cancel))!;
        var thisMonth = Month(organization, time);
        return MonthOf(when.From, organization.Calendar, thisMonth) ?? thisMonth;
    }

    /// <summary>
    /// Lets what the open write has changed hold from the month that was typed. Where the change reaches back and moves scores, and they
    /// were not shown for this very month before, it fills <see cref="FromWhen.Moved"/> instead.
    /// </summary>
    /// <returns>False where the moved scores are to be shown and nothing is to be saved yet.</returns>
    /// <exception cref="RuleViolation">What was typed is no month, or the change closes a circle in some month.</exception>
    public async Task<bool> HoldAsync(FromWhen when, CancellationToken cancel)
    {
        var known = (await reader.ReadOnAsync(Facts.Of, cancel))!;
        var calendar = known.Organization.Calendar;
        var thisMonth = Month(known.Organization, time);
        var from = MonthOf(when.From, calendar, thisMonth) ?? thisMonth;
        if (!await writer.Db.HoldFromAsync(from, cancel))
            return true;
        when.Sentence =
            from == DateOnly.MinValue ? "" : $" It holds from {PeriodWords.Of(calendar.Containing(Frequency.Month, from), calendar)} on.";
        if (from >= thisMonth && (known.LastChange is null || known.LastChange <= from))
            return true;

        await writer.Db.SaveChangesAsync(cancel);
        var model = await ScoreBookStore.LoadModelAsync(writer.Db, cancel);
        model.CheckEveryMonth(id => known.Names.GetValueOrDefault(id, "an objective that you may not see"));
        if (from >= thisMonth || when.Confirmed == Code(calendar, from))
            return true;
        when.Moved = await reader.ReadOnAsync(o => Moved(o, model, from, thisMonth), cancel) ?? [];
        when.Confirmed = Code(calendar, from);
        return when.Moved.Count == 0;
    }

    private static IReadOnlyList<FromWhen.Row>? Moved(OrganizationView o, OrganizationModel model, DateOnly from, DateOnly thisMonth)
    {
        if (o.Book.Recorded is not { } recorded)
            return null;
        var calendar = o.Model.Organization.Calendar;
        var first = calendar.IndexOf(Frequency.Month, from > recorded.First ? from : recorded.First);
        var last = Math.Min(calendar.IndexOf(Frequency.Month, recorded.Last), calendar.IndexOf(Frequency.Month, thisMonth));
        return
        [
            .. MovedScore
                .Between(o.Book, model, (first, last))
                .Select(m => (Moved: m, Unit: UnitOf(o.Model, m.Node)))
                .Where(m => o.Sees(m.Unit))
                .Take(MostListed)
                .Select(m => new FromWhen.Row(
                    m.Moved.Node.Kind == NodeKind.Unit ? "Unit" : "Objective",
                    m.Moved.Node.Kind == NodeKind.Unit ? m.Unit.Name : o.Model.Objective(m.Moved.Node.Id).Name,
                    m.Unit.Name,
                    m.Moved.Months,
                    PeriodWords.Of(m.Moved.Month, calendar),
                    ShownScore.Of(o.Book, m.Moved.Before),
                    ShownScore.Of(o.Book, m.Moved.After)
                )),
        ];
    }

    private static Domain.Units.Unit UnitOf(OrganizationModel model, NodeRef node) =>
        node.Kind == NodeKind.Unit ? model.Unit(node.Id) : model.UnitOf(model.Objective(node.Id));

    /// <returns>Null where nothing was typed.</returns>
    private static DateOnly? MonthOf(string? typed, FiscalCalendar calendar, DateOnly thisMonth)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (typed.Trim().Equals(FromWhen.Always, StringComparison.OrdinalIgnoreCase))
            return DateOnly.MinValue;
        var reading = PeriodCode.Read(typed, calendar, expected: Frequency.Month);
        return reading.Period is { Frequency: >= Frequency.Month } period
            ? period.Start
            : throw new RuleViolation(
                $"“{typed.Trim()}” is no month. Write one such as {Code(calendar, thisMonth)}, or “{FromWhen.Always}”."
            );
    }

    private static DateOnly Month(Domain.Units.Organization organization, TimeProvider time) =>
        organization.Calendar.Containing(Frequency.Month, organization.DateAt(time.GetUtcNow().UtcDateTime)).Start;

    private static string Code(FiscalCalendar calendar, DateOnly month) =>
        month == DateOnly.MinValue ? FromWhen.Always : PeriodCode.Format(calendar.Containing(Frequency.Month, month), calendar);

    private sealed record Facts(Domain.Units.Organization Organization, DateOnly? LastChange, Dictionary<long, string> Names)
    {
        public static Facts Of(OrganizationView o) =>
            new(
                o.Model.Organization,
                o.Model.History.IsEmpty ? null : o.Model.History.Changes[^1],
                o.Model.Objectives.Where(x => o.Sees(o.Model.UnitOf(x))).ToDictionary(x => x.Id, x => x.Name)
            );
    }
}
