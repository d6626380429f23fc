using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;

namespace Scorecard.Data.Tests;

/// <summary>Comments on one thing of each kind, with a reply, a mention and a file, so that every column is filled somewhere.</summary>
internal static class CommentRows
{
    public static IEnumerable<object> Of(
        long firstId,
        Objective objective,
        Kpi kpi,
        Initiative initiative,
        CauseEffectLink link,
        long person,
        DateTime at
    )
    {
        var asked = new Comment(firstId, CommentTopic.Of(kpi, new(2025, 4, 1)), person, "Why so few?", at);
        var reply = new Comment(firstId + 1, asked, person, "Two shifts", at);
        asked.Edit("Why so few of them?", at);
        asked.Resolve(person, at);
        var withdrawn = new Comment(firstId + 2, CommentTopic.Of(objective), person, "Sorry", at);
        withdrawn.Withdraw(person, at);
        var mention = new CommentMention(asked, person);
        mention.Answer(at);
        var file = new CommentFile(firstId + 3, asked, new("shifts.csv", [1, 2, 3]));
        return
        [
            asked,
            reply,
            withdrawn,
            new Comment(firstId + 4, CommentTopic.Of(initiative), person, "In time?", at),
            new Comment(firstId + 5, CommentTopic.Of(link), person, "By chance?", at),
            mention,
            file,
            new CommentFileContent(file, [1, 2, 3]),
        ];
    }
}
