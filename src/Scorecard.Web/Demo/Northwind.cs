using Scorecard.Domain.Access;

namespace Scorecard.Web.Demo;

/// <summary>
/// Northwind Logistics, a made-up parcel and freight carrier: its people, units, objectives, and how they support each other.
/// </summary>
internal static class Northwind
{
    public const string Name = "Northwind Logistics";
    public const string Currency = "EUR";

    /// <summary>In the order of the classic four.</summary>
    public static readonly int[] PerspectiveWeights = [30, 30, 25, 15];

    public sealed record PersonLine(string Key, string Name, string Title, Role Role, params string[] Units)
    {
        public string Email => $"{Key}@northwind.example";
    }

    public sealed record UnitLine(string Code, string Name, string? Parent, string Head, string About);

    public sealed record ObjectiveLine(
        string Unit,
        string Code,
        int Perspective,
        string Name,
        int Weight,
        string Owner,
        double CascadeShare = 0.5
    );

    public sealed record ContributionLine(string From, string To, int Weight, bool Counts = true);

    public static readonly PersonLine[] People =
    [
        new("marta", "Marta Kowalczyk", "Chief operating officer", Role.Viewer, "NW"),
        new("jonas", "Jonas Brandt", "Head of Operations", Role.Manager, "OPS"),
        new("ines", "Inês Duarte", "Team lead, Last Mile and Warehouse Rotterdam", Role.Updater, "LM", "WH"),
        new("hanna", "Hanna Lindqvist", "Head of People & Technology", Role.Administrator, "NW"),
        new("aisha", "Aisha Rahman", "Head of Commercial", Role.Manager, "COM"),
        new("tomas", "Tomás Ferreira", "Head of Finance", Role.Manager, "FIN"),
        new("piotr", "Piotr Zieliński", "Team lead, Linehaul North", Role.Updater, "LN"),
        new("carla", "Carla Moretti", "Team lead, Linehaul South", Role.Updater, "LS"),
        new("oliver", "Oliver Grant", "Team lead, Key Accounts", Role.Updater, "KA"),
        new("lena", "Lena Fischer", "Team lead, Customer Service", Role.Updater, "CS"),
        new("samuel", "Samuel Okoro", "Team lead, Billing & Credit", Role.Updater, "BC"),
        new("mikael", "Mikael Berg", "Team lead, Driver Academy", Role.Updater, "DA"),
        new("priya", "Priya Nair", "Team lead, Data Platform", Role.Updater, "DP"),
    ];

    public static readonly UnitLine[] Units =
    [
        new(
            "NW",
            Name,
            null,
            "marta",
            "Parcels and pallets between the ports, the hubs and the front doors of the Low Countries and the Rhine."
        ),
        new("OPS", "Operations", "NW", "jonas", "Trucks, hubs and vans."),
        new("COM", "Commercial", "NW", "aisha", "Contracts, prices and everyone who talks to customers."),
        new("FIN", "Finance", "NW", "tomas", "Buying, billing and cash."),
        new("PPL", "People & Technology", "NW", "hanna", "Hiring, rosters, training and the systems on every screen."),
        new("LN", "Linehaul North", "OPS", "piotr", "Trailers between the hubs north of Utrecht."),
        new("LS", "Linehaul South", "OPS", "carla", "Trailers between the hubs from Breda to Cologne."),
        new("WH", "Warehouse Rotterdam", "OPS", "ines", "Unloading, sorting and loading at the main hub."),
        new("LM", "Last Mile", "OPS", "ines", "Vans and bikes from the hub to the door."),
        new("KA", "Key Accounts", "COM", "oliver", "The forty customers who bring two thirds of the revenue."),
        new("CS", "Customer Service", "COM", "lena", "Calls, claims and notices."),
        new("BC", "Billing & Credit", "FIN", "samuel", "Invoices out, money in."),
        new("DA", "Driver Academy", "PPL", "mikael", "Courses and certificates for drivers, planners and loading crews."),
        new("DP", "Data Platform", "PPL", "priya", "Positions, scans and the dispatch screens."),
    ];

    private const int F = 0,
        C = 1,
        I = 2,
        L = 3;

    public static readonly ObjectiveLine[] Objectives =
    [
        new("NW", "F1", F, "Grow profitable revenue", 40, "aisha"),
        new("NW", "F2", F, "Lower cost per shipment", 40, "jonas"),
        new("NW", "F3", F, "Collect cash sooner", 20, "tomas"),
        new("NW", "C1", C, "Deliver when we promised", 45, "jonas"),
        new("NW", "C2", C, "Keep our key accounts", 30, "aisha"),
        new("NW", "C3", C, "Settle claims on first contact", 25, "aisha", 0.4),
        new("NW", "I1", I, "Plan tomorrow’s routes today", 30, "jonas"),
        new("NW", "I2", I, "Fill every trailer", 25, "jonas"),
        new("NW", "I3", I, "Handle freight with care", 20, "ines", 0.85),
        new("NW", "I4", I, "Send everyone home safe", 25, "hanna"),
        new("NW", "L1", L, "Train drivers and planners", 35, "mikael"),
        new("NW", "L2", L, "Keep experienced drivers", 35, "hanna", 0.4),
        new("NW", "L3", L, "Give dispatch live data", 30, "priya"),
        new("OPS", "OPS-F", F, "Cut cost per kilometre and per drop", 1, "jonas"),
        new("OPS", "OPS-C", C, "Hit every delivery window, damage none", 1, "jonas"),
        new("OPS", "OPS-I", I, "Run full trailers on settled routes", 1, "jonas"),
        new("OPS", "OPS-L", L, "Make Operations safe and worth staying in", 1, "jonas"),
        new("COM", "COM-F", F, "Grow contract revenue", 1, "aisha", 0.2),
        new("COM", "COM-C", C, "Answer fast, renew early", 1, "aisha", 0.6),
        new("FIN", "FIN-F", F, "Buy well, bill right, collect on time", 1, "tomas"),
        new("PPL", "PPL-L", L, "Train crews and put live data in their hands", 1, "hanna", 0.8),
        new("LN", "LN-F", F, "Run full trailers at low cost", 1, "piotr"),
        new("LN", "LN-I", I, "Leave on plan, arrive on time", 1, "piotr", 0.2),
        new("LS", "LS-F", F, "Run full trailers at low cost", 1, "carla"),
        new("LS", "LS-I", I, "Leave on plan, arrive on time", 1, "carla"),
        new("WH", "WH-I", I, "Move freight undamaged and on schedule", 1, "ines"),
        new("LM", "LM-F", F, "Make every drop pay its way", 1, "ines"),
        new("LM", "LM-C", C, "Deliver first time, inside the window", 1, "ines"),
        new("LM", "LM-L", L, "Keep drivers past their first year", 1, "ines"),
        new("KA", "KA-C", C, "Renew key accounts before they ask", 1, "oliver"),
        new("CS", "CS-C", C, "Close claims in days, not weeks", 1, "lena"),
        new("BC", "BC-F", F, "Bill right the first time", 1, "samuel"),
        new("DA", "DA-L", L, "Certify drivers and dispatchers", 1, "mikael"),
        new("DP", "DP-L", L, "Put live positions on every screen", 1, "priya"),
    ];

    public static readonly ContributionLine[] Contributions =
    [
        new("COM-F", "F1", 60),
        new("FIN-F", "F1", 40),
        new("OPS-F", "F2", 70),
        new("FIN-F", "F2", 30),
        new("FIN-F", "F3", 100),
        new("OPS-C", "C1", 80),
        new("COM-C", "C1", 20),
        new("COM-C", "C2", 100),
        new("COM-C", "C3", 100),
        new("OPS-I", "I1", 70),
        new("PPL-L", "I1", 30),
        new("OPS-I", "I2", 100),
        new("OPS-C", "I3", 100),
        new("OPS-L", "I4", 70),
        new("PPL-L", "I4", 30),
        new("PPL-L", "L1", 100),
        new("OPS-L", "L2", 75),
        new("PPL-L", "L2", 25),
        new("PPL-L", "L3", 100),
        new("LN-F", "OPS-F", 30),
        new("LS-F", "OPS-F", 30),
        new("LM-F", "OPS-F", 40),
        new("LM-C", "OPS-C", 50),
        new("LN-I", "OPS-C", 15),
        new("LS-I", "OPS-C", 15),
        new("WH-I", "OPS-C", 20),
        new("LN-F", "OPS-I", 20),
        new("LS-F", "OPS-I", 20),
        new("LN-I", "OPS-I", 30),
        new("LS-I", "OPS-I", 30),
        new("LM-L", "OPS-L", 100),
        new("KA-C", "COM-F", 100),
        new("KA-C", "COM-C", 60),
        new("CS-C", "COM-C", 40),
        new("BC-F", "FIN-F", 100),
        new("DA-L", "PPL-L", 60),
        new("DP-L", "PPL-L", 40),
        // Across within a tier, and one for alignment only.
        new("DP-L", "LN-I", 100),
        new("CS-C", "OPS-C", 1, Counts: false),
    ];
}
