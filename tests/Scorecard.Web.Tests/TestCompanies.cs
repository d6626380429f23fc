using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;
using Scorecard.TestData;

namespace Scorecard.Web.Tests;

/// <summary>
/// Two organizations in one database, so that a leak between them always shows, and the people of each role.
/// Acme has the departments SALES (teams NORTH and SOUTH), OPS (team PLANT) and the private LAB; in Globex the same codes occur.
/// </summary>
public sealed class TestCompanies
{
    private long nextPerson = 9_001;

    public TestCompanies()
    {
        Administrator = Add("Ada Admin", (Acme.Unit("ORG"), Role.Administrator));
        SalesManager = Add("Max Manager", (Acme.Unit("SALES"), Role.Manager));
        NorthUpdater = Add("Una Updater", (Acme.Unit("NORTH"), Role.Updater));
        Viewer = Add("Vic Viewer", (Acme.Unit("ORG"), Role.Viewer));
        PlantViewer = Add("Pia Plant", (Acme.Unit("PLANT"), Role.Viewer));
        Stranger = Add("Eve Else", (Globex.Unit("ORG"), Role.Administrator));
        Nobody = Add("Nat Nobody");
        OpsManager = Add("Olga Ops", (Acme.Unit("OPS"), Role.Manager));
    }

    public World Acme { get; } =
        new ModelBuilder("Acme")
            .Unit("SALES")
            .Unit("NORTH", under: "SALES")
            .Unit("SOUTH", under: "SALES")
            .Unit("OPS")
            .Unit("PLANT", under: "OPS")
            .Unit("LAB", isPrivate: true)
            .Objective("GROW")
            .Objective("DELIGHT", perspective: "Customer")
            .Objective("SELL", of: "SALES")
            .Objective("VISIT", of: "NORTH", perspective: "Customer")
            .Objective("CALL", of: "SOUTH", perspective: "Customer")
            .Objective("RUN", of: "OPS", perspective: "Internal process")
            .Objective("FIX", of: "PLANT", perspective: "Internal process")
            .Objective("INVENT", of: "LAB", perspective: "Learning and growth")
            .Contribution("SELL", "GROW")
            .Contribution("VISIT", "SELL")
            .Contribution("RUN", "DELIGHT")
            .Contribution("INVENT", "GROW")
            .Kpi("REVENUE", of: "GROW", target: 1000, aggregation: TimeAggregation.Sum, measuredIn: "€", rollUp: KpiRollUp.Sum)
            .Kpi("SALES-REVENUE", of: "SELL", target: 1000, aggregation: TimeAggregation.Sum, measuredIn: "€", feeds: "REVENUE")
            .Kpi("VISITS", of: "VISIT", target: 40, aggregation: TimeAggregation.Sum, measuredIn: "visits")
            .Kpi("ON-TIME", of: "RUN", baseline: 90, target: 98, measuredIn: "%")
            .Kpi("IDEAS", of: "INVENT", target: 10, measuredIn: "ideas")
            .Build();

    public World Globex { get; } =
        new ModelBuilder("Globex", firstId: 5_001)
            .Unit("SALES")
            .Objective("GROW")
            .Objective("SELL", of: "SALES")
            .Contribution("SELL", "GROW")
            .Kpi("REVENUE", of: "GROW", target: 500)
            .Build();

    /// <summary>Runs Acme.</summary>
    public Person Administrator { get; }

    /// <summary>Manager of SALES, and so of NORTH and SOUTH.</summary>
    public Person SalesManager { get; }

    /// <summary>Manager of OPS, and so of PLANT.</summary>
    public Person OpsManager { get; }

    /// <summary>Updater of NORTH.</summary>
    public Person NorthUpdater { get; }

    /// <summary>Viewer of the whole of Acme, LAB included.</summary>
    public Person Viewer { get; }

    /// <summary>Viewer of PLANT: sees all of Acme but the private LAB.</summary>
    public Person PlantViewer { get; }

    /// <summary>Administrator of Globex; has nothing to do with Acme.</summary>
    public Person Stranger { get; }

    /// <summary>Has a sign-in and no membership anywhere.</summary>
    public Person Nobody { get; }

    public List<(Person Person, IReadOnlyList<(Unit Unit, Role Role)> Memberships)> People { get; } = [];

    /// <summary>Where someone whose unit in Acme this is arrives after signing in.</summary>
    public string HomeOf(string unit) => $"/units/{PublicIds.Format(Acme.Unit(unit).Id)}";

    private Person Add(string name, params (Unit, Role)[] memberships)
    {
        var person = new Person(nextPerson++, name, $"{name.Split(' ')[0].ToLowerInvariant()}@example.com");
        People.Add((person, memberships));
        return person;
    }
}
