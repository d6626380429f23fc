using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Scorecard.Data;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;
using Scorecard.Domain.Leads;
using Scorecard.Domain.Objectives;
using Scorecard.Domain.Plans;
using Scorecard.Domain.Scales;
using Scorecard.Domain.Units;
using Scorecard.TestData;
using Scorecard.Web.People;
using Scorecard.Web.Tests.Import;
using Scorecard.Web.Tests.Templates;

namespace Scorecard.Web.Tests.Access;

/// <content>Things that only one request uses.</content>
public sealed partial class AccessCompany
{
    /// <summary>Things that only one request uses, so that it finds them as they were made: in the private unit, or in NORTH.</summary>
    public async Task<Place> MakeAsync(bool isPrivate)
    {
        await OpenMonthsAsync();
        var (home, above, mark) = isPrivate
            ? ("QUAGGA-OKAPI-LAB", "QUAGGA-GROW", "QUAGGA-OKAPI")
            : ("QUAGGA-NORTH", "QUAGGA-SELL", "QUAGGA");
        Place? made = null;
        await App.WriteAsync(
            OrganizationId,
            async db =>
            {
                var unit = await db.Units.SingleAsync(u => u.CodeNormalized == home);
                var perspective = await db.Perspectives.OrderBy(p => p.Id).FirstAsync();
                var empty = Unit.Below(NextId(), await db.Organizations.SingleAsync(), unit, $"{mark}-U{next}", $"{mark} empty {next}");
                var upper = await db.Objectives.SingleAsync(o => o.CodeNormalized == above);
                var (objective, bare) = (New("objective"), New("bare"));
                objective.Follow(upper);
                var details = new KpiDetails(
                    $"{mark} kpi {next}",
                    "quaggas",
                    Domain.Periods.Frequency.Month,
                    TimeAggregation.Average,
                    Direction.HigherIsBetter
                );
                var kpi = new Kpi(
                    NextId(),
                    objective,
                    $"{mark}-K{next}",
                    details,
                    new KpiDefinition(DateOnly.MinValue, ScaleInput.Progress(0, 100), 1)
                );
                kpi.Define(new KpiDefinition(new DateOnly(2026, 7, 1), ScaleInput.Progress(0, 120), 1));
                var initiative = new Initiative(
                    NextId(),
                    unit,
                    $"{mark}-I{next}",
                    new($"{mark} initiative {next}", new(2026, 9, 1), new(2027, 2, 28))
                );
                initiative.Serve([objective], [kpi]);
                var link = new CauseEffectLink(NextId(), objective, bare, 2, note: $"{mark} drives {next}");
                var lead = new Lead(2, 0.5, 0.001, 0.001, null, 60, 24);
                var dismissed = new Proposal(kpi, World.Kpi("QUAGGA-SALES-REVENUE"), new(2026, 11, 1), lead, 60, 90);
                dismissed.Dismiss($"{mark} by chance");
                db.AddRange(
                    empty,
                    objective,
                    bare,
                    kpi,
                    initiative,
                    link,
                    new Proposal(kpi, World.Kpi("QUAGGA-REVENUE"), new(2026, 11, 1), lead, 60, 90),
                    dismissed,
                    new Contribution(objective, upper, 1, counts: true)
                );
                var (comment, file) = CommentOn(kpi, mark);
                db.AddRange(comment, file, new CommentFileContent(file, [1]));
                made = new(unit, empty, objective, bare, kpi, initiative)
                {
                    Link = link,
                    Comment = comment.Id,
                    File = file.Id,
                };

                Objective New(string what) => new(NextId(), unit, perspective, $"{mark}-O{next}", $"{mark} {what} {next}");
            }
        );
        Unit? answeringUnit = null;
        await App.WriteAsync(
            OrganizationId,
            async db =>
            {
                var answering = answeringUnit = Unit.Below(
                    NextId(),
                    await db.Organizations.SingleAsync(),
                    made!.Unit,
                    $"{mark}-U{next}",
                    $"{mark} answering {next}"
                );
                db.AddRange(answering, new CascadeAnswer(made.Objective, answering, CascadeAnswerKind.Shared, null));
            },
            CascadeObjective.Why
        );
        var answered = await SequenceAsync();
        await App.WriteAsync(
            OrganizationId,
            async db => (await db.Objectives.SingleAsync(o => o.Id == made!.BareObjective.Id)).GroupUnder($"{mark} theme")
        );
        return made! with { Answering = answeringUnit, Sequence = answered, Edit = await SequenceAsync() };

        Task<long> SequenceAsync() => App.ReadAsync(OrganizationId, db => db.Organizations.Select(o => o.Sequence).SingleAsync());
    }

    /// <summary>A year of values, and two more with limits that start again at the first of them.</summary>
    public async Task MeasureAsync(Kpi kpi)
    {
        for (var month = new DateOnly(2025, 8, 1); month <= new DateOnly(2026, 9, 1); month = month.AddMonths(1))
            await App.RecordAsync(kpi, $"{month:yyyy-MM}", 50);
        await App.WriteAsync(
            OrganizationId,
            async db => db.Add(new Rebase(await db.Kpis.SingleAsync(k => k.Id == kpi.Id), new(2026, 8, 1), "QUAGGA moved"))
        );
    }

    /// <summary>A member with two roles and without a password.</summary>
    public async Task<Person> MakeMemberAsync()
    {
        var person = Someone($"Quagga Member {NextId()}");
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(person);
                db.AddRange(
                    new Membership(person.Id, World.Unit("QUAGGA-NORTH"), Role.Viewer),
                    new Membership(person.Id, World.Unit("QUAGGA-OPS"), Role.Viewer)
                );
                return Task.CompletedTask;
            }
        );
        return person;
    }

    /// <summary>A perspective without objectives.</summary>
    public async Task<long> MakePerspectiveAsync()
    {
        var perspective = new Perspective(NextId(), OrganizationId, $"Quagga view {next}", (int)next);
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(perspective);
                return Task.CompletedTask;
            }
        );
        return perspective.Id;
    }

    /// <summary>An action of a meeting of a unit.</summary>
    public async Task<long> MakeEntryAsync(Unit unit)
    {
        var meeting = new Meeting(
            NextId(),
            unit,
            new(Domain.Periods.Frequency.Month, new(2026, 10, 1)),
            new DateOnly(2000, 1, 1).AddDays((int)(next % 9000)),
            callers["Manager"]!.Id
        );
        var entry = new MeetingEntry(NextId(), meeting, MeetingEntryKind.Action, null, new($"{unit.Code} is to be looked at"));
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.AddRange(meeting, entry);
                return Task.CompletedTask;
            }
        );
        return entry.Id;
    }

    /// <summary>A template that the Manager saved.</summary>
    public async Task<long> MakeTemplateAsync()
    {
        var template = new SavedTemplate(
            NextId(),
            OrganizationId,
            $"Quagga way {next}",
            "Quagga through and through.",
            SmallTemplate.Packed($"Quagga way {next}"),
            TestApp.Now.UtcDateTime,
            callers["Manager"]!.Id
        );
        await App.WriteAsync(
            OrganizationId,
            db =>
            {
                db.Add(template);
                return Task.CompletedTask;
            }
        );
        return template.Id;
    }

    /// <summary>Lets the lowest tier of this organization and of the other be without units.</summary>
    public async Task MakeEmptyTiersAsync()
    {
        foreach (var organization in new[] { OrganizationId, App.Companies.Globex.Model.Organization.Id })
            await App.WriteAsync(
                organization,
                async db =>
                {
                    var (tiers, deepest) = ((await db.Organizations.SingleAsync()).Tiers, await db.Units.MaxAsync(u => u.Tier));
                    if (deepest == tiers.Count)
                        (await db.Organizations.SingleAsync()).NameTiers([.. tiers.Select(t => t.Name), $"Level {NextId()}"], deepest);
                }
            );
    }

    /// <summary>The link of somebody who is a member of nothing and has never signed in.</summary>
    public async Task<string> MakeLinkAsync()
    {
        var person = Someone($"Wendy Welcome {NextId()}");
        await using var scope = App.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<UserManager<Person>>();
        Assert.True((await people.CreateAsync(person)).Succeeded);
        return await people.WelcomePathAsync(person);
    }

    /// <summary>The page on which a table of the administrator's own waits to be mapped.</summary>
    public async Task<string> MakeOwnTableAsync()
    {
        var file = ("report.csv", Encoding.UTF8.GetBytes($"Measure,Period,Value\nQuagga rides {NextId()},2025-01,3\n"));
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/map/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }

    /// <summary>The page on which the administrator's files wait: with a unit that is new.</summary>
    public async Task<string> MakeUploadAsync()
    {
        var some = NextId();
        var file = (
            "units.csv",
            Encoding.UTF8.GetBytes($"code,name,parent\nORG,Quagga Works,\nQUAGGA-I{some},Quagga imported {some},QUAGGA-SALES\n")
        );
        var page = await (await BrowseAsync("Administrator")).SendAsync(file);
        Assert.StartsWith("/import/", page.Path, StringComparison.Ordinal);
        return page.Path;
    }
}
