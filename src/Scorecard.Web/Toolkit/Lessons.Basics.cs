namespace Scorecard.Web.Toolkit;

public static partial class Lessons
{
    private static Lesson Why =>
        new(
            1,
            "Why strategies fail, and what a scorecard does about it",
            [
                "Most strategies are not wrong. They are never carried out. They are written by a few people, shown once on forty slides, "
                    + "and then the year goes on as before: the budget follows last year's budget, "
                    + "and people do what their own figures reward.",
                "A balanced scorecard closes that gap with four plain things. It says on one page what is to be achieved: the objectives. "
                    + "It says how you will notice: one to three KPIs for each objective, with targets. "
                    + "It says what will be done about it: initiatives with owners and dates. "
                    + "And it says how one thing leads to another: a map of causes and effects.",
                "Balanced means that money is not alone on the page. Profit tells how the decisions of last year turned out. "
                    + "Whether customers come back, whether work runs without errors and whether people learn and stay "
                    + "tells how next year will.",
                "The page itself changes nothing. What changes things is that it is used: "
                    + "values come in each month, people meet for an hour, talk about the few things that are off track, and decide. "
                    + "If you remember one thing of this course, let it be that a scorecard is a habit, and the software only keeps it.",
            ],
            "A company has a good scorecard, filled in each month, and nothing changes. What is most likely missing?",
            [
                new(
                    "More KPIs, so that nothing is overlooked",
                    "More KPIs make the page longer, not the decisions better. The usual trouble is the opposite: "
                        + "so many that nobody looks."
                ),
                new(
                    "A meeting in which somebody decides something because of it",
                    "Right. Numbers that lead to no decision are a report. The monthly hour is what turns them into management.",
                    IsRight: true
                ),
                new(
                    "Better software",
                    "Software saves time and errors. It cannot decide, and companies have run good scorecards on a wall."
                ),
                new(
                    "A bonus for everybody who reaches the target",
                    "A bonus makes people work on the number. That may be the result or a way round it, and it does not replace a decision."
                ),
            ]
        );

    private static Lesson Perspectives =>
        new(
            2,
            "The four perspectives",
            [
                "The scorecard looks at the organization from four sides, and each has its question.",
                "Financial: if we succeed, what do owners or funders see? Income, cost, cash, risk. "
                    + "For a city or a hospital this is the budget that has to hold, and the mission often stands above it.",
                "Customer: what must the people we serve experience? Not what we deliver, but what arrives: on time, easy, safe, worth it.",
                "Internal process: what must we be excellent at, so that they do? "
                    + "Of the hundred processes in a company, three to five decide. "
                    + "Those belong on the page; the rest is run well without it.",
                "Learning and growth: which skills, tools and culture do we need for that? "
                    + "People who stay and learn, data that can be trusted, room to improve.",
                "The order is not a ranking. Read from the bottom it is a chain: "
                    + "people improve processes, processes serve customers, customers bring the money. "
                    + "Read from the top it is a series of whys. If one side is empty, the chain has a hole. "
                    + "A scorecard with seven financial objectives and one for people says, without meaning to, "
                    + "that people will take care of themselves.",
                "Names and number may differ. Four is a good start; a fifth, such as environment, needs a reason.",
            ],
            "Where does “Answer complaints within a day” belong?",
            [
                new(
                    "Learning and growth, since complaints teach something",
                    "What is learned from complaints may belong there. Answering them quickly is a way of working."
                ),
                new(
                    "Financial, since lost customers cost money",
                    "It ends there, as everything does. Asking only where it ends would put every objective into the first row."
                ),
                new(
                    "Internal process, since it is something that we do, and what the customer feels is the effect",
                    "Right. The customer's side would be “Feel taken seriously”. "
                        + "Separating what we do from what arrives is the whole use of the two rows.",
                    IsRight: true
                ),
            ]
        );

    private static Lesson Objectives =>
        new(
            3,
            "Good objectives",
            [
                "An objective says in three to six words what is to become different: a verb and a noun, and where it helps, for whom. "
                    + "“Cancel fewer crossings.” “Win back lost customers.” “Keep experienced engineers.” "
                    + "The verb makes it a direction; a noun alone, such as “Quality”, "
                    + "is a topic on which everyone agrees because everyone means something else.",
                "Leave the number out. “Raise revenue to 12 million” mixes what you want with how you measure it. "
                    + "The objective is to grow; the number is the target of its KPI and will be another one next year.",
                "Test each with four questions. Would we notice if we failed? "
                    + "Does it say what we do differently, or would any company sign it? Can one person answer for it? "
                    + "Does it lead to something above?",
                "Then look at all of them together. Eight to fifteen are enough for an organization; "
                    + "each further one takes attention from the others. Saying no is the work: "
                    + "a list of thirty objectives is the list before somebody has decided.",
                "Last, write two sentences of description. In a year somebody will ask what “experienced” meant. "
                    + "With the sentence there is an answer; without it there is a discussion.",
            ],
            "Which of these is the best objective?",
            [
                new("Customer satisfaction", "A topic, not a direction. It does not say what should happen or for whom."),
                new(
                    "Reach 95% satisfaction by December",
                    "That is a target. It belongs to a KPI, and it does not say what has to become different."
                ),
                new(
                    "Be the leading provider of excellent solutions",
                    "Every competitor would sign it, so it chooses nothing, and nobody would notice failing."
                ),
                new(
                    "Solve problems at the first call",
                    "Right. A verb, a thing, and you can see at once what people will do differently and how you would measure it.",
                    IsRight: true
                ),
            ]
        );

    private static Lesson Map =>
        new(
            4,
            "Cause and effect: the strategy map",
            [
                "Put the objectives into four rows and draw arrows from cause to effect. "
                    + "That is the strategy map, and it is the part which turns a list of wishes into a strategy.",
                "An arrow is a claim: if this gets better, that will follow. Read it with if and then. "
                    + "“If we keep experienced engineers, then we repair before it breaks.” "
                    + "If that sounds odd when you read it aloud, there is a step missing or the arrow is a habit.",
                "Give each arrow a time. Training shows in quality after months, quality in loyalty after more. "
                    + "Without a time a claim can never turn out wrong, since the effect may always still be coming. "
                    + "With one, you can look after two quarters and learn something.",
                "Draw few. One to three arrows for each objective are enough. "
                    + "If everything is connected to everything, the map says only that the world is complicated.",
                "Be modest about what the numbers show later. If both ends rise together, that is consistent with the arrow. "
                    + "It is no proof, since both may have a third reason. If the cause rises for a year and the effect does not move, "
                    + "the bet was probably wrong, and that is the most valuable thing a scorecard can tell you.",
            ],
            "Training hours rose for a year. Errors, which training was meant to reduce after three months, stayed the same. "
                + "What do you do?",
            [
                new(
                    "Raise the target for training hours",
                    "More of a cause that has had no effect for nine months is hope. First ask whether it is a cause."
                ),
                new(
                    "Question the arrow: perhaps it is the wrong training, or errors have another cause",
                    "Right. The map made a claim with a time, and the time is over. Now you know something you did not know before.",
                    IsRight: true
                ),
                new(
                    "Remove the KPI for errors, since it does not respond",
                    "Errors are the result you want. Taking away the thermometer does not help the patient."
                ),
                new(
                    "Wait, as effects can always come later",
                    "Then no arrow could ever be wrong. The time was written down so that you would look now."
                ),
            ]
        );

    private static Lesson Leading =>
        new(
            5,
            "Leading and lagging",
            [
                "A lagging KPI measures the result: profit, churn, accidents. "
                    + "It is what you want in the end, it can be trusted, "
                    + "and it comes too late to do anything about the period that it measures.",
                "A leading KPI measures something that comes before the result and moves it: "
                    + "planned services done on time, offers sent, near misses reported. "
                    + "It is nearer to what people do, it moves sooner, and it is less certain, "
                    + "since it only matters if the link to the result is real.",
                "You need both. Lagging ones alone are like driving by the mirror: when accidents rise, they have happened. "
                    + "Leading ones alone make a busy organization that never asks whether the activity brought anything.",
                "The same KPI may be one or the other, depending on where you stand. "
                    + "Late departures are the result for the harbour and an early sign for passenger numbers. "
                    + "What counts is the objective that it measures.",
                "To find a leading KPI, ask what good people do differently in the weeks before a good result, "
                    + "or what went wrong in the weeks before a bad one. And mind one trap: activity is not by itself leading. "
                    + "“Number of meetings” moves before everything and drives nothing.",
            ],
            "For the objective “Keep people safe”, which pair is a good one?",
            [
                new(
                    "Lagging: accidents with lost days. Leading: dangers reported and removed within a week",
                    "Right. The first is the result. The second comes before it, is in people's hands, and has a plausible link.",
                    IsRight: true
                ),
                new(
                    "Lagging: accidents. Leading: cost of accidents",
                    "The cost comes after the accident. Both are results, so nothing on the page looks ahead."
                ),
                new(
                    "Lagging: pages of the safety manual. Leading: number of safety posters",
                    "Both are activity. Neither is the result, and nobody would bet that posters prevent accidents."
                ),
            ]
        );
}
