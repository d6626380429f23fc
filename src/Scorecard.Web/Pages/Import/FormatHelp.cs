using Scorecard.Data.Import;
using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Import;

/// <summary>What a person has to know about one file of the format. The examples of all files are one small company.</summary>
public sealed record FormatHelp(TableFormat Format, string What, string[] Example, params (string Columns, string Text)[] Notes)
{
    /// <summary>The help on the file with a name, or null.</summary>
    public static FormatHelp? Named(string? file) => All.FirstOrDefault(help => help.Format.File == file);

    /// <summary>The file with its header row alone.</summary>
    public byte[] EmptyFile() => Csv.WithHeader([.. Format.Required, .. Format.Optional]).ToBytes();

    public static readonly IReadOnlyList<FormatHelp> All =
    [
        new(
            ImportFormat.Units,
            "A row for each unit. The one without a parent is the organization itself.",
            ["code,name,parent", "ACME,Acme Ltd,", "SALES,Sales,ACME"],
            ("parent", "the code of the unit above; its rows may come later"),
            ("private", "yes hides the unit from everyone but its members and those above"),
            ("closed_from", "the day from which on its KPIs take no values")
        ),
        new(
            ImportFormat.Objectives,
            "A row for each objective of a unit.",
            [
                "code,unit,perspective,name,weight,contributes_to",
                "GROW,ACME,Financial,Grow profitably,1,",
                "SELL,SALES,Financial,Sell more,2,GROW",
            ],
            ("unit, perspective", "the unit's code, another one of its tier to move it there, and the perspective's name"),
            (
                "contributes_to",
                "codes of objectives one tier above or in another unit of the same tier, with ; between them; "
                    + "GROW=2 gives a weight, GROW=align only aligns"
            ),
            ("cascade_share", "0 to 1: how much of the score comes from what contributes"),
            ("rule", "WeightedMean, Worst, Best or Majority"),
            ("theme", "a few words; the strategy map can show themes as columns"),
            ("owner", "the mail of a member")
        ),
        new(
            ImportFormat.Kpis,
            "A row for each KPI, with its first target.",
            [
                "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source",
                "REVENUE,SELL,Revenue,EUR,Month,Sum,HigherIsBetter,Progress,80000,100000,1,Lagging,Entered",
            ],
            ("frequency", "Day, Week, Month, Quarter, HalfYear or Year"),
            ("aggregation", "Sum, Average, Last, Min, Max or Ratio: how a year is made of months"),
            ("direction", "HigherIsBetter, LowerIsBetter, WithinRange or YesNo"),
            ("scale", Listed(ScaleKinds.All.Select(kind => $"{kind.Kind} ({Columns(kind)})"))),
            ("indicator", "Leading or Lagging"),
            (
                "value_source",
                "Entered, RolledUp with roll_up: Sum, Average, WeightedAverage, Min, Max or Ratio, or Calculated with formula"
            ),
            ("parent", "the code of the KPI that this one feeds, of the same unit or of a higher tier"),
            ("effective_from", "the period in which the KPI begins; empty is always"),
            ("updaters", "mails with ; between them")
        ),
        new(
            ImportFormat.Values,
            "A row for each KPI and period.",
            ["kpi,period,value,note", "REVENUE,2025-07,98500,A good month"],
            (
                "period",
                "2025, 2025-H1, 2025-Q3, 2025-07, 2025-W07 or 2025-07-14; "
                    + "where the fiscal year does not start in January FY2025 and FY2025-Q3, or CY2025 and CY2025-Q3 for the calendar's; "
                    + "where it is made of weeks FY2025-P03 and FY2025-W07 in place of 2025-07 and 2025-W07; "
                    + "2016-17, Q1 2023/24 and Jul-25 are read too"
            ),
            ("value", "for a yes-or-no KPI yes or no; 86.6 and 86.6% both mean 86.6 %; n/a, - and No Data mean not reported"),
            ("numerator, denominator", "in place of value where the KPI is a Ratio"),
            ("not_applicable", "yes in place of a value"),
            ("revision", "which report of the value this is, where revisions.csv holds others")
        ),
        new(
            ImportFormat.Definitions,
            "Only where a target, scale or weight changes later. What a row leaves empty stays as before.",
            ["kpi,effective_from,target", "REVENUE,2025-07,120000"],
            ("effective_from", "the first period it holds for")
        ),
        new(
            ImportFormat.Structure,
            "Only to say what units, weights, links and parents were like until a month. An export writes it.",
            ["of,code,until,other,parent,weight,cascade_share,rule", "Objective,SELL,2025-03,,SALES,1,50%,WeightedMean"],
            ("of", "Unit, Kpi, Objective, Contribution or Perspective"),
            ("until", "the first month in which it was so no longer"),
            ("other", "of a contribution the objective that was supported; its weight is none where it was not"),
            ("parent", "the unit above, the KPI that was fed, or the unit of an objective")
        ),
        new(
            ImportFormat.Revisions,
            "Only to bring along reports that no longer count. An export writes it.",
            ["kpi,period,revision,standing,value,note", "REVENUE,2025-07,1,Counted,95000,A first count"],
            ("revision", "1, 2, 3, … of one value, in that order; the one that counts stands in values.csv"),
            ("standing", "Counted, Waiting or Returned"),
            ("withdrawn", "yes in place of a value that was taken back")
        ),
        new(
            ImportFormat.Links,
            "What drives what: a row for each link between two objectives or two KPIs.",
            ["cause,effect,lag,sign,note", "SELL,GROW,3,+,Sales come before profit"],
            ("cause, effect", "codes of two objectives, or of two KPIs"),
            ("lag", "after how many periods the effect is expected, 0 to 60"),
            ("sign", "+ where more of the cause means more of the effect, - where it means less")
        ),
        new(
            ImportFormat.Initiatives,
            "A row for each initiative of a unit. A list replaces the one before.",
            [
                "code,unit,name,start,due,objectives,budget,progress,status,milestones",
                "SHOP,SALES,Open a web shop,2025-07-01,2025-12-31,SELL,50000,40%,OnTrack,"
                    + "Design chosen @ 2025-08-31 done 2025-08-20; First order @ 2025-11-30",
            ],
            ("start, due", "days, such as 2025-07-14"),
            ("owner", "the mail of a member"),
            ("objectives, kpis", "codes of what it serves, with ; between them"),
            ("awaits", "codes of the initiatives that come first, with ; between them"),
            ("progress", "0 to 1, or with a percent sign: 0.4 or 40%"),
            ("status", "Planned, OnTrack, AtRisk, OffTrack, Done or Stopped"),
            ("milestones", "a name, @ and the day it is due, and once it is reached done and the day; ; between them")
        ),
        new(
            ImportFormat.Comments,
            "What was said about objectives, KPIs, initiatives and evidence: a row for each comment and reply. An export writes it.",
            ["on,code,author,at,words", "Objective,SELL,ann@acme.example,2025-07-14T09:30:00Z,The shop opens in May."],
            ("on", "Objective, Kpi, Initiative or Evidence"),
            ("code, effect", "what it is about; of evidence the cause and the effect of a link"),
            ("period", "of a KPI, the period whose value is meant"),
            ("author, at", "the mail of a member, and when"),
            ("replies_to", "the time of the comment about the same that it replies to")
        ),
        new(
            ImportFormat.Organization,
            "Only to change settings: a row for each.",
            ["key,value", "fiscal_year_start,4"],
            (
                "key",
                "tiers, perspectives, perspective_weights, fiscal_year_start, green_from, amber_from, minimum_coverage, time_zone, "
                    + "currency, fiscal_year_named_by, fiscal_year_weeks, week_starts_on or fiscal_year_ends"
            ),
            (
                "value",
                "names of tiers and perspectives with ; between them; a month from 1 to 12; scores from 0 to 100; coverage from 0 to 1; "
                    + "4-4-5, 4-5-4, 5-4-4 or months; the weekday on which a week begins; Last or Nearest"
            )
        ),
    ];

    private static string Columns(KindOfScale kind)
    {
        var needed = string.Join(", ", kind.Questions.Where(question => !question.IsOptional).Select(Column));
        return kind.Questions.Where(question => question.IsOptional).Select(Column).ToList() is { Count: > 0 } optional
            ? $"{needed}, and {Listed(optional)}"
            : needed;
    }

    private static string Column(ScaleQuestion question) =>
        question.Field is PointsField points ? $"{points.Key}, such as {points.Example}" : question.Field.Key;

    private static string Listed(IEnumerable<string> names) =>
        names.ToList() is { Count: > 1 } several ? $"{string.Join(", ", several.SkipLast(1))} or {several[^1]}" : string.Join("", names);
}
