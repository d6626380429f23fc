using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Access;
using Scorecard.Domain.Objectives;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Linked;

/// <summary>
/// Keeps a linked definition in step with the one above: take over, keep one's own with a reason, come back, or go one's own way.
/// </summary>
public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer) : EditPage
{
    public enum Decision
    {
        Later,
        Take,
        Keep,
    }

    public sealed record Form
    {
        public List<Line> Lines { get; init; } = [];
        public int Version { get; init; }
    }

    public sealed record Line
    {
        public LinkedField Field { get; init; }
        public Decision Decision { get; init; }
        public string? Reason { get; init; }
    }

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public LinkedView Shown { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) =>
        ShowAsync(
            cancel,
            () =>
                Input = new()
                {
                    Version = Shown.Version,
                    Lines =
                    [
                        .. Shown.Lines.Select(l => new Line
                        {
                            Field = l.Difference.Field,
                            Decision = l.Reason is null ? Decision.Later : Decision.Keep,
                            Reason = l.Reason,
                        }),
                    ],
                }
        );

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        ChangeAsync(
            async follower =>
            {
                var taken = Input.Lines.Where(l => l.Decision == Decision.Take).Select(l => l.Field).ToHashSet();
                await follower.AdoptAsync(taken);
                foreach (var line in Input.Lines.DistinctBy(l => l.Field))
                {
                    var known = follower.Overrides.Find(f => f.Field == line.Field);
                    if (line.Decision == Decision.Keep && known is not null && known.Reason == line.Reason?.Trim())
                        continue;
                    if (known is not null)
                        writer.Db.Remove(known);
                    if (line.Decision == Decision.Keep)
                        writer.Db.Add(follower.Keep(line.Field, line.Reason));
                }
                return taken.Count == 0
                    ? "Your decisions are saved."
                    : $"{Counted.Of(taken.Count, "field")} now {(taken.Count == 1 ? "says" : "say")} the same as above.";
            },
            cancel
        );

    /// <summary>Goes its own way: what it says stays, and later changes above are no longer offered.</summary>
    public Task<IActionResult> OnPostLeaveAsync(CancellationToken cancel) =>
        ChangeAsync(
            follower =>
            {
                follower.Leave();
                writer.Db.RemoveRange(follower.Overrides);
                return Task.FromResult($"“{Shown.Name}” no longer follows another {Shown.Kind}.");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
                o.Objective(Id) is { } objective ? Found(o, LinkedView.Of(o, objective))
                : o.Kpi(Id) is { } kpi ? Found(o, LinkedView.Of(o, kpi))
                : null,
            cancel
        );
        if (found is null)
            return false;
        Shown = found;
        return true;
    }

    protected override void TakeTheirVersion() => Input = Input with { Version = Shown.Version };

    private LinkedView Found(OrganizationView o, LinkedView view)
    {
        Denied = !o.Allows(Operation.Edit, view.Unit);
        Way = WayPoint.To(o, view.Unit, new WayPoint(view.Name, view.Path), new WayPoint("In step with above"));
        return view;
    }

    private Task<IActionResult> ChangeAsync(Func<Follower, Task<string>> change, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (Shown.Above is null)
                    return NotFound();
                await using var write = await writer.BeginAsync(cancel);
                var follower = await Follower.FindAsync(writer, Shown, cancel);
                Input.Version.ThrowIfSavedSince(follower.Version);
                var done = await change(follower);
                await write.CommitAsync(cancel);
                return Done(done, Shown.Path);
            },
            cancel
        );
}
