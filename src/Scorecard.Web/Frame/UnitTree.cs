using Scorecard.Domain;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scoring;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>A line of the unit tree, in reading order. Depth 0 is the organization.</summary>
/// <param name="IsNear">Whether it is the organization, directly below it, or beside or below a unit on the way to the current one.</param>
public sealed record UnitLine(string Id, string Name, int Depth, ShownScore Score, bool IsNear, bool IsCurrent);

/// <summary>A line with those below it.</summary>
public sealed record UnitBranch(UnitLine Line, IReadOnlyList<UnitBranch> Below)
{
    /// <summary>Whether it is unfolded to begin with.</summary>
    public bool IsOpen => Below.Any(branch => branch.Line.IsNear);

    /// <param name="lines">In reading order.</param>
    public static IEnumerable<UnitBranch> Of(IReadOnlyList<UnitLine> lines)
    {
        for (var (at, next) = (0, 0); at < lines.Count; at = next)
        {
            next = at + 1;
            while (next < lines.Count && lines[next].Depth > lines[at].Depth)
                next++;
            yield return new(lines[at], [.. Of([.. lines.Take(next).Skip(at + 1)])]);
        }
    }
}

/// <summary>The units that a person may go to from a page, with their scores: all, or in a large organization the near ones.</summary>
/// <param name="Count">How many units the person sees; <paramref name="Lines"/> may be fewer.</param>
public sealed record UnitTree(IReadOnlyList<UnitLine> Lines, int Count)
{
    /// <summary>More units than this are found by search.</summary>
    private const int MostUnits = 150;

    public static UnitTree Nowhere { get; } = new([], 0);

    /// <summary>The lines as a tree; each begins with one that has none above it here.</summary>
    public IEnumerable<UnitBranch> Branches => UnitBranch.Of(Lines);

    /// <summary>What a page offers to switch to.</summary>
    public IReadOnlyList<UnitLine> Switch => [.. Lines.Take(MostUnits)];

    public static UnitTree Of(OrganizationView view, Window window)
    {
        var model = view.Model;
        var whole = model.Units.Count <= MostUnits;
        // A page of no unit keeps the branch of the person open.
        var open = (view.At ?? StartingPoint.UnitOf(view)) is { } at ? model.PathUp(at).Select(u => u.Id).ToHashSet() : [];
        return new([.. model.Root is { } root ? Below(root, isNear: true) : []], view.UnitCount);

        IEnumerable<UnitLine> Below(Unit unit, bool isNear)
        {
            if (view.Sees(unit))
            {
                var score = ShownScore.Of(view.Book, new(NodeKind.Unit, unit.Id), window);
                var isCurrent = unit.Id == view.At?.Id;
                yield return new(PublicIds.Format(unit.Id), unit.Name, unit.Tier - 1, score, isNear, isCurrent);
            }
            var opens = unit.ParentId is null || open.Contains(unit.Id);
            if (!whole && !opens)
                yield break;
            foreach (var line in model.ChildrenOf(unit).Where(u => u.IsOpenIn(window)).SelectMany(u => Below(u, isNear && opens)))
                yield return line;
        }
    }
}
