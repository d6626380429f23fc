using Scorecard.Domain.Scales;

namespace Scorecard.Web.Presentation;

public static class Tones
{
    public static Tone Of(Status status) =>
        status switch
        {
            Status.Green => Tone.Good,
            Status.Amber => Tone.Watch,
            Status.Red => Tone.Bad,
            Status.Grey => Tone.None,
        };

    /// <summary>What to say of a score: the status, or why it has none.</summary>
    public static string Word(Score score, Status status) =>
        score.State switch
        {
            ScoreState.NotApplicable => "N/A",
            ScoreState.NotScored => "Not scored",
            ScoreState.Present when status == Status.Grey => "Too little reported",
            ScoreState.Present or ScoreState.Missing => Of(status).Word(),
        };
}
