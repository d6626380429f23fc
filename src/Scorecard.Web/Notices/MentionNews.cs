using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Data.Notices;
using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Model;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Notices;

/// <summary>The comments that wait for somebody's answer, for those who see what they are about.</summary>
/// <param name="mentions">Those that wait.</param>
public sealed class MentionNews(OrganizationModel model, Answerable people, IReadOnlyList<MentionNews.Waiting> mentions)
{
    private const int MostWords = 300;

    public sealed record Waiting(Comment Comment, string Author, long PersonId);

    public static Task<List<Waiting>> ReadAsync(ScorecardDbContext db, CancellationToken cancel) =>
        db
            .CommentMentions.AsNoTracking()
            .Where(m => m.AnsweredAt == null)
            .Join(db.Comments.Where(c => c.WithdrawnAt == null), m => m.CommentId, c => c.Id, (m, c) => new { Mention = m, Comment = c })
            .Join(db.Users, x => x.Comment.AuthorId, p => p.Id, (x, p) => new Waiting(x.Comment, p.DisplayName, x.Mention.PersonId))
            .ToListAsync(cancel);

    public IEnumerable<News> All()
    {
        foreach (var (comment, author, person) in mentions)
            if (Place(comment) is var (name, units) && units.All(unit => people.Sees(person, unit)))
                yield return new(
                    NoticeKind.Mention,
                    $"comment {comment.Id}",
                    $"{author} asks you in a comment on {name}.\n{Short(comment.Words)}",
                    $"/comments/{comment.On.ToString().ToLowerInvariant()}/{PublicIds.Format(comment.Topic.Id)}",
                    [person]
                );
    }

    /// <summary>What a comment is about, and the units in which that is; null where it is gone.</summary>
    private (string Name, IReadOnlyList<Unit> Units)? Place(Comment comment)
    {
        var id = comment.Topic.Id;
        return comment.On switch
        {
            CommentOn.Objective => model.TryObjective(id, out var objective) ? (objective.Name, [model.UnitOf(objective)]) : null,
            CommentOn.Kpi => model.TryKpi(id, out var kpi) ? (kpi.Name, [model.UnitOf(kpi)]) : null,
            CommentOn.Initiative => model.TryInitiative(id, out var initiative) ? (initiative.Name, [model.UnitOf(initiative)]) : null,
            CommentOn.Evidence => model.Causes.FirstOrDefault(c => c.Id == id) is { } link
                ? (
                    "the evidence of a link",
                    [UnitOf(link.CauseObjectiveId, link.CauseKpiId), UnitOf(link.EffectObjectiveId, link.EffectKpiId)]
                )
                : null,
        };
    }

    private Unit UnitOf(long? objective, long? kpi) =>
        objective is { } id ? model.UnitOf(model.Objective(id)) : model.UnitOf(model.Kpi(kpi!.Value));

    private static string Short(string words) => words.Length <= MostWords ? words : words[..(MostWords - 1)] + "…";
}
