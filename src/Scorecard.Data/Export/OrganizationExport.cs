using System.Globalization;
using System.Text;
using CsvHelper;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using static Scorecard.Data.Export.ExportRow;

namespace Scorecard.Data.Export;

/// <summary>
/// Writes an organization as the files that an import reads, in an order that codes and periods give, so that files written from what they
/// were imported into are the same byte for byte.
/// </summary>
public sealed class OrganizationExport(ScorecardDbContext db)
{
    /// <param name="folder">An existing folder.</param>
    /// <param name="withPeople">Whether mails of people are told.</param>
    /// <returns>What the files cannot hold, a sentence each.</returns>
    public async Task<IReadOnlyList<string>> WriteAsync(string folder, bool withPeople, CancellationToken cancel)
    {
        var model = await ScoreBookStore.LoadModelAsync(db, cancel);
        var organization = model.Organization.Id;
        var mails = withPeople
            ? await db
                .Users.Where(p => db.Memberships.Any(m => m.PersonId == p.Id && m.OrganizationId == organization))
                .ToDictionaryAsync(p => p.Id, p => p.Email ?? "", cancel)
            : [];
        var structure = new StructureExport(model, mails);
        foreach (var (format, rows) in structure.Tables)
        {
            await using var file = new ExportFile(folder, format, withPeople);
            foreach (var row in rows)
                file.Write(row);
        }
        var comments = new CommentsExport(model, structure);
        await using (var file = new ExportFile(folder, ImportFormat.Comments, withPeople))
            foreach (var row in await comments.RowsAsync(db, cancel))
                file.Write(row);
        await using var values = new ExportFile(folder, ImportFormat.Values, withPeople);
        await using var revisions = new ExportFile(folder, ImportFormat.Revisions, withPeople);
        await foreach (var (row, counts) in new ValuesExport(db, model, structure).RowsAsync(cancel))
            (counts ? values : revisions).Write(row);
        return [.. await LeftOutAsync(model, withPeople, comments.LeftOut, cancel)];
    }

    /// <summary>The lines of organization.csv.</summary>
    internal static IEnumerable<ExportRow> Settings(OrganizationModel model)
    {
        var organization = model.Organization;
        var weeks = organization.Calendar.Weeks;
        (string Key, string? Value)[] settings =
        [
            ("name", organization.Name),
            ("tiers", string.Join(';', organization.Tiers.Select(t => t.Name))),
            ("perspectives", string.Join(';', model.Perspectives.Select(p => p.Name))),
            ("perspective_weights", string.Join(';', model.Perspectives.Select(p => Of(p.Weight)))),
            ("fiscal_year_start", Of((decimal)organization.FiscalYearStart)),
            ("fiscal_year_named_by", organization.FiscalYearNamedBy.ToString()),
            ("fiscal_year_weeks", weeks is { } made ? YearSettings.Write(made.Pattern) : null),
            ("week_starts_on", weeks?.FirstDay.ToString()),
            ("fiscal_year_ends", weeks?.Ends.ToString()),
            ("green_from", Of(organization.GreenFrom)),
            ("amber_from", Of(organization.AmberFrom)),
            ("minimum_coverage", Of(organization.MinimumCoverage)),
            ("time_zone", organization.TimeZone),
            ("currency", organization.Currency),
        ];
        return settings.Where(s => !string.IsNullOrEmpty(s.Value)).Select(s => new ExportRow(("key", s.Key), ("value", s.Value)));
    }

    private async Task<IEnumerable<string>> LeftOutAsync(
        OrganizationModel model,
        bool withPeople,
        bool leavesComments,
        CancellationToken cancel
    )
    {
        var files = await db.CommentFiles.CountAsync(cancel);
        var meetings = await db.Meetings.CountAsync(cancel);
        return new (bool Is, string Sentence)[]
        {
            (leavesComments && !withPeople, "Comments, since they are somebody's: --people tells them with the mails."),
            (leavesComments && withPeople, "Comments of people who are no members any more, and what was replied to them."),
            (files > 0, "Files that comments bring."),
            (meetings > 0, "Meetings and what was agreed in them."),
            (!model.Closed.IsEmpty, "Which months are closed, and what they showed."),
            (
                model.Answers.Count + model.Overrides.Count + model.Rebases.Count > 0,
                "Answers to cascades, fields that linked definitions keep as their own, and where limits start again."
            ),
            (model.Units.Any(u => u.PersonId is not null), "Whose own scorecard a unit is."),
            (!withPeople, "Owners, updaters, sponsors and who recorded values: --people tells their mails."),
        }
            .Where(left => left.Is)
            .Select(left => left.Sentence);
    }
}
