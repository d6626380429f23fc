using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Reading;

public static class OpenUnits
{
    /// <summary>Whether the unit is still open when a window begins.</summary>
    public static bool IsOpenIn(this Unit unit, Window window) => unit.ClosedFrom is not { } closed || closed > window.Start;
}
