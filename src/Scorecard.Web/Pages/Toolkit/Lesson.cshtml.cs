using Microsoft.AspNetCore.Mvc;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Pages.Toolkit;

public sealed class LessonModel(Checklists checklists) : EditPage
{
    [FromRoute]
    public int Number { get; set; }

    public Lesson Lesson { get; private set; } = null!;

    public bool IsFinished { get; private set; }

    /// <summary>The place of the answer that was given.</summary>
    public int? Given { get; private set; }

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(int? answer, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                Given = answer;
                var right = Lesson.Check(answer);
                await checklists.TickAsync(Lesson.Item, true, cancel);
                return Done($"{right.Why} Lesson {Number} is finished.", $"~/toolkit/lessons/{Number}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Lessons.Find(Number) is not { } lesson || await checklists.ReadAsync(cancel) is not { } standing)
            return false;
        Lesson = lesson;
        IsFinished = standing.IsFinished(lesson);
        Way = [new WayPoint("Toolkit", "~/toolkit"), new WayPoint("Lessons", "~/toolkit/lessons"), new WayPoint($"Lesson {Number}")];
        return true;
    }
}
