using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Cascade;

/// <summary>What a unit below does for an objective.</summary>
public enum Support
{
    None,

    /// <summary>It, or a unit below it, has an objective that contributes.</summary>
    Contributes,

    /// <summary>It shares the very objective.</summary>
    Shared,
    NotRelevant,
}

/// <summary>Which of the units directly below an objective's unit support it, and which have neither an objective nor an answer.</summary>
public static class CascadeGaps
{
    /// <param name="people">Whether people's own scorecards are asked too; nobody expects each to support everything.</param>
    public static IReadOnlyList<(Unit Unit, Support Support, string? Reason)> Of(
        OrganizationView o,
        Objective objective,
        PeriodChoice period,
        bool people = false
    )
    {
        var supporting = o
            .Model.ContributionsTo(objective)
            .SelectMany(c => o.Model.PathUp(o.Model.UnitOf(o.Model.Objective(c.FromId))))
            .Select(u => u.Id)
            .ToHashSet();
        var answers = o.Model.AnswersTo(objective).ToDictionary(a => a.UnitId);
        return
        [
            .. o
                .Model.ChildrenOf(o.Model.UnitOf(objective))
                .Where(u => o.Sees(u) && u.IsOpenIn(period.Window) && (people || u.PersonId is null))
                .Select(unit =>
                    answers.TryGetValue(unit.Id, out var answer)
                        ? (unit, SupportOf(answer.Kind), answer.Reason)
                        : (unit, supporting.Contains(unit.Id) ? Support.Contributes : Support.None, (string?)null)
                ),
        ];
    }

    /// <summary>The objectives of a unit, and of those below it, that support an objective and that the person sees.</summary>
    public static IEnumerable<Objective> Supporting(OrganizationView o, Objective objective, Unit unit) =>
        o
            .Model.ContributionsTo(objective)
            .Select(c => o.Model.Objective(c.FromId))
            .Where(x => o.Sees(o.Model.UnitOf(x)) && o.Model.PathUp(o.Model.UnitOf(x)).Any(u => u.Id == unit.Id));

    private static Support SupportOf(CascadeAnswerKind answer) =>
        answer switch
        {
            CascadeAnswerKind.Shared => Support.Shared,
            CascadeAnswerKind.NotRelevant => Support.NotRelevant,
        };
}
