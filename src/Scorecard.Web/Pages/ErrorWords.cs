namespace Scorecard.Web.Pages;

/// <summary>What is said of a request that failed, and what to do now.</summary>
public sealed record ErrorWords(string Heading, string Advice)
{
    /// <summary>What became of a form when the request failed.</summary>
    public enum Fate
    {
        /// <summary>No form was sent.</summary>
        None,

        /// <summary>The form was refused because its page was open for too long.</summary>
        Expired,

        /// <summary>Probably nothing was saved.</summary>
        Open,

        /// <summary>The last step of saving was sent and not answered.</summary>
        Unanswered,
    }

    public static ErrorWords Of(int statusCode, Fate fate) =>
        statusCode switch
        {
            400 when fate == Fate.Expired => new(
                "This page was open for too long",
                "Nothing was saved. Copy what you typed, below or after going back, load the page again and enter it there."
            ),
            400 => new("That request could not be read", "Nothing was saved. Go back, reload the page and try again."),
            403 => new("You may not do that", "Your role does not allow it. An administrator of your organization can change that."),
            404 or 405 => new(
                "There is nothing here",
                "The page may have moved, or it may not be open to you. Check the address or start from the dashboard."
            ),
            409 => new(
                "What had been reported is not changed",
                "You were looking at an earlier day, so nothing was saved. Go back, choose “Show as known now” and do it there."
            ),
            413 => new("That file is too large", "Nothing was saved. Split the file and send the parts one after the other."),
            429 => new("This was asked for too often", TooOften(fate)),
            503 => new("The database cannot do this at the moment", Away(fate)),
            >= 500 => new("Something went wrong on our side", Wrong(fate)),
            _ => new("That did not work", "Nothing was saved. Go back, reload the page and try again."),
        };

    private static string TooOften(Fate fate) =>
        "So that everyone is served, a person and a network address have only so much of this at once and in a minute. "
        + (fate == Fate.None ? "Wait for a minute and load this page again." : "Nothing was saved. Wait for a minute and send it again.");

    private static string Away(Fate fate) =>
        fate switch
        {
            Fate.None or Fate.Expired => "It is away, busy or full. Nothing is lost: load this page again in a few seconds.",
            Fate.Open => "It is away, busy or full, so this may not have been saved. Send it again in a few seconds; "
                + "what was saved already is not saved twice.",
            Fate.Unanswered => "Its last answer was lost, so this may have been saved. Send it again in a few seconds; "
                + "what was saved already is not saved twice.",
        };

    private static string Wrong(Fate fate) =>
        fate switch
        {
            Fate.None or Fate.Expired => "Try again; if it happens again, tell your administrator the reference below.",
            Fate.Open => "It may not have been saved. Look before you try again; "
                + "if it happens again, tell your administrator the reference below.",
            Fate.Unanswered => "It may have been saved. Look before you try again; "
                + "if it happens again, tell your administrator the reference below.",
        };
}
