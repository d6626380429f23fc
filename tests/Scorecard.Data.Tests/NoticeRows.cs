using Scorecard.Data.Notices;
using Scorecard.Domain.Units;

namespace Scorecard.Data.Tests;

/// <summary>A row of each table of notices, mails and webhooks.</summary>
internal static class NoticeRows
{
    public static IEnumerable<object> Of(long firstId, Unit unit, long person)
    {
        var at = TwoCompanies.Start;
        var hook = new Hook(firstId + 21, unit.OrganizationId, unit.Id, HookKind.Json, "https://hooks.example.com/", "secret", at);
        var choice = new NoticeChoice(unit.OrganizationId, person, Enum.GetValues<NoticeKind>()[firstId / 1_000 % 7]);
        choice.Choose(inApplication: true, byMail: false);
        var notice = new Notice(
            firstId + 20,
            unit.OrganizationId,
            person,
            NoticeKind.Red,
            $"kpi {firstId}",
            "It is red.",
            "/enter",
            isListed: true,
            at
        );
        notice.Read(at);
        return
        [
            notice,
            choice,
            new OutboxMail(firstId + 22, $"mail {firstId}", MailPurpose.Notice, "una@example.com", at)
            {
                OrganizationId = unit.OrganizationId,
                PersonId = person,
                Kind = NoticeKind.Red,
            },
            hook,
            new HookPost(firstId + 23, hook, "red kpi 1", "It is red.", "/enter", at),
        ];
    }
}
