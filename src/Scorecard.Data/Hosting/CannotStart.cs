namespace Scorecard.Data.Hosting;

/// <summary>What hinders a start, in a sentence that names the setting or the file and what to do.</summary>
public sealed class CannotStart(string sentence, Exception? cause = null) : Exception(sentence, cause);
