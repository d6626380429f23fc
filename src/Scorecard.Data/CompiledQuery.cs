using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore.Metadata;

namespace Scorecard.Data;

/// <summary>A query that every page asks, compiled once for each database's model, which is all that a compiled query works with.</summary>
/// <param name="compile">One of <c>EF.CompileAsyncQuery</c>.</param>
public sealed class CompiledQuery<TQuery>(Func<TQuery> compile)
    where TQuery : Delegate
{
    private readonly ConditionalWeakTable<IModel, TQuery> ofModel = [];

    public TQuery For(ScorecardDbContext db) => ofModel.GetValue(db.Model, _ => compile());
}
