using Scorecard.Domain.Health;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Toolkit;

/// <summary>From objectives to numbers, and to the work that moves them.</summary>
public static partial class Steps
{
    private static Step Measures =>
        new(
            "measures",
            "Measures and targets",
            "Each objective has one to three KPIs with a target, an owner and somebody who enters the values."
        )
        {
            Do =
            [
                "Ask of each objective: what would we see if it were reached? Then: what would we see a few months before? "
                    + "The first is the lagging KPI, the second the leading one.",
                "Take one to three for each objective. Four already hide each other.",
                "Write each down so that two people would compute the same number: "
                    + "formula, unit of measure, source, what is in and what is out.",
                "Begin with the baseline: the last twelve months if you have them. "
                    + "Set the target from it, and the red flag where you would act.",
                "Name an owner who answers for the result and an updater who enters the value, "
                    + "and say how many days after the month it is due.",
            ],
            Why =
                "What is measured is what people work on, so a KPI that is nearly right does harm. "
                + "A target without a baseline is a wish, and a KPI without an updater is empty after three months.",
            Example =
                "“Sail when we said” has two KPIs. Lagging: share of crossings that left within ten minutes of the timetable, "
                + "91.2% last year, target 96%, red flag 90%. Leading: share of planned engine services done on time, 64%, "
                + "target 95%. The harbour master owns the first, the chief engineer the second; the office enters both by the fifth.",
            Lines =
            [
                new(
                    "measures/kpi",
                    "No objective is without a KPI",
                    f => f.Share(f.Objectives.Count, HealthRule.ObjectiveWithoutKpi, "objective", "with a KPI")
                ),
                new("measures/few", "No objective has more than four", f => f.None(HealthRule.TooManyKpis)),
                new(
                    "measures/target",
                    "Every KPI has a target that holds today",
                    f => f.Share(f.Kpis.Count, HealthRule.KpiNotBegun, "KPI", "with a target for today")
                ),
                new(
                    "measures/owner",
                    "Every KPI has an owner",
                    f => Census.Share(f.Kpis.Count(k => k.OwnerId is not null), f.Kpis.Count, "KPI", "with an owner")
                ),
                new(
                    "measures/updater",
                    "Every KPI that is entered has an updater",
                    f => Census.Share(f.Entered.Count(k => k.Updaters.Count > 0), f.Entered.Count(), "KPI", "with an updater")
                ),
                new(
                    "measures/leading",
                    "Leading KPIs stand beside the lagging ones",
                    f =>
                        new(
                            f.Kpis.Count > 0 && f.Found(HealthRule.OnlyLagging) == 0,
                            f.Kpis.Count == 0
                                ? "No KPIs yet"
                                : $"{f.Kpis.Count(k => k.Indicator == Indicator.Leading):N0} of {Counted.Of(f.Kpis.Count, "KPI")} leading"
                        )
                ),
            ],
            Places = [new("/library", "Find KPIs in the library"), new("/kpis", "Open the list of KPIs")],
        };

    private static Step Initiatives =>
        new(
            "initiatives",
            "Initiatives",
            "A few initiatives, each with an owner, a date and a budget, close the gaps between the value and the target."
        )
        {
            Do =
            [
                "List what is already going on: projects, programmes, purchases. Expect three times as many as you thought.",
                "For each, ask which objective it serves and which KPI it should move. "
                    + "What serves none is stopped, or is daily work and needs no place here.",
                "For each objective that is off track, ask what would turn it. "
                    + "If the answer is “work harder”, it is not yet an initiative.",
                "Give each an owner, a first and a last day, milestones, and a budget, even if it is only days of work.",
                "Say beforehand what the KPI should read when it is done.",
            ],
            Why =
                "Targets do not move by themselves. The initiatives are where a strategy costs money and time, "
                + "and the only place where you can see whether it is meant seriously.",
            Example =
                "Saltmarsh had 22 projects. Seven served an objective, nine were daily work, six were stopped. "
                + "The one for “Repair before it breaks”: a winter service of all engines, from November to February, 180,000 euros, "
                + "owned by the chief engineer; planned services done on time should rise from 64% to 90% by March.",
            Lines =
            [
                new(
                    "initiatives/any",
                    "There is at least one initiative",
                    f => new(f.Initiatives.Any(), f.Initiatives.Any() ? $"{f.Initiatives.Count():N0} open" : "None yet")
                ),
                new("initiatives/red", "An initiative serves everything that is off track", f => f.None(HealthRule.RedWithoutInitiative)),
                new(
                    "initiatives/kpi",
                    "Each names the KPI that it should move",
                    f => f.Share(f.Initiatives.Count(), HealthRule.InitiativeWithoutKpi, "initiative", "with a KPI")
                ),
                new(
                    "initiatives/owner",
                    "Each has an owner",
                    f => Census.Share(f.Initiatives.Count(i => i.OwnerId is not null), f.Initiatives.Count(), "initiative", "with an owner")
                ),
                new("initiatives/stopped", "You have stopped what serves no objective"),
            ],
            Places = [new("/initiatives", "Open the initiatives")],
        };

    private static Step Performance =>
        new("performance", "Performance analysis", "Values come in each month, and a meeting of one hour turns them into decisions.")
        {
            Do =
            [
                "Let the values come in by a fixed day. Chase gaps, not bad news.",
                "Look at coverage before the score: a good score of half the KPIs is not a good score.",
                "Look for signals, not for changes. Most of what moves from month to month is noise, "
                    + "and asking people to explain noise teaches them to invent.",
                "Hold the meeting on a fixed day: what is off track, what is done about it, what do we decide, who does it until when. "
                    + "Begin with last month's decisions.",
                "Ask the owner of each KPI that is off track for a note of two sentences before the meeting, "
                    + "so that the hour is not spent on reading.",
            ],
            Why =
                "A scorecard lives in its meeting. If nobody decides anything with it for three months, people stop entering values, "
                + "and they are right.",
            Example =
                "On the second Tuesday of each month, nine people at Saltmarsh meet for an hour. They skip what is on track. "
                + "In March the cancelled crossings were a point worse than in February; "
                + "the chart showed it within the normal range, so they went on to the engineers who had given notice, "
                + "three of eleven, and decided on a retention bonus there and then.",
            Lines =
            [
                new("performance/values", "The values for the last month are entered", f => f.LastMonth()),
                new(
                    "performance/recent",
                    "No KPI has been without values for long",
                    f => f.Share(f.Entered.Count(), HealthRule.KpiWithoutValues, "KPI", "with recent values")
                ),
                new("performance/watermelon", "Nothing is on track outside and off track inside", f => f.None(HealthRule.Watermelon)),
                new("performance/meeting", "The review meeting has a fixed day"),
                new("performance/decision", "The last meeting decided something"),
            ],
            Places = [new("/units/{unit}", "Open the organization's scorecard"), new("/kpis", "Open the list of KPIs")],
        };
}
