using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Web.Demo;

/// <summary>
/// What stands around Northwind's objectives: answers of the departments that have no part in one, causes, and initiatives.
/// </summary>
internal static class NorthwindStrategy
{
    public sealed record AnswerLine(string Objective, string Unit, string? Reason);

    public sealed record CauseLine(string Cause, string Effect, int Lag, string Note);

    /// <param name="Raises">Whether more of the cause is said to bring more of the effect.</param>
    public sealed record KpiCauseLine(string Cause, string Effect, int Lag, bool Raises, string Note);

    /// <param name="Start">Months before the last month that is over.</param>
    /// <param name="Months">How long it takes.</param>
    public sealed record InitiativeLine(
        string Unit,
        string Code,
        string Name,
        string Owner,
        int Start,
        int Months,
        decimal Budget,
        decimal Spent,
        decimal Progress,
        InitiativeStatus Status,
        string Note,
        string[] Objectives,
        string[] Kpis,
        string[] Milestones,
        string? After = null
    );

    private const string NoFreight = "Does not touch freight or routes.";
    private const string NoCustomers = "No contact with customers.";

    public static readonly AnswerLine[] Answers =
    [
        new("F1", "OPS", "Revenue is made by Commercial; Operations answers for cost."),
        new("F1", "PPL", "Has no revenue of its own."),
        new("F2", "COM", "Prices are Commercial’s part, costs are not."),
        new("F2", "PPL", null),
        new("F3", "OPS", "Billing and collecting are done by Finance."),
        new("F3", "PPL", "Neither bills nor collects."),
        new("C1", "FIN", NoCustomers),
        new("C1", "PPL", "Supports delivery through routes and training."),
        new("C2", "FIN", NoCustomers),
        new("C2", "OPS", "Keeps accounts by delivering: see the objective for it."),
        new("C2", "PPL", NoCustomers),
        new("C3", "FIN", NoCustomers),
        new("C3", "PPL", NoCustomers),
        new("I1", "COM", NoFreight),
        new("I1", "FIN", NoFreight),
        new("I2", "FIN", NoFreight),
        new("I2", "PPL", NoFreight),
        new("I3", "COM", NoFreight),
        new("I3", "FIN", NoFreight),
        new("I4", "COM", "Office work; covered by the building’s own rules."),
        new("I4", "FIN", "Office work; covered by the building’s own rules."),
        new("L1", "COM", "Has neither drivers nor planners."),
        new("L1", "FIN", "Has neither drivers nor planners."),
        new("L2", "COM", "Has no drivers."),
        new("L2", "FIN", "Has no drivers."),
        new("L3", "COM", "Reads the screens, does not feed them."),
        new("L3", "FIN", NoFreight),
    ];

    public static readonly CauseLine[] Causes =
    [
        new("L1", "I3", 2, "Trained crews load with care."),
        new("L1", "I4", 3, "Refreshers come before fewer accidents."),
        new("L2", "C1", 2, "Drivers who know their round are on time."),
        new("L3", "I1", 1, "Live positions make tomorrow’s plan true."),
        new("I1", "C1", 0, "A settled route keeps its windows."),
        new("I1", "F2", 1, "Fewer changes on the day, fewer empty kilometres."),
        new("I2", "F2", 0, "Full trailers carry their cost."),
        new("I3", "C3", 1, "What is not broken is not claimed."),
        new("C1", "C2", 4, "Accounts stay where parcels arrive."),
        new("C3", "C2", 3, "A claim settled at once is forgiven."),
        new("C2", "F1", 1, "Kept accounts grow."),
        new("I4", "L2", 2, "People stay where it is safe."),
        new("F3", "F1", 1, "Cash in hand buys better terms."),
    ];

    /// <summary>
    /// The first four are true (<see cref="NorthwindKpis"/>), the fifth is true the other way round, the sixth is not, and of the last
    /// there are too few values to tell.
    /// </summary>
    public static readonly KpiCauseLine[] KpiCauses =
    [
        new("DA-LOAD", "WH-DMG", 3, false, "A crew that has been trained breaks less."),
        new("DP-OLD", "LN-RPL", 1, true, "Planners who cannot see a truck reroute it."),
        new("CS-FCR", "KA-NPS", 2, true, "Who is helped at once recommends us."),
        new("BC-INV", "BC-DSO", 1, false, "What is billed early is paid early."),
        new("LM-OTD", "LM-SPH", 1, true, "Drivers who are on time get through more stops."),
        new("PPL-ROS", "LM-TRN", 2, false, "Rosters that are out early keep drivers."),
        new("DA-FAT", "NW-LTI", 2, false, "A tired driver who is called takes a break."),
    ];

    /// <summary>What was said in a meeting about the organization.</summary>
    /// <param name="Owner">Of an action.</param>
    /// <param name="Days">After the meeting, until when the action is to be done.</param>
    public sealed record EntryLine(MeetingEntryKind Kind, string? Objective, string Words, string? Owner = null, int? Days = null);

    public static readonly EntryLine[] Meeting =
    [
        new(MeetingEntryKind.Decision, "C1", "Two-hour windows stay the promise; no third window before the phones are out."),
        new(MeetingEntryKind.Action, "C1", "Show why promised deliveries fell, depot by depot.", "ines", 21),
        new(MeetingEntryKind.Action, null, "Tell every depot manager the new dates of the trackers.", "priya", 14),
        new(MeetingEntryKind.Note, null, "Revenue holds up because two large customers moved volume forward."),
    ];

    public static readonly InitiativeLine[] Initiatives =
    [
        new(
            "LM",
            "DOORSTEP",
            "Doorstep windows by text message",
            "ines",
            5,
            9,
            90_000,
            52_000,
            0.6m,
            InitiativeStatus.OnTrack,
            "Live in Utrecht and Breda; Rotterdam follows once the phones arrive.",
            ["C1", "LM-C"],
            ["LM-OTD", "LM-FAD"],
            ["Pilot in Utrecht", "Phones delivered", "All depots live"]
        ),
        new(
            "DP",
            "TRACKERS",
            "Trackers in every vehicle",
            "priya",
            8,
            12,
            240_000,
            175_000,
            0.7m,
            InitiativeStatus.AtRisk,
            "The second supplier delivers six weeks late.",
            ["L3", "DP-L"],
            ["DP-LIVE", "DP-OLD"],
            ["Linehaul fitted", "Vans fitted", "Subcontractors fitted"]
        ),
        new(
            "OPS",
            "NIGHTPLAN",
            "Plan at night, leave in the morning",
            "jonas",
            2,
            8,
            60_000,
            12_000,
            0.25m,
            InitiativeStatus.OnTrack,
            "Planners of both linehauls work the new shift.",
            ["I1", "OPS-I"],
            ["LN-RPL", "LS-RPL"],
            ["Shift agreed", "Both linehauls on the plan"],
            After: "TRACKERS"
        ),
        new(
            "CS",
            "ONECALL",
            "Settle claims in the first call",
            "lena",
            3,
            6,
            45_000,
            38_000,
            0.4m,
            InitiativeStatus.OffTrack,
            "Spending runs ahead of the work: the new desk had to be staffed twice.",
            ["C3", "CS-C"],
            ["CS-CLM", "CS-FCR"],
            ["Limits raised to €250", "Desk staffed", "Letters rewritten"]
        ),
        new(
            "PPL",
            "BUDDY",
            "A buddy for every new driver",
            "hanna",
            10,
            8,
            30_000,
            28_500,
            1m,
            InitiativeStatus.Done,
            "Every depot has its buddies; the Academy carries on.",
            ["L2", "OPS-L"],
            ["LM-TRN"],
            ["Buddies chosen", "First hundred paired"]
        ),
        new(
            "FIN",
            "EINVOICE",
            "Send every invoice by wire",
            "tomas",
            -1,
            6,
            80_000,
            0,
            0,
            InitiativeStatus.Planned,
            "Starts when the new ledger is in.",
            ["F3", "FIN-F"],
            ["BC-INV", "BC-DIS"],
            ["Ledger in", "Forty largest customers"]
        ),
    ];
}
