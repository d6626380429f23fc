using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Operations;

/// <summary>ORDERS of Acme needs approval: Uma enters its values, Ann manages its unit.</summary>
public abstract class ApprovalActs(Func<Task<Store>> create) : RecordMeasurementTests(create)
{
    protected Task NeedApprovalAsync(long? owner = null) =>
        Store.WriteAsync(
            Acme.Id,
            async db =>
            {
                var kpi = await db.Kpis.SingleAsync(k => k.Code == "ORDERS");
                kpi.Describe(kpi.Details with { NeedsApproval = true, OwnerId = owner });
            }
        );

    protected Task<long?> ApproverAsync() =>
        Store.Books.ReadAsync(Acme.Id, book => book.Model.ApproverOf(book.Model.Kpi(Id("ORDERS")), Uma));

    protected Task<SettleWaiting.Outcome> ApproveAsync(long by, Role role, int revision, Period? period = null) =>
        SettleAsync((settle, actor) => settle.ApproveAsync(Acme.Id, actor, [new(Id("ORDERS"), (period ?? May).Start, revision)]), by, role);

    protected Task<SettleWaiting.Outcome> ReturnAsync(long by, Role role, int revision, string reason, Period? period = null) =>
        SettleAsync(
            (settle, actor) => settle.ReturnAsync(Acme.Id, actor, [new(Id("ORDERS"), (period ?? May).Start, revision)], reason),
            by,
            role
        );

    protected async Task<SettleWaiting.Outcome> SettleAsync(Func<SettleWaiting, Actor, Task<SettleWaiting.Outcome>> act, long by, Role role)
    {
        await using var db = Store.Open();
        return await act(
            new SettleWaiting(db, Store.Books, new FixedTime(Start)),
            new(by, [new Membership(by, Unit(World.Acme, "SALES"), role)])
        );
    }

    protected Task<(decimal, int, long)?> WaitingAsync() =>
        Store.Books.ReadAsync<(decimal, int, long)?>(
            Acme.Id,
            book =>
                book.WaitingOf(book.Model.Kpi(Id("ORDERS")), May) is { } waits
                    ? (waits.Measured.Value!.Value, waits.Revision, waits.By!.Value)
                    : null
        );

    protected Task<double> FigureAsync(Period? period = null) =>
        Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(period ?? May)).Value);

    protected Task<bool> HasFigureAsync() => Store.Books.ReadAsync(Acme.Id, book => book.Figure(Id("ORDERS"), Window.Of(May)).IsPresent);

    protected Task<List<Measurement>> RevisionsAsync(Period? period = null) =>
        Store.ReadAsync(
            Acme.Id,
            db =>
                db.Measurements.AsNoTracking()
                    .Where(m => m.KpiId == Id("ORDERS") && m.PeriodStart == (period ?? May).Start)
                    .OrderBy(m => m.Revision)
                    .ToListAsync()
        );

    /// <summary>Every figure of every unit in every month, to the last bit.</summary>
    protected Task<string> ScoresAsync() =>
        Store.Books.ReadAsync(
            Acme.Id,
            book =>
                string.Join(
                    ' ',
                    from unit in book.Model.Units
                    from month in Enumerable.Range(1, 6)
                    let score = book.Unit(unit.Id, Window.Of(new(Frequency.Month, new(2025, month, 1))))
                    select $"{BitConverter.DoubleToInt64Bits(score.Value):x}{BitConverter.DoubleToInt64Bits(score.Coverage):x}"
                )
        );
}
