using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Scorecard.Domain;
using Scorecard.Domain.Access;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Signals;
using Scorecard.Domain.Statistics;
using Scorecard.Domain.Units;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Presentation;
using Scorecard.Web.Reading;
using Scorecard.Web.Writing;

namespace Scorecard.Web.Pages.Kpis;

/// <summary>The limits of a KPI, its signals, and where the limits start again.</summary>
public sealed class LimitsModel(OrganizationReader reader, OrganizationWriter writer, TimeProvider time) : EditPage, ITabled
{
    private const int MostSignals = 24;

    public sealed record Form
    {
        /// <summary>The first day of a period, as yyyy-MM-dd.</summary>
        public string? From { get; init; }
        public string? Reason { get; init; }

        /// <summary>From how many values limits are drawn, as typed.</summary>
        public string? Values { get; init; }
    }

    [FromRoute]
    public string Id { get; set; } = "";

    [BindProperty]
    public Form Input { get; set; } = new();

    public Kpi Kpi { get; private set; } = null!;

    public string Query { get; private set; } = "";

    public IReadOnlyList<Stretch> Stretches { get; private set; } = [];

    public IReadOnlyList<SignalRow> Signals { get; private set; } = [];

    /// <summary>Where limits may start again, the latest first.</summary>
    public IReadOnlyList<(string Code, string Name)> Periods { get; private set; } = [];

    /// <summary>A run that still goes on began here; null without one.</summary>
    public (string Code, string Name)? Proposed { get; private set; }

    public bool CanEdit { get; private set; }

    /// <summary>Whether the person may say what the organization calls a signal.</summary>
    public bool CanChoose { get; private set; }

    /// <summary>Why the rules raise false alarms here, and on what it is charted.</summary>
    public IReadOnlyList<string> Cautions { get; private set; } = [];

    public Organization Organization { get; private set; } = null!;

    public IEnumerable<TableFile> Tables => [Stretch.ToFile(Kpi, Organization, Stretches), SignalRow.ToFile(Kpi, Signals)];

    public Task<IActionResult> OnGetAsync(CancellationToken cancel) => ShowAsync(cancel, () => Input = new() { From = Proposed?.Code });

    public Task<IActionResult> OnPostAsync(CancellationToken cancel) =>
        ChangeAsync(
            async () =>
            {
                if (Stretches.FirstOrDefault(s => s.IsStarted && s.Code == Input.From) is { } started)
                    throw new RuleViolation(
                        $"The limits already start again in {started.From}. To give another reason, remove that start first."
                    );
                if (!Periods.Any(p => p.Code == Input.From))
                    throw new RuleViolation(
                        "Choose the period from which the limits start again: one that has a value, and one before it that has."
                    );
                var rebase = new Rebase(Kpi, Day(Input.From!), Input.Reason);
                await using var write = await writer.BeginAsync(cancel);
                if (await writer.Db.Rebases.AnyAsync(r => r.KpiId == Kpi.Id && r.From == rebase.From, cancel))
                    throw new RuleViolation("Someone let the limits start again there while you were looking at it. See the list.");
                writer.Db.Add(rebase);
                await write.CommitAsync(cancel);
                return Done($"The limits start again in {Periods.First(p => p.Code == Input.From).Name}.", Path);
            },
            cancel
        );

    public Task<IActionResult> OnPostDrawAsync(CancellationToken cancel) =>
        ChangeAsync(
            async () =>
            {
                var stretch =
                    Stretches.FirstOrDefault(s => s.Code == Input.From)
                    ?? throw new RuleViolation("Choose the limits that are drawn from another number of values.");
                await using var write = await writer.BeginAsync(cancel);
                var from = Day(stretch.Code);
                var rebase = await writer.Db.Rebases.SingleOrDefaultAsync(r => r.KpiId == Kpi.Id && r.From == from, cancel);
                if (rebase is null)
                    writer.Db.Add(rebase = new Rebase(Kpi, from, Input.Reason));
                rebase.DrawFrom(Input.Values, stretch.Values, Input.Reason);
                await write.CommitAsync(cancel);
                return Done($"The limits from {stretch.From} on are drawn from {rebase.DrawnFrom} values.", Path);
            },
            cancel
        );

    public Task<IActionResult> OnPostRemoveAsync(CancellationToken cancel) =>
        ChangeAsync(
            async () =>
            {
                await using var write = await writer.BeginAsync(cancel);
                var from = Input.From is { } code && DateOnly.TryParseExact(code, "yyyy-MM-dd", out var day) ? day : default;
                var leaving =
                    await writer.Db.Rebases.SingleOrDefaultAsync(r => r.KpiId == Kpi.Id && r.From == from, cancel)
                    ?? throw new RuleViolation("Someone removed this while you were looking at it.");
                writer.Db.Remove(leaving);
                await write.CommitAsync(cancel);
                return Done("The limits go on there as before.", Path);
            },
            cancel
        );

    protected override async Task<bool> LoadAsync(CancellationToken cancel) =>
        await reader.ReadAsync(
            o =>
            {
                if (o.Kpi(Id) is not { } kpi)
                    return null;
                var period = PeriodChoice.Of(o, Request.Query, time);
                var history = KpiHistory.Of(o.Book, kpi, period.Today);
                var calendar = period.Calendar;
                string Name(int index) => PeriodWords.Of(history.PeriodAt(index), calendar);
                string Code(int index) =>
                    history.PeriodAt(index).Start.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
                var starts = o.Model.RebasesOf(kpi).ToDictionary(r => history.IndexOf(r.From), r => r.Reason);
                Kpi = kpi;
                Query = period.Query;
                Organization = o.Model.Organization;
                CanEdit = o.Allows(Operation.Edit, o.Model.UnitOf(kpi)) && kpi.Direction != Direction.YesNo;
                CanChoose = o.Administers;
                Stretches =
                [
                    .. history.Behaviour.Segments.Select(s => new Stretch(
                        Name(s.Start),
                        starts.GetValueOrDefault(s.Start),
                        Code(s.Start),
                        starts.ContainsKey(s.Start),
                        s.Count,
                        s.DrawnFrom,
                        StateOf(s, kpi.Frequency),
                        s.Limits is { } l ? SignalWords.Value(history, l.Centre, 1) : null,
                        s.Limits is { } r ? SignalWords.Range(history, r) : null,
                        s.Limits is { } m ? SignalWords.Value(history, m.MovingRange, 1) : null,
                        s.Limits?.Screened ?? 0,
                        SignalWords.Sentence(history.AssuranceOf(s), kpi.Frequency)
                    )
                    {
                        Numbers = s.Limits,
                        LaterRange =
                            s.Count > s.DrawnFrom && s.LimitsAt(s.Start + s.Length - 1) is { } later
                                ? SignalWords.Range(history, later)
                                : null,
                    }),
                ];
                Cautions = [.. SignalWords.Cautions(history)];
                // A row of values that goes on is a signal at each of them; the last one says it for all.
                Signals =
                [
                    .. history
                        .Behaviour.Signals.DistinctBy(s => s.Index)
                        .Reverse()
                        .DistinctBy(s => (s.Rule, s.First))
                        .Take(MostSignals)
                        .Select(s => new SignalRow(
                            Name(s.Index),
                            SignalWords.Value(history, history.Values[s.Index]),
                            history.Values[s.Index],
                            s,
                            SignalWords.Sentence(history, s)
                        )),
                ];
                Periods =
                [
                    .. Enumerable
                        .Range(1, Math.Max(0, history.Values.Count - 1))
                        .Reverse()
                        .Where(i => !double.IsNaN(history.Values[i]) && !starts.ContainsKey(i))
                        .Select(i => (Code(i), Name(i))),
                ];
                Proposed = history.Behaviour.ProposedRebase is { } at ? (Code(at), Name(at)) : null;
                Way = WayPoint.To(o, o.Model.UnitOf(kpi), new WayPoint(kpi.Name, $"~/kpis/{Id}"), new WayPoint("Limits"));
                return kpi;
            },
            cancel
        )
            is not null;

    private string Path => $"~/kpis/{Id}/limits";

    private Task<IActionResult> ChangeAsync(Func<Task<IActionResult>> change, CancellationToken cancel) =>
        SaveAsync(() => CanEdit ? change() : Task.FromResult<IActionResult>(Forbid()), cancel);

    private static DateOnly Day(string code) => DateOnly.ParseExact(code, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private static string StateOf(LimitSegment segment, Frequency frequency) =>
        segment.State switch
        {
            LimitState.None => $"No limits yet: {PeriodWords.Count(segment.Missing, frequency)} more",
            LimitState.Trial => $"First, rough limits; firm from {LimitSegment.FirmFrom} values",
            LimitState.Constant => "All values are equal",
            LimitState.Firm => "Firm limits",
        };
}
