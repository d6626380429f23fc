using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Health;
using Scorecard.TestData;
using Scorecard.TestData.Health;
using ModelBuilder = Scorecard.TestData.ModelBuilder;

namespace Scorecard.Web.Tests.Health;

/// <summary>The application on 20 July 2025 with one organization in which a rule of the health check fires, and its administrator, who owns what is owned.</summary>
internal sealed class SpoiledCompany : IAsyncDisposable
{
    private SpoiledCompany(World world) => World = world;

    public TestApp App { get; } = new() { Clock = new(CheckedWorld.Today.ToDateTime(new TimeOnly(9, 0)), TimeSpan.Zero) };

    public World World { get; }

    public Person Administrator { get; } = new(1, "Ona Owner", "ona@acme.example");

    public static Task<SpoiledCompany> OfAsync(HealthRule rule) => OfAsync(SpoiledWorlds.Of(rule));

    public static async Task<SpoiledCompany> OfAsync(ModelBuilder builder)
    {
        var company = new SpoiledCompany(builder.Build());
        await using (var scope = company.App.Services.CreateAsyncScope())
            Assert.True(
                (
                    await scope
                        .ServiceProvider.GetRequiredService<UserManager<Person>>()
                        .CreateAsync(company.Administrator, TestApp.Password)
                ).Succeeded
            );
        await company.App.SaveAsync(company.World.Model);
        await company.App.WriteAsync(
            company.World.Model.Organization.Id,
            db =>
            {
                db.Add(new Membership(company.Administrator.Id, company.World.Model.Root!, Role.Administrator));
                db.AddRange(
                    builder.Reported.Select(v =>
                        v.Kpi.Record(
                            v.Period,
                            v.Value,
                            null,
                            null,
                            company.World.Calendar,
                            null,
                            CheckedWorld.Today,
                            company.App.Clock.UtcDateTime,
                            1
                        )
                    )
                );
                return Task.CompletedTask;
            }
        );
        return company;
    }

    public async ValueTask DisposeAsync() => await ((IAsyncLifetime)App).DisposeAsync();
}
