namespace Scorecard.Web.Toolkit;

/// <summary>The nine steps, in their order.</summary>
public static partial class Steps
{
    public static IReadOnlyList<Step> All { get; } =
    [Assessment, Strategy, Objectives, StrategyMap, Measures, Initiatives, Performance, Cascading, Evaluation];

    public static Step? Find(string? slug) => All.FirstOrDefault(step => step.Slug == slug);

    /// <summary>Counted from 1.</summary>
    public static int NumberOf(Step step) => All.ToList().IndexOf(step) + 1;

    public static Step? Before(Step step) => All.ElementAtOrDefault(NumberOf(step) - 2);

    public static Step? After(Step step) => All.ElementAtOrDefault(NumberOf(step));
}
