using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Scorecard.Web.Tests.Live;

/// <summary>A database that does not answer while this is on.</summary>
internal sealed class Outage : DbCommandInterceptor
{
    public volatile bool IsOn;

    public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
        DbCommand command,
        CommandEventData eventData,
        InterceptionResult<DbDataReader> result,
        CancellationToken cancellationToken = default
    ) => IsOn ? throw new TimeoutException("The database does not answer.") : new(result);
}
