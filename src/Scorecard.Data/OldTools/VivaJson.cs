using System.IO.Compression;
using System.Text.Json;
using Scorecard.Data.Import;
using Scorecard.Domain;

namespace Scorecard.Data.OldTools;

/// <summary>The zip of JSON files that an administrator of Viva Goals took out.</summary>
public static class VivaJson
{
    private const string Tool = "Viva Goals";

    /// <summary>What the zip holds; null where it is another one.</summary>
    /// <param name="name">What the person calls it.</param>
    /// <param name="most">How many bytes all that is in it may unpack to.</param>
    /// <exception cref="RuleViolation">It is such a zip and cannot be read.</exception>
    public static OldContent? Find(string path, string name, long most)
    {
        if (!Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase))
            return null;
        try
        {
            using var zip = BoundedZip.Open(path, name, most);
            var files = zip.Entries.Where(e => e.Name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)).ToList();
            if (!files.Exists(f => IsCalled(f, "objectives")))
                return null;
            var unread = files
                .Where(f => !IsCalled(f, "objectives") && !IsCalled(f, "checkins") && !IsCalled(f, "teams"))
                .Where(f => !IsCalled(f, "users") && !IsCalled(f, "timeperiods"))
                .Select(f => $"{f.Name}: nothing here is known; left out.")
                .ToList();
            return Read(kind => All(zip, files.Where(f => IsCalled(f, kind)), name), unread);
        }
        catch (InvalidDataException)
        {
            // What it is instead is said by who reads the files of an import.
            return null;
        }
    }

    private static OldContent Read(Func<string, List<JsonElement>> all, List<string> unread)
    {
        var checkIns = all("checkins").ToLookup(c => c.Text("OKR ID", "Objective ID", "OKR"));
        var people = all("users").ToLookup(u => u.Text("Name", "Display Name"), u => u.Text("Email", "Mail"));
        var teams = all("teams")
            .Select(t => new OldTeam(t.Text("Team Name", "Name"), t.Text("Parent Team", "Parent"), t.Text("Description"), t.Text("ID")))
            .Where(t => t.Name.Length > 0)
            .ToList();
        var goals = new List<OldGoal>();
        var number = 0;
        foreach (var one in all("objectives"))
        {
            number++;
            if (one.Text("Title", "Name") is { Length: > 0 } title)
                goals.Add(VivaGoal.Read(one, number, title, checkIns[one.Text("ID")], people, unread));
            else
                unread.Add($"objectives, number {number}: it has no title and is left out: {TextRules.Shortened(one.GetRawText(), 120)}");
        }
        var known = goals.Select(g => g.Id).ToHashSet();
        foreach (var orphans in checkIns.Where(group => !known.Contains(group.Key)))
        foreach (var orphan in orphans)
            unread.Add(
                $"checkins, {orphan.Text("ID")}: it belongs to “{orphans.Key}”, which is not in the export: "
                    + TextRules.Shortened(
                        $"{orphan.Text("CheckIn Date")} {orphan.Text("Current Value")} {orphan.Text("Check In Note")}",
                        120
                    )
            );
        return new(Tool, teams, goals, unread);
    }

    private static List<JsonElement> All(BoundedZip zip, IEnumerable<ZipArchiveEntry> files, string name)
    {
        var found = new List<JsonElement>();
        foreach (var file in files)
        {
            using var stream = new LimitedStream(file.Open(), zip.Left);
            try
            {
                using var document = JsonDocument.Parse(
                    stream,
                    new() { AllowTrailingCommas = true, CommentHandling = JsonCommentHandling.Skip }
                );
                var root = document.RootElement.Clone();
                // The list itself, or an object around it.
                if (
                    root.ValueKind == JsonValueKind.Object
                    && root.EnumerateObject().FirstOrDefault(m => m.Value.ValueKind == JsonValueKind.Array)
                        is { Value.ValueKind: JsonValueKind.Array } inner
                )
                    root = inner.Value;
                found.AddRange(root.Each());
            }
            catch (JsonException broken)
            {
                throw new RuleViolation($"{name}, {file.Name}, line {broken.LineNumber + 1}: this is no whole JSON. Export it again.");
            }
            zip.Count(stream.Count);
        }
        return found;
    }

    private static bool IsCalled(ZipArchiveEntry file, string kind) => file.Name.Contains(kind, StringComparison.OrdinalIgnoreCase);
}
