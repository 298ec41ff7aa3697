using System.Collections.Generic;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Initializers;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Gives weights their names, offsets, initializers, regularizers and constraints.</summary>
internal sealed class WeightBinder
{
    private readonly List<BoundWeight> _weights = [];
    private int _offset;

    /// <summary>All weights so far, in the order of get_weights().</summary>
    public IReadOnlyList<BoundWeight> Weights => _weights;

    /// <param name="declarations">The weights.</param>
    /// <param name="arguments">Arguments of the layer that declares them.</param>
    /// <param name="layer">Name of the layer in the model.</param>
    /// <param name="path">What stands between that name and the weights' names: the half of a wrapper, such as <c>/forward</c>.</param>
    /// <param name="binding">The layer's place.</param>
    public IReadOnlyList<BoundWeight> Bind(IEnumerable<WeightDeclaration> declarations, Arguments arguments, string layer, string path, LayerBinding binding)
    {
        var bound = new List<BoundWeight>();
        foreach (var declaration in declarations)
        {
            if (WeightChecks.IsTooLarge(declaration.Name, declaration.Shape, _offset, binding))
            {
                break;
            }

            bound.Add(Bound(declaration, arguments, layer, path));
            _offset += bound[bound.Count - 1].Length;
            WeightChecks.Check(bound[bound.Count - 1], declaration.Role, binding);
        }

        _weights.AddRange(bound);
        return bound;
    }

    private BoundWeight Bound(WeightDeclaration declaration, Arguments arguments, string layer, string path)
    {
        var (fanIn, fanOut) = declaration.Fans ?? InitializerCatalogue.Fans(declaration.Shape);
        string role = declaration.Role;
        double Real(string argument, double absent) => arguments.Has(role + argument) ? arguments.Real(role + argument) : absent;
        double value = declaration.HasOwnInitializer ? declaration.InitializerValue : IsDefaultOfAnother(role, arguments) ? double.NaN : Real("InitializerValue", declaration.InitializerValue);
        double Penalty(string argument) => declaration.Trainable ? Real(argument, 0) : 0; // as in Keras, which adds those of trainable weights
        string Choice(string argument, string absent) => arguments.Has(role + argument) ? arguments.Choice(role + argument) : absent;
        return new()
        {
            Name = layer + path + "/" + declaration.Name, LocalName = declaration.Name, Layer = layer.Split('/')[0], Shape = declaration.Shape, Offset = _offset,
            Trainable = declaration.Trainable && arguments.Flag("Trainable"), NeverTrained = !declaration.Trainable,
            Initializer = declaration.HasOwnInitializer ? declaration.Initializer : Choice("Initializer", declaration.Initializer), InitializerValue = value,
            FanIn = fanIn, FanOut = fanOut, OnesStart = declaration.OnesStart, OnesEnd = declaration.OnesEnd,
            L1 = Penalty("L1"), L2 = Penalty("L2"), Orthogonal = Penalty("Orthogonal"), OrthogonalColumns = Penalty("OrthogonalColumns"),
            Constraint = Choice("Constraint", "None"), ConstraintValue = Real("ConstraintValue", double.NaN),
            ConstraintMin = Real("ConstraintMin", 0), ConstraintRate = Real("ConstraintRate", 1),
        };
    }

    /// <summary>A default number belongs to the default initializer: another one takes Keras's.</summary>
    private static bool IsDefaultOfAnother(string role, Arguments arguments) =>
        arguments.Has(role + "Initializer") && arguments.IsWritten(role + "Initializer") && !arguments.IsWritten(role + "InitializerValue");
}
