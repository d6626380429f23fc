namespace Scorecard.Web.Forms;

/// <summary>What is said of something that was done, and where to go on.</summary>
public sealed record Onward(string Sentence, string Path);
