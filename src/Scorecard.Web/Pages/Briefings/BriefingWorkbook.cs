using MiniExcelLibs;
using MiniExcelLibs.Attributes;
using MiniExcelLibs.OpenXml;
using Scorecard.Web.Presentation;
using Cells = System.Collections.Generic.Dictionary<string, object?>;

namespace Scorecard.Web.Pages.Briefings;

/// <summary>
/// A briefing book as a workbook: numbers are numbers and days are days, and text is stored as text, whatever it begins with.
/// </summary>
public static class BriefingWorkbook
{
    public const string ContentType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private const string Score = "0.0",
        Points = "+0.00;-0.00;0.00",
        Percent = "0%",
        Number = "#,##0.######",
        Day = "yyyy-mm-dd";

    /// <summary>The columns of all sheets, by their heads: how wide they are and how their numbers look.</summary>
    private static readonly OpenXmlConfiguration Look = new()
    {
        FreezeRowCount = 1,
        AutoFilter = false,
        DynamicColumns =
        [
            Column("Part", 34),
            Column("Perspective", 26),
            Column("Objective", 40),
            Column("KPI", 40),
            Column("Unit", 28),
            Column("Initiative", 44),
            Column("Owner", 24),
            Column("Status", 18),
            Column("Cause", 18),
            Column("Period", 18),
            Column("Unit of measure", 18),
            Column("Type", 14),
            Column("Note", 18),
            Column("Share", 10, Percent),
            Column("Progress", 10, Percent),
            Column("Score", 10, Score),
            Column("Score before", 14, Score),
            Column("Change", 10, Points),
            Column("Points", 10, Points),
            Column("Value", 14, Number),
            Column("Target", 14, Number),
            Column("Budget", 14, Number),
            Column("Spent", 14, Number),
            Column("KPIs", 8),
            Column("Reported", 10),
            Column("Start", 12, Day),
            Column("Due", 12, Day),
            Column("As of", 18, "yyyy-mm-dd hh:mm"),
        ],
    };

    public static byte[] Of(BriefingContent page, IReadOnlyList<MovementLine> moved, IReadOnlyDictionary<long, string> names)
    {
        using var file = new MemoryStream();
        file.SaveAs(
            new Dictionary<string, object>
            {
                ["Summary"] = Summary(page),
                ["Objectives"] = Objectives(page),
                ["KPIs"] = Kpis(page),
                ["Movement"] = Rows(
                    moved.Select(m =>
                        Row(("KPI", m.Kpi), ("Unit", m.Unit), ("Objective", m.Objective), ("Cause", m.Cause), ("Points", m.Points))
                    ),
                    "KPI",
                    "Unit",
                    "Objective",
                    "Cause",
                    "Points"
                ),
                ["Initiatives"] = Initiatives(page, names),
            },
            configuration: Look
        );
        return file.ToArray();
    }

    private static Cells[] Summary(BriefingContent page)
    {
        var whole = Part(page.UnitName, null, page.Summary.Score, page.Summary.Before, page.Summary.Kpis);
        return [whole, .. page.Perspectives.Select(p => Part(p.Card.Name, p.Card.Share, p.Card.Score, p.Card.Before, p.Kpis))];

        Cells Part(string name, double? share, ShownScore score, ShownScore before, Domain.Scoring.KpiCount kpis) =>
            Row(
                ("Part", name),
                ("Share", share),
                ("Score", score.Value),
                ("Score before", before.Value),
                ("Change", score.Value - before.Value),
                ("Status", score.Word),
                ("Reported", kpis.Reported),
                ("KPIs", kpis.Total),
                ("Period", page.Period),
                ("As of", page.AsOf)
            );
    }

    private static Cells[] Objectives(BriefingContent page) =>
        Rows(
            page.Perspectives.SelectMany(p =>
                p.Objectives.Select(x =>
                    Row(
                        ("Perspective", p.Card.Name),
                        ("Objective", x.Row.Name),
                        ("Type", x.Row.Indicator),
                        ("Share", x.Row.Share),
                        ("Score", x.Row.Score.Value),
                        ("Score before", x.Before.Value),
                        ("Change", x.Row.Score.Value - x.Before.Value),
                        ("Status", x.Row.Score.Word),
                        ("Reported", x.Row.Kpis.Reported),
                        ("KPIs", x.Row.Kpis.Total)
                    )
                )
            ),
            "Perspective",
            "Objective",
            "Type",
            "Share",
            "Score",
            "Score before",
            "Change",
            "Status",
            "Reported",
            "KPIs"
        );

    private static Cells[] Kpis(BriefingContent page) =>
        Rows(
            page.Perspectives.SelectMany(p =>
                p.Objectives.SelectMany(x =>
                    x.Kpis.Select(k =>
                        Row(
                            ("Perspective", p.Card.Name),
                            ("Objective", x.Row.Name),
                            ("KPI", k.Row.Name),
                            ("Type", k.Row.Indicator),
                            ("Unit of measure", k.UnitOfMeasure),
                            ("Value", k.Value),
                            ("Target", k.Target),
                            ("Score", k.Row.Score.Value),
                            ("Score before", k.Before),
                            ("Status", k.Row.Score.Word),
                            ("Note", k.Row.Note)
                        )
                    )
                )
            ),
            "Perspective",
            "Objective",
            "KPI",
            "Type",
            "Unit of measure",
            "Value",
            "Target",
            "Score",
            "Score before",
            "Status",
            "Note"
        );

    private static Cells[] Initiatives(BriefingContent page, IReadOnlyDictionary<long, string> names) =>
        Rows(
            page.Initiatives.Select(x =>
                Row(
                    ("Initiative", x.Initiative.Name),
                    ("Unit", x.Unit),
                    ("Owner", x.Initiative.OwnerId is { } owner ? names.GetValueOrDefault(owner) : null),
                    ("Status", InitiativeWords.Status(x.Initiative.Status)),
                    ("Progress", x.Initiative.Progress),
                    ("Start", x.Initiative.Start.ToDateTime(default)),
                    ("Due", x.Initiative.Due.ToDateTime(default)),
                    ("Budget", x.Initiative.Budget),
                    ("Spent", x.Initiative.Spent)
                )
            ),
            "Initiative",
            "Unit",
            "Owner",
            "Status",
            "Progress",
            "Start",
            "Due",
            "Budget",
            "Spent"
        );

    private static Cells Row(params (string Head, object? Value)[] cells)
    {
        var row = new Cells();
        foreach (var (head, value) in cells)
            row.Add(head, value);
        return row;
    }

    /// <summary>A sheet without rows keeps its heads.</summary>
    private static Cells[] Rows(IEnumerable<Cells> rows, params string[] heads) =>
        [.. rows.DefaultIfEmpty(Row([.. heads.Select(h => (h, (object?)null))]))];

    private static DynamicExcelColumn Column(string head, double width, string? format = null) =>
        new(head) { Width = width, Format = format };
}
