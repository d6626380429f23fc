namespace Scorecard.Domain.Changes;

/// <summary>What follows from the kind of thing a change is about.</summary>
public static class Subjects
{
    /// <summary>
    /// Whether such a change is one of the structure that scores are computed from, so that whoever keeps it in memory reads it again. A
    /// new kind has to be decided here before anything compiles.
    /// </summary>
    public static bool ChangesStructure(this Subject subject) =>
        subject switch
        {
            Subject.Organization => true,
            Subject.Perspective => true,
            Subject.Unit => true,
            Subject.Objective => true,
            Subject.Contribution => true,
            Subject.Kpi => true,
            Subject.Measurement => false,
            // Who approves a value hangs on who is there.
            Subject.Membership => true,
            Subject.Person => false,
            Subject.CauseEffectLink => true,
            Subject.CascadeAnswer => true,
            Subject.Initiative => true,
            Subject.Finding => false,
            Subject.Meeting => false,
            Subject.Signal => false,
            Subject.Import => true,
            Subject.Comment => false,
            Subject.Reading => false,
            Subject.Closing => true,
        };
}
