namespace Scorecard.Web.Tests.Account;

internal static class SignIns
{
    /// <summary>Signs in as a person does, through the page.</summary>
    public static async Task<TestPage> SignInAsync(
        this TestBrowser browser,
        string email,
        string password = TestApp.Password,
        string query = ""
    ) =>
        await (await browser.GetAsync($"/account/sign-in{query}"))
            .Form()
            .Type("Input.Email", email)
            .Type("Input.Password", password)
            .SubmitAsync();

    public static async Task<bool> IsSignedInAsync(this TestBrowser browser) => (await browser.GetAsync("/account")).Path == "/account";
}
