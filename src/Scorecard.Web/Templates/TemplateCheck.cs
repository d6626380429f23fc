using Scorecard.Domain;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Templates;

/// <summary>
/// What has to hold in a template that came from elsewhere before anything of it is shown. Whether it can be brought in, the import says.
/// </summary>
internal static class TemplateCheck
{
    /// <summary>Longer tables are no template.</summary>
    private const int MostRows = 2_000;

    /// <exception cref="RuleViolation">A code is missing or there twice, or a table is too long.</exception>
    public static void Codes(params TemplateTable[] tables)
    {
        foreach (var table in tables)
        {
            Need(table.Rows.Count <= MostRows, $"{table.File} has more than {MostRows} rows. Save a smaller part as a template.");
            Need(table.Rows.All(row => row["code"].Length > 0), $"{table.File} has a row without a code.");
            var twice = table.Rows.CountBy(row => row["code"]).FirstOrDefault(code => code.Value > 1).Key;
            Need(twice is null, $"{table.File} has the code {twice} twice.");
        }
    }

    /// <exception cref="RuleViolation">Something names what is not there.</exception>
    /// <exception cref="SystemException">A cell is no number, or no word of its column.</exception>
    public static void Run(SectorTemplate template)
    {
        var (units, objectives) = (template.Units.Select(u => u.Code).ToHashSet(), template.Objectives.Select(o => o.Code).ToHashSet());
        Need(
            template.Units.Count == template.UnitTable.Rows.Count && template.Units.Count(u => u.Tier == 1) == 1,
            $"units.csv needs one unit at the top and all others below it, in at most {Organization.MostTiers} tiers."
        );
        foreach (var objective in template.Objectives)
            Need(units.Contains(objective.Unit), $"objectives.csv names the unit {objective.Unit}, which units.csv has not.");
        foreach (var kpi in template.Kpis)
        {
            Need(
                objectives.Contains(kpi.Row["objective"]),
                $"kpis.csv names the objective {kpi.Row["objective"]}, which objectives.csv has not."
            );
            _ = (kpi.Frequency, kpi.Aggregation, kpi.Direction, kpi.Indicator, kpi.DueDays, kpi.Weight, kpi.Scale);
        }
        foreach (var link in template.Links)
        {
            Need(
                objectives.Contains(link.Cause) && objectives.Contains(link.Effect),
                $"links.csv names {link.Cause} and {link.Effect}, which objectives.csv has not both."
            );
            _ = link.Lag;
        }
    }

    private static void Need(bool holds, string sentence)
    {
        if (!holds)
            throw new RuleViolation(sentence);
    }
}
