using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Emit;

/// <summary>What inference of one sample costs, as the surface of a model states it.</summary>
/// <param name="Flops">Floating-point operations.</param>
/// <param name="StateElements">Floats of the states that are carried from batch to batch.</param>
internal sealed record SampleCost(long Flops, int StateElements)
{
    /// <summary>Of a model that cannot be compiled.</summary>
    public static SampleCost None { get; } = new(0, 0);

    /// <summary>Operations by the scope of their nodes: the name of a layer, with a word behind it where it has several.</summary>
    public IReadOnlyList<(string Scope, long Flops)> Scopes { get; init; } = [];

    /// <param name="predict">The graph of inference as it is lowered, before any pass.</param>
    public static SampleCost Of(Graph predict) => new(
        predict.Nodes.Sum(Operations),
        predict.Results.Where(r => r.Port.Kind == PortKind.CarriedState).Sum(r => r.Value.Shape.Elements))
    {
        Scopes = predict.Nodes.GroupBy(n => n.Scope).Select(same => (same.Key, same.Sum(Operations))).ToList(),
    };

    private static long Operations(Node node) => node.Op.Flops(node.Inputs.Select(i => i.Shape).ToList(), node.Outputs.Select(o => o.Shape).ToList());
}
