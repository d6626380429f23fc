using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using static Scorecard.Web.Demo.Scales;

namespace Scorecard.Web.Demo;

/// <summary>
/// The KPIs of Northwind Logistics, a row each: what it is, from where to where it is scored, and its level at the start, lately and now.
/// </summary>
/// <remarks>
/// Seven causes are true (<see cref="KpiLine.Follows"/>), each with a correlation of about 0.8 at its lag between the distances from both
/// trends, and none by construction at other lags:
/// <list type="table">
/// <item><term>DP-OLD → LN-RPL, 1 month</term><description>Stale positions make planners reroute trucks on the day.</description></item>
/// <item><term>LM-SPH → LM-OTD, 1 month</term>
/// <description>Routes with more stops an hour leave slack for the next month's windows.</description></item>
/// <item><term>LN-FIL → LN-CPK, 2 months</term>
/// <description>Fuller trailers bring down the cost per kilometre once contracts are settled (negatively).</description></item>
/// <item><term>DA-LOAD → WH-DMG, 3 months</term><description>Trained loading crews break less (negatively).</description></item>
/// <item><term>CS-FCR → KA-NPS, 2 months</term><description>Customers helped at once recommend us later.</description></item>
/// <item><term>BC-INV → BC-DSO, 1 month</term><description>Invoices sent early are paid early (negatively).</description></item>
/// <item><term>NW-TRH → NW-LTI, 3 months</term>
/// <description>Trained people are hurt less (negatively); so one arrow of the top map is supported.</description></item>
/// </list>
/// All other KPIs are independent of each other but for the seasons they share.
/// </remarks>
internal static class NorthwindKpis
{
    private const Indicator Leading = Indicator.Leading;
    private const TimeAggregation Sum = TimeAggregation.Sum,
        Ratio = TimeAggregation.Ratio,
        Last = TimeAggregation.Last;

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] Organization =
    [
        Parent("F1", "NW-REV", "Revenue", "All invoiced revenue", "€m", Progress(5.4, 7.4), KpiRollUp.Sum, "COM-CON", "COM-SPOT")
            with { Aggregation = Sum, Weight = 3, Owner = "aisha" },
        new("F1", "NW-MAR", "Operating margin", "Operating profit as a share of revenue", "%", Progress(3, 8), 4.1, 6.5, 6.8)
            { Possible = Anything, Frequency = Frequency.Quarter, Owner = "tomas", Weight = 2 },
        new("F2", "NW-CPS", "Cost per shipment", "All costs / shipments", "€", Progress(9.8, 8.2), 9.55, 8.92, 8.95)
            { Aggregation = Ratio, Counts = ("Costs", "Shipments"), Volume = 728_000, Owner = "tomas", Swing = 0.12, Weight = 2 },
        new("F3", "NW-CCC", "Cash conversion cycle", "Days from paying suppliers to being paid", "d", Progress(48, 32), 45.5, 37.2, 36.1)
            { Possible = Anything, Aggregation = Last, Owner = "tomas", Updaters = ["samuel"] },
        Parent("C1", "NW-OTD", "Trips and drops on time", "Last Mile counts three times as much as the hubs", "%",
            Progress(90, 98), KpiRollUp.WeightedAverage, "OPS-OTA", "LM-OTD") with { Weight = 3, Owner = "jonas" },
        new("C2", "NW-SAT", "Satisfied customers", "Answered 8 or more in the yearly survey", "%", Progress(60, 85), 67, 72, 76)
            { Frequency = Frequency.Year, Owner = "aisha", Updaters = ["lena"] },
        new("C3", "NW-CLM", "Claims cost per 1,000 shipments", "Paid to customers and written off", "€", Progress(320, 120), 228, 256, 271)
            { Owner = "aisha", Updaters = ["lena"], Swing = 0.08, Note = "Two pallets of electronics from September were settled late." },
        Parent("I2", "NW-FIL", "Trailer fill rate", "Loaded volume / volume that was on the road", "%",
            Progress(62, 84), KpiRollUp.Ratio, "LN-FIL", "LS-FIL") with { Aggregation = Ratio, Indicator = Leading, Owner = "jonas" },
        new("I3", "NW-PKG", "Parcels in reusable packaging", "New: counted from last month on", "%", Progress(2, 25), 4, 4.5, Open)
            { Indicator = Leading, Owner = "ines", Updaters = ["jonas"], Months = 1, Weight = 0.5 },
        new("I4", "NW-LTI", "Lost-time injuries per 200,000 h", "Injuries with at least a day away", "",
            Thresholds(2, 1, 3, 0.4), 1.9, 1.25, 1.15) { Owner = "hanna", Noise = 0.09, Follows = new("NW-TRH", 3), Weight = 2 },
        new("I4", "NW-WALK", "Safety walks by managers", "Walks with a written finding", "walks", Progress(8, 24), 11, 19, 20)
            { Indicator = Leading, Frequency = Frequency.Quarter, Aggregation = Sum, Owner = "hanna" },
        new("L1", "NW-TRH", "Training hours per employee", "Hours booked on courses", "h", Progress(0.5, 2.5), 1.1, 1.9, 2.0)
            { Indicator = Leading, Owner = "mikael", Noise = 0.12 },
        Parent("L2", "NW-TRN", "Driver turnover, 12 months", "Leavers / average drivers", "%",
            Progress(32, 16), KpiRollUp.Average, "OPS-TRN", "LM-TRN") with { Aggregation = Last, Owner = "hanna" },
        new("L2", "NW-FTE", "Employees", "Full-time equivalents on the last day", "FTE", NoTarget, 1_180, 1_262, 1_268)
            { Frequency = Frequency.Quarter, Aggregation = Last, Owner = "hanna" },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] Operations =
    [
        Parent("OPS-F", "OPS-CPK", "Cost per kilometre, linehaul", "Cost / kilometres driven", "€/km",
            Progress(1.42, 1.18), KpiRollUp.Ratio, "LN-CPK", "LS-CPK") with { Aggregation = Ratio, Weight = 2 },
        new("OPS-F", "OPS-FUEL", "Fuel per 100 km", "Litres by tank card", "l", Progress(33, 27), 31.6, 29.3, 29.1)
            { Season = Season.Winter, Swing = 0.15, Updaters = ["piotr", "carla"] },
        new("OPS-F", "OPS-SUB", "Subcontracted kilometres", "Share of all kilometres", "%", Progress(34, 20), 31, 25.2, 24.4)
            { Swing = 0.15, Gaps = [19] },
        Parent("OPS-C", "OPS-OTA", "On-time arrival at hub", "Trailers in the yard within 15 minutes of plan", "%",
            Progress(90, 98), KpiRollUp.Ratio, "LN-OTA", "LS-OTA") with { Aggregation = Ratio },
        Parent("OPS-I", "OPS-RPL", "Routes replanned on the day", "Mean of the two linehaul teams", "%",
            Progress(18, 6), KpiRollUp.Average, "LN-RPL", "LS-RPL") with { Indicator = Leading },
        new("OPS-I", "OPS-CO2", "CO₂ per tonne-kilometre", "Well to wheel", "g", Points("92:0; 78:50; 64:100"), 88, 76.2, 75.1)
            { Season = Season.Winter, Swing = 0.08, Updaters = ["carla"] },
        new("OPS-I", "OPS-YARD", "Trailers waiting over 2 h in the yard", "By gate scans", "%", Progress(22, 8), 19, 12.5, 12.1)
            { Indicator = Leading, Swing = 0.14 },
        new("OPS-L", "OPS-TRN", "Driver turnover, linehaul", "Leavers / average drivers, 12 months", "%",
            Progress(32, 16), 27.5, 23.7, 24.2) { Aggregation = Last, Noise = 0.025, Updaters = ["piotr", "carla"] },
        new("OPS-L", "OPS-OT", "Overtime per driver", "Some is wanted, much is not", "h", Range(0, 4, 10, 20), 14.5, 12.4, 12.8)
            { Swing = 0.1 },
        Parent("OPS-L", "OPS-HB", "Harsh braking per 1,000 km", "Mean of the two linehaul teams", "",
            Progress(14, 5), KpiRollUp.Average, "LN-HB", "LS-HB") with { Indicator = Leading },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] LinehaulNorth =
    [
        new("LN-F", "LN-CPK", "Cost per km", "Cost of the trips / kilometres", "€/km", Progress(1.42, 1.18), 1.372, 1.279, 1.274)
            { Aggregation = Ratio, Counts = ("Cost", "Kilometres"), Volume = 412_000, Noise = 0.09,
              Follows = new("LN-FIL", 2, 0.9), Weight = 2 },
        new("LN-F", "LN-FIL", "Trailer fill rate", "Loaded volume / volume on the road", "%", Progress(62, 84), 72.5, 77.4, 79.9)
            { Indicator = Leading, Aggregation = Ratio, Counts = ("Loaded", "On the road"), Volume = 96_000, Noise = 0.09, Weight = 3 },
        new("LN-F", "LN-EMP", "Empty kilometres", "Share of all kilometres", "%", Progress(24, 12), 20.5, 15.2, 14.6) { Weight = 2 },
        new("LN-I", "LN-RPL", "Routes replanned on the day", "Changed after the driver signed on", "%", Progress(18, 6), 12.9, 9.8, 10.4)
            { Indicator = Leading, Noise = 0.09, Follows = new("DP-OLD", 1), Weight = 2 },
        new("LN-I", "LN-OTA", "On-time arrival at hub", "Within 15 minutes of plan", "%", Progress(90, 98), 92.8, 95.6, 95.1)
            { Aggregation = Ratio, Counts = ("On time", "Arrivals"), Volume = 2_640, Swing = 0.18, Weight = 2,
              Earlier = (16, Progress(88, 97)) },
        new("LN-I", "LN-HB", "Harsh braking per 1,000 km", "By the trucks' sensors", "", Progress(14, 5), 11.2, 8.2, 8.6)
            { Indicator = Leading, Season = Season.Winter, Swing = 0.1,
              NotApplicable = (21, "The sensors of the new trucks were not connected yet.") },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] LinehaulSouth =
    [
        new("LS-F", "LS-CPK", "Cost per km", "Cost of the trips / kilometres", "€/km", Progress(1.42, 1.18), 1.351, 1.252, 1.238)
            { Aggregation = Ratio, Counts = ("Cost", "Kilometres"), Volume = 365_000, Weight = 2 },
        new("LS-F", "LS-FIL", "Trailer fill rate", "Loaded volume / volume on the road", "%", Progress(62, 84), 70.5, 76.9, 78.6)
            { Indicator = Leading, Aggregation = Ratio, Counts = ("Loaded", "On the road"), Volume = 84_000, Weight = 3, Swing = -0.1 },
        new("LS-I", "LS-RPL", "Routes replanned on the day", "Changed after the driver signed on", "%", Progress(18, 6), 13.4, 9, 8.1)
            { Indicator = Leading, Weight = 2, Gaps = [9] },
        new("LS-I", "LS-OTA", "On-time arrival at hub", "Within 15 minutes of plan", "%", Progress(90, 98), 93.2, 96.1, 96.6)
            { Aggregation = Ratio, Counts = ("On time", "Arrivals"), Volume = 2_210, Swing = 0.14, Weight = 2 },
        new("LS-I", "LS-HB", "Harsh braking per 1,000 km", "By the trucks' sensors", "", Progress(14, 5), 10.8, 7.1, 6.8)
            { Indicator = Leading, Season = Season.Winter, Swing = 0.1 },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] WarehouseAndLastMile =
    [
        new("WH-I", "WH-DEP", "Departures on schedule", "Trailers leaving within 10 minutes of plan", "%", Progress(88, 97), 90.5, 94, 93.2)
            { Indicator = Leading, Aggregation = Ratio, Counts = ("On time", "All departures"), Volume = 1_860, Swing = 0.2, Weight = 2 },
        new("WH-I", "WH-DMG", "Damage per 1,000 parcels", "Found at the dock", "parcels", Progress(3, 0.8), 2.05, 1.45, Open)
            { Noise = 0.09, Follows = new("DA-LOAD", 3), Weight = 3 },
        new("WH-I", "WH-PICK", "Pick accuracy", "Right item, right count", "%", Progress(98, 99.8), 98.72, 99.31, Open)
            { Indicator = Leading, Weight = 2, NotApplicable = (0, "Scanner replacement: no counts from the 12th on.") },
        new("WH-I", "WH-NEAR", "Near misses reported", "Reports from all shifts", "reports", Progress(4, 20), 8, 15, Open)
            { Indicator = Leading, Aggregation = Sum, Noise = 0.08, Unnamed = true },
        new("LM-F", "LM-CPD", "Cost per drop", "Route cost / parcels", "€", Progress(5.4, 4.2), 5.12, 4.62, Open)
            { Weight = 3, Swing = 0.12, Owner = "jonas", Updaters = ["ines"], Earlier = (10, Progress(5.6, 4.5)),
              Corrected = (4, 4.52, "The fuel card invoice for the second half came in late.") },
        new("LM-C", "LM-OTD", "On-time delivery", "Parcels handed over inside the window", "%", Progress(90, 98), 93.9, 95.6, 94.2)
            { Weight = 4, RollUpWeight = 3, Noise = 0.09, Follows = new("LM-SPH", 1), Owner = "jonas", Updaters = ["ines"],
              Earlier = (10, Progress(89, 97)), Corrected = (2, 95.1, "Scans from the Delft depot were missing at first."),
              Note = "Three weeks of works on the ring road." },
        new("LM-C", "LM-FAD", "First-attempt delivery", "Delivered without a second trip", "%", Progress(84, 94), 86.9, 90.1, 88.6)
            { Indicator = Leading, Weight = 2, Swing = -0.08 },
        new("LM-C", "LM-SPH", "Stops per route hour", "From the route log", "stops", Progress(9, 14), 11.3, 12.4, 11.8)
            { Indicator = Leading, Noise = 0.09, Weight = 2 },
        new("LM-C", "LM-DCL", "Damage claims per 1,000", "Claims received in the month", "claims", Progress(2.4, 0.6), 1.75, 1.22, Open)
            { Weight = 2, Swing = 0.1, Gaps = [13] },
        new("LM-L", "LM-TRN", "Driver turnover, 12 months", "Leavers / average drivers", "%", Progress(32, 16), 24.2, 27.2, 29.4)
            { Aggregation = Last, Noise = 0.03, Note = "Nine drivers left for the new parcel hub in Moerdijk." },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] Commercial =
    [
        new("COM-F", "COM-CON", "Contract revenue", "Invoiced under a contract of a year or more", "€m",
            Progress(4.2, 5.4), 4.46, 5.02, 5.1) { Aggregation = Sum, Weight = 3, Updaters = ["oliver"], Swing = -0.3, Noise = 0.04 },
        new("COM-F", "COM-SPOT", "Spot and web revenue", "All other revenue", "€m", Progress(1.2, 2.2), 1.34, 1.82, 1.91)
            { Aggregation = Sum, Swing = -0.35, Noise = 0.07 },
        new("COM-F", "COM-PIPE", "Qualified pipeline cover", "Open offers / what is still to be won this year", "×",
            Progress(1.5, 3), 1.84, 2.52, 2.6) { Indicator = Leading, Aggregation = Last, Weight = 2, Updaters = ["oliver"] },
        new("COM-C", "COM-PDN", "Proactive delay notices", "Delays that the customer first heard from us", "%",
            Progress(30, 85), 36, 62, 68) { Indicator = Leading, Months = 24, Updaters = ["lena"] },
        new("COM-C", "COM-CPL", "Complaints per 1,000 shipments", "By phone, mail and web", "", Progress(6, 2), 5.2, 3.9, 3.8)
            { Swing = 0.15, Updaters = ["lena"] },
        new("KA-C", "KA-REN", "Renewals signed 90 days early", "Of the contracts that end this quarter", "%",
            Progress(40, 80), 49, 63, 67.5) { Indicator = Leading, Weight = 2, Noise = 0.08 },
        new("KA-C", "KA-RET", "Key-account retention", "Still with us after 12 months", "%", Progress(88, 97), 91.2, 94.4, 94.5)
            { Aggregation = Last, Weight = 3, Noise = 0.03 },
        new("KA-C", "KA-NPS", "Net promoter score", "Promoters less detractors", "", Progress(20, 50), 33, 41, 39)
            { Possible = (-100, 100), Noise = 0.09, Follows = new("CS-FCR", 2, 0.85) },
        new("CS-C", "CS-CLM", "Claims settled in 5 days", "Of the claims opened in the month", "%", Progress(60, 92), 80.5, 72, 67)
            { Aggregation = Ratio, Counts = ("Settled in 5 days", "Claims opened"), Volume = 940, Weight = 3, Swing = 0.1,
              Note = "Two vacancies in the claims desk; the backlog is still growing." },
        new("CS-C", "CS-FCR", "First-contact resolution", "Solved without a second call", "%", Thresholds(66, 76, 58, 82), 67.8, 70.6, 69.9)
            { Indicator = Leading, Noise = 0.09, Weight = 2 },
        new("CS-C", "CS-CALL", "Calls answered in 30 s", "By week, read off the wallboard", "%", Progress(70, 90), 74.5, 79.5, 78.2)
            { Indicator = Leading, Frequency = Frequency.Week, Swing = 0.2, Noise = 0.08, Step = 0.5 },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] Finance =
    [
        new("FIN-F", "FIN-GM", "Gross margin, new contracts", "Weighted by revenue", "%", Progress(11, 17), 12.6, 15.2, 15.4)
            { Possible = Anything, Weight = 3, Noise = 0.07 },
        new("FIN-F", "FIN-FPI", "Fuel price above index", "What we pay over the Rotterdam index", "%", Progress(6, 0), 4.4, 2.2, 1.9)
            { Possible = Anything, Indicator = Leading, Weight = 2 },
        new("FIN-F", "FIN-FOC", "Freight bought on contract", "Share of bought kilometres", "%", Progress(60, 88), 66, 78, Open)
            { Indicator = Leading, Swing = 0.12 },
        new("BC-F", "BC-DSO", "Days sales outstanding", "Receivables / revenue per day", "d", Thresholds(52, 46, 60, 40), 51.2, 47.1, 46)
            { Aggregation = Last, Noise = 0.08, Follows = new("BC-INV", 1), Weight = 3 },
        new("BC-F", "BC-INV", "Invoices sent in 2 days", "After proof of delivery", "%", Progress(75, 98), 86, 91.2, 92.8)
            { Indicator = Leading, Noise = 0.09, Weight = 2, Earlier = (22, Progress(72, 95)) },
        new("BC-F", "BC-DIS", "Invoices disputed", "Of the invoices sent", "%", Progress(5, 1.5), 4.1, 2.6, 2.4)
            { Indicator = Leading, Corrected = (7, 2.7, "Disputes sent by post were counted twice.") },
        new("BC-F", "BC-OVD", "Overdue over 60 days", "Share of receivables", "%", Progress(9, 3), 7.8, 5.3, 5) { Aggregation = Last },
    ];

    // csharpier-ignore - one KPI after the other in few lines, so that the table can be read as one
    private static readonly KpiLine[] PeopleAndTechnology =
    [
        new("PPL-L", "PPL-ROS", "Rosters out 14 days ahead", "Of all rosters", "%", Progress(50, 95), 60, 68, 66)
            { Indicator = Leading, Season = Season.Summer, Swing = 0.15,
              Note = "The new shift model in Breda was agreed only on the 20th." },
        new("PPL-L", "PPL-VAC", "Driver vacancies open over 60 days", "On the last day of the month", "jobs", Progress(24, 6), 20, 13, 12)
            { Aggregation = Last, Season = Season.Summer, Swing = 0.1 },
        new("DA-L", "DA-DRV", "Drivers with a current refresher", "Of all drivers", "%", Progress(20, 90), 38, 66, 72)
            { Indicator = Leading, Aggregation = Last, Weight = 2, Noise = 0.03 },
        new("DA-L", "DA-DIS", "Dispatchers certified", "Of all dispatchers", "%", Progress(25, 90), 34, 63, 66)
            { Indicator = Leading, Aggregation = Last, Weight = 2, Noise = 0.03 },
        new("DA-L", "DA-LOAD", "Loading crews trained", "Of the crews planned for the month", "%", Progress(30, 80), 53, 62, 65)
            { Indicator = Leading, Noise = 0.1 },
        new("DA-L", "DA-FAT", "Fatigue alerts acted on in 1 h", "Calls to the driver within the hour", "%", Progress(50, 95), 56, 77, Open)
            { Indicator = Leading, Months = 18 },
        new("DP-L", "DP-LIVE", "Vehicles with live position", "Of the vehicles on the road", "%", Progress(70, 99), 76.5, 91, Open)
            { Indicator = Leading },
        new("DP-L", "DP-OLD", "Position data older than 5 min", "Share of positions on the dispatch screens", "%",
            Progress(20, 2), 11.5, 7.9, 6.1) { Indicator = Leading, Noise = 0.09 },
        new("DP-L", "DP-OUT", "Longest outage of dispatch screens", "In one go", "min", Progress(120, 10), 84, 40, 36)
            { Aggregation = TimeAggregation.Max, Noise = 0.1 },
        new("DP-L", "DP-DRILL", "Restore drill passed", "Back in service from last night's copy within 4 hours", "", Yes, 0.7, 0.9, 1)
            { Indicator = Leading, Aggregation = Last, Noise = 0.4,
              NotApplicable = (11, "No drill in the month of the move to the new data centre.") },
    ];

    public static readonly IReadOnlyList<KpiLine> All =
    [
        .. Organization,
        .. Operations,
        .. LinehaulNorth,
        .. LinehaulSouth,
        .. WarehouseAndLastMile,
        .. Commercial,
        .. Finance,
        .. PeopleAndTechnology,
    ];

    private static KpiLine Parent(
        string objective,
        string code,
        string name,
        string about,
        string measure,
        ScaleInput scale,
        KpiRollUp rollUp,
        params string[] children
    ) => new(objective, code, name, about, measure, scale, 0, 0, null) { RollUp = rollUp, Children = children };
}
