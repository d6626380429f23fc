namespace Scorecard.Data.Sqlite;

/// <summary>Result codes of SQLite that are told apart; see https://sqlite.org/rescode.html.</summary>
internal static class ResultCode
{
    public const int Locked = 5;
    public const int TableLocked = 6;
    public const int ReadOnly = 8;
    public const int CannotReadOrWrite = 10;
    public const int Damaged = 11;
    public const int Full = 13;
    public const int CannotOpen = 14;
    public const int NotADatabase = 26;
}
