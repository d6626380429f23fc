using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Scorecard.Data;

namespace Scorecard.Web.Tests.Api;

/// <summary>Programs that call the application with tokens.</summary>
internal static class Caller
{
    public const TokenScope All = TokenScope.Read | TokenScope.Values | TokenScope.Comments | TokenScope.Initiatives | TokenScope.Imports;

    private static long next = 8_000_001;

    /// <summary>A program with a personal token, which is saved as the pages save it.</summary>
    public static async Task<HttpClient> CallAsync(
        this TestApp app,
        Person person,
        long organization,
        TokenScope scopes = All,
        DateTime? endsAt = null
    )
    {
        var secret = ApiToken.NewSecret();
        var now = app.Clock.UtcDateTime;
        var id = Interlocked.Increment(ref next);
        await app.KeepAsync(
            organization,
            new ApiToken(id, organization, person.Id, "Test", secret, scopes, person.Id, now.AddYears(-1), endsAt ?? now.AddDays(1))
        );
        return app.CallWith(secret);
    }

    public static HttpClient CallWith(this TestApp app, string? secret)
    {
        var client = app.CreateClient(new() { BaseAddress = app.Address, AllowAutoRedirect = false });
        if (secret is not null)
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", secret);
        return client;
    }

    public static Task KeepAsync(this TestApp app, long organization, ApiToken token) =>
        app.ReadAsync(
            organization,
            async db =>
            {
                db.Add(token);
                return await db.SaveChangesAsync();
            }
        );

    public static StringContent Json(object body) => Json(JsonSerializer.Serialize(body, JsonSerializerOptions.Web));

    public static StringContent Json(string body) => new(body, Encoding.UTF8, "application/json");

    /// <summary>The answer, which has to be of a status.</summary>
    public static async Task<JsonElement> SaidAsync(this HttpResponseMessage response, int status)
    {
        var text = await response.Content.ReadAsStringAsync();
        Assert.True((int)response.StatusCode == status, $"{(int)response.StatusCode}, not {status}: {text}");
        return JsonDocument.Parse(text).RootElement;
    }

    /// <summary>The sentence of a refusal, which has to be a problem of a status.</summary>
    public static async Task<string> ProblemAsync(this HttpResponseMessage response, int status)
    {
        var problem = await response.SaidAsync(status);
        Assert.Equal("application/problem+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(status, problem.GetProperty("status").GetInt32());
        return problem.GetProperty("detail").GetString()!;
    }
}
