using Scorecard.Domain.Plans;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Initiatives;

public static class ReportDifferences
{
    /// <summary>Where what was typed differs from how the initiative stands.</summary>
    public static IReadOnlyList<Difference> Between(ReportInput mine, Initiative initiative)
    {
        var theirs = ReportInput.Of(initiative);
        return Difference.Among(
            ("Status", InitiativeWords.Status(mine.Status), InitiativeWords.Status(theirs.Status)),
            ("Progress, %", mine.Progress, theirs.Progress),
            ("Spent so far", mine.Spent, theirs.Spent),
            ("Note", mine.Note, theirs.Note),
            ("Milestones reached", Reached(mine, initiative), Reached(theirs, initiative))
        );
    }

    private static string Reached(ReportInput input, Initiative initiative) =>
        string.Join(", ", initiative.Milestones.Where(m => input.Reached.Contains(m.Number)).Select(m => m.Name));
}
