using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Objectives;

namespace Scorecard.Web.Tests.Map;

/// <summary>Tests of the strategy map of Acme's units.</summary>
public abstract class MapPageTests(TestApp app) : IClassFixture<TestApp>
{
    protected TestApp App => app;

    protected long Acme => app.Companies.Acme.Model.Organization.Id;

    protected async Task<(Objective Cause, Objective Effect)> TwoAsync(string unit)
    {
        var at = app.Companies.Acme.Unit(unit);
        (Objective, Objective)? made = null;
        await app.WriteAsync(
            Acme,
            async db =>
            {
                var perspectives = await db.Perspectives.OrderBy(p => p.Position).ToListAsync();
                made = (
                    new(at.Id + 72_000, at, perspectives[3], $"LEARN-{unit}", $"Learn in {unit}"),
                    new(at.Id + 73_000, at, perspectives[0], $"EARN-{unit}", $"Earn in {unit}")
                );
                if (!await db.Objectives.AnyAsync(o => o.Id == made.Value.Item1.Id))
                    db.AddRange(made.Value.Item1, made.Value.Item2);
            }
        );
        return made!.Value;
    }

    protected async Task<TestPage> DrawAsync(TestBrowser browser, string unit, Objective cause, Objective effect) =>
        await (await browser.GetAsync(Map(unit) + "?edit=yes"))
            .Form("#draw")
            .Type("Input.CauseId", Id(cause))
            .Type("Input.EffectId", Id(effect))
            .SubmitAsync();

    protected string Map(string unit) => $"/units/{PublicIds.Format(app.Companies.Acme.Unit(unit).Id)}/map";

    protected static string Id(Objective objective) => PublicIds.Format(objective.Id);

    protected string Id(string code) =>
        PublicIds.Format(code == "REVENUE" ? app.Companies.Acme.Kpi(code).Id : app.Companies.Acme.Objective(code).Id);
}
