using Scorecard.Domain.Insight;

namespace Scorecard.Web.Pages.HeatMap;

public static class LensWords
{
    /// <summary>Each lens with its word in the address; by weight has none.</summary>
    public static readonly IReadOnlyList<(Lens Lens, string? Key)> All =
    [
        (Lens.Weighted, null),
        (Lens.Worst, "worst"),
        (Lens.Majority, "majority"),
        (Lens.Median, "median"),
    ];

    public static string Name(this Lens lens) =>
        lens switch
        {
            Lens.Weighted => "By weight",
            Lens.Worst => "Worst",
            Lens.Majority => "Majority",
            Lens.Median => "Median",
        };

    /// <summary>What a cell shows.</summary>
    public static string Sentence(this Lens lens) =>
        lens switch
        {
            Lens.Worst => "Each cell shows the lowest of its objectives.",
            Lens.Majority => "Each cell shows the status that holds most weight among its objectives, as the mean of those in it; "
                + "a tie goes to the worse one.",
            Lens.Median => "Each cell shows the objective in the middle: half of the weight lies below it and half above.",
            Lens.Weighted => "Each cell shows the stored score: the mean of its objectives by weight.",
        };
}
