using System.Net;
using System.Net.Http.Headers;
using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Import;
using Scorecard.Domain.Access;
using Scorecard.TestData;
using static Scorecard.Web.Tests.Import.ImportSender;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Import;

public sealed class ImportAccessTests(TestApp app) : IClassFixture<TestApp>
{
    private long Acme => app.Companies.Acme.Model.Organization.Id;

    [Fact]
    public async Task Only_administrators_import_and_see_only_what_they_sent_themselves()
    {
        var administrator = await app.SignInAsync(app.Companies.Administrator);
        var waiting = await administrator.SendAsync(ImportSender.Units);

        foreach (var person in new[] { app.Companies.SalesManager, app.Companies.NorthUpdater, app.Companies.Viewer })
        {
            var browser = await app.SignInAsync(person);
            var token = (await browser.GetAsync("/account/password")).Form()[Token];
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/import")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/import?handler=template&file=units.csv")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.Client.PostAsync("/import", Form(token, ("units.csv", [1])))).StatusCode);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(app.Companies.Nobody)).GetAsync("/import")).Status);
        foreach (var person in new[] { app.Companies.Stranger, app.Companies.SalesManager, app.Companies.Nobody })
            Assert.Equal(HttpStatusCode.NotFound, (await (await app.SignInAsync(person)).GetAsync(waiting.Path)).Status);
        Assert.Equal(HttpStatusCode.OK, (await administrator.GetAsync(waiting.Path)).Status);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused_before_its_files_are_read()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var token = (await browser.GetAsync("/import")).Form()[Token]!;
        var late = Form(null, ("units.csv", "code"u8.ToArray()));
        late.Add(new StringContent(token), Token);

        foreach (var form in new[] { Form(null, ("units.csv", [1])), Form("forged", ("units.csv", [1])), late })
        {
            var page = await TestPage.ReadAsync(browser, await browser.Client.PostAsync("/import", form));
            Assert.Equal((HttpStatusCode.BadRequest, "This page was open for too long"), (page.Status, page.Heading));
        }
    }

    [Fact]
    public async Task Files_that_wait_are_discarded_replaced_or_forgotten_after_some_hours()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);

        var discarded = await browser.SendAsync(ImportSender.Units);
        var told = await discarded.Form().SubmitTo("?handler=discard");
        Assert.Equal("The files are removed. Nothing was imported.", told.Message);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(discarded.Path)).Status);

        var replaced = await browser.SendAsync(ImportSender.Units);
        var forgotten = await browser.SendAsync(ImportSender.Units);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(replaced.Path)).Status);
        Assert.Equal(1, await app.ReadAsync(Acme, db => db.Set<ImportUpload>().CountAsync()));

        var old = TestApp.Now.UtcDateTime - ImportUploads.Longest;
        await app.ReadAsync(Acme, db => db.Set<ImportUpload>().ExecuteUpdateAsync(set => set.SetProperty(u => u.At, old)));
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync(forgotten.Path)).Status);
        await (await app.SignInAsync(app.Companies.Stranger)).SendAsync(("values.csv", "kpi,period,value\n"));
        Assert.Equal(0, await app.ReadAsync(Acme, db => db.Set<ImportUpload>().CountAsync()));
    }

    [Fact]
    public async Task A_script_hears_line_by_line_how_far_it_is_and_where_to_go()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var token = (await browser.GetAsync("/import")).Form()[Token];

        var (type, lines) = await WatchAsync("/import", Form(token, ("values.csv", "kpi,period,value\nVISITS,2026-10,9\n"u8.ToArray())));
        Assert.Equal("application/x-ndjson", type);
        Assert.StartsWith("{\"percent\":", lines[0], StringComparison.Ordinal);
        Assert.Matches("^{\"go\":\"/import/[0-9a-z]{11}\"}$", lines[^1]);

        var path = lines[^1][7..^2];
        Assert.Equal("Check, then import", (await browser.GetAsync(path)).Heading);

        var (_, refused) = await WatchAsync("/import", Form(token, ("letter.docx", [1])));
        Assert.StartsWith("{\"problem\":\"letter.docx is no .csv", refused[^1], StringComparison.Ordinal);

        async Task<(string? Type, string[] Lines)> WatchAsync(string to, HttpContent form)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = form };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/x-ndjson"));
            var answer = await browser.Client.SendAsync(request);
            return (answer.Content.Headers.ContentType?.MediaType, (await answer.Content.ReadAsStringAsync()).Trim().Split('\n'));
        }
    }

    [Fact]
    public async Task An_organization_that_was_only_just_set_up_takes_its_first_content()
    {
        var fresh = new ModelBuilder("Fresh", firstId: 7_001).Build();
        await app.SaveAsync(fresh.Model);
        await app.WriteAsync(
            fresh.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(app.Companies.Nobody.Id, fresh.Unit("ORG"), Role.Administrator));
                return Task.CompletedTask;
            }
        );
        var browser = await app.SignInAsync(app.Companies.Nobody);
        Assert.NotNull((await browser.GetAsync("/")).Document.QuerySelector("main a[href='/import']"));

        var preview = await browser.SendAsync([
            .. Scorecard.Web.Pages.Import.FormatHelp.All.Select(f =>
                (
                    f.Format.File,
                    string.Join('\n', f.Example).Replace("ann@acme.example", app.Companies.Nobody.Email, StringComparison.Ordinal)
                )
            ),
        ]);
        Assert.Equal(("Check, then import", "Imported"), (preview.Heading, (await preview.Form().ImportAsync()).Heading));

        var root = await app.ReadAsync(fresh.Model.Organization.Id, db => db.Units.SingleAsync(u => u.ParentId == null));
        Assert.Equal(("ACME", "Acme Ltd", fresh.Unit("ORG").Id), (root.Code, root.Name, root.Id));
        var home = await browser.GetAsync("/");
        Assert.Contains("Grow profitably", home.Words, StringComparison.Ordinal);
        Assert.Contains("Open a web shop", (await browser.GetAsync("/initiatives")).Words, StringComparison.Ordinal);
        Assert.Equal(
            "Sales come before profit",
            await app.ReadAsync(fresh.Model.Organization.Id, db => db.Causes.Select(c => c.Note).SingleAsync())
        );
        Assert.Null(home.Document.QuerySelector("main a[href='/import']"));
        await app.WriteAsync(fresh.Model.Organization.Id, db => db.Memberships.ExecuteDeleteAsync());
    }

    [Fact]
    public async Task The_empty_files_have_the_columns_of_the_format()
    {
        var browser = await app.SignInAsync(app.Companies.Administrator);
        var page = await browser.GetAsync("/import");

        foreach (var link in page.Document.QuerySelectorAll("a[download]").Select(a => a.GetAttribute("href")!))
        {
            var answer = await browser.Client.GetAsync(link);
            var name = link[(link.LastIndexOf('=') + 1)..];
            Assert.Equal(name, answer.Content.Headers.ContentDisposition!.FileName);
            var sent = await browser.SendAsync((name, await answer.Content.ReadAsByteArrayAsync()));
            Assert.Equal("Nothing new", sent.Heading);
        }
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync("/import?handler=template&file=secrets.csv")).Status);
    }
}
