using System.Net;
using System.Net.ServerSentEvents;
using Scorecard.Domain;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Tests.Live;

/// <summary>An open stream, read event by event.</summary>
public sealed class Listening : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpResponseMessage response;
    private readonly IAsyncEnumerator<SseItem<string>> events;

    private Listening(HttpResponseMessage response, IAsyncEnumerator<SseItem<string>> events) =>
        (this.response, this.events) = (response, events);

    public HttpResponseMessage Response => response;

    public static string To(Unit unit, long? since = null) =>
        $"/live?unit={PublicIds.Format(unit.Id)}{(since is null ? "" : $"&since={since}")}";

    /// <param name="last">What the browser heard before the stream broke off.</param>
    public static async Task<Listening> OpenAsync(TestBrowser browser, Unit unit, long? since = null, long? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, To(unit, since));
        if (last is not null)
            request.Headers.Add("Last-Event-ID", $"{last}");
        var response = await browser.Client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (response.StatusCode, response.Content.Headers.ContentType?.MediaType));
        return new(response, SseParser.Create(await response.Content.ReadAsStreamAsync()).EnumerateAsync().GetAsyncEnumerator());
    }

    /// <summary>The next event and its sequence number, or null where the stream has ended.</summary>
    public async Task<(string What, long Sequence)?> NextAsync()
    {
        if (!await events.MoveNextAsync().AsTask().WaitAsync(Patience))
            return null;
        Assert.Equal(events.Current.Data, events.Current.EventId);
        return (events.Current.EventType, long.Parse(events.Current.Data, System.Globalization.CultureInfo.InvariantCulture));
    }

    /// <summary>The events until the stream ends.</summary>
    public async Task<IReadOnlyList<string>> RestAsync()
    {
        var rest = new List<string>();
        while (await NextAsync() is var (what, _))
            rest.Add(what);
        return rest;
    }

    public ValueTask DisposeAsync()
    {
        response.Dispose();
        return ValueTask.CompletedTask;
    }
}
