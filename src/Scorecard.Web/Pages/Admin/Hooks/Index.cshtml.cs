using System.Security.Cryptography;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Notices;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Hooks;

/// <summary>Where else it is told what happens in units.</summary>
public sealed class IndexModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    HookSettings settings,
    HookSender sender,
    TimeProvider time
) : AdminPage(reader, me, Administration, new WayPoint("Webhooks"))
{
    private const int SecretBytes = 32;

    [BindProperty]
    public string? Unit { get; set; }

    [BindProperty]
    public HookKind Kind { get; set; }

    [BindProperty]
    public string? Address { get; set; }

    /// <summary>Of the webhook just made; shown once.</summary>
    [TempData]
    public string? Secret { get; set; }

    public IReadOnlyList<HookRow> Hooks { get; private set; } = [];

    public IReadOnlyList<SelectListItem> UnitChoices =>
        Model.Root is { } root
            ?
            [
                .. Model
                    .Subtree(root)
                    .Select(u => new SelectListItem($"{new string('\u2003', u.Tier - 1)}{u.Name}", PublicIds.Format(u.Id))),
            ]
            : [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var id = UnitChoices.Chosen(Unit, "unit") ?? throw new RuleViolation("Choose the unit that it is told of.");
                var address = Address?.Trim() ?? "";
                if (settings.Problem(address) is { } problem)
                    throw new RuleViolation(problem);
                if (address.Length > Hook.AddressLength)
                    throw new RuleViolation($"The address is longer than {Hook.AddressLength} characters.");
                if (!Enum.IsDefined(Kind))
                    throw new RuleViolation("Choose the kind of webhook.");
                if (Hooks.Count >= Hook.Most)
                    throw new RuleViolation($"There are {Hook.Most} webhooks already. Remove one first.");
                var secret = Kind.IsOfProgram() ? Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes)) : null;
                await using var write = await writer.BeginAsync(cancel);
                var unit = await writer.Db.Units.Where(u => u.Id == id).PresentAsync(cancel);
                var kept = secret is null ? "" : sender.Protect(secret);
                var hook = new Hook(writer.NextId(), unit.OrganizationId, unit.Id, Kind, address, kept, time.GetUtcNow().UtcDateTime);
                writer.Db.Add(hook);
                write.Log(Subject.Unit, unit.Id, "webhook added", null, $"{Kind}, {new Uri(address).Host}");
                await write.CommitAsync(cancel);
                Secret = secret;
                return Done("The webhook is added. It is told of what is new within two minutes.", "~/admin/hooks");
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? hook, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!PublicIds.TryParse(hook, out var id) || Hooks.All(h => h.Hook.Id != id))
                    return Done("That webhook is gone already.", "~/admin/hooks");
                await using var write = await writer.BeginAsync(cancel);
                var found = await writer.Db.Hooks.Where(h => h.Id == id).PresentAsync(cancel);
                writer.Db.Remove(found);
                write.Log(Subject.Unit, found.UnitId, "webhook removed", $"{found.Kind}, {new Uri(found.Address).Host}", null);
                await write.CommitAsync(cancel);
                return Done("The webhook is removed.", "~/admin/hooks");
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var hooks = await Db.Hooks.AsNoTracking().OrderBy(h => h.Id).ToListAsync(cancel);
        var posts = await Db
            .HookPosts.GroupBy(p => p.HookId)
            .Select(g => new
            {
                g.Key,
                Sent = g.Max(p => p.SentAt),
                Waiting = g.Count(p => p.SentAt == null && p.GivenUpAt == null),
                Lost = g.Count(p => p.GivenUpAt != null),
            })
            .ToDictionaryAsync(g => g.Key, cancel);
        var errors = await Db
            .HookPosts.Where(p => p.SentAt == null && p.GivenUpAt == null && p.LastError != null)
            .OrderBy(p => p.Id)
            .Select(p => new { p.HookId, p.LastError })
            .Take(Hook.Most * 4)
            .ToListAsync(cancel);
        Hooks =
        [
            .. hooks.Select(hook => new HookRow(
                hook,
                Model.TryUnit(hook.UnitId, out var unit) ? unit.Name : "",
                posts.GetValueOrDefault(hook.Id)?.Sent,
                posts.GetValueOrDefault(hook.Id)?.Waiting ?? 0,
                posts.GetValueOrDefault(hook.Id)?.Lost ?? 0,
                errors.Find(e => e.HookId == hook.Id)?.LastError
            )),
        ];
        return true;
    }
}
