using Scorecard.Web.Hosting;

namespace Scorecard.Web.Notices;

public static class NoticeSetup
{
    /// <exception cref="Data.Hosting.CannotStart">A setting under Mail or Webhooks cannot be used.</exception>
    public static IServiceCollection AddNotices(this IServiceCollection services, IConfiguration settings) =>
        services
            .AddSingleton(MailSettings.Of(settings, PublicAddress.Of(settings)))
            .AddSingleton(HookSettings.Of(settings))
            .AddSingleton<SignedLinks>()
            .AddSingleton<MailSender>()
            .AddSingleton<NoticeTeller>()
            .AddSingleton<HookTeller>()
            .AddSingleton<HookSender>()
            .AddSingleton<NoticeKeeper>()
            .AddSingleton<ResetMails>()
            .AddSingleton<Postman>()
            .AddHostedService(all => all.GetRequiredService<Postman>());
}
