using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Domain.Access;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Model;
using Scorecard.Domain.Periods;
using Scorecard.Domain.Units;

namespace Scorecard.Web.Tests;

/// <summary>What tests put into the database past the pages, and read out of it.</summary>
public sealed partial class TestApp
{
    /// <summary>Saves an organization that a test has built, as new.</summary>
    public Task SaveAsync(OrganizationModel model) =>
        InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ScorecardDbContext>();
            await using var write = await WriteTransaction.BeginNewAsync(db, model.Organization, null, Now.UtcDateTime);
            db.AddRange([
                .. model.Perspectives,
                .. model.Units,
                .. model.Objectives,
                .. model.Contributions,
                .. model.Kpis,
                .. model.Causes,
                .. model.Answers,
                .. model.Initiatives,
            ]);
            await write.CommitAsync();
        });

    /// <summary>Adds a person with a role.</summary>
    public async Task<Person> AddAsync(Person person, Unit unit, Role role)
    {
        await InScopeAsync(async services =>
            Assert.True((await services.GetRequiredService<UserManager<Person>>().CreateAsync(person, Password)).Succeeded)
        );
        await WriteAsync(
            unit.OrganizationId,
            db =>
            {
                db.Add(new Membership(person.Id, unit, role));
                return Task.CompletedTask;
            }
        );
        return person;
    }

    /// <summary>Records a value as if somebody had entered it.</summary>
    public Task RecordAsync(Kpi kpi, string period, decimal value) =>
        WriteAsync(
            kpi.OrganizationId,
            async db =>
            {
                var organization = await db.Organizations.AsNoTracking().SingleAsync();
                var known = await db.Kpis.SingleAsync(k => k.Id == kpi.Id);
                var current = await db.Measurements.Where(m => m.KpiId == kpi.Id).OrderByDescending(m => m.Revision).FirstOrDefaultAsync();
                var measurement = known.Record(
                    PeriodCode.Parse(period, organization.Calendar)!.Value,
                    MeasuredValue.Of(value),
                    null,
                    current,
                    organization.Calendar,
                    null,
                    organization.DateAt(Now.UtcDateTime),
                    Now.UtcDateTime,
                    null
                );
                db.Add(measurement);
            }
        );

    /// <summary>Changes an organization as somebody else would, past the pages.</summary>
    public Task WriteAsync(long organizationId, Func<ScorecardDbContext, Task> change, string? why = null, string? restating = null) =>
        InScopeAsync(async services =>
        {
            var db = services.GetRequiredService<ScorecardDbContext>();
            db.RestatementReason = restating;
            await using var write = await db.BeginWriteAsync(organizationId, null, Now.UtcDateTime, why);
            await change(db);
            await write.CommitAsync();
        });

    /// <summary>Lets a person run the installation, or no longer.</summary>
    public Task<int> SetRunsInstallationAsync(Person person, bool runs = true) =>
        ReadAsync(
            0,
            db => db.Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(set => set.SetProperty(p => p.RunsInstallation, runs))
        );

    /// <summary>A person as they are saved now.</summary>
    public Task<Person> NowAsync(Person person) => ReadAsync(0, db => db.Users.AsNoTracking().SingleAsync(p => p.Id == person.Id));

    /// <summary>Reads what is saved in an organization.</summary>
    public async Task<T> ReadAsync<T>(long organizationId, Func<ScorecardDbContext, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<ScorecardDbContext>().Scope(organizationId));
    }
}
