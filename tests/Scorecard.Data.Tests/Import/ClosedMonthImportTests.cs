using Microsoft.EntityFrameworkCore;
using Scorecard.Data.Operations;
using Scorecard.Domain.Access;
using Scorecard.Domain.Periods;
using static Scorecard.Data.Tests.TwoCompanies;

namespace Scorecard.Data.Tests.Import;

/// <summary>Files that change closed months take one reason for all they hold.</summary>
public sealed class ClosedMonthImportTests : ImportTests
{
    [Fact]
    public async Task Values_and_structure_of_closed_months_wait_for_a_reason_and_are_one_restatement()
    {
        var id = await ClosedAsync();
        Folder
            .Append("values.csv", "LATE,2025-02,,5,50,", "SALES-REV,2025-06,10,,,")
            .Edit("objectives.csv", "Visit on time,1,SELL=2", "Visit on time,3,SELL=2");
        From = "2025-02";

        var preview = await PreviewAsync(id);
        var refused = await ImportAsync(id);

        Assert.True(preview.Restates && preview.WantsReason);
        Assert.Equal(
            "This changes the value of “Late visits” and 1 more thing in 2025-02. Give the reason for the restatement to save it all the "
                + "same, or ask an administrator to reopen the month.",
            Assert.Single(preview.Problems).Sentence
        );
        Assert.False(refused.Written);
        Assert.Single(refused.Problems);

        Reason = "The carrier counted again";
        Assert.False((await PreviewAsync(id)).WantsReason);
        Assert.True((await ImportAsync(id, Gus)).Written);

        var restatement = await Store.ReadAsync(id, db => db.Restatements.SingleAsync());
        Assert.Equal((Reason, Gus, 2), (restatement.Reason, restatement.By, restatement.Count));
        Assert.Equal((new DateOnly(2025, 2, 1), new DateOnly(2025, 2, 28)), (restatement.From, restatement.Through));
    }

    [Fact]
    public async Task What_lies_after_the_closed_months_is_imported_as_ever()
    {
        var id = await ClosedAsync();
        Folder.Append("values.csv", "LATE,2025-03,,5,50,").Edit("objectives.csv", "Visit on time,1,SELL=2", "Visit on time,3,SELL=2");
        From = "2025-03";

        var report = await ImportAsync(id);

        Assert.True(report is { Written: true, Restates: false });
        Assert.Empty(await Store.ReadAsync(id, db => db.Restatements.ToListAsync()));
    }

    private async Task<long> ClosedAsync()
    {
        var id = await ImportedAsync();
        await using var db = Store.Open();
        var root = await Store.ReadAsync(id, read => read.Units.SingleAsync(u => u.Code == "ORG"));
        var closed = await new CloseMonth(db, Store.Books, new NewIds(Now), Now).CloseAsync(
            id,
            new(Gus, [new Membership(Gus, root, Role.Administrator)]),
            new(Frequency.Month, new(2025, 2, 1))
        );
        Assert.Equal(2, closed!.Count);
        return id;
    }
}
