using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Reading;

/// <summary>A page whose tables can be had as files, by <c>?export=csv&amp;table=…</c>; the first without a key.</summary>
public interface ITabled
{
    IEnumerable<TableFile> Tables { get; }
}

/// <summary>Answers with a table of the page where the address asks for one, to whom the page would have shown it.</summary>
public sealed class TableFileFilter(OrganizationReader organizations, TimeProvider time) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var done = await next();
        var request = context.HttpContext.Request;
        if (
            done.Result is not (null or PageResult)
            || done.Exception is not null
            || done.HandlerInstance is not ITabled page
            || !HttpMethods.IsGet(request.Method)
            || !TableFile.IsAsked(request.Query)
        )
            return;
        var key = (string?)request.Query[TableFile.TableKey];
        var export = (string)request.Query[TableFile.ExportKey]!;
        if (page.Tables.FirstOrDefault(t => string.IsNullOrEmpty(key) || t.Key == key) is not { } table)
        {
            done.Result = new NotFoundResult();
            return;
        }
        if (organizations.AsOf is { Day: var day })
            table = table with { Period = string.Join(" ", table.Period, $"as reported on {PeriodWords.Day(day)}").Trim() };
        var name = await organizations.ReadOnAsync(o => o.Model.Organization.Name, context.HttpContext.RequestAborted);
        if (
            table.Period is { } period
            && await organizations.ReadOnAsync(o => ClosedOn(o, request), context.HttpContext.RequestAborted) is { } closed
        )
            table = table with { Period = $"{period}, closed on {closed}" };
        done.Result =
            export == TableFile.AsWorkbook
                ? new FileContentResult(table.ToWorkbook(), TableFile.WorkbookType) { FileDownloadName = table.FileName(name, export) }
                : new FileContentResult(table.ToCsv(), Csv.ContentType) { FileDownloadName = table.FileName(name, export) };
    }

    /// <summary>The day on which the shown period was closed; null where it is open.</summary>
    private string? ClosedOn(OrganizationView o, HttpRequest request) =>
        PeriodChoice.Of(o, request.Query, time) is var shown && o.Model.Closed.Of(shown.Window, shown.Calendar) is { } closing
            ? PeriodWords.Day(o.Model.Organization.DateAt(closing.ClosedAt))
            : null;
}
