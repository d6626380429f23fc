using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Changes;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Notices;

/// <summary>Something that only programs are told: values, closings and comments, as the journal has them.</summary>
/// <param name="Key">Begins with its kind.</param>
/// <param name="At">When it happened, UTC.</param>
public sealed record HookNews(string Key, string Text, string Path, long UnitId, DateTime At)
{
    /// <summary>In one look: a program that missed more reads the API.</summary>
    private const int Most = 5_000;

    /// <summary>A comment that nobody was told of for so long is told no more.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    /// <param name="after">The last transaction that was looked at.</param>
    /// <returns>What programs have not been told for sure, in the order in which it happened; nothing where none listens.</returns>
    public static async Task<IReadOnlyList<HookNews>> ReadAsync(
        ScorecardDbContext db,
        OrganizationModel model,
        long after,
        DateTime now,
        CancellationToken cancel
    )
    {
        var hooks = await db.Hooks.AsNoTracking().Where(h => HookKinds.OfPrograms.Contains(h.Kind)).ToListAsync(cancel);
        if (hooks.Count == 0)
            return [];
        var since = hooks.Min(h => h.At);
        var lines = await db
            .Changes.AsNoTracking()
            .Where(c => c.Sequence > after && c.At >= since)
            .Where(c => c.Subject == Subject.Measurement || c.Subject == Subject.Import || c.Subject == Subject.Closing)
            .OrderBy(c => c.Sequence)
            .ThenBy(c => c.Ordinal)
            .Take(Most)
            .ToListAsync(cancel);
        var recent = now - Fresh > since ? now - Fresh : since;
        var comments = await db
            .Comments.AsNoTracking()
            .Where(c => c.At >= recent && c.WithdrawnAt == null)
            .OrderBy(c => c.Id)
            .Take(Most)
            .ToListAsync(cancel);
        return [.. lines.Select(line => Of(model, line)).Concat(comments.Select(c => Of(model, c))).OfType<HookNews>().OrderBy(n => n.At)];
    }

    private static HookNews? Of(OrganizationModel model, Change line)
    {
        var key = string.Create(CultureInfo.InvariantCulture, $"{line.Sequence}-{line.Ordinal}");
        return line.Subject switch
        {
            Subject.Measurement when model.TryKpi(line.SubjectId, out var kpi) => new(
                $"Value {key}",
                $"{kpi.Code}: {line.To} for the period from {line.What} on{(line.Why is { } why ? $". {why}" : "")}.",
                $"/kpis/{PublicIds.Format(kpi.Id)}",
                model.UnitOf(kpi).Id,
                line.At
            ),
            Subject.Import when model.Root is { } root => new(
                $"Values {key}",
                $"Many at once. {line.To}.",
                "/admin/changes",
                root.Id,
                line.At
            ),
            Subject.Closing when model.Root is { } root => new(
                $"Closing {key}",
                $"{(line.What == "added" ? "Closed" : line.What.Capital())}: {line.To ?? line.From}.",
                "/periods",
                root.Id,
                line.At
            ),
            _ => null,
        };
    }

    private static HookNews? Of(OrganizationModel model, Comment comment)
    {
        var topic = comment.Topic;
        var unit = topic.On switch
        {
            CommentOn.Objective => model.TryObjective(topic.Id, out var objective) ? model.UnitOf(objective) : null,
            CommentOn.Kpi => model.TryKpi(topic.Id, out var kpi) ? model.UnitOf(kpi) : null,
            CommentOn.Initiative => model.TryInitiative(topic.Id, out var initiative) ? model.UnitOf(initiative) : null,
            // It is seen by who sees both its ends.
            CommentOn.Evidence => null,
        };
        return unit is null
            ? null
            : new(
                $"Comment {PublicIds.Format(comment.Id)}",
                TextRules.Shortened(comment.Words, Notice.TextLength),
                $"/comments/{topic.On.ToString().ToLowerInvariant()}/{PublicIds.Format(topic.Id)}",
                unit.Id,
                comment.At
            );
    }
}
