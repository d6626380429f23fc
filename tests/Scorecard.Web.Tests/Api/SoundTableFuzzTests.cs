using System.Xml.Linq;
using FsCheck;
using FsCheck.Fluent;

namespace Scorecard.Web.Tests.Api;

/// <summary>Questions that fit the columns which the tables say they have, as a program makes them of $metadata: they are answered.</summary>
[Collection(ApiTests.Name)]
public sealed class SoundTableFuzzTests(ApiCompany company)
{
    private const int Calls = 200;
    private const int MostRefused = Calls / 10;

    private static readonly XNamespace Edm = "http://docs.oasis-open.org/odata/ns/edm";

    private sealed record Column(string Name, string Type);

    [Fact]
    public async Task What_fits_the_columns_is_answered()
    {
        var tables = await TablesAsync();
        Assert.InRange(tables.Count, 7, 20);
        var questions =
            from table in Gen.Elements(tables.AsEnumerable())
            from question in Question(table.Name, table.Columns)
            select question;
        var (wrong, refused) = (new List<string>(), new List<string>());
        foreach (var question in questions.Sample(20, new Rnd(20_261_202, 1), Calls))
        {
            using var response = await company.Program.GetAsync($"/odata/v1/{question}");
            var status = (int)response.StatusCode;
            if (status == 400)
                refused.Add($"{question}\n  {await response.Content.ReadAsStringAsync()}");
            else if (status != 200)
                wrong.Add($"{status}: {question}");
        }
        Assert.True(wrong.Count == 0, string.Join("\n", wrong.Take(20)));
        Assert.True(refused.Count <= MostRefused, $"{refused.Count} were refused:\n{string.Join("\n", refused.Take(20))}");
    }

    private async Task<List<(string Name, IReadOnlyList<Column> Columns)>> TablesAsync()
    {
        var metadata = XDocument.Parse(await company.Program.GetStringAsync("/odata/v1/$metadata"));
        var types = metadata
            .Descendants(Edm + "EntityType")
            .ToDictionary(
                type => $"{type.Parent!.Attribute("Namespace")!.Value}.{type.Attribute("Name")!.Value}",
                type =>
                    (IReadOnlyList<Column>)
                        [.. type.Elements(Edm + "Property").Select(p => new Column(p.Attribute("Name")!.Value, p.Attribute("Type")!.Value))]
            );
        return
        [
            .. metadata
                .Descendants(Edm + "EntitySet")
                .Select(set => (set.Attribute("Name")!.Value, types[set.Attribute("EntityType")!.Value])),
        ];
    }

    private static Gen<string> Question(string table, IReadOnlyList<Column> columns)
    {
        var column = Gen.Elements(columns.AsEnumerable());
        var test = column.SelectMany(Test);
        var filter = Gen.OneOf(
            test,
            test.Two().Select(two => $"{two.Item1} and {two.Item2}"),
            test.Two().Select(two => $"({two.Item1}) or not ({two.Item2})")
        );
        return from condition in filter
            from order in column
            from down in Gen.Elements("", " desc")
            from shown in column.Two()
            from rest in Gen.Elements("", "&$top=5", "&$top=5&$skip=2", "&$count=true")
            select $"{table}?$filter={Uri.EscapeDataString(condition)}&$orderby={order.Name}{down}"
                + $"&$select={string.Join(',', new[] { shown.Item1.Name, shown.Item2.Name }.Distinct())}{rest}";
    }

    private static Gen<string> Test(Column column)
    {
        var (name, compared) = (column.Name, Gen.Elements("eq", "ne", "gt", "ge", "lt", "le"));
        return column.Type switch
        {
            "Edm.String" => Gen.Elements(
                $"{name} eq 'Sales'",
                $"contains({name},'a')",
                $"startswith({name},'S')",
                $"tolower({name}) eq 'sales'",
                $"{name} ne null",
                $"length({name}) gt 3",
                $"{name} in ('a','b''c')"
            ),
            "Edm.Boolean" => Gen.Elements($"{name} eq true", $"not {name}", name),
            "Edm.Date" => Gen.OneOf(
                compared.Select(c => $"{name} {c} 2026-01-01"),
                Gen.Elements($"year({name}) eq 2026", $"month({name}) le 6")
            ),
            "Edm.DateTimeOffset" => compared.Select(c => $"{name} {c} 2026-01-01T00:00:00Z"),
            "Edm.Decimal" or "Edm.Double" or "Edm.Int32" or "Edm.Int64" => Gen.OneOf(
                compared.Select(c => $"{name} {c} 1"),
                compared.Select(c => $"{name} add 1 {c} 2.5"),
                Gen.Constant($"{name} eq null")
            ),
            _ => Gen.Constant($"{name} ne null"),
        };
    }
}
