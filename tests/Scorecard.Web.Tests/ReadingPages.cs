namespace Scorecard.Web.Tests;

/// <summary>The tests that read <see cref="ScoredCompany"/> share one.</summary>
[CollectionDefinition(Name)]
public sealed class ReadingPages : ICollectionFixture<ScoredCompany>
{
    public const string Name = "Reading pages";
}
