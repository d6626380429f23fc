using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.People;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Admin.Tokens;

/// <summary>Tokens of services.</summary>
public sealed class IndexModel(OrganizationReader reader, SignedInPerson me, Scorecard.Web.People.Tokens tokens, TimeProvider time)
    : AdminPage(reader, me, Administration, new WayPoint("Services"))
{
    /// <summary>A service never runs the organization.</summary>
    public static readonly IReadOnlyList<Role> Roles = [Domain.Access.Role.Viewer, Domain.Access.Role.Updater, Domain.Access.Role.Manager];

    [BindProperty]
    public TokenForm Input { get; set; } = new() { May = [$"{TokenScope.Read}", $"{TokenScope.Values}"] };

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public Role Role { get; set; } = Role.Updater;

    /// <summary>The token that was just made; shown once.</summary>
    [TempData]
    public string? Secret { get; set; }

    public IReadOnlyList<TokenLine> Lines { get; private set; } = [];

    public IReadOnlyList<SelectListItem> UnitChoices =>
        Model.Root is { } root
            ?
            [
                .. Model
                    .Subtree(root)
                    .Select(u => new SelectListItem($"{new string('\u2003', u.Tier - 1)}{u.Name}", PublicIds.Format(u.Id))),
            ]
            : [];

    private IQueryable<ApiToken> Services => Db.ApiTokens.Where(t => t.PersonId == null);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var id = UnitChoices.Chosen(Unit, "unit") ?? throw new RuleViolation("Choose the unit on which it acts.");
                if (!Roles.Contains(Role))
                    throw new RuleViolation("Choose as what it acts.");
                Secret = await tokens.MakeServiceAsync(Model.Unit(id), Role, Input.Name, Input.Chosen(), Input.Length(), cancel);
                return Done("The token is made.", "~/admin/tokens");
            },
            cancel
        );

    public Task<IActionResult> OnPostRevokeAsync([FromForm] string? token, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var known = PublicIds.TryParse(token, out var id) && await tokens.RevokeAsync(Services, id, cancel);
                return Done(known ? "The token is revoked." : "That token is over already.", "~/admin/tokens");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var all = await Services.AsNoTracking().OrderByDescending(t => t.Id).Take(2 * ApiToken.Most).ToListAsync(cancel);
        Lines = [.. all.OrderByDescending(t => t.Holds(now)).Select(t => TokenLine.Of(t, now, Organization.TimeZone, Acts(t)))];
        return true;
    }

    private string Acts(ApiToken token) =>
        token.UnitId is { } unit && Model.TryUnit(unit, out var known) ? $"{token.Role} of {known.Name}" : $"{token.Role}";
}
