using System.Net.Sockets;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Connections;
using Scorecard.Data.Hosting;

namespace Scorecard.Web.Hosting;

/// <summary>A start ends with one sentence, never with a stack trace.</summary>
public static class StartFailure
{
    /// <summary>Starts the server.</summary>
    /// <exception cref="CannotStart">It cannot listen.</exception>
    public static async Task StartListeningAsync(this WebApplication app)
    {
        try
        {
            await app.StartAsync();
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            throw new CannotStart(Explain(failure), failure);
        }
    }

    private static string Explain(Exception failure) =>
        failure switch
        {
            IOException { InnerException: AddressInUseException } =>
                $"{failure.Message.TrimEnd('.')}. Stop what listens there, or choose another port with --urls=http://localhost:PORT.",
            SocketException { SocketErrorCode: SocketError.AccessDenied } =>
                "The port may not be used. Ports below 1024 need the right to bind them; choose another with --urls=http://localhost:PORT.",
            SocketException => $"The address cannot be listened on: {failure.Message}. Correct --urls.",
            CryptographicException or FileNotFoundException =>
                $"The server's certificate cannot be read: {failure.Message} Correct Kestrel:Certificates:Default:Path and its Password.",
            _ => $"The server cannot listen: {failure.Message} Correct --urls, or the settings under Kestrel.",
        };
}
