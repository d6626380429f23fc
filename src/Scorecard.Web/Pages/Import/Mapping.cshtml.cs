using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Feeds;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Pages.Admin;
using Scorecard.Web.Reading;
using Scorecard.Web.Sources;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Import;

/// <summary>A mapping that is kept: its name, and from where its next file comes by itself.</summary>
[Costs(Costly.ImportCheck, "Read", "Open")]
public sealed class MappingModel(
    OrganizationReader reader,
    OrganizationWriter writer,
    SignedInPerson me,
    SourceSettings settings,
    SourceAddresses addresses,
    SourceRun run,
    FileCheck check
) : AdminPage(reader, me, new WayPoint("Import", "~/import"), new WayPoint("Any table", "~/import/map"), new WayPoint("Mapping"))
{
    public sealed record Form
    {
        public string? Name { get; init; }
        public FileSourceKind Kind { get; init; }
        public string? Place { get; init; }
        public string? Header { get; init; }
        public string? Secret { get; init; }
        public FeedPace Pace { get; init; }
    }

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public string Name { get; private set; } = "";

    public SourceSettings Settings => settings;

    public IReadOnlyList<FileSource> Sources { get; private set; } = [];

    /// <summary>What the organization's folder is called.</summary>
    public string Folder => PublicIds.Format(Organization.Id);

    private string Here => $"~/import/mappings/{Id}";

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = new() { Name = Name });

    /// <summary>Renames it.</summary>
    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var mapping = await FindAsync(cancel);
                mapping.Rename(Input.Name);
                RuleViolation.Unless(
                    !await writer.Db.SavedMappings.AnyAsync(m => m.NameNormalized == mapping.NameNormalized && m.Id != mapping.Id, cancel),
                    $"There is a mapping “{mapping.Name}” already. Choose another name, or delete that one."
                );
                await write.CommitAsync(cancel);
                return Done($"It is called {mapping.Name} now. Programs that send files by it have to say so.", Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostDeleteAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var mapping = await FindAsync(cancel);
                foreach (var source in await writer.Db.FileSources.Where(s => s.MappingId == mapping.Id).ToListAsync(cancel))
                    await RemoveAsync(source, cancel);
                writer.Db.Remove(mapping);
                await write.CommitAsync(cancel);
                return Done($"{mapping.Name} is deleted. What was imported by it stays.", "~/import/map");
            },
            cancel
        );

    public Task<IActionResult> OnPostSourceAsync(CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                RuleViolation.Unless(
                    Enum.IsDefined(Input.Kind) && Enum.IsDefined(Input.Pace),
                    "Choose where the file comes from and how often."
                );
                var place = Input.Kind switch
                {
                    FileSourceKind.Folder => SourceSettings.Tidy(Input.Place),
                    FileSourceKind.Https => settings.AddressOf(Input.Place).AbsoluteUri,
                };
                if (Input.Kind == FileSourceKind.Folder)
                    _ = settings.FolderOf(Organization.Id, place);
                var (header, secret) = Input.Kind == FileSourceKind.Https ? addresses.Protect(Input.Header, Input.Secret) : ("", "");
                await using var write = await writer.BeginAsync(cancel);
                var mapping = await FindAsync(cancel);
                RuleViolation.Unless(
                    await writer.Db.FileSources.CountAsync(cancel) < FileSource.Most,
                    $"There are {FileSource.Most} sources already. Remove one first."
                );
                var source = new FileSource(writer.NextId(), mapping, Input.Kind, place, header, secret, Input.Pace);
                writer.Db.Add(source);
                write.Log(
                    Subject.Organization,
                    Organization.Id,
                    "source of files added",
                    null,
                    $"{SourceWords.Where(source)}, by {mapping.Name}"
                );
                await write.CommitAsync(cancel);
                return Done("The source is added. It is looked into within a minute, or read it now.", Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync([FromForm] string? source, CancellationToken cancel) =>
        WithAsync(
            source,
            async known =>
            {
                await using var write = await writer.BeginAsync(cancel);
                await RemoveAsync(await writer.Db.FileSources.Where(s => s.Id == known.Id).PresentAsync(cancel), cancel);
                var was = $"{SourceWords.Where(known)}, by {Name}";
                write.Log(Subject.Organization, Organization.Id, "source of files removed", was, null);
                await write.CommitAsync(cancel);
                return Done("The source is removed. What came from it stays.", Here);
            },
            cancel
        );

    public Task<IActionResult> OnPostReadAsync([FromForm] string? source, CancellationToken cancel) =>
        WithAsync(
            source,
            async known =>
            {
                var said = await run.ExecuteAsync(Organization.Id, known.Id, again: true, cancel);
                return Done(
                    said switch
                    {
                        null => "That source is gone.",
                        { Took: { } took } => $"Taken. {took}",
                        { Problem: not null } => "Nothing was taken. Below it says why.",
                        { Waiting: > 0 } => "A file there was changed a moment ago and may still be written. It is taken the next time.",
                        _ => "There is nothing new there.",
                    },
                    Here
                );
            },
            cancel
        );

    /// <summary>Takes the file that was refused to the page where it is mapped.</summary>
    public Task<IActionResult> OnPostOpenAsync([FromForm] string? source, CancellationToken cancel) =>
        WithAsync(
            source,
            async known =>
            {
                using var folder = new WorkFolder();
                var file = await run.StuckAsync(known, folder, cancel);
                return LocalRedirect(await check.OpenAsync(file.Path, await FindAsync(cancel), Url.Content, cancel));
            },
            cancel
        );

    protected override async Task<bool> LoadMoreAsync(CancellationToken cancel)
    {
        if (
            !PublicIds.TryParse(Id, out var id)
            || await Db.SavedMappings.Where(m => m.Id == id).Select(m => m.Name).SingleOrDefaultAsync(cancel) is not { } name
        )
            return false;
        Name = name;
        Sources = await Db.FileSources.AsNoTracking().Where(s => s.MappingId == id).OrderBy(s => s.Id).ToListAsync(cancel);
        return true;
    }

    private Task<IActionResult> WithAsync(string? source, Func<FileSource, Task<IActionResult>> act, CancellationToken cancel) =>
        SaveAsync(
            async () =>
                PublicIds.TryParse(source, out var id) && Sources.FirstOrDefault(s => s.Id == id) is { } known
                    ? await act(known)
                    : Done("That source is gone already.", Here),
            cancel
        );

    private Task<SavedMapping> FindAsync(CancellationToken cancel)
    {
        _ = PublicIds.TryParse(Id, out var id);
        return writer.Db.SavedMappings.Where(m => m.Id == id).PresentAsync(cancel);
    }

    private async Task RemoveAsync(FileSource source, CancellationToken cancel)
    {
        writer.Db.RemoveRange(await writer.Db.SourceFiles.Where(f => f.SourceId == source.Id).ToListAsync(cancel));
        writer.Db.Remove(source);
    }
}
