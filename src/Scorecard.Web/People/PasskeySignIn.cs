using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using Scorecard.Data;

namespace Scorecard.Web.People;

/// <summary>Passkeys as the browser brings them: what does not fit is null, never an error.</summary>
public static class PasskeySignIn
{
    private const int Longest = 20_000;

    public static void Set(IdentityPasskeyOptions options)
    {
        // The device itself asks for a finger, a face or a PIN, so that a passkey alone is two factors. Who made it does not matter.
        options.UserVerificationRequirement = "required";
        options.ResidentKeyRequirement = "required";
        options.AttestationConveyancePreference = "none";
    }

    /// <summary>A new passkey, where it answers what this browser was asked a moment ago.</summary>
    public static async Task<UserPasskeyInfo?> AttestAsync(this SignInManager<Person> signIn, string? credential)
    {
        var made = await ReadAsync(credential, signIn.PerformPasskeyAttestationAsync);
        return made is { Succeeded: true } ? made.Passkey : null;
    }

    /// <summary>The person whose passkey this is, where it answers what this browser was asked a moment ago.</summary>
    public static async Task<Person?> AssertAsync(this SignInManager<Person> signIn, string? credential)
    {
        var shown = await ReadAsync(credential, signIn.PerformPasskeyAssertionAsync);
        if (shown is not { Succeeded: true })
            return null;
        (await signIn.UserManager.AddOrUpdatePasskeyAsync(shown.User, shown.Passkey)).ThrowIfFailed();
        return shown.User;
    }

    private static async Task<T?> ReadAsync<T>(string? credential, Func<string, Task<T>> read)
        where T : class
    {
        if (credential is not { Length: > 0 and < Longest })
            return null;
        try
        {
            return await read(credential);
        }
        // Identity throws where the browser was asked for nothing, or the answer is no JSON.
        catch (Exception error) when (error is InvalidOperationException or JsonException or PasskeyException or FormatException)
        {
            return null;
        }
    }
}
