using Scorecard.Data;
using Scorecard.Domain.Scoring;

namespace Scorecard.Web.Reading;

/// <summary>
/// Reads the organizations of the signed-in person from their resident books. What a page needs is taken inside the
/// read, all from one state.
/// </summary>
public sealed class OrganizationReader(
    ScoreBookStore books,
    ScorecardDbContext db,
    SignedInPerson person,
    IHttpContextAccessor http,
    TimeProvider time
)
{
    private long? unitId;
    private long sequence;
    private readonly HashSet<(long Organization, long Unit)> opened = [];
    private readonly Dictionary<long, AsOf?> asOfs = [];

    /// <summary>The organization that the last successful read found its answer in, else the person's current one; 0 for none.</summary>
    public long OrganizationId { get; private set; }

    /// <summary>The private units that this request has found only because its person runs their organization.</summary>
    public IReadOnlyCollection<(long Organization, long Unit)> OpenedAsAdministrator => opened;

    /// <summary>The day as reported on which everything is read, and its end; null where it is what is known now.</summary>
    public AsOf? AsOf { get; private set; }

    /// <summary>The tables behind that organization's book.</summary>
    public ScorecardDbContext Db => db.Scope(OrganizationId);

    /// <summary>
    /// Asks the person's current organization, and the others in turn until one has an answer.
    /// </summary>
    /// <param name="read">Null for "not here". While it runs the book's state is kept for it, so it only takes figures.</param>
    public async Task<T?> ReadAsync<T>(Func<OrganizationView, T?> read, CancellationToken cancel = default)
        where T : class
    {
        // What only shows is as it was when the person was read, and so is what a change begins with; then it asks again.
        var isFresh = OrganizationId == 0 || HttpMethods.IsGet(http.HttpContext?.Request.Method ?? "");
        foreach (var (id, _) in person.Organizations)
        {
            var answer = await BookAsync(
                id,
                (book, asOf) =>
                {
                    var view = new OrganizationView(book.SeenBy(person.Actor), person) { AsOf = asOf };
                    var answer = Telemetry.Score(() => read(view));
                    if (answer is not null || OrganizationId == 0)
                        Remember(id, view);
                    if (answer is not null)
                        opened.UnionWith(view.OpenedAsAdministrator.Select(unit => (id, unit)));
                    return answer;
                },
                isFresh ? person.SequenceOf(id) : null,
                cancel
            );
            if (answer is not null)
                return answer;
        }
        return null;
    }

    /// <summary>
    /// Takes something more from where the last successful read was, about the same unit, and asks the database nothing for it; before the
    /// first read, from the person's current organization.
    /// </summary>
    /// <returns>What was read; null for a member of no organization.</returns>
    public async Task<T?> ReadOnAsync<T>(Func<OrganizationView, T?> read, CancellationToken cancel)
        where T : class
    {
        if (person.Organizations is not [var (current, _), ..])
            return null;
        var id = OrganizationId == 0 ? current : OrganizationId;
        return await BookAsync(
            id,
            (book, asOf) =>
            {
                var view = new OrganizationView(book.SeenBy(person.Actor), person, unitId) { AsOf = asOf };
                Remember(id, view);
                var answer = Telemetry.Score(() => read(view));
                opened.UnionWith(view.OpenedAsAdministrator.Select(unit => (id, unit)));
                return answer;
            },
            Math.Max(sequence, person.SequenceOf(id)),
            cancel
        );
    }

    /// <summary>
    /// The book of the organization as it had been reported when a day was over, as the person may have it. It never changes, so that it
    /// can be kept beside another.
    /// </summary>
    /// <returns>Null where the day is not over.</returns>
    public async Task<ScoreBook?> ReportedOnAsync(DateOnly day, CancellationToken cancel) =>
        await books.AsOfAsync(OrganizationId, day, time.GetUtcNow().UtcDateTime, cancel) is { } asOf
            ? await books.ReadAsync(OrganizationId, asOf, book => book.SeenBy(person.Actor), cancel)
            : null;

    private async Task<T> BookAsync<T>(long id, Func<ScoreBook, AsOf?, T> read, long? upTo, CancellationToken cancel)
    {
        if (AsOfDay.Of(http.HttpContext) is { } asked)
        {
            if (!asOfs.TryGetValue(id, out var known))
                asOfs[id] = known = await books.AsOfAsync(id, asked.Day, time.GetUtcNow().UtcDateTime, cancel);
            AsOf = known;
            if (known is { } asOf)
                return await books.ReadAsync(id, asOf, book => read(book, asOf), cancel);
        }
        return await books.ReadAsync(id, book => read(book, null), upTo, cancel);
    }

    /// <summary>Takes down a write of this request, so that what is read on knows it.</summary>
    public void Wrote(long number) => sequence = Math.Max(sequence, number);

    private void Remember(long id, OrganizationView view)
    {
        OrganizationId = id;
        unitId = view.At?.Id;
        sequence = view.Book.Sequence;
    }
}
