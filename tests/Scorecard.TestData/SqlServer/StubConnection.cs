using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.Data.SqlClient;

namespace Scorecard.TestData.SqlServer;

/// <summary>
/// A connection to no server: it keeps the commands that SQL Server would have got, and answers each with one row in which every number is 1.
/// </summary>
public sealed class StubConnection(Action<SqlServerStatement> keep) : DbConnection
{
    private ConnectionState state;

    [AllowNull]
    public override string ConnectionString { get; set; } = "";

    public override string Database => "none";

    public override string DataSource => "none";

    public override string ServerVersion => "16.00.0000";

    public override ConnectionState State => state;

    public override void ChangeDatabase(string databaseName) => throw new NotSupportedException();

    public override void Open() => state = ConnectionState.Open;

    public override void Close() => state = ConnectionState.Closed;

    protected override DbTransaction BeginDbTransaction(IsolationLevel isolationLevel) => new Transaction(this, isolationLevel);

    protected override DbCommand CreateDbCommand() => new Command(keep) { Connection = this };

    private sealed class Transaction(DbConnection connection, IsolationLevel level) : DbTransaction
    {
        public override IsolationLevel IsolationLevel => level;

        public override bool SupportsSavepoints => true;

        protected override DbConnection DbConnection => connection;

        public override void Commit() { }

        public override void Rollback() { }

        public override void Save(string savepointName) { }
    }

    private sealed class Command(Action<SqlServerStatement> keep) : DbCommand
    {
        // Real parameters: they know the types that SQL Server would be told.
        private readonly SqlCommand parameters = new();

        [AllowNull]
        public override string CommandText { get; set; } = "";

        public override int CommandTimeout { get; set; }

        public override CommandType CommandType { get; set; } = CommandType.Text;

        public override bool DesignTimeVisible { get; set; }

        public override UpdateRowSource UpdatedRowSource { get; set; }

        protected override DbConnection? DbConnection { get; set; }

        protected override DbParameterCollection DbParameterCollection => parameters.Parameters;

        protected override DbTransaction? DbTransaction { get; set; }

        public override void Cancel() { }

        public override void Prepare() { }

        public override int ExecuteNonQuery()
        {
            Keep();
            return 1;
        }

        public override object ExecuteScalar()
        {
            Keep();
            return 1;
        }

        protected override DbParameter CreateDbParameter() => new SqlParameter();

        protected override DbDataReader ExecuteDbDataReader(CommandBehavior behavior)
        {
            Keep();
            return new StubReader();
        }

        protected override void Dispose(bool disposing)
        {
            parameters.Dispose();
            base.Dispose(disposing);
        }

        private void Keep() => keep(new(CommandText, [.. parameters.Parameters.Cast<SqlParameter>().Select(SqlServerStatement.Declare)]));
    }
}
