using System.Collections.Concurrent;
using System.Diagnostics;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Query;
using Microsoft.EntityFrameworkCore.Query.Internal;
using Microsoft.EntityFrameworkCore.Storage;
using Scorecard.Data;

namespace Scorecard.TestData.SqlServer;

#pragma warning disable EF1001 // Every query passes through the compiler, and only there it is seen as it was written.

/// <summary>
/// Puts every query of an application that runs on another database to SQL Server's translation as well, and keeps what the server would have been
/// sent, with the method that asked.
/// </summary>
/// <example>
/// <code>
/// services.ConfigureDbContext&lt;ScorecardDbContext&gt;(options => options.ReplaceService&lt;IQueryCompiler, SqlServerTwin>());
/// </code>
/// </example>
public sealed class SqlServerTwin(
    IQueryContextFactory contexts,
    ICompiledQueryCache cache,
    ICompiledQueryCacheKeyGenerator keys,
    IDatabase database,
    IDiagnosticsLogger<DbLoggerCategory.Query> logger,
    ICurrentDbContext current,
    IEvaluatableExpressionFilter filter,
    IModel model
) : QueryCompiler(contexts, cache, keys, database, logger, current, filter, model)
{
    private static readonly ConcurrentQueue<(string Asker, SqlServerStatement Statement)> Kept = new();

    private readonly ScorecardDbContext context = (ScorecardDbContext)current.Context;

    /// <summary>Who asked, such as <c>ScoreBookStore.ReadAsync</c>, and what.</summary>
    public static IReadOnlyList<(string Asker, SqlServerStatement Statement)> Asked => [.. Kept];

    public override TResult Execute<TResult>(Expression query)
    {
        Repeat(query, typeof(TResult));
        return base.Execute<TResult>(query);
    }

    public override TResult ExecuteAsync<TResult>(Expression query, CancellationToken cancellationToken = default)
    {
        // A task of one result, or a sequence of many.
        var element = typeof(TResult).GetGenericArguments()[0];
        Repeat(
            query,
            typeof(TResult).GetGenericTypeDefinition() == typeof(Task<>) ? element : typeof(IEnumerable<>).MakeGenericType(element)
        );
        return base.ExecuteAsync<TResult>(query, cancellationToken);
    }

    private void Repeat(Expression query, Type result)
    {
        var asker = Asker();
        using var db = SqlServerStub.Open(statement => Kept.Enqueue((asker, statement))).Scope(context.OrganizationId);
        var provider = db.GetService<IAsyncQueryProvider>();
        var answer = typeof(IQueryProvider)
            .GetMethods()
            .Single(m => m is { Name: nameof(IQueryProvider.Execute), IsGenericMethod: true })
            .MakeGenericMethod(result)
            .Invoke(provider, [new Move(db, provider).Visit(query)]);
        if (answer is System.Collections.IEnumerable rows and not string)
            foreach (var _ in rows)
            {
                // Related rows are only asked for while reading.
            }
    }

    /// <summary>The innermost of the application's own methods.</summary>
    private static string Asker()
    {
        foreach (var method in new StackTrace().GetFrames().Select(f => f.GetMethod()))
            if (method?.DeclaringType is { } type && type.Assembly.GetName().Name is "Scorecard.Web" or "Scorecard.Data")
                return CallSites.NameOf(method);
        return "a library or a test";
    }

    /// <summary>Sets a query on the tables of another context.</summary>
    private sealed class Move(ScorecardDbContext db, IAsyncQueryProvider provider) : ExpressionVisitor
    {
        protected override Expression VisitExtension(Expression node) =>
            node is EntityQueryRootExpression root
                ? new EntityQueryRootExpression(provider, db.Model.FindEntityType(root.EntityType.ClrType)!)
                : base.VisitExtension(node);

        protected override Expression VisitMember(MemberExpression node) => Source(node) ?? base.VisitMember(node);

        protected override Expression VisitMethodCall(MethodCallExpression node) =>
            (node.Method.DeclaringType == typeof(DbContext) ? Source(node) : null) ?? base.VisitMethodCall(node);

        /// <summary>A table or query that was made outside and only mentioned, such as <c>db.Units</c>.</summary>
        private Expression? Source(Expression mentioned) =>
            typeof(IQueryable).IsAssignableFrom(mentioned.Type)
                ? Visit(Expression.Lambda<Func<IQueryable>>(mentioned).Compile()().Expression)
                : null;
    }
}
