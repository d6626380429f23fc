using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.WhatIf;

/// <summary>
/// What if a KPI were better, aimed elsewhere or counted for more? Nothing here is written but the scenarios that a person keeps.
/// </summary>
[Costs(Costly.WhatIf, Reads = true)]
public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time)
    : EditPage,
        ITabled
{
    private Unit unit = null!;

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty(SupportsGet = true, Name = "kpi")]
    public List<string> Asked { get; set; } = [];

    [BindProperty(SupportsGet = true, Name = "scenario")]
    public string? Open { get; set; }

    [BindProperty]
    public WhatIfInput Input { get; set; } = new();

    [BindProperty]
    public string? Name { get; set; }

    public WhatIfContent Shown { get; private set; } = null!;

    public IEnumerable<TableFile> Tables => Shown.Tables;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) => ShowAsync(cancel);

    /// <summary>The result alone, for the script that asks while a slider moves.</summary>
    public async Task<IActionResult> OnPostTryAsync(CancellationToken cancel)
    {
        var result = await reader.ReadAsync(
            o =>
            {
                if (o.Unit(Id) is not { } at)
                    return null;
                var period = PeriodChoice.Of(o, Request.Query, time);
                var (supposed, left) = Input.Read(o, period);
                return WhatIfResult.Of(o, at, period, supposed, left);
            },
            cancel
        );
        return result is null ? NotFound() : Partial("_Result", result);
    }

    public Task<IActionResult> OnPostKeepAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Shown.Scenarios.Count >= Scenario.Most)
                    throw new RuleViolation($"You keep {Scenario.Most} scenarios about {unit.Name} already. Delete one first.");
                if (Shown.Result.Left is [var first, ..])
                    throw new RuleViolation($"{first} Mend or empty that box first, so that nothing you typed is lost.");
                var parts = await reader.ReadAsync(
                    o =>
                        Input
                            .Read(o, PeriodChoice.Of(o, Request.Query, time))
                            .Supposed.Select(s => (s, o.Model.Kpi(s.KpiId).Name))
                            .ToList(),
                    cancel
                );
                var scenario = new Scenario(writer.NextId(), reader.OrganizationId, unit.Id, me.Id, Name ?? "", parts!);
                writer.Db.Add(scenario);
                await writer.Db.SaveChangesAsync(cancel);
                return Done(
                    $"The scenario “{scenario.Name}” is kept. Only you see it, and nothing else has changed.",
                    $"{Shown.Path}&scenario={PublicIds.Format(scenario.Id)}"
                );
            },
            cancel
        );

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var dropped = PublicIds.TryParse(Open, out var key)
                    ? await writer.Db.Scenarios.SingleOrDefaultAsync(s => s.Id == key && s.PersonId == me.Id, cancel)
                    : null;
                if (dropped is null)
                    return Done("That scenario is gone already.", Shown.Path);
                writer.Db.Remove(dropped);
                await writer.Db.SaveChangesAsync(cancel);
                return Done($"The scenario “{dropped.Name}” is deleted.", Shown.Path);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (await reader.ReadAsync(o => o.Unit(Id), cancel) is not { } found)
            return false;
        unit = found;
        var kept = await writer
            .Db.Scenarios.AsNoTracking()
            .AsSplitQuery()
            .Where(s => s.PersonId == me.Id && s.UnitId == unit.Id)
            .OrderByDescending(s => s.Id)
            .ToListAsync(cancel);
        var open = PublicIds.TryParse(Open, out var key) ? kept.Find(s => s.Id == key) : null;
        if (open is not null && HttpMethods.IsGet(Request.Method))
            (Input, Name) = (WhatIfInput.Of(open), open.Name);
        Shown = (
            await reader.ReadAsync(
                o =>
                    o.Unit(Id) is { } at
                        ? WhatIfContent.Of(o, at, PeriodChoice.Of(o, Request.Query, time), Input, Asked, kept, open)
                        : null,
                cancel
            )
        )!;
        return Shown is not null;
    }
}
