using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.WhatIf;

/// <summary>The levers of a unit with their boxes, the score as it would be, and the scenarios that the person keeps.</summary>
public sealed record WhatIfContent(
    UnitBar Bar,
    string UnitId,
    string UnitName,
    string Period,
    IReadOnlyList<WhatIfContent.Row> Rows,
    IReadOnlyList<Choice> More,
    Pick<Kpi> Sought,
    WhatIfResult Result,
    IReadOnlyList<WhatIfContent.Kept> Scenarios
)
{
    private const int Most = 12,
        MostMore = 500;

    /// <summary>One KPI with what it is and what is typed.</summary>
    /// <param name="Points">What closing its gap would add to the score of the unit.</param>
    /// <param name="Typed">What the person supposes.</param>
    public sealed record Row(
        string Id,
        string Name,
        string Where,
        string Value,
        string Weight,
        string? Target,
        double Points,
        string ValueFor,
        Slider? ValueSlider,
        Slider? TargetSlider,
        WhatIfInput.Row Typed
    )
    {
        /// <summary>The same as numbers, for files.</summary>
        public required RowNumbers Numbers { get; init; }
    }

    public sealed record RowNumbers(object? Value, double? Target, string Unit, decimal? Weight);

    /// <summary>The range of a slider, in invariant numbers.</summary>
    public sealed record Slider(string Min, string Max, string Step, string At)
    {
        public static Slider Of(double low, double high, double at)
        {
            var step = Math.Max(1e-4, Math.Pow(10, Math.Floor(Math.Log10((high - low) / 50))));
            return new(
                Text(Math.Floor(low / step) * step),
                Text(Math.Ceiling(high / step) * step),
                Text(step),
                Text(Math.Round(at / step) * step)
            );
        }

        private static string Text(double number) => ((decimal)Math.Round(number, 4)).ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>A scenario that the person keeps, worked out for the period on the page.</summary>
    public sealed record Kept(string Id, string Name, bool IsOpen, WhatIfResult Result);

    public string Path => $"~/units/{UnitId}/what-if?{Bar.Query}";

    public IEnumerable<TableFile> Tables =>
        [
            TableFile.Of(
                "levers",
                $"Levers of {UnitName}",
                Period,
                Rows,
                ("KPI", row => row.Name),
                ("Unit", row => row.Where),
                ("Could add up to", row => row.Points),
                ("Value", row => row.Numbers.Value),
                ("Target", row => row.Numbers.Target),
                ("Unit of measure", row => row.Numbers.Unit),
                ("Weight", row => row.Numbers.Weight)
            ),
            new(
                "scenarios",
                $"Scenarios of {UnitName}",
                Period,
                ["Score of", "As it is", .. Scenarios.Select(s => s.Name)],
                Result
                    .Lines.Select((line, i) => (line, i))
                    .Where(x => x.line.Depth == 0)
                    .Select(x =>
                        (object?[])[x.line.Name, x.line.Now.Value, .. Scenarios.Select(s => (object?)s.Result.Lines[x.i].Then.Value)]
                    )
                    .Prepend([UnitName, Result.Overall.Now.Value, .. Scenarios.Select(s => (object?)s.Result.Overall.Then.Value)])
            ),
        ];

    /// <param name="asked">KPIs that the person picked beside the largest levers.</param>
    public static WhatIfContent Of(
        OrganizationView o,
        Unit unit,
        PeriodChoice period,
        WhatIfInput input,
        IReadOnlyList<string> asked,
        IReadOnlyList<Scenario> scenarios,
        Scenario? open
    )
    {
        var levers = Lever
            .Of(o.Book, new(NodeKind.Unit, unit.Id), period.Window)
            .Where(l => o.Sees(o.Model.UnitOf(o.Model.Kpi(l.KpiId))))
            .ToList();
        var points = levers.ToDictionary(l => l.KpiId, l => l.Points);
        var typed = input.Rows.Where(r => o.Kpi(r.Kpi) is not null).DistinctBy(r => r.Kpi).ToDictionary(r => r.Kpi);
        var below = levers.ConvertAll(l => o.Model.Kpi(l.KpiId));
        var sought = asked.Select(text => Pick.Kpi(o, text, below)).ToList();
        var shown = typed
            .Keys.Select(o.Kpi)
            .Concat(sought.Select(pick => pick.Found))
            .OfType<Kpi>()
            .Concat(levers.Take(Most).Select(l => o.Model.Kpi(l.KpiId)))
            .DistinctBy(k => k.Id)
            .OrderByDescending(k => points.GetValueOrDefault(k.Id))
            .ToList();
        var more = below.Except(shown).ToList();
        var names = open?.Parts.ToDictionary(p => PublicIds.Format(p.KpiId), p => p.KpiName);
        var (supposed, left) = input.Read(o, period, names);
        o.Unit(PublicIds.Format(unit.Id));
        return new(
            UnitBar.Of(o, unit, period),
            PublicIds.Format(unit.Id),
            unit.Name,
            PeriodWords.Of(period.Window, period.Calendar),
            [.. shown.Select(k => RowOf(o, k, period, points.GetValueOrDefault(k.Id), typed.GetValueOrDefault(PublicIds.Format(k.Id))))],
            [.. more.Take(MostMore).Select(k => Pick.ChoiceOf(o, k))],
            sought.FirstOrDefault(pick => pick.Found is null && pick.Text.Length > 0) ?? new("", null, []),
            WhatIfResult.Of(o, unit, period, supposed, left),
            [.. scenarios.Take(Scenario.Most).Select(s => KeptOf(o, unit, period, s, s.Id == open?.Id))]
        );
    }

    private static Kept KeptOf(OrganizationView o, Unit unit, PeriodChoice period, Scenario scenario, bool isOpen)
    {
        var (supposed, left) = WhatIfInput
            .Of(scenario)
            .Read(o, period, scenario.Parts.ToDictionary(p => PublicIds.Format(p.KpiId), p => p.KpiName));
        o.Unit(PublicIds.Format(unit.Id));
        return new(PublicIds.Format(scenario.Id), scenario.Name, isOpen, WhatIfResult.Of(o, unit, period, supposed, left));
    }

    private static Row RowOf(OrganizationView o, Kpi kpi, PeriodChoice period, double points, WhatIfInput.Row? typed)
    {
        var figure = o.Book.Figure(kpi.Id, period.Window);
        var scale = o.Book.Scale(kpi.Id, period.Window);
        var own = Supposition.PeriodOf(o.Book, kpi, period.Window);
        var definition = kpi.DefinitionOn(own.End);
        var target = definition is not null && Supposition.TakesTarget(definition) ? definition.Aim()?.Value : null;
        var id = PublicIds.Format(kpi.Id);
        var (low, high) = scale.Count == 0 ? (0, 1) : (scale[0].Value, scale[^1].Value);
        if (figure.IsPresent)
            (low, high) = (Math.Min(low, figure.Value), Math.Max(high, figure.Value));
        var reach = (high - low) / 5;
        return new(
            id,
            kpi.Name,
            o.Model.UnitOf(kpi).Name,
            KpiWords.Value(kpi, figure),
            NumberText.Write(definition?.Weight) ?? "",
            target is null ? null : KpiWords.Aim(kpi, figure, definition?.Aim()),
            points,
            PeriodWords.Of(own, period.Calendar),
            Supposition.TakesValue(kpi) && high > low
                ? Slider.Of(low - (low >= 0 && low < reach ? low : reach), high + reach, figure.IsPresent ? figure.Value : low)
                : null,
            target is { } aimed && high > low ? Slider.Of(low, high + 2 * reach, aimed) : null,
            typed ?? new() { Kpi = id }
        )
        {
            Numbers = new(KpiWords.Cell(kpi, figure), target, kpi.UnitOfMeasure, definition?.Weight),
        };
    }
}
