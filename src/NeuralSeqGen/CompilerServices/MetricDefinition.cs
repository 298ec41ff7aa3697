using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>One metric of a model.</summary>
/// <param name="Name">Key in histories.</param>
/// <param name="Finish">What it is of its sums.</param>
/// <param name="SumCount">How many numbers of <see cref="BatchGroup.Sums"/> are its own.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed record MetricDefinition(string Name, MetricFinish Finish, int SumCount)
{
    /// <summary>Its better end; Auto where nobody knows.</summary>
    public MonitorMode Direction { get; init; }

    /// <summary>Number of the target it reads.</summary>
    public int Target { get; init; }

    /// <summary>Whether weights of samples and steps enter.</summary>
    public bool IsWeighted { get; init; }
}
