using Scorecard.Web.Tests.Comments;

namespace Scorecard.Web.Tests.Statements;

public sealed partial class SqlServerQueryTests
{
    /// <summary>The head asks the clerk, with a file; what is said is edited, answered, resolved, and partly withdrawn.</summary>
    private async Task CommentAsync()
    {
        var (head, clerk) = (await company.App.SignInAsync(company.Head), await company.App.SignInAsync(company.Clerk));
        var kpi = company.KpiPath("PUNCTUALITY");
        var action = $"/comments/kpi/{kpi.Split('/')[^1]}?handler=Add";
        var said = await (await head.GetAsync(kpi))
            .Say()
            .Type("Input.Words", "@Cleo Clerk, why?")
            .AttachAsync(head, action, ("chart.png", "image/png", CommentForms.Png));
        await head.Client.GetAsync(said.Document.QuerySelector("#comments .files a")!.GetAttribute("href"));
        await head.Client.GetAsync(action.Replace("Add", "People&q=cl", StringComparison.Ordinal));
        var editing = await head.GetAsync(said.Document.QuerySelector("a[href*='edit=']")!.GetAttribute("href")!.Split('#')[0]);
        await editing.Form("form[action*='handler=Edit']").Type("Input.Words", "@Cleo Clerk, why not?").SubmitAsync();
        await clerk.GetAsync(company.UnitPath("OPS"));
        await (await clerk.GetAsync("/comments")).Form("form[action*=Answered]").SubmitAsync();
        await (await clerk.GetAsync(kpi)).Reply("why not?").Type("Input.Words", "The strike").SubmitAsync();
        await (await head.GetAsync(kpi)).Act("why not?", "Settle").SubmitAsync();
        await (await clerk.GetAsync(kpi)).Act("The strike", "Withdraw").SubmitAsync();
        await (await head.GetAsync(company.ObjectivePath("DRIVE"))).Say().Type("Input.Words", "@Cleo Clerk, and now?").SubmitAsync();
    }
}
