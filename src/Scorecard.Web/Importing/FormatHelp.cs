using Scorecard.Data.Import;

namespace Scorecard.Web.Importing;

/// <summary>What a person has to know about one file of the format. The examples of all files are one small company.</summary>
public sealed record FormatHelp(TableFormat Format, string What, string[] Example, params (string Columns, string Text)[] Notes)
{
    public static readonly IReadOnlyList<FormatHelp> All =
    [
        new(ImportFormat.Units, "A row for each unit. The one without a parent is the organization itself.",
            ["code,name,parent", "ACME,Acme Ltd,", "SALES,Sales,ACME"],
            ("parent", "the code of the unit above; its rows may come later"),
            ("private", "yes hides the unit from everyone but its members and those above")),
        new(ImportFormat.Objectives, "A row for each objective of a unit.",
            ["code,unit,perspective,name,weight,contributes_to", "GROW,ACME,Financial,Grow profitably,1,", "SELL,SALES,Financial,Sell more,2,GROW"],
            ("unit, perspective", "the unit's code and the perspective's name"),
            ("contributes_to", "codes of objectives one tier above or in another unit of the same tier, with ; between them; GROW=2 gives a weight, GROW=align only aligns"),
            ("cascade_share", "0 to 1: how much of the score comes from what contributes"),
            ("rule", "WeightedMean, Worst, Best or Majority"),
            ("owner", "the mail of a member")),
        new(ImportFormat.Kpis, "A row for each KPI, with its first target.",
            ["code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source",
             "REVENUE,SELL,Revenue,EUR,Month,Sum,HigherIsBetter,Progress,80000,100000,1,Lagging,Entered"],
            ("frequency", "Day, Week, Month, Quarter, HalfYear or Year"),
            ("aggregation", "Sum, Average, Last, Min, Max or Ratio: how a year is made of months"),
            ("direction", "HigherIsBetter, LowerIsBetter, WithinRange or YesNo"),
            ("scale", "Progress (baseline, target), Thresholds (red_flag, target, and worst or stretch), Range (low_zero, low, high, high_zero), YesNo (good_answer) or Custom (points, such as 0:0;50:80;100:100)"),
            ("indicator", "Leading or Lagging"),
            ("value_source", "Entered, or RolledUp with roll_up: Sum, Average, WeightedAverage, Min, Max or Ratio"),
            ("parent", "the code of the KPI that this one feeds, of the same unit or of a higher tier"),
            ("effective_from", "the period in which the KPI begins; empty is always"),
            ("updaters", "mails with ; between them")),
        new(ImportFormat.Values, "A row for each KPI and period.",
            ["kpi,period,value,note", "REVENUE,2025-07,98500,A good month"],
            ("period", "2025, 2025-H1, 2025-Q3, 2025-07, 2025-W07 or 2025-07-14; FY2025 and FY2025-Q3 where the fiscal year does not start in January"),
            ("value", "for a yes-or-no KPI 1 or 0; 86.6 means 86.6 %"),
            ("numerator, denominator", "in place of value where the KPI is a Ratio"),
            ("not_applicable", "yes in place of a value")),
        new(ImportFormat.Definitions, "Only where a target, scale or weight changes later. What a row leaves empty stays as before.",
            ["kpi,effective_from,target", "REVENUE,2025-07,120000"],
            ("effective_from", "the first period it holds for")),
        new(ImportFormat.Organization, "Only to change settings: a row for each.",
            ["key,value", "fiscal_year_start,4"],
            ("key", "tiers, perspectives, fiscal_year_start, green_from, amber_from, minimum_coverage or time_zone"),
            ("value", "names of tiers and perspectives with ; between them; a month from 1 to 12; scores from 0 to 100; coverage from 0 to 1")),
    ];
}
