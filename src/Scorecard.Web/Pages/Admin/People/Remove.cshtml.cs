using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
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
                await HandOverAsync(heir, cancel);
                writer.Db.RemoveRange(await writer.Db.Memberships.Where(m => m.PersonId == Member.Id).ToListAsync(cancel));
                await writer.Db.RequireAdministratorAsync(cancel);
                // Of people who belong elsewhere too, only the roles here end.
                var ends = await writer.Db.BelongsHereOnlyAsync(Member.Id, cancel);
                if (ends)
                {
                    (await writer.Db.Users.Where(p => p.Id == Member.Id).PresentAsync(cancel)).EndSignIns();
                    await sessions.EndAllAsync(Member.Id, cancel);
                }
                await write.CommitAsync(cancel);
                if (ends)
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

    private async Task HandOverAsync(long? heir, CancellationToken cancel)
    {
        foreach (
            var kpi in await writer
                .Db.Kpis.Where(k => k.OwnerId == Member.Id || k.Updaters.Any(u => u.PersonId == Member.Id))
                .ToListAsync(cancel)
        )
        {
            if (kpi.OwnerId == Member.Id)
                kpi.Describe(kpi.Details with { OwnerId = heir });
            if (kpi.Updaters.Any(u => u.PersonId == Member.Id))
                kpi.NameUpdaters(kpi.Updaters.Select(u => u.PersonId).Append(heir ?? Member.Id).Where(p => p != Member.Id).ToList());
        }
        foreach (var initiative in await writer.Db.Initiatives.Where(i => i.OwnerId == Member.Id).ToListAsync(cancel))
            initiative.Own(heir);
        foreach (var answer in await writer.Db.CascadeAnswers.Where(a => a.OwnerId == Member.Id).ToListAsync(cancel))
            answer.Change(answer.Kind, answer.Reason, heir);
        var perspectives = await writer.Db.Perspectives.ToDictionaryAsync(p => p.Id, cancel);
        foreach (var objective in await writer.Db.Objectives.Where(o => o.OwnerId == Member.Id).ToListAsync(cancel))
            objective.Change(
                objective.Name,
                objective.Description,
                perspectives[objective.PerspectiveId],
                objective.Weight,
                objective.CascadeShare,
                objective.Rule,
                heir
            );
    }

    public sealed record Form
    {
        public string? Heir { get; init; }
    }
}
