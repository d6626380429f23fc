using Microsoft.AspNetCore.Mvc;

namespace Scorecard.Web.Pages.Account;

public static class WayBack
{
    /// <summary>Where somebody goes on who has signed in: where they came from, if that is on this site.</summary>
    /// <param name="otherwise">From the root of the site.</param>
    public static LocalRedirectResult Onward(this IUrlHelper url, string? wanted, string otherwise = "~/") =>
        new(url.IsLocalUrl(wanted) ? wanted : otherwise);
}
