using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scorecard.Web.Tests.Hosting;

/// <summary>What whoever watches over the program gets to see.</summary>
public sealed class WatchingTests
{
    [Fact]
    public async Task The_address_of_a_receiver_is_all_that_it_takes()
    {
        using var receiver = new Receiver();
        var app = new TestApp
        {
            Host = host =>
            {
                foreach (var (name, value) in receiver.Settings)
                    host.UseSetting(name, value);
            },
        };
        await app.InitializeAsync();
        var browser = await app.SignInAsync(app.Companies.Administrator);
        await app.RecordAsync(app.Companies.Acme.Kpi("VISITS"), "2026-09", 31);
        await browser.GetAsync("/kpis");
        await ((IAsyncLifetime)app).DisposeAsync();

        Assert.Contains("/kpis", receiver.Got("/v1/traces"), StringComparison.OrdinalIgnoreCase);
        var metrics = receiver.Got("/v1/metrics");
        foreach (var name in new[] { "scorecard.values", "scorecard.scoring.duration", "scorecard.writer.wait", "scorecard.books.memory" })
            Assert.Contains(name, metrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_value_and_every_turn_of_a_writer_is_counted()
    {
        var app = new TestApp();
        await app.InitializeAsync();
        var counted = new ConcurrentDictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name == "Scorecard")
                    own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Add(instrument, value));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Add(instrument, 1));
        listener.Start();

        await app.RecordAsync(app.Companies.Acme.Kpi("VISITS"), "2026-09", 31);

        // Other tests run beside this one and count as well.
        Assert.InRange(counted["scorecard.values"], 1, double.MaxValue);
        Assert.InRange(counted["scorecard.writer.wait"], 1, double.MaxValue);
        await ((IAsyncLifetime)app).DisposeAsync();

        void Add(Instrument instrument, double value) => counted.AddOrUpdate(instrument.Name, value, (_, sum) => sum + value);
    }

    /// <summary>Takes what is sent by OTLP over HTTP, on this machine alone.</summary>
    private sealed class Receiver : IDisposable
    {
        private readonly HttpListener listener = new();
        private readonly ConcurrentQueue<(string Path, string Body)> got = new();
        private readonly string address;

        public Receiver()
        {
            using var free = new TcpListener(IPAddress.Loopback, 0);
            free.Start();
            address = $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}/";
            free.Stop();
            listener.Prefixes.Add(address);
            listener.Start();
            _ = TakeAsync();
        }

        public (string Name, string Value)[] Settings =>
            [("OTEL_EXPORTER_OTLP_ENDPOINT", address), ("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")];

        public string Got(string path) => string.Concat(got.Where(sent => sent.Path == path).Select(sent => sent.Body));

        public void Dispose() => listener.Close();

        private async Task TakeAsync()
        {
            try
            {
                while (true)
                {
                    var sent = await listener.GetContextAsync();
                    using var reader = new StreamReader(sent.Request.InputStream, Encoding.Latin1);
                    got.Enqueue((sent.Request.Url!.AbsolutePath, await reader.ReadToEndAsync()));
                    sent.Response.Close();
                }
            }
            catch (Exception closed) when (closed is HttpListenerException or ObjectDisposedException)
            {
                // The test is over.
            }
        }
    }
}
