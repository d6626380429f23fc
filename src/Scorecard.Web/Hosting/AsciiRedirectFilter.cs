using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Scorecard.Web.Hosting;

/// <summary>Writes the address that somebody is led to as a header can hold it: a letter beyond ASCII as its bytes.</summary>
public sealed class AsciiRedirectFilter : IResultFilter
{
    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.Result is LocalRedirectResult redirect && !Ascii.IsValid(redirect.Url))
            redirect.Url = string.Concat(redirect.Url.EnumerateRunes().Select(Written));
    }

    public void OnResultExecuted(ResultExecutedContext context) { }

    private static string Written(Rune rune) => rune.IsAscii ? rune.ToString() : Uri.EscapeDataString(rune.ToString());
}
