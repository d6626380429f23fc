using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Domain.Health;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Health;

public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, MendFinding mend, TimeProvider time)
    : EditPage,
        ITabled
{
    /// <summary>Months of trend before this one.</summary>
    private const int Months = 11;

    public sealed record Form
    {
        /// <summary>The finding's key.</summary>
        public string? Finding { get; init; }

        /// <summary>What it rested on when the person looked.</summary>
        public string? Facts { get; init; }
        public string? Reason { get; init; }
    }

    [BindProperty(SupportsGet = true)]
    public HealthQuery Search { get; set; } = new();

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>The finding just accepted, to be taken back.</summary>
    [TempData]
    public string? Accepted { get; set; }

    public HealthContent? Shown { get; private set; }

    private ToldFindings Look { get; set; } = null!;

    public IEnumerable<TableFile> Tables => Shown?.Tables ?? [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>Mends a finding with one click.</summary>
    public Task<IActionResult> OnPostMendAsync(CancellationToken cancel) =>
        ForFindingAsync(
            async (key, _) =>
            {
                var finding =
                    Look.Find(key)
                    ?? throw new RuleViolation("This is no longer found: it is mended already, or gone. Nothing was changed.");
                var done = await mend.ExecuteAsync(reader.OrganizationId, me.Actor, finding, cancel);
                return done is null ? Forbid() : Done(done, Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostAcceptAsync(CancellationToken cancel) =>
        ForFindingAsync(
            async (key, unit) =>
            {
                var finding =
                    Look.Find(key)
                    ?? throw new RuleViolation("This is no longer found: it is mended already, or gone. Nothing was accepted.");
                var facts = FindingWords.Facts(Look.Model, finding);
                if (facts != Input.Facts)
                    throw new RuleViolation(
                        $"This has changed since you looked. {Look.Words.Sentence(finding)} Accept it again if that is right."
                    );
                await using var write = await writer.BeginAsync(cancel);
                var text = key.ToString();
                Accept(await writer.Db.AcceptedFindings.SingleOrDefaultAsync(f => f.Key == text, cancel), unit, text, facts);
                await write.CommitAsync(cancel);
                Accepted = text;
                return LocalRedirect(Here);
            },
            cancel
        );

    /// <summary>Accepts all open findings of the rule that is looked at, in the unit and below, as far as the person may.</summary>
    public Task<IActionResult> OnPostAcceptAllAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Shown is null || Look.View.Unit(Search.Unit) is not { } top)
                    return NotFound();
                if (!Look.View.Allows(Domain.Access.Operation.Edit, top))
                    return Forbid();
                if (Search.Rule is not { } rule)
                    throw new RuleViolation("Choose the rule whose findings are right as they are.");
                var branch = Look.Model.Subtree(top).Where(u => Look.View.Allows(Domain.Access.Operation.Edit, u)).ToDictionary(u => u.Id);
                await using var write = await writer.BeginAsync(cancel);
                var known = await writer.Db.AcceptedFindings.ToDictionaryAsync(f => f.Key, cancel);
                var open = new AcceptedFindings(known.Values).Loud(Look.Model, Look.Findings);
                var told = 0;
                foreach (var finding in open.Where(f => f.Rule == rule && branch.ContainsKey(f.UnitId)))
                {
                    var key = finding.Key.ToString();
                    Accept(known.GetValueOrDefault(key), branch[finding.UnitId], key, FindingWords.Facts(Look.Model, finding));
                    told++;
                }
                if (told == 0)
                    throw new RuleViolation("Nothing of this rule is open here. Nothing was accepted.");
                await write.CommitAsync(cancel);
                return Done(
                    $"{Counted.Of(told, "finding")} of “{HealthRules.Of(rule).Title}” are accepted. Take back single ones below.",
                    $"{Here}&accepted=yes"
                );
            },
            cancel
        );

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) =>
        ForFindingAsync(
            async (key, _) =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var text = key.ToString();
                if (await writer.Db.AcceptedFindings.SingleOrDefaultAsync(f => f.Key == text, cancel) is { } known)
                {
                    writer.Db.Remove(known);
                    await write.CommitAsync(cancel);
                }
                return Done("It is no longer accepted and counts again.", Here);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (
            await reader.ReadAsync(o => o.Model.Root is null ? null : ToldFindings.Of(o, PeriodChoice.Of(o, Request.Query, time)), cancel)
            is not { } look
        )
            return true;
        Look = look;
        var top = look.View.Unit(Search.Unit) ?? StartingPoint.UnitOf(look.View)!;
        var today = look.Period.Today;
        var month = look.Period.Calendar.Containing(Frequency.Month, today);
        var (first, now) = (look.Period.Calendar.Shift(month, -Months).Start, month.Start);
        var accepted = await writer.Db.AcceptedFindings.AsNoTracking().ToListAsync(cancel);
        // What was kept counts private units as well, so it is for those who see them all.
        var history = !look.Model.Subtree(top).All(look.View.Sees)
            ? []
            : await writer
                .Db.UnitHealth.AsNoTracking()
                .Where(h => h.UnitId == top.Id && h.Month >= first && h.Month < now)
                .OrderBy(h => h.Month)
                .ToListAsync(cancel);
        Shown = HealthContent.Of(look, top, Search, new AcceptedFindings(accepted), history, TableFile.IsAsked(Request.Query));
        return true;
    }

    private void Accept(AcceptedFinding? known, Unit unit, string key, string facts)
    {
        if (known is null)
            writer.Db.Add(new AcceptedFinding(unit, key, facts, Input.Reason));
        else
            known.Accept(facts, Input.Reason);
    }

    private string Here => $"~/health-check?{Search.Query}{Look.Period.Query}";

    private Task<IActionResult> ForFindingAsync(Func<FindingKey, Unit, Task<IActionResult>> act, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (
                    Shown is null
                    || !FindingKey.TryParse(Input.Finding, out var key)
                    || !Look.Model.TryUnit(key.UnitId, out var unit)
                    || !Look.View.Sees(unit)
                )
                    return NotFound();
                return Look.View.Allows(Domain.Access.Operation.Edit, unit) ? await act(key, unit) : Forbid();
            },
            cancel
        );
}
