using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Objectives;

/// <summary>What the form of an objective offers, and the weights beside which its own will stand.</summary>
public sealed record ObjectiveChoices(IReadOnlyList<SelectListItem> Perspectives, IReadOnlyList<ObjectiveChoices.Sibling> Siblings)
{
    public sealed record Sibling(string PerspectiveId, string Name, decimal Weight);

    public static readonly IReadOnlyList<(RollUpRule Rule, string Name, string Explanation)> Rules =
    [
        .. Enum.GetValues<RollUpRule>().Select(rule => (rule, Say(rule).Name, Say(rule).Explanation)),
    ];

    private static (string Name, string Explanation) Say(RollUpRule rule) =>
        rule switch
        {
            RollUpRule.WeightedMean => ("Weighted mean", "Every input counts by its weight. The usual choice."),
            RollUpRule.Worst => ("Worst", "The lowest score alone: one failure is the whole objective’s failure, as with safety."),
            RollUpRule.Best => ("Best", "The highest score alone: any one success is enough."),
            RollUpRule.Majority => ("Majority", "The mean of the inputs in the band that holds most weight; a tie goes to the worse band."),
        };

    public IReadOnlyList<SelectListItem> Owners { get; init; } = [];

    /// <summary>The themes of the objectives that the person may see.</summary>
    public IReadOnlyList<string> Themes { get; init; } = [];

    public static ObjectiveChoices Of(OrganizationView o, Unit unit, Objective? self) =>
        new(
            [.. o.Model.Perspectives.Select(p => new SelectListItem(p.Name, PublicIds.Format(p.Id)))],
            [
                .. o
                    .Model.ObjectivesOf(unit)
                    .Where(x => x.Id != self?.Id)
                    .Select(x => new Sibling(PublicIds.Format(x.PerspectiveId), x.Name, x.Weight)),
            ]
        )
        {
            Themes =
            [
                .. o
                    .Model.Objectives.Where(x => x.Theme is not null && o.Sees(o.Model.UnitOf(x)))
                    .Select(x => x.Theme!)
                    .Distinct()
                    .Order(StringComparer.CurrentCultureIgnoreCase),
            ],
        };

    /// <summary>The share that a weight has in its perspective, in words, with what it stands beside.</summary>
    public string ShareOf(string? weight, string? perspectiveId)
    {
        var own = NumberText.Number(weight) ?? 0;
        var beside = Siblings.Where(s => s.PerspectiveId == perspectiveId).ToList();
        var all = own + beside.Sum(s => s.Weight);
        var perspective = Perspectives.FirstOrDefault(p => p.Value == perspectiveId)?.Text;
        var names = string.Join(", ", beside.Select(s => $"{s.Name} ({NumberText.Write(s.Weight)})"));
        var others = beside.Count == 0 ? ", where it stands alone" : $", beside {names}";
        return perspective is null ? "Relative to the unit’s other objectives in the perspective."
            : all == 0 ? $"All weights in {perspective} are 0, so nothing counts there."
            : $"{Figures.Percent((double)(own / all))} of {perspective} in this unit{others}.";
    }

    /// <summary>The first free code that begins with the unit's: SALES-O3.</summary>
    public static string Suggest(OrganizationView o, Unit unit)
    {
        var taken = o.Model.Objectives.Select(x => x.CodeNormalized).ToHashSet();
        var start = unit.Code[..Math.Min(unit.Code.Length, TextRules.CodeLength - 6)];
        return Enumerable
            .Range(o.Model.ObjectivesOf(unit).Count() + 1, 9_999)
            .Select(n => $"{start}-O{n}")
            .First(code => !taken.Contains(TextRules.Normalize(code)));
    }
}
