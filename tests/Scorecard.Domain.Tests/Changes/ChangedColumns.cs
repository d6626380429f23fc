using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Tests.Changes;

internal static class ChangedColumns
{
    /// <summary>The line with each of its columns changed by as little as can be.</summary>
    public static IEnumerable<Change> Of(Change line)
    {
        yield return With(organization: line.OrganizationId + 1);
        yield return With(at: line.At.AddMicroseconds(1));
        yield return With(by: 8);
        yield return With(subject: Subject.Unit);
        yield return With(subjectId: 10);
        yield return With(what: "Nam", from: "ebefore");
        yield return With(from: "befor", to: "e" + line.To);
        yield return With(to: line.To + " ");
        yield return With(why: "");

        Change With(
            long? organization = null,
            DateTime? at = null,
            long? by = null,
            Subject? subject = null,
            long? subjectId = null,
            string? what = null,
            string? from = null,
            string? to = null,
            string? why = null
        ) =>
            new(
                organization ?? line.OrganizationId,
                line.Sequence,
                line.Ordinal,
                at ?? line.At,
                by ?? line.By,
                subject ?? line.Subject,
                subjectId ?? line.SubjectId,
                what ?? line.What,
                from ?? line.From,
                to ?? line.To,
                why
            );
    }
}
