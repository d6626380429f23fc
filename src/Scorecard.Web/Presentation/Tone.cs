namespace Scorecard.Web.Presentation;

/// <summary>How a status looks and reads: always a colour with a shape, always with a word.</summary>
public enum Tone
{
    None,
    Good,
    Watch,
    Bad,
}

public static class ToneWords
{
    public static string CssClass(this Tone tone) =>
        tone switch
        {
            Tone.Good => "good",
            Tone.Watch => "watch",
            Tone.Bad => "bad",
            Tone.None => "none",
        };

    public static string Word(this Tone tone) =>
        tone switch
        {
            Tone.Good => "On track",
            Tone.Watch => "Watch",
            Tone.Bad => "Off track",
            Tone.None => "No data",
        };
}
