using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Account;

/// <summary>The person's own tokens in the organization in use.</summary>
public sealed class TokensModel(OrganizationReader reader, SignedInPerson me, Tokens tokens, TimeProvider time) : EditPage
{
    [BindProperty]
    public TokenForm Input { get; set; } = new() { May = [$"{TokenScope.Read}"] };

    /// <summary>The token that was just made; shown once.</summary>
    [TempData]
    public string? Secret { get; set; }

    public string Organization { get; private set; } = "";

    public IReadOnlyList<TokenLine> Lines { get; private set; } = [];

    private IQueryable<ApiToken> Own => reader.Db.ApiTokens.Where(t => t.PersonId == me.Id);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                Secret = await tokens.MakeOwnAsync(reader.OrganizationId, Input.Name, Input.Chosen(), Input.Length(), cancel);
                return Done("The token is made.", "~/account/tokens");
            },
            cancel
        );

    public Task<IActionResult> OnPostRevokeAsync([FromForm] string? token, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var known = PublicIds.TryParse(token, out var id) && await tokens.RevokeAsync(Own, id, cancel);
                return Done(known ? "The token is revoked." : "That token is over already.", "~/account/tokens");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Model.Organization, cancel) is not { } organization)
            return false;
        Organization = organization.Name;
        var now = time.GetUtcNow().UtcDateTime;
        var all = await Own.AsNoTracking().OrderByDescending(t => t.Id).Take(2 * ApiToken.Most).ToListAsync(cancel);
        Lines = [.. all.OrderByDescending(t => t.Holds(now)).Select(t => TokenLine.Of(t, now, organization.TimeZone))];
        return true;
    }
}
