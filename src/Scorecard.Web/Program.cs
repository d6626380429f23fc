using Scorecard.Web.Hosting;

var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = PublishedFolder.Find() });
builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false).UseStaticWebAssets();
builder.Services.AddPages().AddLocalizedNumbers();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseErrorPages();
if (!app.Environment.IsDevelopment()) app.UseHsts();
app.UseRequestLocalization();
app.UseRouting();
app.MapStaticAssets().AllowAnonymous();
app.MapGet("/healthz", () => "ok").AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
app.Run();
