using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

/// <summary>How people sign in to the organization, and which groups of its OpenID provider have which roles.</summary>
public sealed class SignInRulesModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, OpenIdProviders providers)
    : PeoplePage(reader, me, Administration, new WayPoint("Sign-in"))
{
    [BindProperty]
    public SignInRulesInput Input { get; set; } = new();

    public static IReadOnlyList<SelectListItem> Rules { get; } = Choices.Of<SignInRule>(SettingWords.SignIn);

    public OpenIdProvider? Provider => providers.For(Organization.Id);

    public IReadOnlyList<GroupRole> Groups { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(cancel, () => Input = new() { Rule = Organization.SignInRule, Version = Organization.Version });

    public Task<IActionResult> OnPostRuleAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!Enum.IsDefined(Input.Rule))
                    throw new RuleViolation("Choose how people sign in.");
                // Who sets the rule has to fit it, or nobody could take it back.
                if (!Me.Session.Meets(Input.Rule, Organization.Id))
                    throw new RuleViolation(
                        Input.Rule is SignInRule.OpenId
                            ? "Sign in through the OpenID provider yourself first: then you can ask it of everyone."
                            : "Sign in with a second step yourself first: then you can ask it of everyone."
                    );
                await using var write = await writer.BeginAsync(cancel);
                var organization = await writer.Db.Organizations.PresentAsync(cancel);
                Input.Version.ThrowIfSavedSince(organization.Version);
                organization.RequireSignIn(Input.Rule);
                await write.CommitAsync(cancel);
                return Done("Saved. It holds from everyone's next page on.", "~/admin/sign-in");
            },
            cancel
        );

    public Task<IActionResult> OnPostGroupAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new SignInRulesInput.GroupValidator().ThrowIfInvalidAsync(Input, cancel);
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.UnitAsync(UnitChoices, Input.Unit, cancel);
                var group = TextRules.Name(Input.Group!, "Group");
                if (await writer.Db.GroupRoles.SingleOrDefaultAsync(g => g.Group == group && g.UnitId == unit.Id, cancel) is { } known)
                    known.Grant(Input.Role, unit);
                else
                    writer.Db.Add(new GroupRole(group, unit, Input.Role));
                await write.CommitAsync(cancel);
                return Done($"“{group}” makes people {Roles.Say(Input.Role, unit)} when they sign in.", "~/admin/sign-in");
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.UnitAsync(UnitChoices, Input.Unit, cancel);
                writer.Db.Remove(await writer.Db.GroupRoles.Where(g => g.Group == Input.Group && g.UnitId == unit.Id).PresentAsync(cancel));
                await write.CommitAsync(cancel);
                return Done($"“{Input.Group}” no longer has a role on {unit.Name}.", "~/admin/sign-in");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Groups = await writer.Db.GroupRoles.AsNoTracking().OrderBy(g => g.Group).ToListAsync(cancel);
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Organization.Version };
}
