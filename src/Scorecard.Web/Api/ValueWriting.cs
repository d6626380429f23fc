using Scorecard.Data.Operations;
using Scorecard.Domain.Kpis;
using Scorecard.Web.Hosting;
using Scorecard.Web.Reading;

namespace Scorecard.Web.Api;

internal static class ValueWriting
{
    public const int Most = 10_000;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/values", BatchAsync)
            .WithName("recordValues")
            .WithTags("Values")
            .WithSummary("Records up to 10,000 values. What a row breaks refuses that row; the others are kept.")
            .Accepts<ValueBatch>("application/json")
            .Produces<BatchAnswer>();
        api.MapPut("/kpis/{kpi}/values/{period}", PutAsync)
            .WithName("recordValue")
            .WithTags("Values")
            .WithSummary(
                "Records the value of one period. If-Match takes the revision that you know, If-None-Match: * means that there is none."
            )
            .Accepts<ValueSent>("application/json")
            .Produces<ValueAnswer>();
        api.MapDelete("/kpis/{kpi}/values/{period}", WithdrawAsync)
            .WithName("withdrawValue")
            .WithTags("Values")
            .WithSummary("Withdraws the value of one period, which is then missing. The history keeps it.")
            .Produces<ValueAnswer>();
    }

    private static Task<IResult> BatchAsync(HttpContext context, ValueCalls calls, CancellationToken cancel) =>
        calls.BatchAsync(context, cancel);

    private static Task<IResult> PutAsync(HttpContext context, ValueCalls calls, string kpi, string period, CancellationToken cancel) =>
        calls.OneAsync(
            context,
            body =>
            {
                var sent = CallBody.Parse<ValueSent>(context, body);
                return (sent.Row(kpi, period, Versions.Known(context.Request, none: 0)), sent.Reason);
            },
            cancel
        );

    private static Task<IResult> WithdrawAsync(
        HttpContext context,
        ValueCalls calls,
        string kpi,
        string period,
        string? reason,
        CancellationToken cancel
    ) =>
        calls.OneAsync(
            context,
            _ => (new(kpi, period, MeasuredValue.Withdrawn, null, Meant: true, Versions.Known(context.Request, none: 0)), reason),
            cancel
        );
}

/// <summary>Hands values that programs send to what records them.</summary>
public sealed class ValueCalls(ApiWrites writes, RecordValues record, SignedInPerson person)
{
    public Task<IResult> BatchAsync(HttpContext context, CancellationToken cancel) =>
        writes.OnceAsync(
            context,
            async body =>
            {
                var batch = CallBody.Parse<ValueBatch>(context, body);
                if (batch.Values is not { Count: > 0 and <= ValueWriting.Most } values)
                    throw new Refused(
                        StatusCodes.Status422UnprocessableEntity,
                        $"Send 1 to {ValueWriting.Most} values at once, not {batch.Values?.Count ?? 0}."
                    );
                BatchAnswer answer = null!;
                await RecordAsync(
                    [.. values.Select(v => v?.Row() ?? new(null, null, default, null, false))],
                    batch.Reason,
                    outcomes => writes.Keep(context, StatusCodes.Status200OK, answer = BatchAnswer.Of(outcomes)),
                    cancel
                );
                return (StatusCodes.Status200OK, answer);
            },
            cancel
        );

    public Task<IResult> OneAsync(HttpContext context, Func<byte[], (ValueRow Row, string? Reason)> read, CancellationToken cancel) =>
        writes.OnceAsync(
            context,
            async body =>
            {
                var (row, reason) = read(body);
                ValueAnswer answer = null!;
                await RecordAsync(
                    [row],
                    reason,
                    outcomes =>
                    {
                        answer = ValueAnswer.Of(outcomes[0]);
                        return writes.Keep(context, StatusCodes.Status200OK, answer);
                    },
                    cancel
                );
                context.Response.Headers.ETag = Versions.Tag(answer.Revision);
                return (StatusCodes.Status200OK, answer);
            },
            cancel
        );

    private Task<RowOutcome[]> RecordAsync(
        IReadOnlyList<ValueRow> rows,
        string? reason,
        Func<RowOutcome[], Data.ApiAnswer?> keep,
        CancellationToken cancel
    ) => record.ExecuteAsync(writes.OrganizationId, person.Actor, person.By, person.Why, rows, reason, keep, cancel);
}
