using Scorecard.Data;
using Scorecard.Data.Hosting;
using Scorecard.Data.Import;
using Scorecard.Web.Api;
using Scorecard.Web.Commands;
using Scorecard.Web.Demo;
using Scorecard.Web.Feeds;
using Scorecard.Web.Forms;
using Scorecard.Web.Frame;
using Scorecard.Web.Hosting;
using Scorecard.Web.Hosting.Keys;
using Scorecard.Web.Live;
using Scorecard.Web.Notices;
using Scorecard.Web.Pages.Account;
using Scorecard.Web.Pages.Admin.People;
using Scorecard.Web.Pages.Comments;
using Scorecard.Web.Pages.Enter;
using Scorecard.Web.Pages.Import;
using Scorecard.Web.Pages.Initiatives;
using Scorecard.Web.Pages.Library;
using Scorecard.Web.Pages.Meetings;
using Scorecard.Web.Pages.Reporting;
using Scorecard.Web.Pages.Search;
using Scorecard.Web.Pages.Views;
using Scorecard.Web.People;
using Scorecard.Web.Reading;
using Scorecard.Web.Sources;
using Scorecard.Web.Tables;
using Scorecard.Web.Templates;
using Scorecard.Web.Toolkit;
using Scorecard.Web.Writing;

if (CommandVerbs.Answer(args) is { } answer)
{
    Console.WriteLine(answer);
    return 0;
}
try
{
    return await RunAsync(args);
}
catch (CannotStart refused)
{
    Console.Error.WriteLine(refused.Message);
    return 1;
}

static async Task<int> RunAsync(string[] args)
{
    var words = StartWords.VerbOf(args);
    var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = PublishedFolder.Find() });

    if (words.Length > 0)
        builder.Logging.ToStandardError();
    else
        builder.AddWatching();
    builder.WebHost.ConfigureKestrel(options => options.AddServerHeader = false).UseStaticWebAssets();
    builder.Services.AddBriefLog().AddPages().AddLocalizedNumbers();
    builder.Services.AddDatabase(builder.Configuration, builder.Environment.ContentRootPath);
    builder.Services.AddSignIn(builder.Configuration).AddSingleton(DemoMode.Of(builder.Configuration, builder.Environment));
    builder
        .Services.AddHttpContextAccessor()
        .AddScoped<OrganizationReader>()
        .AddSingleton<PrivateReadings>()
        .AddScoped<PageFrame>()
        .AddScoped<OrganizationWriter>()
        .AddScoped<StructureDating>()
        .AddScoped<Reminding>()
        .AddScoped<SentOnce>();
    builder.Services.AddScoped<ValueEntry>().AddScoped<Checklists>().AddScoped<TemplateKeeping>();
    builder
        .Services.AddScoped<OwnAccount>()
        .AddScoped<EverythingFinder>()
        .AddScoped<Invitations>()
        .AddScoped<Installation>()
        .AddScoped<OwnViews>()
        .AddScoped<PasswordSignIn>();
    builder
        .Services.AddScoped<FileCheck>()
        .AddScoped<MappedUploads>()
        .AddScoped<OldUploads>()
        .AddScoped<LibraryImport>()
        .AddScoped<InitiativeReports>()
        .AddScoped<MeetingEntries>()
        .AddScoped<CommentWriting>();
    builder.Services.AddFeeds(builder.Configuration).AddSources(builder.Configuration);
    builder.Services.AddSingleton<EvidenceKeeper>().AddHostedService(services => services.GetRequiredService<EvidenceKeeper>());
    builder.Services.AddSingleton<ImportRuns>().AddSingleton<CheckTurns>().AddSingleton<JobRunner>();
    builder.Services.AddHostedService(services => services.GetRequiredService<JobRunner>());
    builder.Services.AddSingleton<WarmUp>().AddHostedService(services => services.GetRequiredService<WarmUp>());
    builder.Services.AddNotices(builder.Configuration);
    builder.Services.AddApi().AddTables().AddLive().AddLimits(builder.Configuration);
    builder.AddPublicAddress();

    var app = builder.Build();
    if (!CommandVerbs.TakesAnyDatabase(words))
        await app.Services.MigrateAsync();
    if (!CommandVerbs.NeedsNoKeys(words))
        await app.Services.PrepareKeysAsync();
    if (await CommandVerbs.TryRunAsync(words, app.Services, Console.Out, Console.Error) is { } exitCode)
        return exitCode;

    Telemetry.WatchBooks(app.Services.GetRequiredService<ScoreBookStore>());
    var warmUp = app.Services.GetRequiredService<WarmUp>();
    app.Use(next => warmUp.Pipeline = next);
    app.UseRequestScope();
    app.UseSecurityHeaders();
    app.UsePublicAddress();
    app.UseLinkTokens();
    app.UseKnownMethods();
    app.UseErrorPages();
    app.UseAsOf();
    if (app.Services.GetRequiredService<PublicAddress>().IsHttps)
        app.UseHsts();
    app.UseRequestLocalization();
    app.UseRouting();
    app.UseAuthentication();
    app.UseAuthorization();
    app.UseLimits();
    app.MapStaticAssets().AllowAnonymous();
    app.MapGet(HealthAddresses.Alive, () => "ok").AllowAnonymous().WithMetadata(new SignIn.ForNobody());
    app.MapGet(HealthAddresses.Ready, Database.AnswerAsync).AllowAnonymous().WithMetadata(new SignIn.ForNobody());
    app.MapLive();
    app.MapApi();
    app.MapCalendar();
    app.MapMetrics();
    app.MapTables();
    app.MapRazorPages().WithStaticAssets();
    WorkFolder.Sweep();
    await app.Services.SeedDemoAsync();
    var setup = await SetupLink.OpenForTheFirstAsync(app.Services);
    app.WarnOfWhatIsMissing();
    await app.StartListeningAsync();
    app.Greet(setup);
    warmUp.Begin();
    await app.WaitForShutdownAsync();
    return 0;
}
