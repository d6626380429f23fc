using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Signals;
using Scorecard.Web.Forms;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>An item in a line.</summary>
/// <param name="Where">The unit, and since when.</param>
/// <param name="Act">The words of its one action, which leads to <paramref name="ActPath"/>.</param>
public sealed record AttentionRow(
    string Icon,
    Tone Tone,
    string What,
    string Path,
    string Where,
    string Act,
    string ActPath,
    string Key,
    string Facts
);

/// <summary>Says items in words, as far as the person who looks may be told.</summary>
/// <param name="names">Of those who owe something.</param>
public sealed class AttentionRows(UnitAttention look, IReadOnlyDictionary<long, string> names)
{
    private readonly FindingWords words = new(look.View.Model, look.View.Sees);

    public AttentionRow this[AttentionItem item] =>
        item.Kind switch
        {
            AttentionKind.Signal => Signal(item, item.History!, item.History!.LastSignal!.Value),
            AttentionKind.Overdue => Overdue(item),
            AttentionKind.Initiative => Initiative(item),
            AttentionKind.Finding => Finding(item, item.Finding!.Value),
            AttentionKind.Falling or AttentionKind.NoInitiative or AttentionKind.Better => Scored(item),
        };

    public static string Title(AttentionKind kind) =>
        kind switch
        {
            AttentionKind.Falling => "Off track and falling",
            AttentionKind.NoInitiative => "Off track, no initiative",
            AttentionKind.Signal => "Out of the ordinary",
            AttentionKind.Overdue => "Values overdue",
            AttentionKind.Initiative => "Initiatives in trouble",
            AttentionKind.Finding => "Found by the health check",
            AttentionKind.Better => "Turned better",
        };

    private AttentionRow Scored(AttentionItem item)
    {
        var isKpi = item.Subject == FindingSubject.Kpi;
        var id = PublicIds.Format(item.SubjectId);
        var (name, kind) = isKpi
            ? (look.View.Model.Kpi(item.SubjectId).Name, "kpi")
            : (look.View.Model.Objective(item.SubjectId).Name, "objective");
        var path = $"~/{kind}s/{id}?{look.Period.Query}";
        var plans = !item.IsServed && item.Kind != AttentionKind.Better && MayEdit(item);
        var score =
            item.Kind == AttentionKind.NoInitiative
                ? $"score {Figures.Score(item.Now)}"
                : $"{(item.Now < item.Before ? "fell" : "rose")} from {Figures.Score(item.Before)} to {Figures.Score(item.Now)}";
        var icon =
            item.Kind == AttentionKind.Better ? "check"
            : item.Kind == AttentionKind.NoInitiative ? "flag-off"
            : "alert-triangle";
        return Row(
            item,
            icon,
            item.Kind == AttentionKind.Better ? Tone.Good : Tone.Bad,
            name,
            path,
            Line(
                isKpi ? null : "Objective",
                UnitName(item),
                score,
                item.Kind == AttentionKind.Better ? null : $"off track since {Since(item)}"
            ),
            plans ? "Plan" : "Look",
            plans ? $"~/initiatives/new?{kind}={id}" : path
        );
    }

    private AttentionRow Signal(AttentionItem item, KpiHistory history, in Signal signal)
    {
        var path = $"~/kpis/{PublicIds.Format(item.SubjectId)}?{look.Period.Query}";
        return Row(
            item,
            history.Mark is null ? "chart-line" : signal.Side.Icon(),
            signal.Meaning == SignalMeaning.Concern ? Tone.Watch : Tone.None,
            history.Kpi.Name,
            path,
            $"{SignalWords.Sentence(history, signal)} in {PeriodWords.Of(history.PeriodAt(signal.Index), look.Period.Calendar)}",
            "Look",
            path
        );
    }

    private AttentionRow Overdue(AttentionItem item)
    {
        var kpi = look.View.Model.Kpi(item.SubjectId);
        var id = PublicIds.Format(item.SubjectId);
        var calendar = look.Period.Calendar;
        var who = string.Join(", ", look.People(item).Select(NameOf).OfType<string>());
        var path = $"~/kpis/{id}?{look.Period.Query}";
        var enters = look.View.AllowsEntry(kpi);
        var month = calendar.MonthOf(kpi.DueAt(item.Since, calendar));
        return Row(
            item,
            "clock",
            Tone.None,
            kpi.Name,
            path,
            Line(
                who.Length > 0 ? who : "Nobody named",
                UnitName(item),
                $"{(item.Count > 1 ? $"{Counted.Of(item.Count, "value")}, the first " : "")}due {PeriodWords.Day(item.Since)}"
            ),
            enters ? "Enter value" : "Look",
            enters ? $"~/enter?kpi={id}&period={PeriodCode.Format(month, calendar)}" : path
        );
    }

    private AttentionRow Initiative(AttentionItem item)
    {
        look.View.Model.TryInitiative(item.SubjectId, out var initiative);
        var path = $"~/initiatives/{PublicIds.Format(item.SubjectId)}?{look.Period.Query}";
        var due = PeriodWords.Day(item.Since);
        var reports = look.View.AllowsReport(initiative!);
        var awaited = look.View.Model.TryInitiative(item.AwaitsId, out var first) ? first.Name : "";
        var (tone, matter) = item.Trouble switch
        {
            InitiativeTrouble.OffTrack => (Tone.Bad, $"off track, due {due}"),
            InitiativeTrouble.Late => (Tone.Bad, $"late since {due}"),
            InitiativeTrouble.AtRisk => (Tone.Watch, $"at risk, due {due}"),
            InitiativeTrouble.Blocked => (Tone.Watch, $"waits for “{awaited}”, due {due}"),
        };
        return Row(
            item,
            "flag",
            tone,
            initiative!.Name,
            path,
            Line(look.People(item).Select(NameOf).FirstOrDefault(), UnitName(item), matter),
            reports ? "Report" : "Look",
            reports ? $"{path}#report-h" : path
        );
    }

    private AttentionRow Finding(AttentionItem item, in Finding finding)
    {
        var inside = HealthFix.Look(look.View.Model, finding).Path;
        var mends = MayEdit(item);
        return Row(
            item,
            "stethoscope",
            Tone.Bad,
            HealthRules.Of(finding.Rule).Title,
            inside,
            Line(UnitName(item), words.Sentence(finding)),
            mends ? "Mend" : "Look",
            mends ? $"~/health-check?unit={PublicIds.Format(item.UnitId)}&rule={finding.Rule}&{look.Period.Query}" : inside
        );
    }

    private AttentionRow Row(
        AttentionItem item,
        string icon,
        Tone tone,
        string what,
        string path,
        string where,
        string act,
        string actPath
    ) => new(icon, tone, what, path, where, act, actPath, item.Key.ToString(), look.List.Facts(item));

    private static string Line(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
            if (part is { Length: > 0 })
                said.Add(part);
        return string.Join(" · ", said);
    }

    /// <summary>Nothing for the unit whose list it is.</summary>
    private string? UnitName(AttentionItem item) => item.UnitId == look.Unit.Id ? null : look.View.Model.Unit(item.UnitId).Name;

    private bool MayEdit(AttentionItem item) => look.View.Allows(Operation.Edit, look.View.Model.Unit(item.UnitId));

    private string? NameOf(long person) => names.GetValueOrDefault(person);

    private string Since(AttentionItem item) =>
        PeriodWords.Beside(
            Window.Of(look.Period.Calendar.Containing(look.Period.Period.Frequency, item.Since)),
            look.Period.Window,
            look.Period.Calendar
        );
}
