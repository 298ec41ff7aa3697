using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>A weight of a layer that is made of a function: a parameter with <c>[Weight]</c>.</summary>
internal static class FunctionWeight
{
    // the arguments of a kernel are those of any weight
    private const string Kernel = "Kernel";

    /// <summary>Prefix of its arguments.</summary>
    public static string Role(FunctionParameter parameter) => Naming.Pascal(parameter.Name);

    /// <summary>What can be said of a weight, Keras's defaults: Glorot's numbers for a matrix, zeros for a vector.</summary>
    public static IEnumerable<Argument> Arguments(string role, Shape shape) => CommonLayerArguments.Weight(Kernel, shape.Rank > 1 ? "GlorotUniform" : "Zeros")
        .Select(argument => argument with { Name = role + argument.Name.Substring(Kernel.Length) }).Append(Argument.Flag(role + "Trainable", true));

    /// <summary>The weights of a layer in the order of the parameters.</summary>
    public static IEnumerable<WeightDeclaration> Declarations(LayerBinding binding)
    {
        if (binding.Function is not { } bound)
        {
            return [];
        }

        return bound.Function.WeightParameters.Zip(bound.Function.Weights, (parameter, shape) =>
            new WeightDeclaration(Naming.Snake(parameter.Name), shape, Role(parameter)) { Trainable = parameter.Arguments.All(a => a is not { Name: "Trainable", Value: false }) });
    }
}
