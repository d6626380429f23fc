using System.Text;
using Scorecard.Data;
using Scorecard.Data.Import;
using Scorecard.Data.Operations;
using Scorecard.Domain;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Import;

/// <summary>Takes the files of a form, reads them through and keeps them until the person says what is to become of them.</summary>
public sealed class FileCheck(
    OrganizationReader reader,
    SignedInPerson me,
    ImportOrganization import,
    ImportUploads uploads,
    MappedUploads mapped,
    OldUploads old,
    CheckTurns turns,
    IServiceProvider services
)
{
    /// <summary>How large one file may be, in bytes.</summary>
    public long Largest => ImportLimits.LargestFile(services);

    /// <summary>Takes the files at once; the work that remains is to read them.</summary>
    /// <param name="address">Makes the address of a page of the application.</param>
    public Task<LongWork> TakeAsync(SentFiles sent, Func<string, string> address, CancellationToken cancel) =>
        TakeAsync(folder => sent.PackAsync(folder, cancel), address);

    /// <summary>Takes rows that were pasted.</summary>
    /// <inheritdoc cref="TakeAsync(SentFiles, Func{string, string}, CancellationToken)"/>
    public Task<LongWork> TakeAsync(string name, string text, Func<string, string> address, CancellationToken cancel) =>
        TakeAsync(
            async folder =>
            {
                if (string.IsNullOrWhiteSpace(text))
                    throw new RuleViolation("Paste the rows first, with the row that names the columns.");
                await using var package = new FilePackage(folder, Largest);
                using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
                return await package.TryAddAsync(name, bytes, cancel) is { } refusal ? throw refusal : (await package.CloseAsync())!;
            },
            address
        );

    /// <summary>Takes a file that was read by a mapping of the organization, to be mapped by the person.</summary>
    /// <returns>The page that goes on with it.</returns>
    public async Task<string> OpenAsync(string file, SavedMapping saved, Func<string, string> address, CancellationToken cancel)
    {
        using var folder = new WorkFolder();
        await using var package = new FilePackage(folder.Path, Largest);
        await using (var stream = File.OpenRead(file))
            if (await package.TryAddAsync(Path.GetFileName(file), stream, cancel) is { } refusal)
                throw refusal;
        var sent = (await package.CloseAsync())!;
        return address(await turns.TakeAsync(reader.OrganizationId, stop => mapped.OpenAsync(sent.Path, sent.Names, saved, stop), cancel));
    }

    private async Task<LongWork> TakeAsync(Func<string, Task<PackedFiles>> pack, Func<string, string> address)
    {
        var folder = new WorkFolder();
        PackedFiles? files = null;
        RuleViolation? refusal = null;
        try
        {
            files = await pack(folder.Path);
        }
        catch (RuleViolation refused)
        {
            refusal = refused;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
        return new LongWork(
            async (progress, stop) =>
            {
                using (folder)
                    return address(await ReadAsync(files ?? throw refusal!, progress, stop));
            }
        );
    }

    /// <returns>The page that goes on with them.</returns>
    private Task<string> ReadAsync(PackedFiles sent, IProgress<ImportProgress> progress, CancellationToken gone) =>
        turns.TakeAsync(
            reader.OrganizationId,
            async cancel =>
            {
                if (await old.ArriveAsync(null, sent.Path, sent.Names, cancel) is { } asks)
                    return asks;
                ImportReport report;
                using (var files = ImportFiles.Open(sent.Path, Largest, sent.Names, cancel))
                {
                    if (files.AreForeign)
                        return await old.ArriveAsync(files, sent.Path, sent.Names, cancel)
                            ?? await mapped.ArriveAsync(files, sent.Path, sent.Names, cancel);
                    report = await import.PreviewAsync(files, new(reader.OrganizationId), progress, cancel: cancel);
                }
                return $"~/import/{PublicIds.Format(await uploads.KeepAsync(sent.Path, sent.Names, report, me.Id, cancel))}";
            },
            gone
        );
}
