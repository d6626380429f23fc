using System.Globalization;
using Scorecard.Domain.Health;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Toolkit;

/// <summary>From where the organization stands to a strategy on one page.</summary>
public static partial class Steps
{
    private static Step Assessment =>
        new("assessment", "Assessment", "You know where the organization stands, who takes part and what is in the way.")
        {
            Do =
            [
                "Read what is there: the last plan, the budget, the annual report, the reports that people already make each month.",
                "Talk to the five to ten people who decide, one at a time. Ask what must be different in three years, "
                    + "and what stops it today.",
                "Write down strengths, weaknesses, opportunities and threats, at most five of each, and one fact for each.",
                "Choose a sponsor who can decide, and two or three people who will do the work. Agree on dates for the first six steps.",
                "Set up the units in their tiers, and invite those people.",
            ],
            Why =
                "Most scorecards fail for reasons that were known on the first day: "
                + "nobody at the top wanted it, or it began with the numbers that happened to be there. "
                + "An honest look takes two weeks and saves a year.",
            Example =
                "Saltmarsh Ferries runs three routes with 140 people. In eight talks its head of operations heard the same two things: "
                + "passengers leave after a cancelled crossing, and nobody could say how many are cancelled. "
                + "The managing director became the sponsor. The first target was a date: a scorecard of one page in ten weeks.",
            Lines =
            [
                new("assessment/documents", "You have read the plan, the budget and the reports that exist"),
                new("assessment/talks", "You have talked to everyone who decides"),
                new("assessment/sponsor", "Somebody at the top wants it and has said so to the others"),
                new(
                    "assessment/units",
                    "The units are set up below the organization",
                    f =>
                        new(
                            f.Units.Any(u => u.Tier > 1),
                            $"{Counted.Of(f.Units.Count, "unit")} in {Counted.Of(f.Units.Select(u => u.Tier).Distinct().Count(), "tier")}"
                        )
                ),
                new(
                    "assessment/people",
                    "Somebody besides you is invited",
                    f => new(f.Members > 1, f.Members == 1 ? "1 person so far" : $"{f.Members:N0} people")
                ),
            ],
            Places = [new("/units", "See the units")],
        };

    private static Step Strategy =>
        new("strategy", "Strategy", "Mission, vision and three to five priorities stand on one page that everybody can repeat.")
        {
            Do =
            [
                "Mission: say in one sentence what you do, for whom, and what would be missing without you.",
                "Vision: say what will be true on a given date, so that on that date you can tell whether it is.",
                "Priorities: choose three to five themes. For each, write what you will do differently, and what you will stop.",
                "Look at each perspective in turn: what must owners or funders see, what must customers feel, "
                    + "what must you be excellent at, what must people learn?",
                "Write the mission into the description of the organization's unit, where every page of its scorecard begins.",
            ],
            Why =
                "A scorecard measures whether a strategy works. Without a choice there is nothing to measure but activity, "
                + "and every department will find its own.",
            Example =
                "Mission: “We take islanders and their visitors across the water, safely and when we said.” "
                + "Vision: “By the end of 2029, nine of ten passengers say they plan their day around us without a second thought.” "
                + "Priorities: crossings that happen, crews that stay, boats that cost less to run. "
                + "What they stopped: the evening cruises.",
            Lines =
            [
                new(
                    "strategy/mission",
                    "The organization's unit has a description: its mission",
                    f => new(f.Model.Root?.Description is not null, f.Model.Root?.Description is null ? "No description yet" : "It has one")
                ),
                new("strategy/vision", "The vision is one sentence with a date"),
                new("strategy/priorities", "There are three to five priorities"),
                new("strategy/no", "You have written down what you will not do"),
                new(
                    "strategy/perspectives",
                    "The perspectives fit, in number and in name",
                    f =>
                        new(
                            f.Model.Perspectives.Count is >= 3 and <= 6,
                            $"{Counted.Of(f.Model.Perspectives.Count, "perspective")}: "
                                + string.Join(", ", f.Model.Perspectives.Select(p => p.Name))
                        )
                ),
            ],
            Places = [new("/units/{unit}", "Open the organization's scorecard")],
        };

    private static Step Objectives =>
        new("objectives", "Objectives", "Each priority has become a few objectives, at least one in every perspective, each with an owner.")
        {
            Do =
            [
                "Turn each priority into objectives: a verb, a noun and, where it helps, for whom. "
                    + "“Cancel fewer crossings”, not “Reliability”.",
                "Leave numbers out. The number belongs to the KPI and changes; the objective stays for years.",
                "Aim for 8 to 15 in the whole organization and at most five in a perspective. What is left out matters as much.",
                "Ask of each: would we notice if we failed? Can somebody answer for it? Then name that one person.",
                "Write a sentence or two of description, so that a newcomer knows what is meant.",
            ],
            Why = "Objectives are the hinge between words and numbers. If one is vague, each KPI under it will be argued about for ever.",
            Example =
                "“Crossings that happen” became four objectives at Saltmarsh: Financial, “Earn more from each crossing”; "
                + "Customer, “Sail when we said”; Internal process, “Repair before it breaks”; "
                + "Learning and growth, “Keep experienced engineers”. Everybody could see how the last leads to the first.",
            Lines =
            [
                new(
                    "objectives/perspectives",
                    "Every perspective has an objective at the top",
                    f =>
                        Census.Share(
                            f.Top.Select(x => x.PerspectiveId).Distinct().Count(),
                            f.Model.Perspectives.Count,
                            "perspective",
                            "with an objective"
                        )
                ),
                new("objectives/few", "No perspective has more than five", f => f.None(HealthRule.TooManyObjectives)),
                new(
                    "objectives/owners",
                    "Every objective has an owner",
                    f => f.Share(f.Objectives.Count, HealthRule.ObjectiveWithoutOwner, "objective", "with an owner")
                ),
                new(
                    "objectives/described",
                    "Every objective at the top is described",
                    f =>
                        Census.Share(
                            f.Top.Count(x => x.Description is not null),
                            f.Top.Count(),
                            "objective",
                            "at the top with a description"
                        )
                ),
                new("objectives/words", "Each is a verb and a noun, without a number"),
            ],
            Places = [new("/units/{unit}", "Open the organization's scorecard"), new("/templates", "Look at those of other sectors")],
        };

    private static Step StrategyMap =>
        new("strategy-map", "Strategy map", "Arrows say what drives what, from learning up to the result, and people believe them.")
        {
            Do =
            [
                "Put the objectives of the top into four rows, with learning at the bottom and money or mission at the top.",
                "Draw an arrow only where you would bet on it: if this gets better, that will follow.",
                "Say for each arrow after how many months the effect should show. That makes it a claim which can turn out wrong.",
                "Look for loose ends: an objective without an arrow is either not strategic, or its cause is missing.",
                "Read the map aloud from the bottom to the top, as one story. If you stumble, the map is wrong there.",
            ],
            Why =
                "A list of objectives says what you want. The arrows say why you think you will get it. "
                + "Later the numbers show whether the bet was right, and that is how an organization learns.",
            Example =
                "“If we keep experienced engineers, then within six months we repair before it breaks; "
                + "then, two months later, we sail when we said; and within a year we earn more from each crossing.” "
                + "After five quarters punctuality had risen and income had not. "
                + "The last arrow was the wrong one, and the fares were looked at again.",
            Lines =
            [
                new(
                    "map/link",
                    "There is at least one arrow",
                    f => new(f.Arrows.Any(), f.Arrows.Any() ? Counted.Of(f.Arrows.Count(), "arrow") : "No arrows yet")
                ),
                new("map/loose", "Every objective at the top has an arrow", f => f.Mapped()),
                new("map/circle", "Nothing drives itself in a circle", f => f.None(HealthRule.CauseCircle)),
                new(
                    "map/few",
                    "At most three arrows for each objective",
                    f =>
                        new(
                            f.Arrows.Any() && f.Arrows.Count() <= 3 * f.Objectives.Count,
                            string.Create(
                                CultureInfo.CurrentCulture,
                                $"{f.Arrows.Count():N0} for {Counted.Of(f.Objectives.Count, "objective")}"
                            )
                        )
                ),
                new("map/story", "You have read it aloud to somebody who was not there"),
            ],
            Places = [new("/units/{unit}/map", "Open the strategy map"), new("/templates", "See the arrows of a template")],
        };
}
