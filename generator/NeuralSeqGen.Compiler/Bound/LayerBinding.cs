using System.Collections.Generic;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>What a layer's rules see of its place in the model.</summary>
internal sealed class LayerBinding(BindingReport report)
{
    public required Arguments Arguments { get; init; }

    /// <summary>How messages quote the layer.</summary>
    public required string Display { get; init; }

    public required int Part { get; init; }

    /// <summary>Extents of every input, of one sample.</summary>
    public required IReadOnlyList<Shape> Inputs { get; init; }

    /// <summary>Shape of every input's mask; null for none.</summary>
    public required IReadOnlyList<Shape?> InputMasks { get; init; }

    /// <summary>The first input.</summary>
    public Shape Input => Inputs[0];

    public Shape? InputMask => InputMasks[0];

    /// <summary>The layer that gives the input, for messages; null inside a wrapper and for inputs.</summary>
    public BoundLayer? Previous { get; init; }

    /// <summary>For wrappers: the first part of each layer behind it that it wraps.</summary>
    public IReadOnlyList<PartSpec> Behind { get; init; } = [];

    /// <summary>For wrappers: the layers inside, already bound.</summary>
    public IReadOnlyList<BoundLayer> Inner { get; init; } = [];

    /// <summary>For wrappers: the first layer inside.</summary>
    public BoundLayer? Wrapped => Inner.Count > 0 ? Inner[0] : null;

    /// <summary>The model that the layer is, already bound in this place; null for other layers.</summary>
    public BoundSubModel? Model { get; init; }

    /// <summary>The layer whose weights it borrows; null for other layers, and where there is none.</summary>
    public BoundLayer? Lender { get; init; }

    /// <summary>The function that the layer is made of, and what is left of it in this place; null for other layers, and where it cannot be run.</summary>
    public (BoundFunction Function, FunctionGraph Graph)? Function { get; init; }

    public BindingReport Report { get; } = report;

    /// <summary>The same place, now that what is inside is bound.</summary>
    public LayerBinding Around(IReadOnlyList<BoundLayer> inner, BoundSubModel? model, (BoundFunction Function, FunctionGraph Graph)? function = null) => new(Report)
    {
        Arguments = Arguments, Display = Display, Part = Part, Inputs = Inputs, InputMasks = InputMasks, Previous = Previous, Behind = Behind, Lender = Lender, Inner = inner, Model = model, Function = function,
    };

    /// <summary>Reports an argument that does not suit the others or the place, in a sentence of its own; the shapes are right all the same.</summary>
    public void Complain(string sentence) => Report.Add(new Finding(RuleIds.ArgumentOutOfRange, Part, Report.ModelName, sentence));

    /// <summary>The same where no shape follows from it: later breaks stay silent.</summary>
    public void Break(string sentence) => Report.Break(new Finding(RuleIds.ArgumentOutOfRange, Part, Report.ModelName, sentence));

    /// <summary>Reports a break in the chain of shapes; later breaks follow from it and stay silent.</summary>
    public void Break(string ruleId, int fixPart, params string[] arguments) =>
        Report.Break(new Finding(ruleId, Part, [Report.ModelName, Display, .. arguments]) { FixPart = fixPart });
}
