using Microsoft.AspNetCore.Mvc;
using Scorecard.Domain;
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

    public Answer Right => Lesson.Answers.Single(answer => answer.IsRight);

    public Lesson? Next => Lessons.Find(Number + 1);

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel);

    public Task<IActionResult> OnPostAsync(int? answer, CancellationToken cancel) =>
        SaveAsync(
            async () =>
            {
                Given = answer;
                if (answer is not { } place || Lesson.Answers.ElementAtOrDefault(place) is not { } given)
                    throw new RuleViolation("Choose one of the answers.");
                if (!given.IsRight)
                    throw new RuleViolation($"{given.Why} Try again.");
                await checklists.TickAsync(Lesson.Item, true, cancel);
                return Done($"{given.Why} Lesson {Number} is finished.", $"~/toolkit/lessons/{Number}");
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel)
    {
        if (Lessons.Find(Number) is not { } lesson || await checklists.ReadAsync(cancel) is not { } standing)
            return false;
        (Lesson, IsFinished) = (lesson, standing.IsFinished(lesson));
        Way = [new WayPoint("Toolkit", "~/toolkit"), new WayPoint("Lessons", "~/toolkit/lessons"), new WayPoint($"Lesson {Number}")];
        return true;
    }
}
