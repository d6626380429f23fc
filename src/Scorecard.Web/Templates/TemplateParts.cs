using System.Globalization;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Templates;

public sealed record TemplateUnit(string Code, string Name, string? Parent, string? Description, int Tier)
{
    internal static IReadOnlyList<TemplateUnit> InOrder(IReadOnlyList<TemplateRow> rows)
    {
        var below = rows.ToLookup(row => row["parent"]);
        return [.. Down("", 1)];

        IEnumerable<TemplateUnit> Down(string parent, int tier) =>
            below[parent]
                .SelectMany(row =>
                    (tier < Organization.MostTiers ? Down(row["code"], tier + 1) : []).Prepend(
                        new(row["code"], row["name"], row.Text("parent"), row.Text("description"), tier)
                    )
                );
    }
}

public sealed record TemplateObjective(TemplateRow Row, IReadOnlyList<TemplateKpi> Kpis)
{
    public string Code => Row["code"];

    public string Unit => Row["unit"];

    public string Perspective => Row["perspective"];

    public string Name => Row["name"];

    public string? Description => Row.Text("description");

    /// <summary>The codes of the objectives that it supports.</summary>
    public IEnumerable<string> ContributesTo =>
        Row["contributes_to"]
            .Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(part => part.Split('=')[0]);
}

public sealed record TemplateLink(TemplateRow Row)
{
    public string Cause => Row["cause"];

    public string Effect => Row["effect"];

    public int Lag => int.Parse(Row["lag"], CultureInfo.InvariantCulture);
}

/// <summary>A KPI with what the library says of it.</summary>
public sealed record TemplateKpi(SectorTemplate Template, TemplateRow Row, TemplateRow Library)
{
    public string Code => Row["code"];

    public string Name => Row["name"];

    public string Definition => Row["description"];

    public string Formula => Library["formula"];

    public string TypicalOwner => Library["typical_owner"];

    public TemplateObjective Objective => Template.Objectives.First(o => o.Code == Row["objective"]);

    public string UnitOfMeasure => Row["unit_of_measure"];

    public Frequency Frequency => Enum.Parse<Frequency>(Row["frequency"]);

    public TimeAggregation Aggregation => Enum.Parse<TimeAggregation>(Row["aggregation"]);

    public Direction Direction => Enum.Parse<Direction>(Row["direction"]);

    public Indicator Indicator => Enum.Parse<Indicator>(Row["indicator"]);

    public bool IsRolledUp => Row["value_source"] == nameof(ValueSource.RolledUp);

    public string? Parent => Row.Text("parent");

    public int DueDays => (int)(Row.Number("due_days") ?? 10);

    public decimal Weight => Row.Number("weight") ?? 1;

    public ScaleInput Scale => new ScaleInput(Enum.Parse<ScaleKind>(Row["scale"])).With(Row);
}
