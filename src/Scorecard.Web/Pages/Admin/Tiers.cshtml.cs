using FluentValidation;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin;

public sealed class TiersModel(OrganizationReader reader, OrganizationWriter writer, SignedInPerson me) : AdminPage(reader, me)
{
    public sealed record Form
    {
        /// <summary>Top first.</summary>
        public List<string?> Names { get; init; } = [];

        /// <summary>Of a tier to add at the bottom; empty for none.</summary>
        public string? Next { get; init; }

        public int Version { get; init; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public bool CanAdd => Organization.Tiers.Count < Organization.MostTiers;

    /// <summary>Why the lowest tier cannot be dropped, or null.</summary>
    public string? KeepsLowest =>
        Organization.Tiers.Count == Organization.FewestTiers ? $"The least is {Organization.FewestTiers} tiers."
        : UnitsIn(Organization.Tiers.Count) is var units and > 0
            ? $"{Organization.Tiers[^1].Name} has {Counted.Of(units, "unit")}, so it stays. An empty lowest tier can be dropped."
        : null;

    public IReadOnlyList<Difference> Differences =>
        Difference.Among([
            .. Enumerable
                .Range(0, Math.Max(Input.Names.Count, Organization.Tiers.Count))
                .Select(i =>
                    ($"Tier {i + 1}", (object?)Input.Names.ElementAtOrDefault(i), (object?)Organization.Tiers.ElementAtOrDefault(i)?.Name)
                ),
        ]);

    public int UnitsIn(int tier) => Model.Units.Count(u => u.Tier == tier);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = Saved());

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await new Validator().ThrowIfInvalidAsync(Input, cancel);
                var names = Input.Names.Concat(string.IsNullOrWhiteSpace(Input.Next) ? [] : [Input.Next]).Select(name => name!).ToList();
                return await NameAsync(names, "The tiers are saved.", cancel);
            },
            cancel
        );

    public Task<IActionResult> OnPostDropAsync(CancellationToken cancel) =>
        SaveAsync(
            () => NameAsync([.. Organization.Tiers.SkipLast(1).Select(t => t.Name)], $"{Organization.Tiers[^1].Name} is dropped.", cancel),
            cancel
        );

    protected override Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        Way = [Administration, new WayPoint("Tiers")];
        return Task.FromResult(true);
    }

    /// <summary>
    /// A tier that someone else added gets a box too; one that they dropped keeps its box, and comes back with the next save.
    /// </summary>
    protected override void TakeTheirVersion() =>
        Input = Input with
        {
            Names = [.. Input.Names, .. Organization.Tiers.Skip(Input.Names.Count).Select(t => t.Name)],
            Version = Organization.Version,
        };

    private Form Saved() => new() { Names = [.. Organization.Tiers.Select(t => (string?)t.Name)], Version = Organization.Version };

    private async Task<IActionResult> NameAsync(IReadOnlyList<string> names, string message, CancellationToken cancel)
    {
        await using var write = await writer.BeginAsync(cancel);
        var organization = await writer.Db.Organizations.PresentAsync(cancel);
        Input.Version.ThrowIfSavedSince(organization.Version);
        organization.NameTiers(names, await writer.Db.Units.MaxAsync(u => (int?)u.Tier, cancel) ?? 1);
        await write.CommitAsync(cancel);
        return Done(message, "~/admin/tiers");
    }

    private sealed class Validator : AbstractValidator<Form>
    {
        public Validator()
        {
            RuleForEach(x => x.Names)
                .Must(name => !string.IsNullOrWhiteSpace(name))
                .WithMessage($"Write a name, 1 to {TextRules.NameLength} characters")
                .Must(Fits)
                .WithMessage($"Shorten this to at most {TextRules.NameLength} characters");
            RuleFor(x => x.Next).Must(Fits).WithMessage($"Shorten this to at most {TextRules.NameLength} characters");
        }

        private static bool Fits(string? name) => (name?.Trim().Length ?? 0) <= TextRules.NameLength;
    }
}
