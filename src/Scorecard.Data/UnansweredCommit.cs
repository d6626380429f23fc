namespace Scorecard.Data;

/// <summary>A commit that was sent and not answered: nobody knows whether it holds.</summary>
public static class UnansweredCommit
{
    private const string Key = "The commit was sent and not answered.";

    public static void Mark(Exception fault) => fault.Data[Key] = true;

    public static bool IsIn(Exception fault) => fault.Data.Contains(Key) || (fault.InnerException is { } inner && IsIn(inner));
}
