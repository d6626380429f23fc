using Microsoft.EntityFrameworkCore;
using Scorecard.Data;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;

namespace Scorecard.Web.Tests.Approvals;

/// <summary>Vireo, where PUNCTUALITY of LINE, which has not reported October, needs the approval of Hel Head. Cleo Clerk enters it.</summary>
public static class ApprovalCompany
{
    public const string October = "2026-10";

    /// <param name="also">Further KPIs that need it.</param>
    public static Task NeedApprovalAsync(this ScoredCompany company, params string[] also) =>
        company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db =>
            {
                foreach (var code in also.Prepend("PUNCTUALITY"))
                {
                    var kpi = await db.Kpis.SingleAsync(k => k.Code == code);
                    kpi.Describe(kpi.Details with { NeedsApproval = true, OwnerId = company.Head.Id });
                    kpi.NameUpdaters([company.Clerk.Id]);
                }
            }
        );

    public static Task LetAsync(this ScoredCompany company, bool own = false, bool waitingCounts = false) =>
        company.App.WriteAsync(
            company.World.Model.Organization.Id,
            async db => (await db.Organizations.SingleAsync()).ApproveValues(own, waitingCounts)
        );

    /// <summary>Enters a value as a person does, in the form of the page.</summary>
    public static async Task<TestPage> SubmitAsync(this ScoredCompany company, Person by, string kpi, string value, string period = October)
    {
        var browser = await company.App.SignInAsync(by);
        var page = await browser.GetAsync(company.EntryPath(kpi, period));
        return await page.Form("form[data-entry-form]").Type(company.Box(page, kpi, "Value"), value).SubmitAsync();
    }

    public static string EntryPath(this ScoredCompany company, string kpi, string period = October) =>
        $"/enter?kpi={ScoredCompany.Id(company.World.Kpi(kpi).Id)}&period={period}";

    /// <summary>The name of a box in the row of a KPI.</summary>
    public static string Box(this ScoredCompany company, TestPage page, string kpi, string box) =>
        page.Document.QuerySelector($"input[name$='.Kpi'][value='{ScoredCompany.Id(company.World.Kpi(kpi).Id)}']")!.GetAttribute("name")![
            ..^"Kpi".Length
        ] + box;

    public static Task<List<Measurement>> RevisionsAsync(this ScoredCompany company, string kpi, string period = October)
    {
        var (id, start) = (company.World.Kpi(kpi).Id, PeriodCode.Parse(period, company.World.Calendar)!.Value.Start);
        return company.App.ReadAsync(
            company.World.Model.Organization.Id,
            db => db.Measurements.AsNoTracking().Where(m => m.KpiId == id && m.PeriodStart == start).OrderBy(m => m.Revision).ToListAsync()
        );
    }
}
