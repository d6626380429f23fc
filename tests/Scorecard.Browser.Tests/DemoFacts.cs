using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Scoring;
using Scorecard.Web.Demo;

namespace Scorecard.Browser.Tests;

/// <summary>What the engine says about the demo organization, beside what a browser shows of it.</summary>
public static class DemoFacts
{
    public static async Task<T> AskAsync<T>(this BrowserApp app, Func<ScoreBook, T> ask)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var organization = await scope
            .ServiceProvider.GetRequiredService<ScorecardDbContext>()
            .Organizations.IgnoreQueryFilters()
            .SingleAsync(o => o.Name == DemoOrganization.Name);
        return await app.Services.GetRequiredService<ScoreBookStore>().ReadAsync(organization.Id, ask);
    }

    /// <summary>The public id of one link for each verdict that the demo has.</summary>
    public static Task<IReadOnlyList<string>> LinksOfEachVerdictAsync(this BrowserApp app) =>
        app.AskAsync(book =>
            (IReadOnlyList<string>)
                [
                    .. LinkEvidence
                        .OfAll(book, book.Model.Organization.DateAt(DateTime.UtcNow))
                        .Values.GroupBy(e => e.Verdict)
                        .Select(g => PublicIds.Format(g.First().Link.Id)),
                ]
        );

    /// <summary>The public id of a unit, objective or KPI by its code.</summary>
    public static Task<string> IdOfAsync(this BrowserApp app, string code) =>
        app.AskAsync(book =>
            PublicIds.Format(
                book.Model.Units.FirstOrDefault(u => u.Code == code)?.Id
                    ?? book.Model.Objectives.FirstOrDefault(o => o.Code == code)?.Id
                    ?? book.Model.Kpis.FirstOrDefault(k => k.Code == code)?.Id
                    ?? book.Model.Initiatives.Single(i => i.Code == code).Id
            )
        );
}
