namespace Scorecard.Web.Tests.Account;

/// <summary>Tries are counted before they are looked at, and strangers shut nobody out.</summary>
public sealed class AttemptsTests
{
    private const string Una = AttemptsApp.Una;
    private const string SignIn = "/account/sign-in";

    [SkippableTheory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Of_400_wrong_passwords_at_once_five_are_looked_at_and_the_right_one_is_not(string provider)
    {
        await using var app = await AttemptsApp.StartAsync(provider);
        var browser = app.From("198.51.100.7");
        var form = (await browser.GetAsync(SignIn)).Form().Type("Input.Email", Una);

        var wrong = Enumerable.Range(0, 399).Select(i => Task.Run(() => TryAsync($"wrong {i}"))).ToList();
        await Task.WhenAny(app.Hasher.FiveSeen, Task.WhenAll(wrong));
        var right = await TryAsync(TestApp.Password);

        Assert.Equal(SignIn, right);
        Assert.All(await Task.WhenAll(wrong), path => Assert.Equal(SignIn, path));
        // A busy database may refuse one after it was counted.
        Assert.InRange(app.Hasher.Verified, 1, 5);
        Assert.InRange((await app.CountedAsync(app.App.Companies.NorthUpdater)).Count, app.Hasher.Verified, 5);

        async Task<string> TryAsync(string password)
        {
            List<KeyValuePair<string, string>> fields =
            [
                .. form.Fields.Where(f => f.Key != "Input.Password"),
                new("Input.Password", password),
            ];
            return (await browser.PostAsync(SignIn, fields)).Path;
        }
    }

    [SkippableTheory]
    [InlineData("Sqlite")]
    [InlineData("PostgreSql")]
    public async Task Of_all_strangers_together_fifty_are_looked_at_and_after_the_rest_it_begins_anew(string provider)
    {
        await using var app = await AttemptsApp.StartAsync(provider);

        await Parallel.ForEachAsync(
            Enumerable.Range(0, 100),
            new ParallelOptions { MaxDegreeOfParallelism = 10 },
            async (i, _) => await app.From($"203.0.113.{i}").SignInAsync(Una, $"wrong {i}")
        );
        Assert.Equal(50, app.Hasher.Verified);
        Assert.Equal((50, TestApp.Now.AddMinutes(15)), await app.CountedAsync(app.App.Companies.NorthUpdater));
        Assert.Equal(SignIn, (await app.From("198.51.100.7").SignInAsync(Una)).Path);

        app.Pass(TimeSpan.FromMinutes(15));
        await app.From("198.51.100.8").SignInAsync(Una, "wrong");
        Assert.Equal((1, null), await app.CountedAsync(app.App.Companies.NorthUpdater));
        Assert.Equal("/enter", (await app.From("198.51.100.9").SignInAsync(Una)).Path);
        Assert.Equal((0, null), await app.CountedAsync(app.App.Companies.NorthUpdater));
    }

    [Fact]
    public async Task A_device_that_has_signed_in_before_gets_in_while_strangers_make_the_account_rest()
    {
        await using var app = await AttemptsApp.StartAsync();
        var own = app.From("198.51.100.7");
        await own.SignInAsync(Una);
        await (await own.GetAsync("/account/sign-out")).Form().SubmitAsync();
        await app.LockOutAsync();
        Assert.Equal(SignIn, (await app.From("198.51.100.7").SignInAsync(Una)).Path);

        Assert.Equal("/enter", (await own.SignInAsync(Una)).Path);
    }

    [Fact]
    public async Task A_known_device_has_five_tries_of_its_own_and_none_at_other_accounts()
    {
        await using var app = await AttemptsApp.StartAsync();
        var own = app.From("198.51.100.7");
        await own.SignInAsync(Una);
        await (await own.GetAsync("/account/sign-out")).Form().SubmitAsync();
        app.Hasher.Reset();

        for (var i = 0; i < 8; i++)
            await own.SignInAsync(Una, $"wrong {i}");
        Assert.Equal(5, app.Hasher.Verified);
        Assert.Equal(SignIn, (await own.SignInAsync(Una)).Path);
        Assert.Equal("/enter", (await app.From("198.51.100.7").SignInAsync(Una)).Path);

        for (var i = 0; i < 8; i++)
            await own.SignInAsync("vic@example.com", $"wrong {i}");
        Assert.Equal((5, null), await app.CountedAsync(app.App.Companies.Viewer));
        app.Pass(TimeSpan.FromMinutes(15));
        Assert.Equal("/enter", (await own.SignInAsync(Una)).Path);
    }

    [Fact]
    public async Task A_made_up_device_is_a_stranger()
    {
        await using var app = await AttemptsApp.StartAsync();
        await app.LockOutAsync();
        var browser = app.From("198.51.100.7");
        browser.Client.DefaultRequestHeaders.Add("Cookie", "device=CfDJ8garbage");

        Assert.Equal(SignIn, (await browser.SignInAsync(Una)).Path);
    }

    [Fact]
    public async Task One_who_does_not_exist_is_refused_after_as_many_hashes_as_one_who_does()
    {
        await using var app = await AttemptsApp.StartAsync();
        List<int> hashed = [];
        foreach (var email in new[] { Una, "nobody.at.all@example.com" })
        {
            app.Hasher.Reset();
            for (var i = 0; i < 8; i++)
                await app.From("198.51.100.7").SignInAsync(email, $"wrong {i}");
            hashed.Add(app.Hasher.Count);
        }

        Assert.Equal([5, 5], hashed);
    }

    [Fact]
    public async Task Wrong_present_passwords_count_too()
    {
        await using var app = await AttemptsApp.StartAsync();
        var browser = await app.App.SignInAsync(app.App.Companies.NorthUpdater);
        var form = (await browser.GetAsync("/account/password")).Form().Type("Input.Password", "six white boomerangs");
        app.Hasher.Reset();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Task.Run(() => ChangeAsync($"wrong {i}"))));

        Assert.All(answers, page => Assert.Contains("This is not your present password", page.Problems, StringComparison.Ordinal));
        Assert.Equal(5, app.Hasher.Verified);
        Assert.Contains("not your present password", (await ChangeAsync(TestApp.Password)).Problems, StringComparison.Ordinal);
        Assert.Equal(5, app.Hasher.Verified);

        Task<TestPage> ChangeAsync(string current) =>
            browser.PostAsync("/account/password", [.. form.Fields.Where(f => f.Key != "Input.Current"), new("Input.Current", current)]);
    }

    [Fact]
    public async Task A_new_link_ends_the_rest()
    {
        await using var app = await AttemptsApp.StartAsync();
        await app.LockOutAsync();
        var link = await app.App.LinkAsync(app.App.Companies.NorthUpdater);

        await (await app.From("198.51.100.7").GetAsync(link)).Form().Type("Input.Password", "nine ladies dancing").SubmitAsync();

        Assert.Equal("/enter", (await app.From("198.51.100.8").SignInAsync(Una, "nine ladies dancing")).Path);
    }

    [Fact]
    public async Task Whoever_has_two_accounts_with_one_e_mail_enters_the_one_whose_password_it_is_and_shuts_out_neither()
    {
        await using var app = await AttemptsApp.StartAsync();
        var una = app.App.Companies.NorthUpdater;
        var twin = await app.App.AddTwinAsync(una, "nine ladies dancing");

        for (var i = 0; i < 8; i++)
        {
            Assert.Equal("/enter", (await app.From("198.51.100.7").SignInAsync(Una)).Path);
            Assert.NotEqual(SignIn, (await app.From("198.51.100.7").SignInAsync(Una, "nine ladies dancing")).Path);
        }
        Assert.Equal((0, null), await app.CountedAsync(una));
        Assert.Equal((0, null), await app.CountedAsync(twin));

        // Tries that were really wrong stay with both.
        await app.From("198.51.100.7").SignInAsync(Una, "wrong");
        await app.From("198.51.100.8").SignInAsync(Una);
        Assert.Equal((0, null), await app.CountedAsync(una));
        Assert.Equal((1, null), await app.CountedAsync(twin));
    }
}
