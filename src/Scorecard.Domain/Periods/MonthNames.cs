namespace Scorecard.Domain.Periods;

/// <summary>Names of months as spreadsheets of several languages write them, each of which means one month in all of them.</summary>
public static class MonthNames
{
    private static readonly string[] ByMonth =
    [
        "jan january januar jänner janvier janv enero ene gennaio gen januari janeiro",
        "feb february februar feber février févr fév febrero febbraio februari fevereiro fev",
        "mar march märz mrz mär mars marzo maart mrt março",
        "apr april avril avr abril abr aprile",
        "may mai mayo maggio mag mei maio",
        "jun june juni juin junio giugno giu junho",
        "jul july juli juillet juil julio luglio lug julho",
        "aug august août agosto ago augustus",
        "sep sept september septembre septiembre settembre set setembro",
        "oct october oktober okt octobre octubre ottobre ott outubro out",
        "nov november novembre noviembre novembro",
        "dec december dezember dez décembre déc diciembre dic dicembre dezembro",
    ];

    private static readonly Dictionary<string, int> Months = ByMonth
        .SelectMany((names, i) => names.Split(' ').Select(name => (Name: name, Month: i + 1)))
        .ToDictionary(m => m.Name, m => m.Month, StringComparer.OrdinalIgnoreCase);

    /// <summary>1 to 12; null where the word is no month.</summary>
    public static int? Find(string word) => Months.TryGetValue(TextRules.Composed(word)!, out var month) ? month : null;
}
