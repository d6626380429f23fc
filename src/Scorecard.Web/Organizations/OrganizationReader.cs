using Scorecard.Data;
using Scorecard.Web.People;
using Scorecard.Web.Shell;

namespace Scorecard.Web.Organizations;

/// <summary>
/// Reads the organizations of the signed-in person from their resident books. What a page needs is taken inside the read, all from one state.
/// </summary>
public sealed class OrganizationReader(ScoreBookStore books, SignedInPerson person, IHttpContextAccessor http, TimeProvider time)
{
    /// <summary>The organization that the last successful read found its answer in, else the person's current one; 0 for none.</summary>
    public long OrganizationId { get; private set; }

    /// <summary>The frame around the page, made in the same read; null before the first.</summary>
    public ShellModel? Shell { get; private set; }

    /// <summary>
    /// Asks the person's current organization, and the others in turn until one has an answer.
    /// </summary>
    /// <param name="read">Null for "not here". It runs while others wait for the book, so it only takes figures.</param>
    public Task<T?> ReadAsync<T>(Func<OrganizationView, T?> read, CancellationToken cancel = default) where T : class =>
        ReadAsync(read, framed: true, cancel);

    /// <summary>The same for an answer that shows no page, so that no frame is made.</summary>
    /// <inheritdoc cref="ReadAsync{T}(Func{OrganizationView, T}, CancellationToken)" path="/param"/>
    public Task<T?> AskAsync<T>(Func<OrganizationView, T?> read, CancellationToken cancel) where T : class =>
        ReadAsync(read, framed: false, cancel);

    private async Task<T?> ReadAsync<T>(Func<OrganizationView, T?> read, bool framed, CancellationToken cancel) where T : class
    {
        // What only shows is as it was when the person was read; what changes something asks again.
        var shows = HttpMethods.IsGet(http.HttpContext?.Request.Method ?? "");
        foreach (var (id, _) in person.Organizations)
        {
            var answer = await books.ReadAsync(id, book =>
            {
                var view = new OrganizationView(book, person);
                var answer = read(view);
                if (answer is not null || (framed ? Shell is null : OrganizationId == 0))
                    OrganizationId = id;
                if (framed && (answer is not null || Shell is null))
                    Shell = ShellModel.Of(view, PeriodChoice.Of(view, http.HttpContext?.Request.Query, time));
                return answer;
            }, shows ? person.SequenceOf(id) : null, cancel);
            if (answer is not null)
                return answer;
        }
        return null;
    }

    /// <summary>Makes the frame on pages that read nothing else.</summary>
    public async Task<ShellModel> ShellAsync(CancellationToken cancel)
    {
        if (Shell is null && person.IsSignedIn)
            await ReadAsync(_ => "", cancel);
        return Shell ?? ShellModel.Nowhere(person);
    }
}
