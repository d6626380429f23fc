using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Entering;
using Scorecard.Web.Organizations;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Shell;

/// <summary>What the frame around every page shows: where the person is, what they may open, who they are.</summary>
public sealed record ShellModel
{
    public static ShellModel SignedOut { get; } = new();

    public string OrganizationName { get; init; } = "";
    public string? PersonName { get; init; }
    public string PersonRole { get; init; } = "";
    /// <summary>Keeps the chosen period in links, such as <c>period=2026-10</c>.</summary>
    public string PeriodQuery { get; init; } = "";
    public int OwedCount { get; init; }
    /// <summary>The person's dashboard, also for those who start with what they owe.</summary>
    public string DashboardPath { get; init; } = "/";
    /// <summary>The unit in view, or else the person's own; null where there is none.</summary>
    public string? UnitPath { get; init; }
    public bool CanImport { get; init; }
    public bool CanAdminister { get; init; }
    public IReadOnlyList<ShellUnit> Units { get; init; } = [];
    /// <summary>The first of the views that the person has saved here.</summary>
    public IReadOnlyList<(string Name, string Path)> Views { get; init; } = [];
    public IReadOnlyList<ShellOrganization> Organizations { get; init; } = [];

    /// <summary>For someone who is signed in but a member of no organization.</summary>
    public static ShellModel Nowhere(SignedInPerson person) => new() { PersonName = person.IsSignedIn ? person.Name : null, PersonRole = person.Title ?? "" };

    public static ShellModel Of(OrganizationView organization, PeriodChoice period)
    {
        var person = organization.Person;
        return new()
        {
            OrganizationName = organization.Model.Organization.Name,
            PersonName = person.Name,
            PersonRole = person.Title ?? person.Email,
            PeriodQuery = period.Query,
            OwedCount = organization.Owed(period.Calendar.AskedMonth(period.Today), period.Today).Count(owed => !owed.Done),
            DashboardPath = Home.UnitOf(organization) is { } home ? $"/units/{PublicIds.Format(home.Id)}" : "/",
            UnitPath = (organization.At ?? Home.UnitOf(organization)) is { } unit ? $"/units/{PublicIds.Format(unit.Id)}" : null,
            CanImport = organization.Administers,
            CanAdminister = organization.Administers,
            Units = [.. Tree(organization, period.Window)],
            Views = [.. person.Views.Where(v => v.OrganizationId == organization.Model.Organization.Id).Select(v => (v.Name, v.Path))],
            Organizations = [.. person.Organizations.Select(o => new ShellOrganization(PublicIds.Format(o.Id), o.Name, o.Id == organization.Model.Organization.Id))],
        };
    }

    private static IEnumerable<ShellUnit> Tree(OrganizationView organization, Window window)
    {
        var open = organization.At is { } at ? organization.Model.PathUp(at).Select(u => u.Id).ToHashSet() : [];
        return organization.Model.Root is { } root ? Below(root, 0) : [];

        IEnumerable<ShellUnit> Below(Unit unit, int depth)
        {
            if (!organization.Sees(unit))
                yield break;
            var score = organization.Book.Unit(unit.Id, window);
            yield return new(PublicIds.Format(unit.Id), unit.Name, unit.Tier, depth, Tones.Of(organization.Book.StatusOf(score)), score.Known)
            {
                IsCurrent = unit.Id == organization.At?.Id,
            };
            if (depth > 0 && !open.Contains(unit.Id))
                yield break;
            foreach (var below in organization.Model.ChildrenOf(unit).Where(u => u.ClosedFrom is not { } closed || closed > window.Start).SelectMany(u => Below(u, depth + 1)))
                yield return below;
        }
    }

    public string Initials => string.Concat((PersonName ?? "")
        .Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Where(char.IsLetter).Take(2)).ToUpperInvariant();
}

/// <summary>A line of the unit tree, in reading order. Depth 0 is the organization.</summary>
public sealed record ShellUnit(string Id, string Name, int Tier, int Depth, Tone Tone, double? Score)
{
    public bool IsCurrent { get; init; }
}

public sealed record ShellOrganization(string Id, string Name, bool IsCurrent);
