using System.Globalization;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Pages.Parts;

/// <summary>How forms name a value that waits, with the revision that the person saw: <c>0abc.2026-05-01.3</c>.</summary>
public static class ApprovalKey
{
    public static string Of(WaitingEntry entry) => Of(entry.Kpi, entry.Period, entry.Value);

    public static string Of(Kpi kpi, Period period, WaitingValue value) =>
        string.Create(CultureInfo.InvariantCulture, $"{PublicIds.Format(kpi.Id)}.{period.Start:yyyy-MM-dd}.{value.Revision}");

    public static SeenWaiting? Read(string? text) =>
        text?.Split('.') is [var id, var day, var number]
        && PublicIds.TryParse(id, out var kpi)
        && DateOnly.TryParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var start)
        && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision)
            ? new(kpi, start, revision)
            : null;
}
