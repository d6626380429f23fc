using Scorecard.Domain.Comments;
using Scorecard.Domain.Periods;

namespace Scorecard.Data.Import;

/// <summary>
/// comments.csv: what was said about objectives, KPIs, initiatives and evidence, by whom and when. It adds what was not said yet; a comment
/// that is there stays as it is.
/// </summary>
internal sealed class CommentsFile(TableReader table, ImportDraft draft, DateTime now)
{
    private readonly HashSet<Said> known = Known(draft.Comments);
    private readonly Dictionary<Said, int> lines = [];
    private readonly List<(int Line, CommentTopic Topic, DateTime To, CommentState State)> replies = [];
    private Dictionary<(long Cause, long Effect), Domain.Plans.CauseEffectLink>? links;
    private int unchanged;

    /// <param name="To">When that was said which it replies to.</param>
    private readonly record struct Said(CommentTopic Topic, long AuthorId, DateTime At, DateTime? To);

    public static void Read(ImportFiles files, ImportDraft draft, DateTime now)
    {
        using var table = TableReader.Open(files, ImportFormat.Comments, draft.Context);
        if (table is null)
            return;
        var file = new CommentsFile(table, draft, now);
        while (table.Read())
            file.Take();
        file.TakeReplies();
        draft.Counts.Add(new("comments", draft.NewComments.Count, 0, file.unchanged, 0));
    }

    private static HashSet<Said> Known(List<Comment> comments)
    {
        var times = comments.ToDictionary(comment => comment.Id, comment => comment.At);
        return [.. comments.Select(c => new Said(c.Topic, c.AuthorId, c.At, c.ParentId is { } head ? times[head] : null))];
    }

    private void Take()
    {
        var topic = Topic();
        var to = table.Moment("replies_to");
        var state = State();
        if (!table.Ok || topic is null || state is null)
            return;
        var said = new Said(topic, state.AuthorId, state.At, to);
        if (!lines.TryAdd(said, table.Line))
            table.Bad("at", $"Line {lines[said]} has a comment of this person at that time already. Keep one, or give each its own time.");
        else if (known.Contains(said))
            unchanged++;
        else if (to is { } head)
            replies.Add((table.Line, topic, head, state));
        else
            Add(topic, null, state, table.Line);
    }

    /// <summary>Replies may stand before what they reply to.</summary>
    private void TakeReplies()
    {
        if (replies.Count == 0)
            return;
        var heads = draft
            .Comments.Concat(draft.NewComments)
            .Where(comment => comment.ParentId is null)
            .GroupBy(comment => (comment.Topic, comment.At))
            .ToDictionary(same => same.Key, same => same.First());
        foreach (var (line, topic, to, state) in replies)
            if (heads.TryGetValue((topic, to), out var head))
                Add(topic, head, state, line);
            else if (!draft.AnyProblem)
                Bad(
                    line,
                    "replies_to",
                    "There is no comment of that time about it. Write the time of the comment that this one replies to."
                );
    }

    private void Add(CommentTopic topic, Comment? head, CommentState state, int line) =>
        draft.Context.Problems.Try(
            ImportFormat.Comments.File,
            line,
            head is not null && state.ResolvedAt is not null ? "resolved_at" : "words",
            () => draft.NewComments.Add(Comment.Brought(draft.NextId(), topic, head, state))
        );

    private void Bad(int line, string column, string sentence) =>
        draft.Context.Problems.Add(ImportFormat.Comments.File, line, column, sentence);

    private CommentState? State()
    {
        if (table.Required("author").Length == 0 | table.Required("at").Length == 0)
            return null;
        if (table.Person("author") is not { } author || Moment("at") is not { } at)
            return null;
        return new(
            author,
            at,
            table.Text("words"),
            Moment("edited_at"),
            Moment("withdrawn_at"),
            table.Person("withdrawn_by"),
            Moment("resolved_at"),
            table.Person("resolved_by")
        );
    }

    private DateTime? Moment(string column)
    {
        var at = table.Moment(column);
        if (at > now)
            table.Bad(column, "This time lies in the future. Correct it.");
        return at;
    }

    private CommentTopic? Topic()
    {
        var on = table.RequiredChoice<CommentOn>("on");
        var code = table.Required("code");
        if (!table.Ok)
            return null;
        return on switch
        {
            CommentOn.Objective => Find(draft.Objectives, code, "objective") is { } objective ? CommentTopic.Of(objective) : null,
            CommentOn.Kpi => Find(draft.Kpis, code, "KPI") is { } kpi ? CommentTopic.Of(kpi, Period(kpi.Frequency)) : null,
            CommentOn.Initiative => Find(draft.Initiatives, code, "initiative") is { } initiative ? CommentTopic.Of(initiative) : null,
            CommentOn.Evidence => Link(code, table.Required("effect")) is { } link ? CommentTopic.Of(link) : null,
        };
    }

    private DateOnly? Period(Frequency frequency) =>
        table.Period("period", frequency) is { } period ? table.PeriodContaining(period.Start, frequency) : null;

    private T? Find<T>(Drafted<T> among, string code, string what)
        where T : class
    {
        if (!among.TryGet(code, out var found) && !among.IsUnusable(code))
            table.Bad("code", $"There is no {what} “{code}”. Add it, or correct the code.");
        return found;
    }

    private Domain.Plans.CauseEffectLink? Link(string cause, string effect)
    {
        var all = links ??= draft.Links.Values.Concat(draft.NewLinks).ToDictionary(link => link.Ends);
        var found =
            draft.Objectives.TryGet(cause, out var driver) && draft.Objectives.TryGet(effect, out var driven)
                ? all.GetValueOrDefault((driver.Id, driven.Id))
            : draft.Kpis.TryGet(cause, out var first) && draft.Kpis.TryGet(effect, out var then)
                ? all.GetValueOrDefault((first.Id, then.Id))
            : null;
        if (found is null && effect.Length > 0)
            table.Bad("effect", $"“{cause}” and “{effect}” are not linked. Add the link to links.csv, or correct the codes.");
        return found;
    }
}
