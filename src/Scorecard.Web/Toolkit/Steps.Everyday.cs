using Scorecard.Domain.Health;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Toolkit;

/// <summary>From the top down to everybody, and back to the beginning.</summary>
public static partial class Steps
{
    private static Step Cascading =>
        new("cascading", "Cascading", "Every unit has objectives of its own that support those above, and everyone knows their part.")
        {
            Do =
            [
                "Begin once the top has been stable for two or three months. Cascading a draft means doing it twice.",
                "Let each unit answer each objective above: which of ours helps? "
                    + "An identical one, a translated one, a part of the target, or none, with a reason.",
                "Translate, do not copy. “Earn more from each crossing” means “Fill the empty seats” to the ticket office "
                    + "and “Burn less fuel” to the crews.",
                "Let the units write and the tier above agree. Thirty minutes for each unit are enough.",
                "Link each objective to the one that it supports, so that its score counts there, "
                    + "and look for units and objectives that hang loose.",
            ],
            Why =
                "Strategy at the top alone is a poster. People work on what stands on their own page. "
                + "A line of sight from their page to the top is what makes them part of it.",
            Example =
                "The ticket office of Saltmarsh answered “Sail when we said” with “Board in eight minutes”, "
                + "a translated objective with a KPI of its own, boarding time. "
                + "To “Repair before it breaks” it said that it had no part in it, and why. "
                + "Both answers took ten minutes and ended a quarrel about who was to blame for late departures.",
            Lines =
            [
                new("cascading/linked", "Every unit in tier 2 has an objective that supports tier 1", f => f.Linked()),
                new(
                    "cascading/units",
                    "No unit is without objectives",
                    f => f.Share(f.Units.Count, HealthRule.NoObjectives, "unit", "with objectives")
                ),
                new("cascading/supported", "Every objective is supported from below or answered", f => f.None(HealthRule.Unsupported)),
                new(
                    "cascading/loose",
                    "Every objective below the top supports another",
                    f => f.None(HealthRule.ObjectiveWithoutContribution)
                ),
                new("cascading/twice", "Nothing is counted twice", f => f.None(HealthRule.DoubleCounting)),
                new("cascading/known", "Everyone can say which objective their work serves"),
            ],
            Places = [new("/units/{unit}/cascade", "Open the cascade"), new("/toolkit/worksheets/cascade", "Print the matrix to fill in")],
        };

    private static Step Evaluation =>
        new(
            "evaluation",
            "Evaluation",
            "Once a year you ask whether the strategy was right, and the next round begins with what you learned."
        )
        {
            Do =
            [
                "Look at the arrows first: where the cause got better, did the effect follow? "
                    + "Where it did not, the assumption was wrong, or the time too short.",
                "Go through the objectives: keep, change or drop. An objective that was never off track or never discussed is a candidate.",
                "Go through the KPIs: which one led to a decision? Close the others; their history stays.",
                "Set the new targets from the new baselines, from a date on, so that the past keeps the targets of its time.",
                "Ask the people who entered the values what cost the most time and gave the least.",
            ],
            Why =
                "A scorecard is a set of assumptions. If it is never changed, either everything was right at the first try, "
                + "which nobody has ever seen, or nobody looked.",
            Example =
                "After a year Saltmarsh dropped two of fifteen objectives and nine of forty-one KPIs, added one of each, "
                + "and changed an arrow: punctuality had not brought passengers back, a refund within a day had. "
                + "The vision stayed as it was.",
            Lines =
            [
                new(
                    "evaluation/months",
                    "There are values for at least six months",
                    f => new(f.MonthsRecorded >= 6, Counted.Of(f.MonthsRecorded, "month"))
                ),
                new(
                    "evaluation/problems",
                    "The health check finds no problems",
                    f =>
                        new(
                            f.Objectives.Count > 0 && f.Found(Severity.Problem) == 0,
                            f.Objectives.Count == 0 ? "No objectives yet"
                                : f.Found(Severity.Problem) == 0 ? "No problems"
                                : Counted.Of(f.Found(Severity.Problem), "problem")
                        )
                ),
                new("evaluation/arrows", "You have compared the arrows with the numbers"),
                new("evaluation/objectives", "Each objective was kept, changed or dropped on purpose"),
                new("evaluation/targets", "The targets of the coming year are set"),
            ],
            Places = [new("/health-check", "Open the health check"), new("/units/{unit}/cascade", "Open the cascade")],
        };
}
