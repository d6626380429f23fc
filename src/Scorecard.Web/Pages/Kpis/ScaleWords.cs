using Scorecard.Domain.Scales;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>A scale in words: “0 at 90, 100 at 98”.</summary>
public sealed class ScaleWords : IScaleWriter
{
    private static readonly ScaleWords Only = new();

    public static string Of(ScaleInput scale) => ScaleKinds.Of(scale.Kind).Sentence(scale, field => field.Write(scale, Only));

    public string Number(decimal? number) => Figures.Value(number);

    public string YesNo(bool? answer) => answer == true ? "Yes" : "No";

    public string Points(string? points) => PointsText.Write(points).ReplaceLineEndings("; ");
}
