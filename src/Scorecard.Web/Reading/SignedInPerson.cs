using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Demo;

namespace Scorecard.Web.Reading;

/// <summary>
/// Who is asking, read anew with each request in one query: a sign-out everywhere or a changed membership acts at once.
/// </summary>
public sealed partial class SignedInPerson(DemoMode demo)
{
    /// <summary>More saved views than this are on a page of their own.</summary>
    private const int MostViews = 5;

    private static readonly CompiledQuery<Func<ScorecardDbContext, long, Guid, IAsyncEnumerable<Row>>> Rows = new(() =>
        EF.CompileAsyncQuery(
            (ScorecardDbContext db, long id, Guid session) =>
                db
                    .Users.AsNoTracking()
                    .IgnoreQueryFilters()
                    .Where(p => p.Id == id && p.DisabledAt == null)
                    .Join(db.Sessions.Where(s => s.Id == session), p => p.Id, s => s.PersonId, (p, s) => new { Person = p, Session = s })
                    .LeftJoin(
                        db.Memberships,
                        x => x.Person.Id,
                        m => m.PersonId,
                        (x, m) =>
                            new
                            {
                                x.Person,
                                x.Session,
                                Membership = m,
                            }
                    )
                    .LeftJoin(
                        db.Organizations,
                        x => x.Membership!.OrganizationId,
                        o => o.Id,
                        (x, o) =>
                            new Row(
                                x.Person.SecurityStamp,
                                x.Person.DisplayName,
                                x.Person.Title,
                                x.Person.Email,
                                x.Session,
                                x.Person.OrganizationInUse,
                                x.Person.RunsInstallation,
                                x.Person.IsDemo,
                                x.Membership,
                                o!.Name,
                                o.Sequence,
                                o.SignInRule,
                                db.CommentMentions.Any(m =>
                                    m.PersonId == id && m.AnsweredAt == null && m.OrganizationId == x.Membership!.OrganizationId
                                ),
                                db.SavedViews.Where(v => v.PersonId == id && v.OrganizationId == x.Membership!.OrganizationId)
                                    .OrderBy(v => v.Name)
                                    .Take(MostViews)
                                    .Select(v => new View(v.Name, v.Path))
                                    .ToList(),
                                db.Notices.Count(n =>
                                    n.PersonId == id && n.OrganizationId == x.Membership!.OrganizationId && n.IsListed && n.ReadAt == null
                                )
                            )
                    )
        )
    );

    private sealed record Row(
        string? SecurityStamp,
        string DisplayName,
        string? Title,
        string? Email,
        Session Session,
        long? OrganizationInUse,
        bool RunsInstallation,
        bool IsDemo,
        Membership? Membership,
        string Organization,
        long? Sequence,
        SignInRule? SignInRule,
        bool IsAsked,
        List<View> Views,
        int Unread
    );

    private sealed record View(string Name, string Path);

    private Dictionary<long, long> sequences = [];
    private Dictionary<long, int> unread = [];
    private HashSet<long> asking = [];
    private Session? session;

    public long Id { get; private set; }
    public string Name { get; private set; } = "";
    public string? Title { get; private set; }
    public string Email { get; private set; } = "";

    /// <summary>In whose name this request writes; null for a service, which is nobody.</summary>
    public long? By => Token is { PersonId: null } ? null : Id;

    /// <summary>The sign-in of this request.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in.</exception>
    public Session Session => session ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>The person with the roles that they hold in all the organizations for which this sign-in is enough.</summary>
    public Actor Actor { get; private set; } = new(0, []);

    public IReadOnlyCollection<Membership> Memberships => Actor.Memberships;

    /// <summary>The organizations that the person is a member of: the one in use first, then the oldest.</summary>
    public IReadOnlyList<(long Id, string Name)> Organizations { get; private set; } = [];

    /// <summary>
    /// The organizations that the person is a member of, but that ask for a sign-in of another kind. Until then they are not there.
    /// </summary>
    public IReadOnlyList<(long Id, string Name, SignInRule Rule)> Waiting { get; private set; } = [];

    /// <summary>Whether no organization knows the person.</summary>
    public bool BelongsNowhere => Organizations.Count + Waiting.Count == 0;

    /// <summary>The first saved views of each organization, by name.</summary>
    public IReadOnlyList<(long OrganizationId, string Name, string Path)> Views { get; private set; } = [];

    public bool IsSignedIn => Id != 0;

    /// <summary>Whether the person runs the installation, which shows them no organization.</summary>
    public bool RunsInstallation { get; private set; }

    /// <summary>The last transaction of one of the person's organizations when this was read.</summary>
    public long SequenceOf(long organization) => sequences[organization];

    /// <summary>How many notices of one of the person's organizations they have not read.</summary>
    public int UnreadIn(long organization) => unread.GetValueOrDefault(organization);

    /// <summary>Whether a comment in an organization waits for the person's answer.</summary>
    public bool IsAskedIn(long organization) => asking.Contains(organization);

    /// <summary>Takes the right to change anything from this request: what had been reported on an earlier day stays as it is.</summary>
    public void OnlyRead() => Actor = Actor with { OnlyReads = true };

    /// <summary>Fills this in, or returns false where the person is gone or disabled, or the sign-in has been ended or is over.</summary>
    public async Task<bool> ReadAsync(
        ScorecardDbContext db,
        SignInTicket ticket,
        SessionLimits limits,
        DateTime now,
        CancellationToken cancel
    )
    {
        var rows = await Rows.For(db)(db, ticket.PersonId, ticket.SessionId).ToListAsync(cancel);
        if (rows is not [var found, ..] || found.SecurityStamp != ticket.SecurityStamp || !limits.Allow(found.Session, now))
            return false;
        if (!demo.Admits(found.IsDemo))
            return false;
        session = found.Session;
        Id = ticket.PersonId;
        Name = found.DisplayName;
        Title = found.Title;
        Email = found.Email ?? "";
        RunsInstallation = found.RunsInstallation;
        var joined = rows.Where(r => r.Membership is not null).ToLookup(MeetsRule);
        var memberships = joined[true].ToList();
        sequences = memberships
            .DistinctBy(r => r.Membership!.OrganizationId)
            .ToDictionary(r => r.Membership!.OrganizationId, r => r.Sequence ?? 0);
        unread = memberships.DistinctBy(r => r.Membership!.OrganizationId).ToDictionary(r => r.Membership!.OrganizationId, r => r.Unread);
        asking = [.. memberships.Where(r => r.IsAsked).Select(r => r.Membership!.OrganizationId)];
        Actor = new(Id, [.. memberships.Select(r => r.Membership!)]);
        Views =
        [
            .. memberships
                .DistinctBy(r => r.Membership!.OrganizationId)
                .SelectMany(r => r.Views.Select(v => (r.Membership!.OrganizationId, v.Name, v.Path))),
        ];
        Organizations =
        [
            .. memberships
                .Select(r => (Id: r.Membership!.OrganizationId, Name: r.Organization))
                .Distinct()
                .OrderByDescending(o => o.Id == found.OrganizationInUse)
                .ThenBy(o => o.Id),
        ];
        Waiting = [.. joined[false].Select(r => (r.Membership!.OrganizationId, r.Organization, r.SignInRule!.Value)).Distinct()];
        return true;
    }

    private static bool MeetsRule(Row row) => row.Session.Meets(row.SignInRule ?? SignInRule.Any, row.Membership!.OrganizationId);
}
