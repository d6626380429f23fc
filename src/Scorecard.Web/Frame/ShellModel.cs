using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>What the frame around every page shows: where the person is, what they may open, who they are.</summary>
public sealed record ShellModel
{
    public string OrganizationName { get; init; } = "";
    public string? PersonName { get; init; }
    public string PersonRole { get; init; } = "";

    /// <summary>Keeps the chosen period in links, such as <c>period=2026-10</c>.</summary>
    public string PeriodQuery { get; init; } = "";
    public int OwedCount { get; init; }

    /// <summary>Values that wait for the person's approval.</summary>
    public int ToApprove { get; init; }

    /// <summary>Whether values need approval here at all.</summary>
    public bool HasApprovals { get; init; }

    /// <summary>Notices that the person has not read.</summary>
    public int Unread { get; init; }

    /// <summary>Whether there is an organization to be told of anything by.</summary>
    public bool HasNotices { get; init; }

    /// <summary>The person's dashboard, also for those who start with what they owe.</summary>
    public string DashboardPath { get; init; } = "/";

    /// <summary>The unit in view, or else the person's own; null where there is none.</summary>
    public string? UnitPath { get; init; }
    public bool CanImport { get; init; }
    public bool CanAdminister { get; init; }

    /// <summary>Whether the person answers for a unit, so that which months are closed matters.</summary>
    public bool HeadsAny { get; init; }
    public bool RunsInstallation { get; init; }
    public UnitTree Units { get; init; } = UnitTree.Nowhere;

    /// <summary>The first of the views that the person has saved here.</summary>
    public IReadOnlyList<(string Name, string Path)> Views { get; init; } = [];
    public IReadOnlyList<ShellOrganization> Organizations { get; init; } = [];

    /// <summary>For someone who is signed in but a member of no organization.</summary>
    public static ShellModel Nowhere(SignedInPerson person) =>
        new()
        {
            PersonName = person.IsSignedIn ? person.Name : null,
            PersonRole = person.Title ?? "",
            RunsInstallation = person.RunsInstallation,
        };

    public static ShellModel Of(OrganizationView organization, PeriodChoice period)
    {
        var person = organization.Person;
        var toApprove = organization.ToApprove.Count();
        return new()
        {
            OrganizationName = organization.Model.Organization.Name,
            PersonName = person.Name,
            PersonRole = person.Title ?? person.Email,
            PeriodQuery = period.Query,
            OwedCount = organization.Owed(period.Calendar.AskedMonth(period.Today), period.Today).Count(owed => !owed.Done),
            ToApprove = toApprove,
            HasApprovals = toApprove > 0 || organization.Model.NeedsApproval,
            Unread = person.UnreadIn(organization.Model.Organization.Id),
            HasNotices = true,
            DashboardPath = StartingPoint.UnitOf(organization) is { } home ? $"/units/{PublicIds.Format(home.Id)}" : "/",
            UnitPath = (organization.At ?? StartingPoint.UnitOf(organization)) is { } unit ? $"/units/{PublicIds.Format(unit.Id)}" : null,
            CanImport = organization.Administers,
            CanAdminister = organization.Administers,
            HeadsAny = person.Memberships.Any(m => m.OrganizationId == organization.Model.Organization.Id && m.Role >= Role.Manager),
            RunsInstallation = person.RunsInstallation,
            Units = UnitTree.Of(organization, period.Window),
            Views = [.. person.Views.Where(v => v.OrganizationId == organization.Model.Organization.Id).Select(v => (v.Name, v.Path))],
            Organizations =
            [
                .. person.Organizations.Select(o => new ShellOrganization(
                    PublicIds.Format(o.Id),
                    o.Name,
                    o.Id == organization.Model.Organization.Id
                )),
            ],
        };
    }

    public string Initials =>
        string.Concat(
                (PersonName ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word[0]).Where(char.IsLetter).Take(2)
            )
            .ToUpperInvariant();
}

public sealed record ShellOrganization(string Id, string Name, bool IsCurrent);
