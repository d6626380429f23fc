using System.Collections;
using System.Data.Common;
using Scorecard.Domain.Insight;
using Scorecard.Domain.Periods;

namespace Scorecard.TestData.SqlServer;

/// <summary>Result sets of one row each, in which every number is 1, every answer yes and every text one that can also be read as a number.</summary>
internal sealed class StubReader : DbDataReader
{
    private const string Text = "1";
    private const int MostColumns = 200;

    // A batch of updates has one for each statement.
    private const int MostResults = 50;
    private static readonly DateTime At = new(2001, 1, 1, 0, 0, 0, DateTimeKind.Unspecified);

    // Whatever else reads bytes takes any.
    private static readonly byte[] Bytes = FrozenScores
        .Of(new ModelBuilder().Build().Book, FiscalCalendar.Calendar.Containing(Frequency.Month, DateOnly.FromDateTime(At)))
        .ToBytes();

    private int results = 1;
    private bool read;

    public override int Depth => 0;

    public override int FieldCount => MostColumns;

    public override bool HasRows => true;

    public override bool IsClosed => false;

    public override int RecordsAffected => 1;

    public override object this[int ordinal] => 1L;

    public override object this[string name] => 1L;

    public override bool Read() => !read && (read = true);

    public override bool NextResult()
    {
        read = false;
        return results++ < MostResults;
    }

    public override T GetFieldValue<T>(int ordinal) =>
        (T)(
            typeof(T) switch
            {
                var type when type == typeof(string) => Text,
                var type when type == typeof(DateOnly) => DateOnly.FromDateTime(At),
                var type when type == typeof(DateTimeOffset) => new DateTimeOffset(At, TimeSpan.Zero),
                var type when type == typeof(byte[]) => Bytes,
                var type => Convert.ChangeType(type == typeof(DateTime) ? At : 1, type, System.Globalization.CultureInfo.InvariantCulture),
            }
        );

    public override bool GetBoolean(int ordinal) => true;

    public override byte GetByte(int ordinal) => 1;

    public override char GetChar(int ordinal) => Text[0];

    public override DateTime GetDateTime(int ordinal) => At;

    public override decimal GetDecimal(int ordinal) => 1;

    public override double GetDouble(int ordinal) => 1;

    public override float GetFloat(int ordinal) => 1;

    public override Guid GetGuid(int ordinal) => Guid.Empty;

    public override short GetInt16(int ordinal) => 1;

    public override int GetInt32(int ordinal) => 1;

    public override long GetInt64(int ordinal) => 1;

    public override string GetString(int ordinal) => Text;

    public override bool IsDBNull(int ordinal) => false;

    public override object GetValue(int ordinal) => 1L;

    public override int GetValues(object[] values) => throw new NotSupportedException();

    public override long GetBytes(int ordinal, long dataOffset, byte[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override long GetChars(int ordinal, long dataOffset, char[]? buffer, int bufferOffset, int length) =>
        throw new NotSupportedException();

    public override string GetDataTypeName(int ordinal) => "bigint";

    public override Type GetFieldType(int ordinal) => typeof(long);

    public override string GetName(int ordinal) => $"C{ordinal}";

    public override int GetOrdinal(string name) => throw new NotSupportedException();

    public override IEnumerator GetEnumerator() => throw new NotSupportedException();
}
