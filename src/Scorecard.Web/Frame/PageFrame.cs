using Scorecard.Web.Reading;

namespace Scorecard.Web.Frame;

/// <summary>The frame of the page that is being shown, read once for all that show a part of it. What is not shown has none.</summary>
public sealed class PageFrame(OrganizationReader reader, SignedInPerson person, IHttpContextAccessor http, TimeProvider time)
{
    private ShellModel? frame;

    public async Task<ShellModel> ReadAsync(CancellationToken cancel) =>
        frame ??=
            await reader.ReadOnAsync(view => ShellModel.Of(view, PeriodChoice.Of(view, http.HttpContext?.Request.Query, time)), cancel)
            ?? ShellModel.Nowhere(person);
}
