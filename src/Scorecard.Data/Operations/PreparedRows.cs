using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Operations;

/// <summary>What the book knows of rows of values before anything is locked: their KPIs and periods, and who may enter them.</summary>
internal sealed record PreparedRows(Organization Organization, DateOnly Today, IReadOnlyList<PreparedRows.Row> Rows)
{
    /// <param name="Target">Null where the row is refused.</param>
    /// <param name="IsFar">Whether the value is far from what the KPI usually is.</param>
    public readonly record struct Row(Target? Target, Period Period, bool IsFar, RowOutcome Refused);

    /// <param name="Problem">Why its values are not taken; nothing where they are.</param>
    public sealed record Target(Kpi Kpi, DateOnly? ClosedFrom, Standing Standing, RowOutcome? Problem);

    public static PreparedRows Of(ScoreBook book, Actor actor, IReadOnlyList<ValueRow> rows, DateTime now)
    {
        var model = book.Model;
        var targets = Targets(model, actor, rows);
        var calendar = model.Organization.Calendar;
        var periods = new Dictionary<(string, Frequency), PeriodReading>();
        return new(model.Organization, model.Organization.DateAt(now), [.. rows.Select(Prepare)]);

        Row Prepare(ValueRow row)
        {
            if (row.Kpi is null || !targets.TryGetValue(row.Kpi, out var target))
                return Refused(
                    row.Kpi is null ? RowState.Refused : RowState.Hidden,
                    row.Kpi is null
                        ? "Say under kpi which KPI it is a value of, by its code."
                        : $"There is no KPI “{row.Kpi}” that you see. Correct the code, or ask for a role on its unit."
                );
            if (target.Problem is { } problem)
                return new(null, default, false, problem);
            if (row.Problem is { } nothing)
                return Refused(RowState.Refused, nothing);
            if (row.Period is null)
                return Refused(RowState.Refused, "Say under period which period it is of, such as 2026-03.");
            var key = (row.Period, target.Kpi.Frequency);
            if (!periods.TryGetValue(key, out var read))
                periods[key] = read = PeriodCode.Read(row.Period, calendar, null, target.Kpi.Frequency);
            if (read.Period is not { } period)
                return Refused(RowState.Refused, read.Problem ?? $"“{row.Period}” names no period. Write one such as 2026-03.");
            if (period.Frequency != target.Kpi.Frequency || !calendar.Has(period))
                return Refused(RowState.Refused, target.Kpi.Refusal(period, calendar, target.ClosedFrom, DateOnly.MaxValue)!);
            var isFar = !row.Meant && book.RecordingRulesOf(target.Kpi, period).IsFar(row.Value);
            return new(target, period, isFar, default);
        }
    }

    private static Row Refused(RowState state, string sentence) => new(null, default, false, new(state, 0, sentence));

    private static Dictionary<string, Target> Targets(OrganizationModel model, Actor actor, IReadOnlyList<ValueRow> rows)
    {
        var named = rows.Select(r => r.Kpi).OfType<string>().ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = new Dictionary<string, Target>(named.Count, StringComparer.OrdinalIgnoreCase);
        foreach (var kpi in model.Kpis)
            if (named.Contains(kpi.Code) && model.Allows(actor, Operation.View, model.UnitOf(kpi)))
                found[kpi.Code] = Of(kpi);
        foreach (var name in named)
            if (
                !found.ContainsKey(name)
                && PublicIds.TryParse(name, out var id)
                && model.TryKpi(id, out var kpi)
                && model.Allows(actor, Operation.View, model.UnitOf(kpi))
            )
                found[name] = Of(kpi);
        return found;

        Target Of(Kpi kpi) =>
            new(
                kpi,
                model.ClosedFrom(model.UnitOf(kpi)),
                model.StandingOf(actor, kpi),
                model.AllowsEntry(actor, kpi)
                    ? null
                    : new(RowState.Forbidden, 0, $"You may not enter values of “{kpi.Name}”. Ask for a role on its unit.")
            );
    }
}
