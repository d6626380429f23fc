using Scorecard.Data.Import;
using Scorecard.Data.Mapped;
using Scorecard.Domain;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.OldTools;

/// <summary>Finds out whether a file is what another tool for goals gave out, and reads it.</summary>
public static class OldExport
{
    private const int Head = 20;

    /// <summary>Null where it is none that is known.</summary>
    /// <param name="files">Tables that are none of the import format; null for a zip without tables.</param>
    /// <param name="path">The zip or workbook.</param>
    /// <param name="name">What the person calls it.</param>
    /// <param name="most">How many bytes it may unpack to.</param>
    /// <exception cref="RuleViolation">It is one and cannot be read; says why.</exception>
    public static OldContent? Find(ImportFiles? files, string path, string name, long most, FiscalCalendar calendar)
    {
        if (VivaJson.Find(path, name, most) is { } json)
            return json;
        if (files is null || files.Foreign is not [_, ..])
            return null;
        var found = new List<OldContent>();
        foreach (var table in MappedTable.NamesIn(files).Select(one => MappedTable.In(files, one)))
            if (OldColumns.Find(table.Head(Head)) is { } columns)
                found.Add(OldTable.Read(table, columns, calendar));
        // Sheets of one workbook, such as one a team.
        return found is [] ? null : new(found[0].Tool, [], [.. found.SelectMany(f => f.Goals)], [.. found.SelectMany(f => f.Unread)]);
    }
}
