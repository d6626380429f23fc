using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Feeds;
using Scorecard.Web.Feeds;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Admin.Databases;

/// <summary>Databases outside that values are read from.</summary>
public sealed class IndexModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    FeedSettings settings,
    FeedConnections connections
) : AdminPage(reader, me, Administration, new WayPoint("Databases"))
{
    public sealed record Form
    {
        public string? Name { get; init; }
        public DatabaseKind Kind { get; init; }
        public string? Server { get; init; }
        public string? Port { get; init; }
        public string? Database { get; init; }
        public string? User { get; init; }
        public string? Password { get; init; }
    }

    [BindProperty]
    public Form Input { get; set; } = new();

    public FeedSettings Settings => settings;

    public IReadOnlyList<(FeedDatabase Database, IReadOnlyList<(string Id, string Name)> Kpis)> Databases { get; private set; } = [];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                RuleViolation.Unless(Enum.IsDefined(Input.Kind), "Choose the kind of database.");
                RuleViolation.Unless(
                    Databases.Count < FeedDatabase.Most,
                    $"There are {FeedDatabase.Most} databases already. Remove one first."
                );
                var name = TextRules.Name(Input.Name, "Database");
                var address = AddressOf(Input);
                settings.RefuseUnlessAllowed(Input.Kind, address);
                await using var write = await writer.BeginAsync(cancel);
                var kept = connections.Protect(Input.Password ?? "");
                var database = new FeedDatabase(writer.NextId(), Organization.Id, name, Input.Kind, address, kept);
                writer.Db.Add(database);
                write.Log(Subject.Organization, Organization.Id, "database added", null, $"{name}, {Where(database)}");
                await write.CommitAsync(cancel);
                return Done($"{name} is added. Choose a KPI, and write its query there.", "~/admin/databases");
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? database, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                if (!PublicIds.TryParse(database, out var id) || Databases.All(d => d.Database.Id != id))
                    return Done("That database is gone already.", "~/admin/databases");
                await using var write = await writer.BeginAsync(cancel);
                RuleViolation.Unless(
                    !await writer.Db.KpiFeeds.AnyAsync(f => f.DatabaseId == id, cancel),
                    "KPIs are read from it. Choose another source for them first."
                );
                var found = await writer.Db.FeedDatabases.Where(d => d.Id == id).PresentAsync(cancel);
                writer.Db.Remove(found);
                write.Log(Subject.Organization, Organization.Id, "database removed", $"{found.Name}, {Where(found)}", null);
                await write.CommitAsync(cancel);
                return Done($"{found.Name} is removed.", "~/admin/databases");
            },
            cancel
        );

    public static string Word(DatabaseKind kind) =>
        kind switch
        {
            DatabaseKind.PostgreSql => "PostgreSQL",
            DatabaseKind.SqlServer => "SQL Server",
            DatabaseKind.MySql => "MySQL or MariaDB",
            DatabaseKind.Sqlite => "SQLite",
        };

    public static string Where(FeedDatabase database)
    {
        var port = database.Port is { } number ? string.Create(CultureInfo.InvariantCulture, $":{number}") : "";
        return database.Kind == DatabaseKind.Sqlite ? database.Database : $"{database.Database} on {database.Server}{port}";
    }

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        var databases = await Db.FeedDatabases.AsNoTracking().OrderBy(d => d.Name).ToListAsync(cancel);
        var feeds = (await Db.KpiFeeds.AsNoTracking().Select(f => new { f.DatabaseId, f.KpiId }).ToListAsync(cancel)).ToLookup(
            f => f.DatabaseId,
            f => f.KpiId
        );
        Databases =
        [
            .. databases.Select(d =>
                (
                    d,
                    (IReadOnlyList<(string, string)>)
                        [.. feeds[d.Id].Where(id => Model.TryKpi(id, out _)).Select(id => (PublicIds.Format(id), Model.Kpi(id).Name))]
                )
            ),
        ];
        return true;
    }

    private static FeedAddress AddressOf(Form form)
    {
        var isFile = form.Kind == DatabaseKind.Sqlite;
        var (server, database) = (form.Server?.Trim() ?? "", form.Database?.Trim() ?? "");
        RuleViolation.Unless(isFile || server.Length > 0, "Write the name or address of the server.");
        RuleViolation.Unless(database.Length > 0, "Write the name of the database.");
        int? port = null;
        if (!isFile && !string.IsNullOrWhiteSpace(form.Port))
            port =
                int.TryParse(form.Port, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65536
                    ? number
                    : throw new RuleViolation("A port is a number from 1 to 65535.");
        string[] texts = [server, database, form.User ?? ""];
        RuleViolation.Unless(
            Array.TrueForAll(texts, text => text.Length <= FeedDatabase.ServerLength && !text.Any(char.IsControl)),
            "One of the boxes holds more than a name. Shorten it."
        );
        RuleViolation.Unless((form.Password ?? "").Length <= 200, "The password is longer than 200 characters.");
        return new(isFile ? "" : server, port, database, isFile ? "" : form.User?.Trim() ?? "");
    }
}
