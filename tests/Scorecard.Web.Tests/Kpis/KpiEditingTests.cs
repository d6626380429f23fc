using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Tests.Kpis;

/// <summary>Tests of editing Acme's KPIs.</summary>
public abstract class KpiEditingTests(TestApp app) : IClassFixture<TestApp>
{
    protected TestApp App => app;

    protected long Acme => app.Companies.Acme.Model.Organization.Id;

    protected string Id(string code) => PublicIds.Format(app.Companies.Acme.Kpi(code).Id);

    protected string Objective(string code) => PublicIds.Format(app.Companies.Acme.Objective(code).Id);

    protected Task<Kpi> FindAsync(string code) =>
        app.ReadAsync(Acme, db => db.Kpis.AsNoTracking().SingleAsync(k => k.CodeNormalized == code));
}
