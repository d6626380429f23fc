using Microsoft.AspNetCore.Mvc.Rendering;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Meetings;

public static class EntryDifferences
{
    public static IReadOnlyList<Difference> Between(
        EntryInput mine,
        EntryInput theirs,
        IReadOnlyList<SelectListItem> people,
        IReadOnlyList<SelectListItem> objectives
    ) =>
        Difference.Among(
            ("What was said", mine.Words, theirs.Words),
            ("Who does it", Difference.Chosen(people, mine.OwnerId), Difference.Chosen(people, theirs.OwnerId)),
            ("Until", mine.Due, theirs.Due),
            ("About", Difference.Chosen(objectives, mine.ObjectiveId), Difference.Chosen(objectives, theirs.ObjectiveId))
        );
}
