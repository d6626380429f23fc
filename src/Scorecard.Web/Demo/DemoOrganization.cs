using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Demo;

/// <summary>
/// Northwind Logistics with 36 months of values that end last month: the same on every machine, whatever day it is. Only demo mode uses it.
/// </summary>
public sealed class DemoOrganization
{
    public const string Name = Northwind.Name;
    public const int Months = 36;

    /// <summary>For how many months past the health check looks back, so that there is a trend to see.</summary>
    public const int HealthMonths = 11;

    /// <summary>Everyone's, and printed at start.</summary>
    public const string Password = "northwind-demo-only";

    /// <summary>The sign-ins to print: one for each thing a person may be.</summary>
    public static readonly IReadOnlyList<(string Email, string Person, string Role)> SignIns =
    [
        .. Northwind.People.Zip(
            ["sees the whole organization", "head of a department", "enters two teams' values", "administrator"],
            (person, role) => (person.Email, person.Name, role)
        ),
    ];

    public required Organization Organization { get; init; }
    public required IReadOnlyList<Person> People { get; init; }
    public required IReadOnlyList<Membership> Memberships { get; init; }
    public required IReadOnlyList<Perspective> Perspectives { get; init; }
    public required IReadOnlyList<Unit> Units { get; init; }
    public required IReadOnlyList<Objective> Objectives { get; init; }
    public required IReadOnlyList<Contribution> Contributions { get; init; }
    public required IReadOnlyList<Kpi> Kpis { get; init; }
    public required IReadOnlyList<CascadeAnswer> Answers { get; init; }
    public required IReadOnlyList<CauseEffectLink> Causes { get; init; }
    public required IReadOnlyList<Initiative> Initiatives { get; init; }

    /// <summary>One that was held, so that the pages of meetings have something to show.</summary>
    public required Meeting Meeting { get; init; }
    public required IReadOnlyList<MeetingEntry> MeetingEntries { get; init; }

    /// <summary>By KPI, period and revision.</summary>
    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public OrganizationModel Model =>
        new(Organization, Perspectives, Units, Objectives, Contributions, Kpis)
        {
            Answers = Answers,
            Causes = Causes,
            Initiatives = Initiatives,
        };

    /// <summary>A new book with its values.</summary>
    public ScoreBook Book()
    {
        var book = new ScoreBook(Model);
        foreach (var measurement in Measurements)
            book.Record(measurement.KpiId, measurement.PeriodStart, measurement.Measured);
        return book;
    }

    /// <summary>
    /// Whether the fictional company's people are in a database. Those that an older version put there bore no mark, and get it here.
    /// </summary>
    public static async Task<bool> IsInAsync(ScorecardDbContext db, CancellationToken cancel = default)
    {
        var known = Northwind.People.Select(person => person.Email.ToUpperInvariant()).ToList();
        await db.InTurnAsync(
            () =>
                db
                    .Users.Where(p => !p.IsDemo && p.NormalizedUserName == p.NormalizedEmail && known.Contains(p.NormalizedEmail!))
                    .ExecuteUpdateAsync(set => set.SetProperty(p => p.IsDemo, true), cancel),
            cancel
        );
        return await db.Users.AnyAsync(p => p.IsDemo, cancel);
    }

    /// <param name="now">UTC; the values end with the last month before it, and nothing is recorded after it.</param>
    public static DemoOrganization Build(DateTime now, NewIds ids) => new DemoBuilder(now, ids).Build();

    /// <summary>Writes the demo organization in one transaction, or does nothing where the database holds anybody or anything.</summary>
    /// <returns>Whether it was written.</returns>
    public static async Task<bool> SeedAsync(
        ScorecardDbContext db,
        NewIds ids,
        IPasswordHasher<Person> hasher,
        DateTime now,
        CancellationToken cancel = default
    )
    {
        if (await db.Users.AnyAsync(cancel) || await db.Organizations.IgnoreQueryFilters().AnyAsync(cancel))
            return false;
        await SaveAsync(db, ids, hasher, now, cancel);
        return true;
    }

    /// <summary>Saves the company beside whatever is there.</summary>
    public static async Task SaveAsync(
        ScorecardDbContext db,
        NewIds ids,
        IPasswordHasher<Person> hasher,
        DateTime now,
        CancellationToken cancel = default
    )
    {
        var demo = Build(now, ids);
        // One hash for all: they share the password anyway, and hashing is slow on purpose.
        var hash = hasher.HashPassword(demo.People[0], Password);
        foreach (var person in demo.People)
            person.PasswordHash = hash;
        await using var write = await WriteTransaction.BeginNewAsync(db, demo.Organization, by: null, now, cancel);
        // The structure first: the values alone then have no parts to look for owners of, which keeps the tracker quick.
        db.AddRange([
            .. demo.People,
            .. demo.Perspectives,
            .. demo.Units,
            .. demo.Memberships,
            .. demo.Objectives,
            .. demo.Contributions,
            .. demo.Kpis,
            .. demo.Answers,
            .. demo.Causes,
            .. demo.Initiatives,
            demo.Meeting,
            .. demo.MeetingEntries,
        ]);
        await db.SaveChangesAsync(cancel);
        var evidence = DemoEvidence.Of(demo, now);
        db.AddRange(demo.Measurements);
        db.AddRange(evidence.Records);
        db.AddRange(evidence.Warnings);
        await write.CommitAsync(cancel);
        db.ChangeTracker.Clear();
    }
}
