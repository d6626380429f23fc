namespace Scorecard.Web.Pages.Parts;

/// <summary>A row of the waterfall.</summary>
/// <param name="Path">Of the page about it, or null.</param>
/// <param name="Where">The unit of a KPI.</param>
/// <param name="Change">From which value to which, or another cause.</param>
/// <param name="Points">Two decimals; all rows add up to the shown change.</param>
/// <param name="Kids">The KPIs inside, which add up to the row.</param>
public sealed record MovedRow(string Name, string? Path, string? Where, string Change, double Points, IReadOnlyList<MovedRow> Kids)
{
    public MovedBar Bar { get; init; } = new(0, 0);

    /// <summary>Whether the KPI is rolled up, so that its part splits on; the page's address then opens it.</summary>
    public string? SplitPath { get; init; }
}
