using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace Scorecard.Web.Tests;

/// <summary>Lets a test say from which address a request comes.</summary>
internal sealed class SenderHeader : IStartupFilter
{
    private const string Name = "X-Test-Sender";

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                (http, rest) =>
                {
                    if ((string?)http.Request.Headers[Name] is { } sender)
                        http.Connection.RemoteIpAddress = IPAddress.Parse(sender);
                    return rest(http);
                }
            );
            next(app);
        };

    /// <summary>Has everything that a browser sends come from an address.</summary>
    public static TestBrowser From(TestBrowser browser, string address)
    {
        browser.Client.DefaultRequestHeaders.Remove(Name);
        browser.Client.DefaultRequestHeaders.Add(Name, address);
        return browser;
    }
}
