using Scorecard.Domain.Scales;

namespace Scorecard.Domain.Scoring;

/// <summary>What a node of the tree of scores is.</summary>
public enum NodeKind
{
    Unit,
    Perspective,
    Objective,
    Kpi,
}

/// <summary>Names a node of the tree. A perspective is one of a unit; elsewhere <paramref name="PerspectiveId"/> is 0.</summary>
public readonly record struct NodeRef(NodeKind Kind, long Id, long PerspectiveId = 0);

/// <summary>An input of a node with its relative weight in a window, before any rule.</summary>
public readonly record struct WeightedInput(NodeRef Node, double Weight, Score Score);
