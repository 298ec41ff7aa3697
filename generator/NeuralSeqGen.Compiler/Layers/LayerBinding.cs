using NeuralSeqGen.Compiler.Binding;
using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Layers;

/// <summary>What a layer's rules see of its place in the model.</summary>
internal sealed class LayerBinding(BindingReport report)
{
    public required Arguments Arguments { get; init; }

    /// <summary>How messages quote the layer.</summary>
    public required string Display { get; init; }

    public required int Part { get; init; }

    public required Shape Input { get; init; }

    public required Shape? InputMask { get; init; }

    /// <summary>The layer that gives the input, for messages; null inside a wrapper and for inputs.</summary>
    public BoundLayer? Previous { get; init; }

    /// <summary>For wrappers: the layer inside, already bound.</summary>
    public BoundLayer? Wrapped { get; init; }

    public BindingReport Report { get; } = report;

    /// <summary>The same place, now that the layer inside is bound.</summary>
    public LayerBinding Around(BoundLayer? wrapped) =>
        new(Report) { Arguments = Arguments, Display = Display, Part = Part, Input = Input, InputMask = InputMask, Previous = Previous, Wrapped = wrapped };

    /// <summary>Reports a break in the chain of shapes; later breaks follow from it and stay silent.</summary>
    public void Break(string ruleId, int fixPart, params string[] arguments) =>
        Report.Break(new Finding(ruleId, Part, [Report.ModelName, Display, .. arguments]) { FixPart = fixPart });
}
