using System.Collections.Generic;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Ops;

/// <summary>Ties a reverse scan to the forward scan it is the derivative of.</summary>
internal sealed class ResidualMap(Node forward)
{
    /// <summary>The forward scan.</summary>
    public Node Forward { get; } = forward;

    /// <summary>From a value recomputed in the reverse body to the value of the forward body it equals.</summary>
    public Dictionary<Value, Value> Recomputed { get; } = [];
}
