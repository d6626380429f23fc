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
            await using var file = new ExportFile(folder, format);
            foreach (var row in rows)
                file.Write(row);
        }
        await using (var file = new ExportFile(folder, ImportFormat.Values))
            await foreach (var row in ValuesAsync(model, structure, cancel))
                file.Write(row);
        return [.. await LeftOutAsync(model, withPeople, cancel)];
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

    /// <summary>What counts of each period, without what was before.</summary>
    private async IAsyncEnumerable<ExportRow> ValuesAsync(
        OrganizationModel model,
        StructureExport structure,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancel
    )
    {
        var rows =
            from value in db.Measurements.AsNoTracking()
            join kpi in db.Kpis.IgnoreAutoIncludes() on value.KpiId equals kpi.Id
            where value.Standing == Standing.Counted
            orderby kpi.CodeNormalized, value.PeriodStart, value.Revision
            select value;
        Measurement? last = null;
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(cancel))
        {
            if (
                last is not null
                && (last.KpiId, last.PeriodStart) != (row.KpiId, row.PeriodStart)
                && last.Measured != MeasuredValue.Withdrawn
            )
                yield return Of(last);
            last = row;
        }
        if (last is not null && last.Measured != MeasuredValue.Withdrawn)
            yield return Of(last);

        ExportRow Of(Measurement value)
        {
            var kpi = model.Kpi(value.KpiId);
            return new(
                ("kpi", kpi.Code),
                ("period", structure.Code(kpi.Frequency, value.PeriodStart)),
                ("value", ExportRow.Of(value.Value)),
                ("numerator", ExportRow.Of(value.Numerator)),
                ("denominator", ExportRow.Of(value.Denominator)),
                ("not_applicable", ExportRow.Of(value.NotApplicable)),
                ("note", value.Note),
                ("recorded_at", value.RecordedAt.ToString("yyyy-MM-ddTHH:mm:ss.FFFFFFFZ", CultureInfo.InvariantCulture)),
                ("recorded_by", structure.Mail(value.RecordedBy))
            );
        }
    }

    private async Task<IEnumerable<string>> LeftOutAsync(OrganizationModel model, bool withPeople, CancellationToken cancel)
    {
        var revised = await db.Measurements.CountAsync(m => m.Revision > 1, cancel);
        var comments = await db.Comments.CountAsync(cancel);
        var meetings = await db.Meetings.CountAsync(cancel);
        return new (bool Is, string Sentence)[]
        {
            (!model.History.IsEmpty, "What the structure was like before its last changes: the files hold it as it is."),
            (revised > 0, "Earlier revisions of values: the files hold what counts."),
            (comments > 0, "Comments and their files."),
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

    /// <summary>One CSV file, in UTF-8, with all columns of its format.</summary>
    private sealed class ExportFile : IAsyncDisposable
    {
        private readonly StreamWriter text;
        private readonly CsvWriter csv;
        private readonly string[] columns;

        public ExportFile(string folder, TableFormat format)
        {
            columns = [.. format.Columns.Except(format.Later)];
            text = new(Path.Combine(folder, format.File), append: false, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            csv = CsvWriter.Create(text, CsvWriterOptions.Default with { NewLine = "\n" }, leaveOpen: true);
            foreach (var column in columns)
                csv.WriteField(column);
            csv.EndRecord();
        }

        public void Write(ExportRow row)
        {
            foreach (var column in columns)
                csv.WriteField(row[column]);
            csv.EndRecord();
        }

        public async ValueTask DisposeAsync()
        {
            csv.Dispose();
            await text.DisposeAsync();
        }
    }
}
