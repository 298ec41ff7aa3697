using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>The weights of a function: what <c>[Weight]</c> says of each becomes an argument of the layer, under the name of the parameter.</summary>
internal static class FunctionWeights
{
    private const string Extents = "Extents";

    /// <summary>Shapes of the weights, in the order of the parameters.</summary>
    public static IReadOnlyList<Shape> Shapes(FunctionSpec function, IReadOnlyDictionary<string, int> names) =>
        function.Main.Parameters.Where(p => p.Kind == FunctionParameterKind.Weight).Select(p => new Shape(Written(p).Select(extent => ExtentFormula.Value(extent, names)).ToArray())).ToList();

    /// <summary>Shapes of the states of a cell, which are its tensors behind the first: units, unless <c>[State]</c> says otherwise.</summary>
    public static IReadOnlyList<Shape> States(FunctionSpec function, IReadOnlyDictionary<string, int> names) =>
        function.Main.Parameters.Where(p => p.Kind == FunctionParameterKind.Tensor).Skip(1).Select(p => Written(p) is { Count: > 0 } extents ? new Shape(extents.Select(extent => ExtentFormula.Value(extent, names)).ToArray()) : new Shape(names["units"])).ToList();

    /// <summary>Initializer, regularizers and constraint of every weight, as a layer has them.</summary>
    public static Arguments Arguments(BoundFunction function, PartSpec part, ArgumentBinder binder, string display)
    {
        var declared = function.WeightParameters.Zip(function.Weights, (parameter, shape) => (Role: FunctionWeight.Role(parameter), parameter, shape)).ToList();
        var written = declared.SelectMany(w => w.parameter.Arguments.Where(a => a.Name is not Extents).Select(a => a with { Name = w.Role + a.Name })).ToEquatableArray();
        return binder.Bind(new PartSpec(part.Index, part.Name, written), declared.SelectMany(w => FunctionWeight.Arguments(w.Role, w.shape)), display);
    }

    private static IReadOnlyList<object?> Written(FunctionParameter parameter) =>
        parameter.Arguments.FirstOrDefault(a => a.Name == Extents)?.Value as IReadOnlyList<object?> ?? [];
}
