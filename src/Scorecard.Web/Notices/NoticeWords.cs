using Scorecard.Data.Notices;

namespace Scorecard.Web.Notices;

/// <summary>The kinds of notices in words.</summary>
public static class NoticeWords
{
    public static readonly IReadOnlyList<NoticeKind> Kinds = Enum.GetValues<NoticeKind>();

    public static string Title(this NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Due => "Values due soon",
            NoticeKind.Overdue => "Values overdue",
            NoticeKind.Digest => "Who has not reported",
            NoticeKind.Red => "Turned red",
            NoticeKind.Better => "Red no longer",
            NoticeKind.Signal => "Signals",
            NoticeKind.Warning => "Warnings of leading KPIs",
            NoticeKind.Mention => "Comments that ask you",
            NoticeKind.Asked => "Somebody asks for values",
            NoticeKind.Approval => "Approvals",
            NoticeKind.Source => "Sources that fail",
        };

    public static string Meaning(this NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Due => "Three days before values that you report are due, and no later than on the day.",
            NoticeKind.Overdue => "Once after a due day on which values of yours were missing.",
            NoticeKind.Digest => "Once a week, of the units that you head: whose values are overdue.",
            NoticeKind.Red => "A KPI or objective of yours, or of a unit that you head, is red and was not in the period before.",
            NoticeKind.Better => "It is red no longer.",
            NoticeKind.Signal =>
                "A value lies outside what is ordinary for a KPI of yours or of a unit that you head, and not for the better.",
            NoticeKind.Warning => "A KPI that leads another one moved, so that yours is expected to follow.",
            NoticeKind.Mention => "Somebody named you in a comment and waits for an answer.",
            NoticeKind.Approval =>
                "A value waits for your approval, or one that you submitted came back. That one was approved stands in Scorecard alone.",
            NoticeKind.Source => "A database that feeds a KPI of yours, or of a unit that you head, gives nothing that may be taken. "
                + "For administrators also: files that come by themselves are refused.",
            NoticeKind.Asked => "Who answers for a unit reminds you of values of yours that are missing.",
        };

    public static string Icon(this NoticeKind kind) =>
        kind switch
        {
            NoticeKind.Due => "pencil",
            NoticeKind.Overdue => "alert-triangle",
            NoticeKind.Digest => "users",
            NoticeKind.Red => "flag",
            NoticeKind.Better => "check",
            NoticeKind.Signal => "chart-line",
            NoticeKind.Warning => "link",
            NoticeKind.Mention => "message",
            NoticeKind.Asked => "pencil",
            NoticeKind.Approval => "check",
            NoticeKind.Source => "alert-triangle",
        };
}
