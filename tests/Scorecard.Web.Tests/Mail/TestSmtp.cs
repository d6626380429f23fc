using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using MimeKit;

namespace Scorecard.Web.Tests.Mail;

/// <summary>A mail server on loopback that keeps what it is sent.</summary>
internal sealed class TestSmtp : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly ConcurrentQueue<MimeMessage> received = [];
    private readonly Task running;

    public TestSmtp()
    {
        listener.Start();
        running = RunAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    /// <summary>An address that does not exist here.</summary>
    public string? Refused { get; set; }

    /// <summary>Whether it takes connections and then says nothing.</summary>
    public bool Hangs { get; set; }

    /// <summary>Called when a recipient is named, before the sender is told.</summary>
    public Func<Task>? BeforeRecipient { get; set; }

    /// <summary>Called once a mail is in, before the sender is told.</summary>
    public Func<Task>? BeforeAnswer { get; set; }

    public IReadOnlyList<MimeMessage> Received => [.. received];

    public IEnumerable<MimeMessage> To(string address) => Received.Where(m => m.To.Mailboxes.Any(to => to.Address == address));

    private async Task RunAsync()
    {
        try
        {
            while (true)
                _ = ServeAsync(await listener.AcceptTcpClientAsync(stop.Token));
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            using var connection = client;
            await using var stream = client.GetStream();
            if (Hangs)
            {
                await Task.Delay(Timeout.Infinite, stop.Token);
                return;
            }
            using var reader = new StreamReader(stream, Encoding.Latin1);
            await using var writer = new StreamWriter(stream, Encoding.Latin1) { NewLine = "\r\n", AutoFlush = true };
            await writer.WriteLineAsync("220 test");
            while (await reader.ReadLineAsync(stop.Token) is { } line)
            {
                var verb = line.Split(' ')[0].ToUpperInvariant();
                if (verb == "RCPT" && BeforeRecipient is { } wait)
                    await wait();
                if (verb == "DATA")
                    await TakeAsync(reader, writer);
                else
                    await writer.WriteLineAsync(Answer(verb, line));
                if (verb == "QUIT")
                    return;
            }
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException or SocketException or ObjectDisposedException) { }
    }

    private string Answer(string verb, string line) =>
        verb switch
        {
            "EHLO" => "250 test",
            "RCPT" when Refused is { } refused && line.Contains(refused, StringComparison.OrdinalIgnoreCase) => "550 5.1.1 no such user",
            "QUIT" => "221 bye",
            _ => "250 ok",
        };

    private async Task TakeAsync(StreamReader reader, StreamWriter writer)
    {
        await writer.WriteLineAsync("354 go on");
        var text = new StringBuilder();
        while (await reader.ReadLineAsync(stop.Token) is { } line && line != ".")
            text.Append(line.StartsWith('.') ? line[1..] : line).Append("\r\n");
        received.Enqueue(await MimeMessage.LoadAsync(new MemoryStream(Encoding.Latin1.GetBytes(text.ToString()))));
        if (BeforeAnswer is { } wait)
            await wait();
        await writer.WriteLineAsync("250 taken");
    }

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await running;
        stop.Dispose();
    }
}
