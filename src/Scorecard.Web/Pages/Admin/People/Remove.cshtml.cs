using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.People;

public sealed class RemoveModel(OrganizationReader reader, OrganizationWriter writer, Sessions sessions, SecurityLog log, SignedInPerson me)
    : PeoplePage(reader, me)
{
    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Member Member { get; private set; } = null!;

    /// <summary>The KPIs and objectives that name the person.</summary>
    public IReadOnlyList<(string Name, string What, string Path)> Duties { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Heirs { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var heir = Heirs.Chosen(Input.Heir, "person");
                await using var write = await writer.BeginAsync(cancel);
                await writer.Db.HandOverAsync(Member.Id, heir, cancel);
                // Of people who belong elsewhere too, only the roles here end; each request asks for them.
                var isOurs = await writer.Db.IsOursAsync(Member.Id, cancel);
                writer.Db.RemoveRange(await writer.Db.Memberships.Where(m => m.PersonId == Member.Id).ToListAsync(cancel));
                await writer.Db.RequireAdministratorAsync(cancel);
                if (isOurs)
                {
                    (await writer.Db.Users.Where(p => p.Id == Member.Id).PresentAsync(cancel)).EndSignIns();
                    await sessions.EndAllAsync(Member.Id, cancel);
                }
                await write.CommitAsync(cancel);
                if (isOurs)
                    log.Tell(SecurityKind.SessionsEnded, Member.Id, Model.Organization.Id, Me.Id, "removed");
                return Member.Id == Me.Id
                    ? Done($"You have left {Model.Organization.Name}.", "~/")
                    : Done($"{Member.Name} is removed.", "~/admin/people");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        if (!PublicIds.TryParse(Id, out var id) || await writer.Db.MembersAsync(Model, cancel, only: id) is not [var member])
            return false;
        Member = member;
        Duties =
        [
            .. Model
                .Objectives.Where(o => o.OwnerId == id)
                .Select(o => (o.Name, $"objective of {Model.UnitOf(o).Name}", $"~/objectives/{PublicIds.Format(o.Id)}")),
            .. Model
                .Initiatives.Where(i => i.OwnerId == id)
                .Select(i => (i.Name, $"initiative of {Model.Unit(i.UnitId).Name}", $"~/initiatives/{PublicIds.Format(i.Id)}")),
            .. Model
                .Kpis.Where(k => k.Names(id))
                .Select(k => (k.Name, $"KPI of {Model.UnitOf(k).Name}", $"~/kpis/{PublicIds.Format(k.Id)}")),
        ];
        Heirs = [.. (await writer.Db.ChoicesAsync([], cancel)).Where(p => p.Value != member.PublicId)];
        Way = [Administration, AllPeople, new WayPoint(member.Name, $"~/admin/people/{member.PublicId}"), new WayPoint("Remove")];
        return true;
    }

    public sealed record Form
    {
        public string? Heir { get; init; }
    }
}
