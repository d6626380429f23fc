using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Attention;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Pages.Parts;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Attention;

/// <summary>
/// All that needs attention in a unit and below it. What a person dismisses here or on the dashboard is quiet for that person alone.
/// </summary>
public sealed class IndexModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me, TimeProvider time) : EditPage
{
    private UnitAttention look = null!;

    public sealed record Form
    {
        /// <summary>The item's key, and behind a space what it rested on when the person looked.</summary>
        public string? Item { get; init; }

        /// <summary>Whether the person came from the dashboard.</summary>
        public bool FromDashboard { get; init; }
    }

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    /// <summary>Whether the dismissed items are asked for: yes or nothing.</summary>
    [BindProperty(SupportsGet = true, Name = "dismissed")]
    public string? Asked { get; set; }

    /// <summary>The item just dismissed, to be taken back.</summary>
    [TempData]
    public string? Dismissed { get; set; }

    public AttentionCard Card { get; private set; } = null!;

    public UnitBar Bar { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostDismissAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var (key, seen) = Input.Item?.Split(' ', 2) is [var first, var rest] ? (first, rest) : (Input.Item, "");
                var item = look.Find(key) ?? throw new RuleViolation("This needs no attention any more. There is nothing to dismiss.");
                var facts = look.List.Facts(item);
                if (facts != seen)
                    throw new RuleViolation(
                        "This has changed since you looked, so it stays on the list. "
                            + "Look at it below, and dismiss it again if that is right."
                    );
                if (await FindAsync(key, cancel) is { } known)
                    known.Dismiss(facts);
                else
                    writer.Db.Add(new DismissedItem(reader.OrganizationId, me.Id, item.Key, facts));
                await writer.Db.SaveOwnAsync(cancel);
                Dismissed = key;
                return LocalRedirect(Back);
            },
            cancel
        );

    public Task<IActionResult> OnPostTakeBackAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (await FindAsync(Input.Item, cancel) is { } known)
                {
                    writer.Db.Remove(known);
                    await writer.Db.SaveOwnAsync(cancel);
                }
                Dismissed = null;
                return Done("It is on your list again.", Back);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
                o.Unit(Id) is { } unit && PeriodChoice.Of(o, Request.Query, time) is var period
                    ? Tuple.Create(UnitAttention.Of(o, unit, period), UnitBar.Of(o, unit, period))
                    : null,
            cancel
        );
        if (found is null)
            return false;
        (look, Bar) = found;
        Card = await AttentionCard.ReadAsync(writer.Db, me.Id, look, dashboard: false, Asked == "yes", cancel);
        return true;
    }

    private string Back => $"{(Input.FromDashboard ? $"~/units/{PublicIds.Format(look.Unit.Id)}" : Card.Path)}?{look.Period.Query}";

    private Task<DismissedItem?> FindAsync(string? key, CancellationToken cancel) =>
        writer.Db.DismissedItems.SingleOrDefaultAsync(d => d.PersonId == me.Id && d.Key == key, cancel);
}
