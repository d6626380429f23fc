namespace Scorecard.Web.Toolkit;

public static partial class Lessons
{
    private static Lesson Choosing =>
        new(
            6,
            "Choosing KPIs",
            [
                "Do not begin with the figures that are there. Begin with the objective and ask what you would see if it were reached. "
                    + "Then look whether that can be counted, and only then whether somebody counts it already.",
                "A good KPI passes five tests. It measures the objective and not something beside it. Those who own it can influence it. "
                    + "It can be had each month with an effort that it is worth. Two people would compute the same number. "
                    + "And it is hard to improve the number without improving the thing.",
                "Prefer shares and rates to counts. “Late departures: 31” says nothing without the number of departures. "
                    + "With numerator and denominator the number can also be added up over months and units correctly; "
                    + "averages of averages cannot.",
                "Write the definition down: formula, unit of measure, source, what is in and what is out. "
                    + "“On time” means within ten minutes of the timetable, at the ramp, cancelled crossings counted as late. "
                    + "Nearly every quarrel about a number is a quarrel about a sentence that nobody wrote.",
                "One to three for each objective. Two that pull against each other, such as speed and errors, "
                    + "are worth more than five that say the same.",
            ],
            "A call centre measures “average length of a call” for the objective “Solve problems at the first call”, with a lower target. "
                + "What happens?",
            [
                new(
                    "Calls become shorter, so more problems are solved",
                    "Shorter and solved are two things. The KPI rewards only the first."
                ),
                new(
                    "Nothing, since employees ignore KPIs",
                    "Where a number is looked at, people do work on it. That is why it must be the right one."
                ),
                new(
                    "Calls become shorter and people call again, so the number improves while the objective gets worse",
                    "Right. The number can be improved without the thing. “Share of callers who do not call again within a week” measures "
                        + "the objective.",
                    IsRight: true
                ),
            ]
        );

    private static Lesson Targets =>
        new(
            7,
            "Targets, baselines and thresholds",
            [
                "A value alone is neither good nor bad. 91.2% becomes information between two marks: "
                    + "the baseline, where you start, and the target, where you want to be.",
                "Take the baseline from the past, twelve months if you can. If nothing has been measured, "
                    + "measure for three months before you promise anything. A target without a baseline is a guess with a decimal place.",
                "Set the target so that it takes effort and can be reached with what you will do. "
                    + "Ask three questions: what did the best unit reach, what did others reach, and what will the initiatives change? "
                    + "If nothing changes in how the work is done, the past is the best forecast.",
                "The red flag is the value at which you would act. Between red flag and target you watch. "
                    + "Here every value becomes a score from 0 to 100, so that days, euros and percent can stand on one page: "
                    + "with a baseline and a target, 0 is the baseline and 100 the target.",
                "Not every KPI should be high or low. Stock, workload and temperature have a range, and both sides cost money.",
                "Change targets from a date on, for next year, and never backwards. "
                    + "Last year should still be judged by what was wanted last year.",
            ],
            "Baseline 80, target 100, linear. The value is 90. Which sentence is right?",
            [
                new(
                    "The target is reached to 90%",
                    "90 is 90% of 100, but you started at 80. Seen like that, doing nothing would already have counted as 80%."
                ),
                new(
                    "Half of the way is done, so the score is 50",
                    "Right. The score says how far you have come from where you started, and that is what the effort was for.",
                    IsRight: true
                ),
                new(
                    "The score is 10, since ten points are missing",
                    "Ten points are missing and ten are done. The score is the part of the way that is done."
                ),
                new(
                    "It cannot be said without the red flag",
                    "A red flag is another way to define the scale. Baseline and target define one completely."
                ),
            ]
        );

    private static Lesson Cascade =>
        new(
            8,
            "Cascading",
            [
                "A scorecard at the top reaches ten people. Cascading takes it to everybody: "
                    + "each unit writes objectives of its own which support those of the tier above.",
                "For each objective above, a unit has four answers. Identical: we have the same objective, such as safety. "
                    + "Translated: we have one in our own words, because our part is another one. "
                    + "Shared: we carry a part of the same number, such as a share of the revenue. "
                    + "Or none: it has nothing to do with us, and here is why. The last is a full answer; "
                    + "a link made to fill a table is worse than none.",
                "Translate more than you copy. If every unit repeats “Grow profitably”, nobody knows what to do differently on Monday. "
                    + "“Fill the empty seats” in the ticket office and “Burn less fuel” on the boats are the same strategy "
                    + "in two languages.",
                "A link says two things: that the one helps the other, and how much its score counts there. "
                    + "So each objective should lead up by one way only; by two ways it would count twice.",
                "Cascade late and quickly. First the top, stable for some months. "
                    + "Then one tier after the other, each within weeks, the units writing and the tier above agreeing. "
                    + "Targets that are shared out should add up to the whole.",
            ],
            "A human resources team is asked what it does for “Sail when we said”. "
                + "They have no direct part in it, but recruit engineers, for which the top has another objective. "
                + "What is the best answer?",
            [
                new(
                    "Copy the objective, so that the row is complete",
                    "Then their score would rise and fall with something they cannot influence."
                ),
                new(
                    "Say that it is not theirs, with that reason, and support “Keep experienced engineers”",
                    "Right. One honest link is worth more than two, and the reason stays for the next one who asks.",
                    IsRight: true
                ),
                new(
                    "Link to both, since good engineers help punctuality as well",
                    "The top already says so by its own arrow. A second link would count the same effort twice."
                ),
            ]
        );

    private static Lesson Work =>
        new(
            9,
            "Initiatives and the review meeting",
            [
                "KPIs show the gap. Initiatives close it: a piece of work with an owner, a first and a last day, milestones, a budget, "
                    + "and the KPI that it should move. Daily work is not an initiative, and neither is a wish.",
                "Begin by tidying up. Put everything that is going on beside the objectives. "
                    + "What serves none is stopped; an objective that nothing serves either needs an initiative or is not meant. "
                    + "This hour often frees more money than any budget round.",
                "Then hold the meeting. Each month, on a fixed day, for one hour. The order is always the same. "
                    + "Last month's decisions: done or not. What is off track: the owner says in two sentences what is behind it "
                    + "and what is done. Decisions: what, who, until when. Nobody reads numbers aloud; they were on the page before.",
                "Skip what is on track. Time is for the three or four things that are off track or show a signal. "
                    + "If a KPI that is off track gets the same explanation three times, the explanation is wrong or the initiative is.",
                "Once a quarter take two hours and ask another question: not whether we do things right, but whether the map is right. "
                    + "Keep the two meetings apart. In the monthly one the urgent always wins.",
            ],
            "A KPI is off track for the third month. The owner explains again that the market is difficult. What does the chair do?",
            [
                new(
                    "Asks what will be decided today: another initiative, another target with a reason, or a stop",
                    "Right. An explanation changes nothing. The same one three times means that a decision is due.",
                    IsRight: true
                ),
                new(
                    "Lowers the target to what is reached",
                    "Then it is on track and nothing has become better. A target may change, but with a reason and for the future."
                ),
                new(
                    "Asks for a longer report next month",
                    "Writing takes time away from the work, and the reason has been given three times."
                ),
                new("Takes the KPI off the page until the market is better", "What is hard to look at is usually why the page exists."),
            ]
        );

    private static Lesson Honesty =>
        new(
            10,
            "Reading numbers honestly",
            [
                "Noise. Every value moves. If one month differs from the last, that is mostly chance. "
                    + "A signal is a value outside the normal range, or eight in a row on one side of the average. "
                    + "Asking people to explain each small change teaches them to invent explanations, "
                    + "and makes you overlook the real one.",
                "Coverage. A score of 88 of which half the KPIs are missing is not 88. "
                    + "What is missing is seldom missing by chance: bad news arrives late. "
                    + "Look first at how much has been reported, then at the score. "
                    + "Here a score with too little behind it has no colour for that reason.",
                "Averages. A unit on track may hold three teams off track. Open what is on track from time to time and look inside. "
                    + "And never take the mean of percentages of units of different size; add up what is above and below the line.",
                "Gaming. When a number decides about bonus or blame, people improve the number. "
                    + "They close tickets and open new ones, ship on the 31st, leave out the hard cases. "
                    + "They are not bad people, that is what was rewarded. Pair each KPI with one that would suffer, "
                    + "look at values that stop exactly at the target, and use scores to ask and not to punish.",
                "Last: say what you do not know. A scorecard that admits a gap is believed when it says that something is fine.",
            ],
            "Complaints were 41 in May and 47 in June. In the last two years they were between 35 and 52 each month. "
                + "What do you say in the meeting?",
            [
                new(
                    "Complaints are up 15%, the owner should explain",
                    "There is probably nothing to explain. You would get a story, "
                        + "and next month perhaps a prize for a fall of 15% that is chance as well."
                ),
                new(
                    "Nothing has changed: both are within the normal range. If 45 is too many, we need to change how we work",
                    "Right. One value within the range is no news. If the level itself is not good enough, "
                        + "that is a reason for an initiative, and not for a question to the owner.",
                    IsRight: true
                ),
                new("It is a trend, so next month it will be above 50", "Two values make a line, not a trend."),
            ]
        );
}
