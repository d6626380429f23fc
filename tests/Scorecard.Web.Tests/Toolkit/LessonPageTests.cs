using System.Globalization;
using System.Net;
using Scorecard.Web.Toolkit;

namespace Scorecard.Web.Tests.Toolkit;

public sealed class LessonPageTests(TestApp app) : IClassFixture<TestApp>
{
    public static TheoryData<int> Numbers => [.. Lessons.All.Select(l => l.Number)];

    [Fact]
    public void There_are_ten_and_each_has_one_right_answer_and_says_why_the_others_are_wrong()
    {
        Assert.Equal(Enumerable.Range(1, 10), Lessons.All.Select(l => l.Number));
        Assert.All(
            Lessons.All,
            lesson =>
            {
                Assert.Single(lesson.Answers, answer => answer.IsRight);
                Assert.InRange(lesson.Answers.Count, 3, 4);
                Assert.All(lesson.Answers, answer => Assert.NotEmpty(answer.Why));
                Assert.InRange(lesson.Paragraphs.Sum(p => p.Split(' ').Length), 150, 250);
            }
        );
    }

    [Theory, MemberData(nameof(Numbers))]
    public async Task A_wrong_answer_is_explained_and_the_right_one_finishes_the_lesson(int number)
    {
        var browser = await app.SignInAsync(app.Companies.NorthUpdater);
        var lesson = Lessons.Find(number)!;
        var right = Place(lesson, answer => answer.IsRight);
        Assert.DoesNotContain("Finished", (await browser.GetAsync($"/toolkit/lessons/{number}")).Words, StringComparison.Ordinal);

        foreach (var (wrong, place) in lesson.Answers.Select((a, i) => (a, i)).Where(x => !x.a.IsRight))
        {
            var refused = await (await browser.GetAsync($"/toolkit/lessons/{number}")).Form().Type("answer", Say(place)).SubmitAsync();
            Assert.Contains(wrong.Why, refused.Problems, StringComparison.Ordinal);
            Assert.Equal(Say(place), refused.Form()["answer"]);
        }
        var done = await (await browser.GetAsync($"/toolkit/lessons/{number}")).Form().Type("answer", Say(right)).SubmitAsync();

        Assert.Contains($"Lesson {number} is finished", done.Message, StringComparison.Ordinal);
        Assert.Contains("Finished", done.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Finished_lessons_are_counted_for_the_person_alone()
    {
        var browser = await app.SignInAsync(app.Companies.OpsManager);
        await (await browser.GetAsync("/toolkit/lessons/4"))
            .Form()
            .Type("answer", Say(Place(Lessons.Find(4)!, a => a.IsRight)))
            .SubmitAsync();

        Assert.Contains("1 of 10 finished", (await browser.GetAsync("/toolkit/lessons")).Words, StringComparison.Ordinal);
        Assert.Contains("1 of 10 finished", (await browser.GetAsync("/toolkit")).Words, StringComparison.Ordinal);
        Assert.Contains(
            "0 of 10 finished",
            (await (await app.SignInAsync(app.Companies.Stranger)).GetAsync("/toolkit")).Words,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task No_answer_is_refused_and_a_lesson_that_is_none_is_not_found()
    {
        var browser = await app.SignInAsync(app.Companies.OpsManager);

        Assert.Contains(
            "Choose one",
            (await (await browser.GetAsync("/toolkit/lessons/2")).Form().SubmitAsync()).Problems,
            StringComparison.Ordinal
        );
        foreach (var number in new[] { "0", "11", "first" })
            Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/toolkit/lessons/{number}")).Status);
    }

    private static int Place(Lesson lesson, Func<Answer, bool> which) => lesson.Answers.ToList().FindIndex(a => which(a));

    private static string Say(int place) => place.ToString(CultureInfo.InvariantCulture);
}
