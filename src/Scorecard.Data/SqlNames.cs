using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scorecard.Data;

/// <summary>The names of one entity type's table and columns, quoted as the database's SQL takes them.</summary>
internal sealed class SqlNames(ISqlGenerationHelper names, IEntityType type)
{
    public string Table => names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    public string this[string property] => names.DelimitIdentifier(type.FindProperty(property)!.GetColumnName());

    public static SqlNames Of<TEntity>(ScorecardDbContext db) =>
        new(db.GetService<ISqlGenerationHelper>(), db.Model.FindEntityType(typeof(TEntity))!);
}
