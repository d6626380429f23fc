using System.Globalization;
using Scorecard.Domain;
using Scorecard.Web.Forms;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>The points of a custom scale as people type them, one <c>value : score</c> a line, against how they are kept.</summary>
public static class PointsText
{
    public static (string? Points, string? Problem) Read(string? text)
    {
        var points = new List<string>();
        foreach (var line in (text ?? "").Split(['\n', ';'], StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (
                line.Split(':') is not [var value, var score]
                || NumberText.Number(value) is not { } v
                || NumberText.Number(score) is not { } s
            )
                return (null, $"“{line}” is not a point. Write value : score, such as 80 : 0");
            if (s is < 0 or > 100)
                return (null, $"“{line}”: a score lies between 0 and 100");
            points.Add(string.Create(CultureInfo.InvariantCulture, $"{v}:{s}"));
        }
        var all = string.Join(';', points);
        return points.Count < 2 ? (null, "Write at least two points, one a line")
            : all.Length > TextRules.DescriptionLength ? (null, "These are too many points. Keep the corners only")
            : (all, null);
    }

    /// <param name="points">As kept: <c>80:0;95:100</c>.</param>
    public static string Write(string? points) =>
        string.Join(
            '\n',
            (points ?? "")
                .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                .Select(point =>
                    string.Join(" : ", point.Split(':').Select(part => NumberText.Write(decimal.Parse(part, CultureInfo.InvariantCulture))))
                )
        );
}
