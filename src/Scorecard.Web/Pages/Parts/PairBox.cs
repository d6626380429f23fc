namespace Scorecard.Web.Pages.Parts;

/// <summary>The box of a drawing and the room that is left free around its lines, in pixels at full size.</summary>
public sealed record PairBox(double Width, double Height, double Left, double Right, double Top, double Bottom)
{
    /// <summary>With an axis to the left and below.</summary>
    public static readonly PairBox WithAxes = new(720, 250, 34, 8, 10, 26);

    /// <summary>Beside a sentence.</summary>
    public static readonly PairBox Small = new(320, 72, 3, 3, 4, 4);
}
