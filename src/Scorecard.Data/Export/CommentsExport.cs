using Microsoft.EntityFrameworkCore;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Model;
using static Scorecard.Data.Export.ExportRow;

namespace Scorecard.Data.Export;

/// <summary>The rows of comments.csv: by what they are about, each comment with its replies.</summary>
internal sealed class CommentsExport(OrganizationModel model, StructureExport structure)
{
    private readonly Dictionary<long, string> initiatives = model.Initiatives.ToDictionary(i => i.Id, i => i.Code);
    private readonly Dictionary<long, ExportRow> links = model.Causes.ToDictionary(link => link.Id, structure.OfLink);

    /// <summary>Whether some were left out, since whoever wrote them cannot be named.</summary>
    public bool LeftOut { get; private set; }

    /// <summary>Rows for all whose author's mail is told.</summary>
    public async Task<IReadOnlyList<ExportRow>> RowsAsync(ScorecardDbContext db, CancellationToken cancel)
    {
        var all = await db.Comments.AsNoTracking().ToListAsync(cancel);
        var heads = all.Where(c => c.ParentId is null && structure.Mail(c.AuthorId) is not null).ToDictionary(c => c.Id);
        var told = all.FindAll(c => heads.ContainsKey(c.ThreadId) && structure.Mail(c.AuthorId) is not null);
        LeftOut = told.Count < all.Count;
        return
        [
            .. told.Select(c => (Comment: c, Row: Row(c, heads[c.ThreadId])))
                .OrderBy(x => x.Comment.On)
                .ThenBy(x => x.Row["code"], StringComparer.OrdinalIgnoreCase)
                .ThenBy(x => x.Row["effect"], StringComparer.OrdinalIgnoreCase)
                .ThenBy(x => x.Comment.Period)
                .ThenBy(x => heads[x.Comment.ThreadId].At)
                .ThenBy(x => x.Row["replies_to"], StringComparer.Ordinal)
                .ThenBy(x => x.Comment.At)
                .ThenBy(x => x.Row["author"], StringComparer.OrdinalIgnoreCase)
                .Select(x => x.Row),
        ];
    }

    private ExportRow Row(Comment comment, Comment head)
    {
        var (code, effect) = comment.On switch
        {
            CommentOn.Objective => (model.Objective(comment.ObjectiveId!.Value).Code, null),
            CommentOn.Kpi => (model.Kpi(comment.KpiId!.Value).Code, null),
            CommentOn.Initiative => (initiatives[comment.InitiativeId!.Value], null),
            CommentOn.Evidence => (links[comment.LinkId!.Value]["cause"], links[comment.LinkId!.Value]["effect"]),
        };
        return new(
            ("on", comment.On.ToString()),
            ("code", code),
            ("effect", effect),
            ("period", comment.Period is { } period ? structure.Code(model.Kpi(comment.KpiId!.Value).Frequency, period) : null),
            ("author", structure.Mail(comment.AuthorId)),
            ("at", Of((DateTime?)comment.At)),
            ("replies_to", comment == head ? null : Of((DateTime?)head.At)),
            ("words", comment.Words),
            ("edited_at", Of(comment.EditedAt)),
            ("withdrawn_at", Of(comment.WithdrawnAt)),
            ("withdrawn_by", structure.Mail(comment.WithdrawnBy)),
            ("resolved_at", Of(comment.ResolvedAt)),
            ("resolved_by", structure.Mail(comment.ResolvedBy))
        );
    }
}
