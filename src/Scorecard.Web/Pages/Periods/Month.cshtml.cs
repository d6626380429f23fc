using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Closings;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Periods;

/// <summary>Closes a month and reopens it, and shows what has happened to it.</summary>
public sealed class MonthModel(OrganizationReader reader, SignedInPerson me, CloseMonth close, FrozenScoreShelf shelf, TimeProvider time)
    : EditPage,
        ITabled
{
    [FromRoute(Name = "month")]
    public string Code { get; set; } = "";

    /// <summary>Why it is reopened.</summary>
    [BindProperty]
    public string? Why { get; set; }

    public MonthContent Shown { get; private set; } = null!;

    /// <summary>All closings of the month, newest first.</summary>
    public IReadOnlyList<Closing> Closings { get; private set; } = [];

    public IReadOnlyList<MonthContent.MovedRow> Moved { get; private set; } = [];

    public IReadOnlyList<RestatementRow> Restatements { get; private set; } = [];

    public IReadOnlyDictionary<long, string> Names { get; private set; } = new Dictionary<long, string>();

    public IEnumerable<TableFile> Tables => [RestatementRow.ToFile(Restatements, Names, Shown.Name)];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostCloseAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await close.CloseAsync(reader.OrganizationId, me.Actor, Shown.Month, cancel) is not { } closed)
                    return Forbid();
                return Done(
                    closed.Count == 1
                        ? $"{Shown.Name} is closed. What it shows is kept."
                        : $"{Counted.Of(closed.Count, "month")} up to {Shown.Name} are closed. What they show is kept.",
                    $"~/periods/{Shown.Code}"
                );
            },
            cancel
        );

    public Task<IActionResult> OnPostReopenAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await close.ReopenAsync(reader.OrganizationId, me.Actor, Shown.Month, Why, cancel) is not { } opened)
                    return Forbid();
                return Done(
                    opened.Count == 1
                        ? $"{Shown.Name} is open again."
                        : $"{Counted.Of(opened.Count, "month")} from {Shown.Name} are open again.",
                    $"~/periods/{Shown.Code}"
                );
            },
            cancel
        );

    /// <summary>“10 Jul 2026, 09:12 by Ada”.</summary>
    public string Said(DateTime at, long? by) =>
        PeriodWords.Moment(at, Shown.Organization.TimeZone) + (by is { } who ? $" by {Names.GetValueOrDefault(who, "someone")}" : "");

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(o => MonthContent.Of(o, Code, o.Today(time)), cancel);
        if (found is null)
            return false;
        Shown = found;
        Way = [new WayPoint("Periods", "~/periods"), new WayPoint(found.Name)];
        var month = found.Month.Start;
        Closings = await reader
            .Db.Closings.AsNoTracking()
            .Where(c => c.Month == month)
            .OrderByDescending(c => c.ClosedAt)
            .ToListAsync(cancel);
        var restatements = await RestatementRow.ReadAsync(reader.Db, found.Month.Start, found.Month.End, cancel);
        Restatements = await reader.ReadOnAsync(o => RestatementRow.Of(o, restatements), cancel) ?? [];
        if (found.Standing.Closing is { } closing && await shelf.OfAsync(reader.Db, closing.Id, cancel) is { } frozen)
            Moved = await reader.ReadOnAsync(o => MonthContent.Moved(o, found.Month, frozen), cancel) ?? [];
        Names = await reader.Db.NamesAsync(
            Closings.SelectMany(c => new[] { c.ClosedBy, c.ReopenedBy }).Concat(Restatements.Select(r => r.By)).OfType<long>(),
            cancel
        );
        return true;
    }
}
