using System.Globalization;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;

namespace Scorecard.Data.Import;

/// <summary>The column contributes_to: a list replaces what was there.</summary>
internal static class ContributionsColumn
{
    private static readonly string File = ImportFormat.Objectives.File;

    public static void Read(ImportDraft draft, List<(int Line, string From, string To)> rows)
    {
        var existing = draft.Contributions.Values.ToLookup(c => c.FromId);
        var lines = new Dictionary<(long, long), int>();
        var (added, changed, removed) = (0, 0, 0);
        foreach (var (line, fromCode, list) in rows)
        {
            draft.Objectives.TryGet(fromCode, out var from);
            foreach (var part in TableReader.Parts(list))
                if (Parse(draft, line, part) is var (to, weight, counts))
                    draft.Context.Problems.Try(File, line, "contributes_to", () => Link(from!, to, weight, counts, line));
            if (draft.AnyProblem)
                continue;
            foreach (var gone in existing[from!.Id].Where(c => !lines.ContainsKey((c.FromId, c.ToId))))
            {
                draft.Contributions.Remove((gone.FromId, gone.ToId));
                draft.Remove(gone);
                removed++;
            }
        }
        draft.Counts.Add(new("contributions", added, changed, lines.Count - added - changed, removed));
        Check(draft, lines);

        void Link(Objective from, Objective to, decimal weight, bool counts, int line)
        {
            if (!lines.TryAdd((from.Id, to.Id), line))
                throw new RuleViolation($"“{to.Code}” is named twice. Keep one of them.");
            if (!draft.Contributions.TryGetValue((from.Id, to.Id), out var link))
            {
                draft.Contributions.Add((from.Id, to.Id), link = new Contribution(from, to, weight, counts));
                draft.NewContributions.Add(link);
                added++;
            }
            else if ((link.Weight, link.Counts) is var before)
            {
                link.Change(weight, counts);
                changed += (link.Weight, link.Counts) == before ? 0 : 1;
            }
        }
    }

    /// <summary><c>CODE</c>, <c>CODE=weight</c> or <c>CODE=align</c>.</summary>
    private static (Objective To, decimal Weight, bool Counts)? Parse(ImportDraft draft, int line, string part)
    {
        var (code, how) = part.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, var right] ? (left, right) : (part, "1");
        var align = how.Equals("align", StringComparison.OrdinalIgnoreCase);
        var weight = 1m;
        string? problem = null;
        if (
            !align
            && !decimal.TryParse(
                how,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
                CultureInfo.InvariantCulture,
                out weight
            )
        )
            problem = $"“{part}”: after = comes a weight such as 2, or align for a link that is not counted.";
        if (!draft.Objectives.TryGet(code, out var to) && !draft.Objectives.IsUnusable(code))
            problem ??= $"There is no objective “{code}”. Add it to objectives.csv, or correct the code.";
        if (problem is not null)
            draft.Context.Problems.Add(File, line, "contributes_to", problem);
        return problem is null && to is not null ? (to, weight, !align) : null;
    }

    private static void Check(ImportDraft draft, Dictionary<(long From, long To), int> lines)
    {
        var units = draft.Units.All.ToDictionary(u => u.Id);
        var objectives = draft.Objectives.All.ToDictionary(o => o.Id);
        string Name(long id) => objectives[id].Name;
        var fit = true;
        foreach (var (key, line) in lines)
            fit &= draft.Context.Problems.Try(
                File,
                line,
                "contributes_to",
                () =>
                    ContributionGraph.Check(
                        draft.Contributions[key],
                        units[objectives[key.From].UnitId],
                        units[objectives[key.To].UnitId],
                        [],
                        Name
                    )
            );
        if (!fit)
            return;
        try
        {
            ContributionGraph.CheckAcyclic(draft.Contributions.Values, Name);
        }
        catch (RuleViolation circle)
        {
            draft.Context.Problems.Add(File, LineInCircle(), "contributes_to", circle.Message);
        }

        int LineInCircle()
        {
            var next = draft.Contributions.Values.ToLookup(c => c.FromId, c => c.ToId);
            // Objectives that lead nowhere are taken away until only circles, and what leads into them, are left.
            var open = next.ToDictionary(g => g.Key, g => g.Count());
            var into = draft.Contributions.Values.ToLookup(c => c.ToId, c => c.FromId);
            var ends = new Queue<long>(objectives.Keys.Where(id => !open.ContainsKey(id)));
            while (ends.TryDequeue(out var end))
                foreach (var from in into[end])
                    if (--open[from] == 0)
                        ends.Enqueue(from);
            return lines
                .Where(l => open[l.Key.From] > 0 && open.GetValueOrDefault(l.Key.To) > 0)
                .Select(l => l.Value)
                .DefaultIfEmpty(0)
                .Min();
        }
    }
}
