namespace Scorecard.Domain.Formulas;

/// <summary>Why a text is no formula.</summary>
/// <param name="At">The character to look at, from 0; the length of the text where something is missing at its end.</param>
/// <param name="Sentence">What is wrong there and what to do.</param>
public sealed record FormulaProblem(int At, string Sentence);
