using System.IO.Compression;
using System.Text;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Import;

namespace Scorecard.Web.Tests.Import;

/// <summary>Chooses files on /import and sends them as a browser does: the fields of the form in their order.</summary>
internal static class ImportSender
{
    public const string Token = "__RequestVerificationToken";

    public static readonly (string, string) Units = ("units.csv", "code,name,parent\nORG,Acme,\nEAST,Sales East,SALES\n");
    public static readonly (string, string) Objectives = (
        "objectives.csv",
        "code,unit,perspective,name,weight,contributes_to\nOPEN,EAST,Financial,Open the east,1,SELL\n"
    );
    public static readonly (string, string) Kpis = (
        "kpis.csv",
        "code,objective,name,unit_of_measure,frequency,aggregation,direction,scale,baseline,target,weight,indicator,value_source\n"
            + "SHOPS,OPEN,Shops opened,shops,Month,Sum,HigherIsBetter,Progress,0,10,1,Leading,Entered\n"
    );
    public static readonly (string, string) Values = ("values.csv", "kpi,period,value\nSHOPS,2026-09,5\nSHOPS,2026-10,8\n");

    public static Task<TestPage> SendAsync(this TestBrowser browser, params (string Name, string Text)[] files) =>
        browser.SendAsync([.. files.Select(f => (f.Name, Encoding.UTF8.GetBytes(f.Text)))]);

    public static async Task<TestPage> SendAsync(this TestBrowser browser, params (string Name, byte[] Bytes)[] files) =>
        await TestPage.ReadAsync(
            browser,
            await browser.Client.PostAsync("/import", Form((await browser.GetAsync("/import")).Form()[Token], files))
        );

    /// <summary>Sends the form that begins an import, and comes back once that has ended.</summary>
    public static async Task<TestPage> ImportAsync(this TestForm form)
    {
        var page = await form.SubmitAsync();
        for (; page.Heading == "Importing"; page = await page.AgainAsync())
            await Task.Delay(50);
        return page;
    }

    /// <summary>Waits until no import of the organization goes on.</summary>
    public static async Task ImportsEndAsync(this TestApp app, long organizationId)
    {
        var uploads = app.Services.GetRequiredService<ImportUploads>();
        while ((await uploads.ListAsync(organizationId, default)).Any(l => l.Report.Run is { EndedAt: null }))
            await Task.Delay(20);
    }

    public static MultipartFormDataContent Form(string? token, params (string Name, byte[] Bytes)[] files)
    {
        var form = new MultipartFormDataContent();
        if (token is not null)
            form.Add(new StringContent(token), Token);
        foreach (var (name, bytes) in files)
            form.Add(new ByteArrayContent(bytes), "files", name);
        return form;
    }

    public static byte[] Zip(params (string Name, string Text)[] files)
    {
        using var packed = new MemoryStream();
        using (var zip = new ZipArchive(packed, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in files)
                using (var entry = new StreamWriter(zip.CreateEntry(name).Open()))
                    entry.Write(text);
        return packed.ToArray();
    }
}
