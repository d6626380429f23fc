using Scorecard.Domain.Changes;

namespace Scorecard.Domain.Tests.Changes;

public sealed class SubjectsTests
{
    [Fact]
    public void What_scores_are_not_computed_from_leaves_the_structure_alone() =>
        Assert.Equal(
            [Subject.Measurement, Subject.Person, Subject.Finding, Subject.Meeting, Subject.Signal, Subject.Comment, Subject.Reading],
            Enum.GetValues<Subject>().Where(s => !s.ChangesStructure())
        );
}
