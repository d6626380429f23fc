using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Attention;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Health;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Signals;
using Scorecard.Web.Forms;
using Scorecard.Web.People;
using Scorecard.Web.Presentation;

namespace Scorecard.Web.Pages.Parts;

/// <summary>Says items in words, as far as the person who looks may be told.</summary>
/// <param name="people">Those who owe something or answer for it.</param>
internal sealed class AttentionRows(UnitAttention look, IReadOnlyDictionary<long, Reachable> people)
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

    /// <param name="inside">How many items a line that stands for many unfolds to.</param>
    public AttentionRow Of(IReadOnlyList<AttentionItem> bundle, int inside)
    {
        var first = this[bundle[0]];
        if (bundle.Count == 1)
            return first;
        var units = bundle.Select(i => i.UnitId).Distinct().Count();
        return first with
        {
            What = $"{bundle.Count:N0} {first.What}",
            Where = $"In {Counted.Of(units, "unit")}, the costliest first",
            Act = null,
            Reminder = null,
            Inside = [.. bundle.Take(inside).Select(i => this[i])],
            Count = bundle.Count,
        };
    }

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
        var kind = isKpi ? "kpi" : "objective";
        var path = $"~/{kind}s/{id}?{look.Period.Query}";
        var plans = !item.IsServed && item.Kind != AttentionKind.Better && MayEdit(item);
        var score =
            item.Kind == AttentionKind.NoInitiative
                ? $"score {Score(item.Now)}"
                : $"score {(item.Now < item.Before ? "fell" : "rose")} from {Score(item.Before)} to {Score(item.Now)}";
        var icon =
            item.Kind == AttentionKind.Better ? "check"
            : item.Kind == AttentionKind.NoInitiative ? "flag-off"
            : "alert-triangle";
        return Row(
            item,
            icon,
            item.Kind == AttentionKind.Better ? Tone.Good : Tone.Bad,
            path,
            Line(
                isKpi ? null : "Objective",
                UnitName(item),
                score,
                item.Kind == AttentionKind.Better ? null : $"off track since {Since(item)}"
            ),
            plans ? new("Plan", $"~/initiatives/new?{kind}={id}") : null
        );
    }

    private AttentionRow Signal(AttentionItem item, KpiHistory history, in Signal signal)
    {
        var path = $"~/kpis/{PublicIds.Format(item.SubjectId)}?{look.Period.Query}";
        return Row(
            item,
            history.Mark is null ? "chart-line" : signal.Side.Icon(),
            signal.Meaning == SignalMeaning.Concern ? Tone.Watch : Tone.None,
            path,
            $"{SignalWords.Sentence(history, signal)} in {PeriodWords.Of(history.PeriodAt(signal.Index), look.Period.Calendar)}",
            null
        );
    }

    private AttentionRow Overdue(AttentionItem item)
    {
        var kpi = look.View.Model.Kpi(item.SubjectId);
        var id = PublicIds.Format(item.SubjectId);
        var calendar = look.Period.Calendar;
        var named = look.People(item).Where(people.ContainsKey).ToList();
        var who = string.Join(", ", named.Select(NameOf));
        var path = $"~/kpis/{id}?{look.Period.Query}";
        var enters = look.View.AllowsEntry(kpi);
        var month = calendar.MonthOf(kpi.DueAt(item.Since, calendar));
        var due = $"{(item.Count > 1 ? $"{Counted.Of(item.Count, "value")}, the first " : "")}due {PeriodWords.Day(item.Since)}";
        var row = Row(
            item,
            "clock",
            Tone.None,
            path,
            Line(who.Length > 0 ? who : "Nobody named", UnitName(item), due),
            enters ? new("Enter value", $"~/enter?kpi={id}&period={PeriodCode.Format(month, calendar)}") : null
        );
        var others = named.Where(p => p != look.View.Person.Id).ToList();
        return others.Count == 0
            ? row
            : row with
            {
                Act = enters ? row.Act : null,
                Reminder =
                    $"{string.Join(", ", others.Select(NameOf))}: please enter “{kpi.Name}” of {look.View.Model.UnitOf(kpi).Name}, {due}.",
            };
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
            path,
            Line(look.People(item).Select(NameOf).FirstOrDefault(), UnitName(item), matter),
            reports ? new("Report", $"{path}#report-h") : null
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
            inside,
            Line(UnitName(item), words.Sentence(finding)),
            mends ? new("Mend", $"~/health-check?unit={PublicIds.Format(item.UnitId)}&rule={finding.Rule}&{look.Period.Query}") : null
        );
    }

    /// <param name="act">What the person may do about it; where that is nothing, they ask who answers for it, or look.</param>
    private AttentionRow Row(AttentionItem item, string icon, Tone tone, string path, string where, AttentionAct? act)
    {
        var what = look.List.NameOf(item);
        return new(
            icon,
            tone,
            what,
            path,
            where,
            act ?? Ask(item, what, where) ?? new("Look", path),
            item.Key.ToString(),
            look.List.Facts(item)
        );
    }

    /// <summary>A letter to who answers for it; null where that is nobody, or the person themself.</summary>
    private AttentionAct? Ask(AttentionItem item, string what, string where)
    {
        var named = look.People(item).ToList();
        if (named.Contains(look.View.Person.Id) || named.Select(AddressOf).FirstOrDefault(known => known is not null) is not { } email)
            return null;
        var period = PeriodWords.Of(look.Period.Window, look.Period.Calendar);
        var subject = Uri.EscapeDataString($"{what}, {period}");
        var body = Uri.EscapeDataString($"{where}.\n\nWhat is behind this, and what is being done about it?");
        return new("Ask", $"mailto:{email}?subject={subject}&body={body}");
    }

    private string? AddressOf(long person) => people.TryGetValue(person, out var named) ? named.Email : null;

    /// <summary>The parts that are there, as a sentence begins.</summary>
    private static string Line(params ReadOnlySpan<string?> parts)
    {
        var said = new List<string>();
        foreach (var part in parts)
            if (part is { Length: > 0 })
                said.Add(part);
        var line = string.Join(" · ", said);
        return line.Length == 0 ? line : line.Capital();
    }

    /// <summary>Nothing for the unit whose list it is.</summary>
    private string? UnitName(AttentionItem item) => item.UnitId == look.Unit.Id ? null : look.View.Model.Unit(item.UnitId).Name;

    private bool MayEdit(AttentionItem item) => look.View.Allows(Operation.Edit, look.View.Model.Unit(item.UnitId));

    private string Score(double score) => Figures.Score(score, look.View.Model.Organization.Bands);

    private string? NameOf(long person) => people.GetValueOrDefault(person)?.Name;

    private string Since(AttentionItem item) =>
        PeriodWords.Beside(
            Window.Of(look.Period.Calendar.Containing(look.Period.Period.Frequency, item.Since)),
            look.Period.Window,
            look.Period.Calendar
        );
}
