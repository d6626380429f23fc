using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Feeds;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Units;
using Scorecard.Web.Feeds;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>The query by which a KPI is read from a database, for administrators.</summary>
[Costs(Costly.ImportCheck, "", "Try")]
public sealed class FeedModel(OrganizationReader reader, OrganizationWriter writer, FeedRun run) : EditPage
{
    public sealed record Form
    {
        public string? Database { get; init; }
        public string? Query { get; init; }
        public string? Periods { get; init; } = "2";
        public FeedPace Pace { get; init; } = FeedPace.Day;
        public string? MostHoursOld { get; init; }
        public string? Lowest { get; init; }
        public string? Highest { get; init; }
    }

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Kpi Kpi { get; private set; } = null!;

    public Organization Organization { get; private set; } = null!;

    public IReadOnlyList<SelectListItem> Databases { get; private set; } = [];

    /// <summary>The feed as it is; null where there is none.</summary>
    public KpiFeed? Saved { get; private set; }

    /// <summary>What a try gave; null before one.</summary>
    public FeedSaid? Said { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, Fill);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using (var write = await writer.BeginAsync(cancel))
                {
                    var feed = await writer.Db.KpiFeeds.SingleOrDefaultAsync(f => f.KpiId == Kpi.Id, cancel);
                    if (feed is null)
                        writer.Db.Add(feed = new KpiFeed(Organization.Id, Kpi.Id));
                    Set(feed);
                    var name = Databases.First(d => d.Value == Input.Database).Text;
                    write.Log(Subject.Kpi, Kpi.Id, "query", Saved?.Query, $"{name}: {feed.Query}");
                    await write.CommitAsync(cancel);
                }
                var problem = await run.ExecuteAsync(Organization.Id, Kpi.Id, cancel);
                return Done(problem is null ? "Saved. What it says is recorded." : $"Saved. {problem}", $"~/kpis/{Id}");
            },
            cancel
        );

    public Task<IActionResult> OnPostTryAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                var feed = new KpiFeed(Organization.Id, Kpi.Id);
                Set(feed);
                var database = await reader.Db.FeedDatabases.AsNoTracking().Where(d => d.Id == feed.DatabaseId).PresentAsync(cancel);
                Said = await run.TryAsync(feed, database, cancel);
                return Page();
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var feed = await writer.Db.KpiFeeds.Where(f => f.KpiId == Kpi.Id).PresentAsync(cancel);
                writer.Db.Remove(feed);
                write.Log(Subject.Kpi, Kpi.Id, "query", feed.Query, null);
                await write.CommitAsync(cancel);
                return Done("It is read no longer. What was recorded stays.", $"~/kpis/{Id}");
            },
            cancel
        );

    public string Value(FeedAnswer answer) =>
        answer.Value is not { } value ? "no row"
        : value.NotApplicable ? "N/A"
        : value.Number(Kpi.Multiplier) is { } number ? KpiWords.Value(Kpi, number)
        : "nothing to divide by";

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        var found = await reader.ReadAsync(
            o =>
            {
                if (o.Kpi(Id) is not { } kpi)
                    return null;
                Kpi = kpi;
                Organization = o.Model.Organization;
                Denied = !o.Administers || !kpi.IsEntered;
                Way = WayPoint.To(o, o.Model.UnitOf(kpi), new WayPoint(kpi.Name, $"~/kpis/{Id}"), new WayPoint("Database"));
                return kpi;
            },
            cancel
        );
        if (found is null)
            return false;
        if (Denied)
            return true;
        Saved = await reader.Db.KpiFeeds.AsNoTracking().SingleOrDefaultAsync(f => f.KpiId == Kpi.Id, cancel);
        Databases =
        [
            .. (await reader.Db.FeedDatabases.AsNoTracking().OrderBy(d => d.Name).ToListAsync(cancel)).Select(d => new SelectListItem(
                d.Name,
                PublicIds.Format(d.Id)
            )),
        ];
        return true;
    }

    private void Fill()
    {
        if (Saved is { } feed)
            Input = new()
            {
                Database = PublicIds.Format(feed.DatabaseId),
                Query = feed.Query,
                Periods = feed.Periods.ToString(CultureInfo.InvariantCulture),
                Pace = feed.Pace,
                MostHoursOld = feed.MostHoursOld?.ToString(CultureInfo.InvariantCulture),
                Lowest = NumberText.Write(feed.Lowest),
                Highest = NumberText.Write(feed.Highest),
            };
    }

    private void Set(KpiFeed feed)
    {
        var database = Databases.Chosen(Input.Database, "database") ?? throw new RuleViolation("Choose a database.");
        RuleViolation.Unless(Enum.IsDefined(Input.Pace), "Choose how often it is read.");
        feed.Set(
            database,
            Input.Query,
            Whole(Input.Periods) ?? 0,
            Input.Pace,
            Whole(Input.MostHoursOld),
            Number(Input.Lowest),
            Number(Input.Highest)
        );
    }

    private static int? Whole(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number
        : throw new RuleViolation($"“{text}” is no whole number.");

    private static decimal? Number(string? text) =>
        NumberText.Read(text) is { Problem: { } problem } ? throw new RuleViolation(problem) : NumberText.Read(text).Number;
}
