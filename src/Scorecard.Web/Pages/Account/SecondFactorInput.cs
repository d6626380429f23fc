namespace Scorecard.Web.Pages.Account;

/// <summary>What proves that whoever changes the second factor is its owner.</summary>
public sealed record SecondFactorInput
{
    /// <summary>The present password.</summary>
    public string? Current { get; init; }

    /// <summary>The first code that the app shows.</summary>
    public string? Code { get; init; }
}
