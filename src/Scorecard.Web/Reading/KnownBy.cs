using Scorecard.Data;
using Scorecard.Domain.Comments;
using Scorecard.Domain.Evidence;
using Scorecard.Domain.Kpis;

namespace Scorecard.Web.Reading;

/// <summary>Of what the database keeps beside the book, what was there when a day was over; all of it where no day is asked for.</summary>
public static class KnownBy
{
    public static IQueryable<Measurement> KnownOn(this IQueryable<Measurement> all, AsOf? day) =>
        day is { Before: var before } ? all.Where(m => m.RecordedAt < before) : all;

    public static IQueryable<Comment> KnownOn(this IQueryable<Comment> all, AsOf? day) =>
        day is { Before: var before } ? all.Where(c => c.At < before) : all;

    public static IQueryable<LinkRecord> KnownOn(this IQueryable<LinkRecord> all, AsOf? day) =>
        day is { Day: var last } ? all.Where(r => r.On <= last) : all;

    public static IQueryable<LeadWarning> KnownOn(this IQueryable<LeadWarning> all, AsOf? day) =>
        day is { Day: var last } ? all.Where(w => w.SignalOn <= last) : all;
}
