using System.Globalization;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>The initiatives that serve one objective or KPI.</summary>
/// <param name="Effects">What the KPI did after each of them began, by initiative; empty where it is not about one KPI.</param>
/// <param name="Plan">Where a further one is planned; null for those who may not.</param>
public sealed record Serving(IReadOnlyList<InitiativeRow> Rows, string? Plan, IReadOnlyDictionary<long, string> Effects)
{
    /// <param name="served">The name of the objective or KPI.</param>
    public TableFile ToFile(string served) =>
        TableFile.Of(
            "initiatives",
            $"Initiatives for {served}",
            null,
            Rows,
            ("Initiative", row => row.Initiative.Name),
            ("Unit", row => row.Unit),
            ("Due", row => row.Initiative.Due.ToString("O", CultureInfo.InvariantCulture)),
            ("Status", row => InitiativeWords.Status(row.Initiative.Status)),
            ("Effect", row => Effects.GetValueOrDefault(row.Initiative.Id))
        );
}
