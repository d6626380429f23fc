using Scorecard.Domain.Attention;
using Scorecard.TestData;
using Scorecard.TestData.Health;

namespace Scorecard.Domain.Tests.Attention;

internal static class Lists
{
    /// <summary>What needs attention in the whole organization.</summary>
    public static AttentionList Of(World world, string window = "2025-06", DateOnly? today = null) =>
        AttentionList.Of(world.Book, world.Unit("ORG"), world.Window(window), today ?? CheckedWorld.Today);
}
