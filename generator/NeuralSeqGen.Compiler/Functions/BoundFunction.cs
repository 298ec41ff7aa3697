using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Functions;

/// <summary>A function in its place: numbers for the parameters that have some, and the shapes of its weights. It is run anew for every shape and mode.</summary>
/// <param name="Spec">The function.</param>
/// <param name="Numbers">The int, double or bool of each parameter; null for tensors.</param>
/// <param name="Weights">Shapes of the weights, in the order of the parameters.</param>
internal sealed record BoundFunction(FunctionSpec Spec, IReadOnlyList<object?> Numbers, IReadOnlyList<Shape> Weights)
{
    /// <summary>Extents of the states, where the function is a cell.</summary>
    public IReadOnlyList<Shape> States { get; init; } = [];

    public IReadOnlyList<FunctionParameter> Parameters => Spec.Main.Parameters;

    /// <summary>The parameters that are weights.</summary>
    public IReadOnlyList<FunctionParameter> WeightParameters => Parameters.Where(p => p.Kind == FunctionParameterKind.Weight).ToList();

    public bool ReadsMask => Parameters.Any(p => p.Kind == FunctionParameterKind.Mask);

    /// <summary>What is left of it for tensors of these shapes.</summary>
    /// <param name="tensors">Shapes of its tensors, in the order of the parameters.</param>
    /// <param name="mask">Shape of the mask that comes along; null for none, which counts as all ones.</param>
    /// <param name="isTraining">Whether random numbers are drawn.</param>
    public FunctionGraph Run(IReadOnlyList<Shape> tensors, Shape? mask, bool isTraining)
    {
        var graph = new FunctionGraph(isTraining);
        int tensor = 0, weight = 0;
        var arguments = Parameters.Select((parameter, i) => parameter.Kind switch
        {
            FunctionParameterKind.Tensor => graph.AddTensor(tensors[tensor++]),
            FunctionParameterKind.Weight => graph.AddWeight(Weights[weight++]),
            FunctionParameterKind.Mask => mask is null ? graph.Builder.Fill(1, tensors[0].Take(tensors[0].Rank > 1 ? 1 : 0)) : graph.AddMask(mask),
            _ => Numbers[i],
        }).ToList();
        FunctionRun.Run(Spec, graph, arguments);
        SinkSlices.Run(graph);
        JoinSums.Run(graph);
        return graph;
    }
}
