using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Scorecard.TestData;

namespace Scorecard.Web.Tests;

/// <summary>Lets <see cref="WaitsForItself"/> know which reads and writes belong together.</summary>
internal sealed class EachRequestIsOneFlow : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) =>
        app =>
        {
            app.Use(
                async (http, rest) =>
                {
                    WaitsForItself.BeginFlow();
                    await rest(http);
                }
            );
            next(app);
        };
}
