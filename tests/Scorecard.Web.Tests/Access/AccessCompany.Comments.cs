using Scorecard.Domain.Comments;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Access;

/// <content>What people say.</content>
public sealed partial class AccessCompany
{
    /// <summary>A comment by the Administrator, with a file.</summary>
    private (Comment Comment, CommentFile File) CommentOn(Kpi kpi, string mark)
    {
        var administrator = callers["Administrator"]!.Id;
        var comment = new Comment(NextId(), CommentTopic.Of(kpi), administrator, $"{mark} asks {next}", TestApp.Now.UtcDateTime);
        return (comment, new(NextId(), comment, new($"{mark}.csv", [1])));
    }
}
