namespace Scorecard.Web.Pages;

/// <summary>What is said of a request that failed, and what to do now.</summary>
public sealed record ErrorWords(string Heading, string Advice)
{
    /// <param name="formExpired">Whether a form was refused because its page was open for too long.</param>
    public static ErrorWords Of(int statusCode, bool formExpired) =>
        statusCode switch
        {
            400 when formExpired => new(
                "This page was open for too long",
                "Nothing was saved. Copy what you typed, below or after going back, load the page again and enter it there."
            ),
            400 => new("That request could not be read", "Nothing was saved. Go back, reload the page and try again."),
            403 => new("You may not do that", "Your role does not allow it. An administrator of your organization can change that."),
            404 or 405 => new(
                "There is nothing here",
                "The page may have moved, or it may not be open to you. Check the address or start from the dashboard."
            ),
            413 => new("That file is too large", "Nothing was saved. Split the file and send the parts one after the other."),
            >= 500 => new(
                "Something went wrong on our side",
                "Nothing was saved. Try again; if it happens again, tell your administrator the reference below."
            ),
            _ => new("That did not work", "Nothing was saved. Go back, reload the page and try again."),
        };
}
