using Scorecard.Web.Tests.Approvals;

namespace Scorecard.Web.Tests.Statements;

public sealed partial class SqlServerQueryTests
{
    /// <summary>The clerk corrects a value, the head returns it, the clerk enters it again, and it is approved. October stays open.</summary>
    private async Task ApproveAsync()
    {
        await company.NeedApprovalAsync();
        var head = await company.App.SignInAsync(company.Head);
        await company.SubmitAsync(company.Clerk, "PUNCTUALITY", "95", "2026-09");
        await (await head.GetAsync("/approvals"))
            .Form("form[action*='handler=Return']")
            .Type("Reason", "The fleet is missing.")
            .SubmitAsync();
        await company.SubmitAsync(company.Clerk, "PUNCTUALITY", "94.5", "2026-09");
        await head.GetAsync(company.KpiPath("PUNCTUALITY"));
        await (await head.GetAsync("/approvals")).Form("form[action*='handler=Approve']").SubmitAsync();
    }
}
