using System.Collections.Frozen;
using Scorecard.Domain;

namespace Scorecard.Data.Mapped;

/// <summary>Words of tables in English and German, by what they say of a column, a row or a measure.</summary>
internal static class WordLists
{
    private static readonly FrozenDictionary<string, Series> SeriesOf = Words(
        (Series.Actual, "actual actuals act ist result achieved current ergebnis outturn"),
        (Series.Plan, "plan target goal budget soll ziel planned planwert zielwert forecast"),
        (Series.LastYear, "py ly vj vorjahr priorjahr prioryear previousyear lastyear")
    );

    private static readonly FrozenDictionary<string, ColumnRole> RoleOf = Words(
        (
            ColumnRole.Unit,
            "dept department team division provider organisation organization region site location directorate trust orgunit "
                + "businessunit abteilung bereich standort organisationseinheit werk filiale branch service"
        ),
        (ColumnRole.Measure, "measure measurename kpi kpiname indicator indicatorname metric metricname kennzahl indikator name messgröße"),
        (ColumnRole.Code, "code ref reference id no nr number kürzel kpicode measureid kpiid"),
        (ColumnRole.UnitOfMeasure, "unit unitofmeasure uom einheit measureunit maßeinheit"),
        (ColumnRole.Period, "period year month date quarter week day zeitraum jahr monat quartal datum woche fiscalyear"),
        (ColumnRole.Value, "value actual actuals result wert ist act amount reportedvalue istwert actualvalue current"),
        (ColumnRole.Target, "target goal plan soll ziel budget targetvalue zielwert planwert"),
        (ColumnRole.LastYear, "py ly vj vorjahr prioryear previousyear lastyear"),
        (ColumnRole.Numerator, "numerator zähler"),
        (ColumnRole.Denominator, "denominator nenner"),
        (ColumnRole.Note, "note notes comment comments remark remarks bemerkung kommentar commentary narrative"),
        (ColumnRole.Series, "series type reihe scenario szenario datatype version")
    );

    private static readonly FrozenSet<string> Totals = Set(
        "total totals sum summe gesamt gesamtsumme grandtotal ytd overall alltotal subtotal zwischensumme insgesamt kumuliert average "
            + "durchschnitt"
    );

    private static readonly FrozenSet<string> Statuses = Set(
        "r a g red amber green gelb rot grün yellow b blue ontrack offtrack atrisk watch good bad"
    );

    private static readonly string[] LowerIsBetter = (
        "days complaint absence arrears waiting overdue cost error accident incident defect late delay sickness turnover vacanc churn "
        + "reklamation beschwerde fehler kosten unfall unfälle fehlzeit krankenstand ausschuss verspät rückstand dauer tage"
    ).Split(' ');

    public static Series? SeriesWord(string text) => SeriesOf.TryGetValue(Bare(text), out var series) ? series : null;

    public static ColumnRole? Role(string header) => RoleOf.TryGetValue(Bare(header), out var role) ? role : null;

    /// <summary>Whether a row or column of this name repeats others.</summary>
    public static bool IsTotal(string text)
    {
        if (text.Length is 0 or > 40)
            return false;
        // “Total attendances” is a measure, “North total” is none.
        var words = text.Split([' ', ':', '-', '_'], StringSplitOptions.RemoveEmptyEntries);
        return Totals.Contains(Bare(text)) || (words.Length > 1 && Totals.Contains(Bare(words[^1])));
    }

    public static bool IsStatus(string text) => Statuses.Contains(Bare(text));

    public static bool SoundsLower(string measure) =>
        Array.Exists(LowerIsBetter, word => measure.Contains(word, StringComparison.OrdinalIgnoreCase));

    /// <summary>Letters and digits alone, in lower case.</summary>
    public static string Bare(string text) =>
        string.Concat((TextRules.Composed(text) ?? "").Where(char.IsLetterOrDigit)).ToLowerInvariant();

    private static FrozenDictionary<string, T> Words<T>(params (T Meaning, string Words)[] lists) =>
        lists
            .SelectMany(list => list.Words.Split(' ').Select(word => (Word: Bare(word), list.Meaning)))
            .ToFrozenDictionary(pair => pair.Word, pair => pair.Meaning);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet();
}
