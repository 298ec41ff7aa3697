using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds the layers of one list: the input, then each layer on the output of the one before it, wrappers as prefixes.</summary>
internal sealed class StackBinder(BindingReport report)
{
    private readonly List<BoundLayer> _layers = [];
    private readonly List<BoundInput> _inputs = [];
    private readonly ArgumentBinder _arguments = new(report);
    private readonly WeightBinder _weights = new(report);
    private LayerNames _names = null!;

    public IReadOnlyList<BoundLayer> Layers => _layers;

    public IReadOnlyList<BoundInput> Inputs => _inputs;

    public IReadOnlyList<BoundWeight> Weights => _weights.Weights;

    public void Bind(IReadOnlyList<PartSpec> parts)
    {
        var stack = parts.Where(p => !p.IsBroken && PartCatalogue.KindOf(p.Name) == PartKind.Layer).ToList();
        _names = new LayerNames(report, stack.Select(p => p["Name"] as string).OfType<string>());
        BindInput(stack);
        var wrappers = new List<PartSpec>();
        foreach (var part in stack.Where(p => p.Name != "Input"))
        {
            if (LayerCatalogue.Find(part.Name)!.IsWrapper)
            {
                wrappers.Add(part);
                continue;
            }

            BindLayer([.. wrappers, part], stack);
            wrappers.Clear();
        }

        if (wrappers.Count > 0)
        {
            report.Add(new Finding(RuleIds.WrapperWithoutLayer, wrappers[0].Index, report.ModelName, wrappers[0].Name));
        }
    }

    private void BindInput(List<PartSpec> stack)
    {
        var input = stack.FirstOrDefault(p => p.Name == "Input");
        if (input is null && !report.IsBroken)
        {
            report.Add(new Finding(RuleIds.MissingInput, -1, report.ModelName, "the model has no input. Begin with [Input(steps, features)]."));
            report.BreakSilently(reportedByCompiler: false);
        }
        else if (input is not null)
        {
            CheckOrder(stack, input);
        }

        var part = input ?? new PartSpec(-1, "Input", new EquatableArray<ArgumentSpec>([new("Shape", GuessedInput(stack))]));
        var layer = LayerCatalogue.Find("Input")!;
        var bound = Bound([part], layer, null, 0, 0);
        _layers.Add(bound);
        _inputs.Add(new BoundInput(bound.Name, bound.OutputShape, bound.Arguments.Choice("ElementType") == "Int32", bound));
    }

    private void CheckOrder(List<PartSpec> stack, PartSpec input)
    {
        if (stack[0] is var first && first != input)
        {
            string display = ArgumentBinder.Display(input, LayerCatalogue.Find("Input")!.AllArguments);
            report.Add(new Finding(RuleIds.MissingInput, first.Index, report.ModelName, $"[{first.Name}] stands before [{display}]. The input comes first."));
            report.BreakSilently(reportedByCompiler: false);
        }

        if (stack.Where(p => p.Name == "Input").Skip(1).FirstOrDefault() is { } second)
        {
            report.Add(new Finding(RuleIds.DuplicateOrReservedName, second.Index, report.ModelName, "a list of layers has one input, but this is the second. Remove one."));
        }

        if (stack.All(p => p.Name == "Input") && !report.IsChainBroken)
        {
            report.Add(new Finding(RuleIds.MissingInput, input.Index, report.ModelName, "no layer follows [Input]. Add one, as in [Dense(8)]."));
        }
    }

    /// <summary>Where there is no input: a sequence if the first layer needs one.</summary>
    private static EquatableArray<int> GuessedInput(List<PartSpec> stack) =>
        new(stack.Count > 0 && LayerCatalogue.Find(stack[0].Name) is RecurrentLayer or TimeDistributedLayer ? [1, 1] : [1]);

    private void BindLayer(IReadOnlyList<PartSpec> parts, IReadOnlyList<PartSpec> stack)
    {
        var inner = parts[parts.Count - 1];
        ReferenceRules.Check(inner, stack, report, _layers.Count);
        int index = _layers.Count;
        _layers.Add(Bound(parts, LayerCatalogue.Find(parts[0].Name)!, _layers[_layers.Count - 1], index, index));
    }

    private BoundLayer Bound(IReadOnlyList<PartSpec> parts, Layer layer, BoundLayer? previous, int number, int index)
    {
        string display = "[" + string.Join(", ", parts.Select(p => ArgumentBinder.Display(p, LayerCatalogue.Find(p.Name)!.AllArguments))) + "]" +
            (index > 0 ? " #" + index.ToString(CultureInfo.InvariantCulture) : "");
        string name = _names.Name(layer, parts);
        IReadOnlyList<BoundLayer> inputs = previous is null ? [] : [previous];
        IReadOnlyList<Shape> shapes = previous is null ? [Shape.Scalar] : [previous.OutputShape];
        return BindPart(parts, 0, new Place(name, display, number, index, inputs), shapes, [previous?.OutputMask]);
    }

    private BoundLayer BindPart(IReadOnlyList<PartSpec> parts, int at, Place place, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape?> masks)
    {
        var part = parts[at];
        var layer = LayerCatalogue.Find(part.Name)!;
        var arguments = _arguments.Bind(part, layer.AllArguments, place.Display);
        var binding = new LayerBinding(report)
        {
            Arguments = arguments, Display = place.Display, Part = part.Index, Inputs = inputs, InputMasks = masks,
            Previous = at == 0 ? place.Inputs.FirstOrDefault() : null,
        };
        BoundLayer? wrapped = layer.IsWrapper ? BindPart(parts, at + 1, place, [layer.InnerInput(binding)], [null]) : null;
        binding = binding.Around(wrapped);
        var output = SizeChecked(layer.InferShape(binding), inputs[0], binding);
        var weights = wrapped?.Weights ?? _weights.Bind(layer.Weights(binding), arguments, place.Name, binding);
        StateRules.Check(layer, binding);
        return new()
        {
            Layer = layer, Arguments = arguments, Name = place.Name, PropertyName = Naming.Pascal(place.Name), Number = place.Number, Index = place.Index,
            Display = place.Display, Part = part.Index, Inputs = at == 0 ? place.Inputs : [], InputShapes = inputs, OutputShape = output, InputMasks = masks,
            OutputMask = layer.InferMask(binding, output), Wrapped = wrapped, Weights = weights,
            Trainable = wrapped?.Trainable ?? (!arguments.Has("Trainable") || arguments.Flag("Trainable")),
        };
    }

    private Shape SizeChecked(Shape output, Shape input, LayerBinding binding)
    {
        if (SizeRules.Elements(output) <= SizeRules.MaxElements)
        {
            return output;
        }

        if (!report.IsChainBroken)
        {
            report.Add(new Finding(RuleIds.ArgumentOutOfRange, binding.Part, report.ModelName,
                $"the output of {binding.Display} would be {Naming.Sample(output)}, more than {Naming.Count(SizeRules.MaxElements)} elements per sample."));
        }

        report.BreakSilently(reportedByCompiler: false);
        return input.Rank == 0 ? new Shape(1) : input;
    }

    private sealed record Place(string Name, string Display, int Number, int Index, IReadOnlyList<BoundLayer> Inputs);
}
