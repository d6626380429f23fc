using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Scorecard.Data;

/// <summary>The names of one entity type's table and columns, quoted as the database's SQL takes them.</summary>
public sealed class SqlNames
{
    private readonly ISqlGenerationHelper names;
    private readonly IEntityType type;

    private SqlNames(ISqlGenerationHelper names, IEntityType type) => (this.names, this.type) = (names, type);

    public string Table => names.DelimitIdentifier(type.GetTableName()!, type.GetSchema());

    public string this[string property] => names.DelimitIdentifier(type.FindProperty(property)!.GetColumnName());

    public static SqlNames Of<TEntity>(ScorecardDbContext db) => Of(db, typeof(TEntity));

    public static SqlNames Of(ScorecardDbContext db, Type entity) =>
        new(db.GetService<ISqlGenerationHelper>(), db.Model.FindEntityType(entity)!);
}
