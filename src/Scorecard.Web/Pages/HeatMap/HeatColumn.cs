using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.HeatMap;

/// <summary>A cell of a heat map.</summary>
/// <param name="Path">Where what it shows is explained.</param>
/// <param name="RedInside">How many red ones it hides while it is green.</param>
public sealed record HeatCell(ShownScore Score, string Path, int RedInside)
{
    public bool IsPartial => Score.Score.Coverage < 1;
}

/// <summary>A column of a heat map: a perspective, or an objective of the unit on top.</summary>
/// <param name="Key">Names it in the address.</param>
/// <param name="Path">Of the objective; null for a perspective.</param>
/// <param name="Score">What a unit has in it; null where it has nothing.</param>
/// <param name="Cell">The same with what a reader needs besides.</param>
public sealed record HeatColumn(string Key, string Brief, string Name, string? Path, Func<Unit, Score?> Score, Func<Unit, HeatCell?> Cell);
