using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data.Notices;
using Scorecard.Web.Notices;
using Scorecard.Web.Tests.Mail;

namespace Scorecard.Web.Tests.Statements;

/// <content>People are told, mails and webhooks go out or fail.</content>
public sealed partial class SqlServerQueryTests
{
    private readonly Lazy<TestSmtp> smtp = new(() => new());

    private async Task TellAndSendAsync()
    {
        var services = company.App.Services;
        var browser = await company.App.SignInAsync(await PersonAsync(company.Chief.Id));
        await (await browser.GetAsync("/admin/hooks"))
            .Form("form.card")
            .Type("Unit", ScoredCompany.Id(company.World.Unit("ORG").Id))
            .Type("Address", "http://127.0.0.1:1/nothing")
            .SubmitAsync();
        await (await company.App.Browse().GetAsync("/account/forgot")).Form().Type("Input.Email", company.Head.Email!).SubmitAsync();
        await services.GetRequiredService<NoticeKeeper>().TellAllAsync(default);
        await services.GetRequiredService<MailSender>().SendDueAsync(default);
        await services.GetRequiredService<HookSender>().SendDueAsync(default);
        await services.GetRequiredService<NoticeKeeper>().ForgetAsync(default);
        await OpenLinksAsync(services);
        await services
            .GetRequiredService<NoticeTeller>()
            .TellAsync(company.World.Model.Organization, [new(NoticeKind.Red, "x", "It is red.", "/enter", [company.Chief.Id])], default);
        await (await browser.GetAsync("/notices")).Form("form[action*=Open]").SubmitAsync("notice");
        await (await browser.GetAsync("/notices")).Form("form[action*=ReadAll]").SubmitAsync();
        smtp.Value.Refused = company.Chief.Email;
        await services.GetRequiredService<MailSender>().SendDueAsync(default);
        var again = await (await browser.GetAsync("/admin/mail")).Form("form[action*=Again]").SubmitAsync("mail");
        Assert.Equal("It is tried again.", again.Message);
        await again.Form("form[action*=Drop]").SubmitAsync("mail");
        await (await browser.GetAsync("/admin/hooks")).Form("form[action*=Remove]").SubmitAsync("hook");
    }

    private async Task OpenLinksAsync(IServiceProvider services)
    {
        var links = services.GetRequiredService<SignedLinks>();
        var id = string.Create(CultureInfo.InvariantCulture, $"{company.Head.Id}");
        await using var scope = services.CreateAsyncScope();
        var head = await scope
            .ServiceProvider.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Scorecard.Data.Person>>()
            .FindByIdAsync(id);
        await (await company.App.Browse().GetAsync(links.Reset(head!))).Form().Type("Input.Password", "ten lords a-leaping").SubmitAsync();
        var unsubscribe = links.Unsubscribe(company.World.Model.Organization.Id, company.Head.Id, NoticeKind.Digest);
        await (await company.App.Browse().GetAsync(unsubscribe)).Form().SubmitAsync();
    }
}
