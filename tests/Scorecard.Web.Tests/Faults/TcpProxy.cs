using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Scorecard.Web.Tests.Faults;

/// <summary>Stands between the application and its database, and can be what goes wrong between the two.</summary>
internal sealed class TcpProxy : IAsyncDisposable
{
    private readonly string host;
    private readonly int port;
    private readonly CancellationTokenSource end = new();
    private readonly ConcurrentDictionary<Socket, Socket> pairs = new();
    private Socket? listener;
    private volatile bool swallows;
    private volatile bool cutsCommit;
    private byte[] cutWords = [];

    public TcpProxy(string host, int port)
    {
        (this.host, this.port) = (host, port);
        Listen(0);
        Port = ((IPEndPoint)listener!.LocalEndPoint!).Port;
    }

    public int Port { get; }

    /// <summary>How many answers to a commit were cut off.</summary>
    public int Cut { get; private set; }

    /// <summary>All connections break, as when the database starts anew.</summary>
    public void Break()
    {
        foreach (var (near, far) in pairs)
            Abort(near, far);
        pairs.Clear();
    }

    public void Refuse()
    {
        listener?.Close();
        listener = null;
        Break();
    }

    /// <summary>What is sent arrives nowhere, and nothing comes back.</summary>
    public void Swallow() => swallows = true;

    /// <summary>What is sent next with these words, where something is written, is carried out, and its answer is lost.</summary>
    public void CutNextAnswerTo(string words)
    {
        cutWords = Encoding.ASCII.GetBytes(words);
        cutsCommit = true;
    }

    public void Heal()
    {
        if (swallows)
            Break();
        swallows = false;
        cutsCommit = false;
        if (listener is null)
            Listen(Port);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        Refuse();
        end.Dispose();
    }

    private void Listen(int at)
    {
        listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.SetSocketOption(SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, true);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, at));
        listener.Listen();
        _ = AcceptAsync(listener);
    }

    private async Task AcceptAsync(Socket from)
    {
        try
        {
            while (true)
            {
                var near = await from.AcceptAsync(end.Token);
                var far = new Socket(SocketType.Stream, ProtocolType.Tcp);
                await far.ConnectAsync(host, port, end.Token);
                pairs[near] = far;
                var said = new Said();
                _ = PumpAsync(near, far, bytes => said.Hear(bytes, cutsCommit ? cutWords : null), () => true);
                _ = PumpAsync(far, near, _ => { }, () => !said.ToBeCut || !TakeCut());
            }
        }
        catch (Exception closed) when (closed is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Refused from now on.
        }
    }

    private bool TakeCut()
    {
        if (!cutsCommit)
            return false;
        cutsCommit = false;
        Cut++;
        return true;
    }

    /// <param name="look">Sees what is carried.</param>
    /// <param name="carries">Whether what arrived is carried on; if not, the connection breaks.</param>
    private async Task PumpAsync(Socket from, Socket to, Look look, Func<bool> carries)
    {
        var buffer = new byte[65536];
        try
        {
            while (await from.ReceiveAsync(buffer, end.Token) is var count and > 0)
            {
                if (swallows)
                    continue;
                look(buffer.AsSpan(0, count));
                if (!carries())
                    break;
                await to.SendAsync(buffer.AsMemory(0, count), end.Token);
            }
        }
        catch (Exception broken) when (broken is SocketException or ObjectDisposedException or OperationCanceledException)
        {
            // Its other half is told below.
        }
        Abort(from, to);
    }

    private static void Abort(params Socket[] sockets)
    {
        foreach (var socket in sockets)
            socket.Close(0);
    }

    private delegate void Look(ReadOnlySpan<byte> bytes);

    /// <summary>What one connection has said.</summary>
    private sealed class Said
    {
        private bool wrote;

        public volatile bool ToBeCut;

        public void Hear(ReadOnlySpan<byte> bytes, byte[]? cut)
        {
            if (bytes.IndexOf("BEGIN"u8) >= 0)
                wrote = false;
            wrote |= bytes.IndexOf("INSERT INTO"u8) >= 0;
            ToBeCut |= cut is not null && wrote && bytes.IndexOf(cut) >= 0;
            if (bytes.IndexOf("COMMIT"u8) >= 0)
                wrote = false;
        }
    }
}
