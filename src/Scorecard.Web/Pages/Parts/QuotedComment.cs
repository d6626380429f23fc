using System.Linq.Expressions;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Units;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Pages.Parts;

/// <summary>An open comment with its replies, as a meeting and a briefing book quote it.</summary>
public sealed record QuotedComment(
    string Id,
    CommentPlace Place,
    long? ObjectiveId,
    string Author,
    string When,
    string Words,
    IReadOnlyList<(string Author, string Words)> Replies
)
{
    /// <summary>The words as they are taken into a note.</summary>
    public string Quote => $"“{Words}” ({Author} on {Place.About})";

    private const int MostRead = 300;

    /// <summary>What of an organization is spoken of, taken out of a read.</summary>
    public sealed record Scope(OrganizationView View, IReadOnlyCollection<long> Objectives, IReadOnlyCollection<long> Kpis)
    {
        public IReadOnlyCollection<long> Initiatives { get; init; } = [];

        public IReadOnlyCollection<long> Links { get; init; } = [];

        public bool IsEmpty => Objectives.Count + Initiatives.Count == 0;

        /// <summary>A unit's objectives with their KPIs and what drives them, and its initiatives.</summary>
        public static Scope Of(OrganizationView o, Unit unit) =>
            Of(o, [.. o.Model.ObjectivesOf(unit)]) with
            {
                Initiatives = [.. o.Model.Initiatives.Where(i => i.UnitId == unit.Id).Select(i => i.Id)],
            };

        public static Scope Of(OrganizationView o, IReadOnlyCollection<Objective> objectives)
        {
            var kpis = objectives.SelectMany(o.Model.KpisOf).Select(k => k.Id).ToHashSet();
            var ids = objectives.Select(x => x.Id).ToHashSet();
            return new(o, ids, kpis)
            {
                Links =
                [
                    .. o.Model.Causes.Where(c => ids.Contains(c.EffectId) || kpis.Contains(c.EffectId)).Where(o.Sees).Select(c => c.Id),
                ],
            };
        }
    }

    /// <summary>The open ones, newest first.</summary>
    public static async Task<IReadOnlyList<QuotedComment>> ReadAsync(ScorecardDbContext db, Scope scope, int most, CancellationToken cancel)
    {
        if (scope.IsEmpty)
            return [];
        var stored = await db.CommentsAsync(Within(scope), MostRead, scope.View.AsOf, cancel);
        var replies = stored.Where(s => s.Comment.ParentId is not null).ToLookup(s => s.Comment.ParentId);
        var open = stored.Where(s => s.Comment is { ParentId: null, IsResolved: false }).Reverse().Take(most).ToList();
        var names = await db.NamesAsync(open.SelectMany(s => replies[s.Comment.Id].Prepend(s)).Select(s => s.Comment.AuthorId), cancel);
        return [.. open.Select(s => Of(scope.View, s.Comment, replies[s.Comment.Id], names)).OfType<QuotedComment>()];
    }

    private static Expression<Func<Comment, bool>> Within(Scope scope)
    {
        var (objectives, kpis, initiatives, links) = (
            scope.Objectives.ToList(),
            scope.Kpis.ToList(),
            scope.Initiatives.ToList(),
            scope.Links.ToList()
        );
        return c =>
            c.WithdrawnAt == null
            && (
                (c.ObjectiveId != null && objectives.Contains(c.ObjectiveId.Value))
                || (c.KpiId != null && kpis.Contains(c.KpiId.Value))
                || (c.InitiativeId != null && initiatives.Contains(c.InitiativeId.Value))
                || (c.LinkId != null && links.Contains(c.LinkId.Value))
            );
    }

    private static QuotedComment? Of(
        OrganizationView o,
        Comment comment,
        IEnumerable<StoredComment> replies,
        IReadOnlyDictionary<long, string> names
    )
    {
        return CommentPlace.Of(o, comment) is { } place
            ? new(
                PublicIds.Format(comment.Id),
                place,
                comment.ObjectiveId ?? (comment.KpiId is { } id && o.Model.TryKpi(id, out var kpi) ? kpi.ObjectiveId : null),
                Named(comment),
                PeriodWords.Moment(comment.At, o.Model.Organization.TimeZone),
                comment.Words,
                [.. replies.Select(r => (Named(r.Comment), r.Comment.Words))]
            )
            : null;

        string Named(Comment of) => names.GetValueOrDefault(of.AuthorId, "Someone");
    }
}
