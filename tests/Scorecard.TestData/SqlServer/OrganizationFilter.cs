using Microsoft.SqlServer.TransactSql.ScriptDom;

namespace Scorecard.TestData.SqlServer;

/// <summary>
/// Finds the tables of organizations that a statement reads without naming the organization: a database that is distributed by it would have to ask all
/// its nodes. A table names it by an equality with a parameter, or with the organization of a table that names it.
/// </summary>
/// <param name="keys">For each table of organizations, the column that says whose a row is.</param>
public sealed class OrganizationFilter(IReadOnlyDictionary<string, string> keys)
{
    /// <summary>The tables that are read across organizations, such as <c>Units</c>.</summary>
    public IReadOnlyList<string> Unnamed(string sql)
    {
        var read = new Statement(keys);
        new TSql160Parser(initialQuotedIdentifiers: true).Parse(new StringReader(sql), out _).Accept(read);
        var named = new HashSet<string>();
        if (read.IsEmpty)
            return [];
        while (read.Equal.Any(e => e.To is { } to && (e.From is not { } from || named.Contains(read.Source(from) ?? "")) && Names(to))) { }
        return [.. read.Tables.Where(t => !named.Contains(t.Key)).Select(t => t.Value).Distinct().Order(StringComparer.Ordinal)];

        bool Names(Column to) => read.Source(to) is { } alias && named.Add(alias);
    }

    private sealed record Column(string Alias, string Name);

    /// <summary>What one statement reads and sets equal. EF Core gives each table of a statement an alias of its own.</summary>
    private sealed class Statement(IReadOnlyDictionary<string, string> keys) : TSqlFragmentVisitor
    {
        private readonly Dictionary<Column, Column> derived = [];

        // Under OR and NOT an equality narrows nothing; a query below them begins anew.
        private bool narrows = true;

        private int depth;

        // In the condition of a left join an equality narrows only what is joined.
        private TableReference? joined;

        /// <summary>EF Core asks for 0 = 1 where nothing is asked for.</summary>
        public bool IsEmpty { get; private set; }

        public Dictionary<string, string> Tables { get; } = [];

        /// <summary>Where the first names its organization, or is null for a parameter, the second does.</summary>
        public List<(Column? From, Column? To)> Equal { get; } = [];

        /// <summary>The alias of the table whose organization a column holds, through all derived tables.</summary>
        public string? Source(Column column)
        {
            while (derived.TryGetValue(column, out var inner))
                column = inner;
            return Tables.TryGetValue(column.Alias, out var table) && keys[table] == column.Name ? column.Alias : null;
        }

        public override void Visit(NamedTableReference node)
        {
            // UPDATE and DELETE name their target again by its alias.
            if (node.Alias is { Value: var alias } && node.SchemaObject.BaseIdentifier.Value is var table && keys.ContainsKey(table))
                Tables[alias] = table;
        }

        public override void Visit(QueryDerivedTable node)
        {
            if (node.QueryExpression is QuerySpecification inner)
                foreach (var element in inner.SelectElements.OfType<SelectScalarExpression>())
                    if (ColumnOf(element.Expression) is { } source)
                        derived[new(node.Alias.Value, element.ColumnName?.Value ?? source.Name)] = source;
        }

        public override void ExplicitVisit(QuerySpecification node)
        {
            depth++;
            With(true, null, () => base.ExplicitVisit(node));
            depth--;
        }

        public override void ExplicitVisit(BooleanNotExpression node) => With(false, joined, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(BooleanBinaryExpression node) =>
            With(narrows && node.BinaryExpressionType == BooleanBinaryExpressionType.And, joined, () => base.ExplicitVisit(node));

        public override void ExplicitVisit(QualifiedJoin node)
        {
            node.FirstTableReference.Accept(this);
            node.SecondTableReference.Accept(this);
            With(
                true,
                node.QualifiedJoinType == QualifiedJoinType.LeftOuter ? node.SecondTableReference : null,
                () => node.SearchCondition.Accept(this)
            );
        }

        public override void Visit(BooleanComparisonExpression node)
        {
            if (!narrows || node.ComparisonType != BooleanComparisonType.Equals)
                return;
            if (node is { FirstExpression: IntegerLiteral one, SecondExpression: IntegerLiteral other } && one.Value != other.Value)
                IsEmpty |= depth == 1;
            Add(node.FirstExpression, node.SecondExpression);
            Add(node.SecondExpression, node.FirstExpression);
        }

        private void Add(ScalarExpression from, ScalarExpression to)
        {
            if (ColumnOf(to) is { } column && (from is VariableReference || ColumnOf(from) is not null))
                if (joined is null || Aliases.Of(joined).Contains(column.Alias))
                    Equal.Add((ColumnOf(from), column));
        }

        private void With(bool narrowing, TableReference? join, Action visit)
        {
            var before = (narrows, joined);
            (narrows, joined) = (narrowing, join);
            visit();
            (narrows, joined) = before;
        }

        private static Column? ColumnOf(ScalarExpression expression) =>
            expression is ColumnReferenceExpression { MultiPartIdentifier.Identifiers: [var alias, var name] }
                ? new(alias.Value, name.Value)
                : null;
    }

    private sealed class Aliases : TSqlFragmentVisitor
    {
        private readonly HashSet<string> found = [];

        public static HashSet<string> Of(TSqlFragment table)
        {
            var visitor = new Aliases();
            table.Accept(visitor);
            return visitor.found;
        }

        public override void Visit(TableReferenceWithAlias node)
        {
            if (node.Alias is { Value: var alias })
                found.Add(alias);
        }
    }
}
