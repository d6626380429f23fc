using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Undo;

/// <summary>An act of the journal that is to be taken back: what one transaction changed in one thing.</summary>
public sealed record UndoneAct(IReadOnlyList<Change> Lines)
{
    public const string ByHand =
        "This act added, moved or deleted something, so it is not taken back here. "
        + "What was deleted does not come back; change the rest by hand.";

    private const string Until = "Until ";

    private static readonly string[] PartWords = ["added", "removed"];

    public Subject Subject => Lines[0].Subject;

    /// <summary>Those that tell of a field.</summary>
    public IEnumerable<Change> Fields => Lines.Where(line => !PartWords.Contains(line.What) && !TellsUntil(line));

    /// <summary>The month from which on what it changed in the structure holds; "always" where it said nothing of one.</summary>
    /// <exception cref="RuleViolation">It came between earlier changes, which is not told apart here.</exception>
    public DateOnly HoldsFrom =>
        Lines.Where(TellsUntil).ToList() switch
        {
            [] => DateOnly.MinValue,
            [var line] when (line.From is null || line.To is null) && Day(line.What) is { } day => day,
            _ => throw new RuleViolation(ByHand),
        };

    /// <summary>Those that tell of a part that came or went.</summary>
    public IEnumerable<Change> Parts => Lines.Where(line => PartWords.Contains(line.What));

    /// <param name="subjectId">The thing that it is to be about.</param>
    /// <exception cref="RuleViolation">There is no such act, it is about more, or something newer stands on it.</exception>
    public static async Task<UndoneAct> ReadAsync(
        ScorecardDbContext db,
        long subjectId,
        long sequence,
        string timeZone,
        CancellationToken cancel
    )
    {
        var lines = await db.Changes.AsNoTracking().Where(c => c.Sequence == sequence).OrderBy(c => c.Ordinal).ToListAsync(cancel);
        if (!lines.Exists(line => line.SubjectId == subjectId))
            throw new RuleViolation("There is nothing to undo here.");
        if (lines.Exists(line => line.SubjectId != subjectId || line.Subject != lines[0].Subject))
            throw new RuleViolation("This act changed several things at once. Take it back by hand, one by one.");
        var act = new UndoneAct(lines);
        var newer = await db
            .Changes.AsNoTracking()
            .Where(c => c.Subject == act.Subject && c.SubjectId == subjectId && c.Sequence > sequence)
            .OrderByDescending(c => c.Sequence)
            .ToListAsync(cancel);
        if (newer.Find(later => lines.Exists(line => StandsOn(later, line))) is { } standing)
            throw new RuleViolation(
                $"It was changed again on {PeriodWords.Moment(standing.At, timeZone)}, and that stands on it. "
                    + "Take the later change back first."
            );
        return act;
    }

    private static bool TellsUntil(Change line) => line.What.StartsWith(Until, StringComparison.Ordinal);

    private static DateOnly? Day(string what) =>
        DateOnly.TryParseExact(what[Until.Length..], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : null;

    private static bool StandsOn(Change later, Change line)
    {
        if (!PartWords.Contains(line.What))
            return later.What == line.What;
        var part = line.From ?? line.To;
        return PartWords.Contains(later.What) && (later.From ?? later.To) == part;
    }
}
