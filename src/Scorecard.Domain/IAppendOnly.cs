namespace Scorecard.Domain;

/// <summary>Is added once and never changed or removed.</summary>
public interface IAppendOnly;
