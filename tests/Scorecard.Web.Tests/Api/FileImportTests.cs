using System.Net.Http.Headers;
using System.Text;
using Microsoft.EntityFrameworkCore;
using MiniExcelLibs;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Api;

/// <summary>Files that programs send by a mapping that is kept.</summary>
[Collection(ApiTests.Name)]
public sealed class FileImportTests(ApiCompany company)
{
    private const string Address = "/api/v1/imports?mapping=till";
    private const string Head = "KPI,Month,Amount,Words\n";

    [Fact]
    public async Task A_file_is_imported_once_however_often_it_is_sent_and_can_be_taken_back()
    {
        var file = Head + "FILED,2025-01,41,\nFILED,2025-02,42.5,by hand\n";
        var first = await SendAsync(file, key: "file-1");
        var said = await first.SaidAsync(200);
        var sequence = said.GetProperty("sequence").GetInt64();
        Assert.Equal($"/import/undo?sequence={sequence}", said.GetProperty("undo").GetString());
        var values = said.GetProperty("imported").EnumerateArray().Single(c => c.GetProperty("kind").GetString() == "values");
        Assert.Equal(2, values.GetProperty("added").GetInt32());
        var line = await company.App.ReadAsync(company.Id, db => db.Changes.SingleAsync(c => c.Sequence == sequence));
        Assert.Equal("mapping Till", line.Why);

        var again = await SendAsync(file, key: "file-1");
        Assert.Equal(sequence, (await again.SaidAsync(200)).GetProperty("sequence").GetInt64());
        Assert.Equal("true", again.Headers.GetValues("Idempotency-Replayed").Single());
        await (await SendAsync(Head + "FILED,2025-01,43,\n", key: "file-1")).ProblemAsync(422);
        var same = await (await SendAsync(file)).SaidAsync(200);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, same.GetProperty("sequence").ValueKind);

        var browser = await company.App.SignInAsync(company.Administrator);
        var undo = await browser.GetAsync($"/import/undo?sequence={sequence}");
        await undo.Form("form.form").SubmitAsync();
        await (await company.Program.GetAsync("/api/v1/kpis/FILED/values/2025-02")).ProblemAsync(404);
    }

    [Fact]
    public async Task Each_fault_is_named_and_nothing_is_imported()
    {
        var refused = await SendAsync(Head + "FILED,2025-03,41,\nFILED,2025-04,many,\nFILED,soon,4,\n");
        var problem = await refused.SaidAsync(422);

        Assert.StartsWith("Nothing was imported. ", problem.GetProperty("detail").GetString(), StringComparison.Ordinal);
        var faults = problem.GetProperty("faults").EnumerateArray().ToList();
        Assert.Equal(
            [(3, "Amount"), (4, "Month")],
            faults.Select(f => (f.GetProperty("row").GetInt32(), f.GetProperty("column").GetString()))
        );
        Assert.All(faults, f => Assert.NotEmpty(f.GetProperty("sentence").GetString()!));
        await (await company.Program.GetAsync("/api/v1/kpis/FILED/values/2025-03")).ProblemAsync(404);

        var strange = await (await SendAsync("KPI,Month,Amount,Words,Colour\nFILED,2025-03,41,,red\n")).SaidAsync(422);
        Assert.Equal("Colour", strange.GetProperty("faults")[0].GetProperty("column").GetString());
        var less = await (await SendAsync("KPI,Month,Amount\nFILED,2025-03,41\n")).ProblemAsync(422);
        Assert.Contains("“WORDS”", less, StringComparison.Ordinal);
        await (await SendAsync("")).ProblemAsync(422);
        await (await SendAsync("PK nothing")).ProblemAsync(422);
    }

    [Fact]
    public async Task A_value_far_from_the_usual_waits_until_it_is_meant()
    {
        var usual = string.Concat(Enumerable.Range(1, 12).Select(m => $"FILED,2024-{m:00},{50 + m % 3},\n"));
        await (await SendAsync(Head + usual)).SaidAsync(200);
        var far = Head + "FILED,2025-05,900000,\n";

        Assert.Contains("say that they are meant", await (await SendAsync(far)).ProblemAsync(422), StringComparison.Ordinal);
        await (await SendAsync(far, address: Address + "&meant=true")).SaidAsync(200);
    }

    [Fact]
    public async Task A_workbook_is_taken_as_well()
    {
        using var book = new MemoryStream();
        await book.SaveAsAsync(
            new[]
            {
                new
                {
                    KPI = "FILED",
                    Month = "2025-06",
                    Amount = 61.25,
                    Words = "=1+1",
                },
            }
        );
        using var content = new ByteArrayContent(book.ToArray());
        content.Headers.ContentType = new("application/octet-stream");

        await (await company.Program.PostAsync(Address, content)).SaidAsync(200);

        var value = await (await company.Program.GetAsync("/api/v1/kpis/FILED/values/2025-06")).SaidAsync(200);
        Assert.Equal(61.25m, value.GetProperty("value").GetDecimal());
    }

    [Fact]
    public async Task The_structure_is_written_by_files_of_the_import_format()
    {
        const string Structure = "/api/v1/imports?file=";
        var unit = (await (await company.Program.GetAsync("/api/v1/units")).SaidAsync(200)).GetProperty("items")[0];
        var row = $"WRITTEN,{unit.GetProperty("code").GetString()},Customer,By a program,2\n";
        const string Head = "code,unit,perspective,name,weight\n";

        var faults = (await (await SendAsync(Head + "X,NOWHERE,Financial,Y,2\n", address: Structure + "objectives.csv")).SaidAsync(422));
        Assert.Equal("objectives.csv", faults.GetProperty("faults")[0].GetProperty("file").GetString());
        var written = await (await SendAsync(Head + row, "written-1", Structure + "objectives.csv&from=2026-07")).SaidAsync(200);
        var again = await SendAsync(Head + row, "written-1", Structure + "objectives.csv&from=2026-07");

        Assert.Equal(
            1,
            written
                .GetProperty("imported")
                .EnumerateArray()
                .Single(c => c.GetProperty("kind").GetString() == "objectives")
                .GetProperty("added")
                .GetInt32()
        );
        Assert.Equal(written.GetProperty("sequence").GetInt64(), (await again.SaidAsync(200)).GetProperty("sequence").GetInt64());
        var made = await (await company.Program.GetAsync("/api/v1/objectives/WRITTEN")).SaidAsync(200);
        Assert.Equal("By a program", made.GetProperty("name").GetString());
        Assert.Contains(
            "kpis.csv",
            await (await SendAsync(Head, address: Structure + "../kpis.csv")).ProblemAsync(400),
            StringComparison.Ordinal
        );
        await (await SendAsync(Head, address: Address + "&file=kpis.csv")).ProblemAsync(400);
        await (await SendAsync("PK nothing", address: Structure + "all.zip")).ProblemAsync(422);
    }

    [Fact]
    public async Task Only_who_runs_the_organization_and_names_a_mapping_gets_in()
    {
        var reads = await company.App.CallAsync(company.Administrator, company.Id, TokenScope.Read);
        Assert.Contains("importing files", await (await reads.PostAsync(Address, Csv(Head))).ProblemAsync(403), StringComparison.Ordinal);
        Assert.Contains(
            "Till",
            await (await SendAsync(Head, address: "/api/v1/imports?mapping=None")).ProblemAsync(404),
            StringComparison.Ordinal
        );
        await (await SendAsync(Head, address: "/api/v1/imports")).ProblemAsync(400);
        await (await SendAsync(Head, address: Address + "&asOf=2026-01-31")).ProblemAsync(409);
        await (await company.Program.PostAsync(Address, Caller.Json("{}"))).ProblemAsync(415);
        using var large = new ByteArrayContent(new byte[(TestApp.LargestFileMegabytes << 20) + 1]);
        large.Headers.ContentType = new("text/csv");
        await (await company.Program.PostAsync(Address, large)).ProblemAsync(413);
    }

    private Task<HttpResponseMessage> SendAsync(string file, string? key = null, string address = Address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = Csv(file) };
        if (key is not null)
            request.Headers.Add("Idempotency-Key", key);
        return company.Program.SendAsync(request);
    }

    private static StringContent Csv(string file) => new(file, Encoding.UTF8, new MediaTypeHeaderValue("text/csv"));
}
