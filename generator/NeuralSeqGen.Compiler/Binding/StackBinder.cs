using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Checks;
using NeuralSeqGen.Compiler.Diagnostics;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;
using NeuralSeqGen.Compiler.Model;

namespace NeuralSeqGen.Compiler.Binding;

/// <summary>Binds layers: those of one list, the input, then each layer on the output of the one before it, wrappers as prefixes; or one by one for a graph.</summary>
internal sealed class StackBinder(BindingReport report, WeightBinder? weights = null)
{
    private readonly List<BoundLayer> _layers = [];
    private readonly List<BoundInput> _inputs = [];
    private readonly ArgumentBinder _arguments = new(report);
    private readonly WeightBinder _weights = weights ?? new();
    private LayerNames _names = null!;

    public IReadOnlyList<BoundLayer> Layers => _layers;

    public IReadOnlyList<BoundInput> Inputs => _inputs;

    public IReadOnlyList<BoundWeight> Weights => _weights.Weights;

    /// <summary>Stands before the names of layers: that of the layer which the whole list is, and a slash.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Shape of the mask that comes with the input; null for none.</summary>
    public Shape? InputMask { get; init; }

    /// <summary>Whether no layer is trained, whatever its declaration says.</summary>
    public bool IsFrozen { get; init; }

    public void Bind(IReadOnlyList<PartSpec> parts)
    {
        var stack = WrappedLayers.Layers(parts);
        Begin(stack);
        AddInput(StackInput.Of(stack, report));
        foreach (var wrapped in WrappedLayers.Of(stack.Where(p => !PartCatalogue.Known.IsInput(p.Name)), report))
        {
            foreach (var inside in wrapped.Where(p => !LayerCatalogue.Find(p.Name)!.IsWrapper))
            {
                var kind = LayerCatalogue.Find(inside.Name)!;
                ReferenceChecks.Check(inside, kind.Sources(inside).OfType<string>(), kind.BorrowsWeights ? [] : kind.References(inside), Quoted([ArgumentBinder.Display(inside, kind.AllArguments)], _layers.Count), stack, report);
            }

            var inner = wrapped[wrapped.Count - 1];
            var previous = _layers[_layers.Count - 1];
            Add(wrapped, LayerCatalogue.Find(inner.Name)!.Sources(inner).Select(_ => previous).DefaultIfEmpty(previous).ToList(), null, LayerCatalogue.Find(inner.Name)!.BorrowsWeights ? Lenders.InList(inner, _layers, report) : null);
        }
    }

    /// <summary>Reserves the names that are given to layers.</summary>
    public void Begin(IReadOnlyList<PartSpec> layers) => _names = new LayerNames(report, RepeatedLayers.Names(layers));

    /// <summary>Adds an input of the model.</summary>
    /// <param name="part">The part.</param>
    /// <param name="name">Its name where none is given; null for a counted one.</param>
    public BoundLayer AddInput(PartSpec part, string? name = null)
    {
        var bound = Bound([part], [], name);
        _layers.Add(bound);
        _inputs.Add(new BoundInput(bound.Name, bound.OutputShape, false, bound));
        return bound;
    }

    /// <summary>Adds a layer with its wrappers.</summary>
    public BoundLayer Add(IReadOnlyList<PartSpec> parts, IReadOnlyList<BoundLayer> inputs, IReadOnlyList<BoundLayer>? initialStates = null, BoundLayer? lender = null)
    {
        var bound = Bound(parts, inputs, null, initialStates, lender);
        _layers.Add(bound);
        return bound;
    }

    /// <summary>Adds a layer that is there already on other inputs.</summary>
    public BoundLayer AddShared(BoundLayer layer, IReadOnlyList<BoundLayer> inputs, int part)
    {
        int number = _layers.Count;
        string name = Prefix + _names.Fresh(layer.Name.Substring(Prefix.Length));
        int index = Index(inputs);
        var bound = layer.On(inputs, name, number, index, part, Quoted([$"Reuse({layer.Name})"], index));
        _layers.Add(bound);
        return bound;
    }

    /// <summary>Puts the inputs into the order of the text.</summary>
    public void OrderInputs() => _inputs.Sort((a, b) => a.Layer.Part.CompareTo(b.Layer.Part));

    private BoundLayer Bound(IReadOnlyList<PartSpec> parts, IReadOnlyList<BoundLayer> inputs, string? hint, IReadOnlyList<BoundLayer>? initialStates = null, BoundLayer? lender = null)
    {
        int number = _layers.Count, index = Index(inputs);
        string display = Quoted(parts.Select(p => ArgumentBinder.Display(p, LayerCatalogue.Find(p.Name)!.AllArguments)), index);
        if (parts.Count > 1 && inputs.Distinct().Count() > 1)
        {
            report.Break(new Finding(RuleIds.ArgumentOutOfRange, parts[0].Index, report.ModelName, $"{display} wraps a layer that reads several nodes; a wrapper has one input."));
        }

        if (parts.Count > 1 && lender is not null)
        {
            report.Break(new Finding(RuleIds.ArgumentOutOfRange, parts[0].Index, report.ModelName, $"{display} wraps a layer that does the same to every step. Remove {parts[0].Name}."));
        }

        var place = new LayerPlace(Prefix + _names.Name(LayerCatalogue.Find(parts[0].Name)!, parts, hint), display, number, index, inputs, initialStates ?? []) { Lender = lender };
        return inputs.Count == 0
            ? BindPart(parts, 0, place, [Shape.Scalar], [InputMask])
            : BindPart(parts, 0, place, inputs.Select(i => i.OutputShape).ToList(), inputs.Select(i => i.OutputMask).ToList());
    }

    private int Index(IReadOnlyList<BoundLayer> inputs) => inputs.Count == 0 ? 0 : 1 + _layers.Count(l => l.Inputs.Count > 0);

    private static string Quoted(IEnumerable<string> parts, int index) =>
        "[" + string.Join(", ", parts) + "]" + (index > 0 ? " #" + index.ToString(CultureInfo.InvariantCulture) : "");

    private BoundLayer BindPart(IReadOnlyList<PartSpec> parts, int at, LayerPlace place, IReadOnlyList<Shape> inputs, IReadOnlyList<Shape?> masks)
    {
        var part = parts[at];
        var layer = LayerCatalogue.Find(part.Name)!;
        var behind = layer.IsWrapper ? WrappedLayers.Inside(parts, at) : [];
        var arguments = Frozen(place.Adjust(_arguments.Bind(part, layer.AllArguments, place.Display)));
        var binding = new LayerBinding(report)
        {
            Arguments = arguments, Display = place.Display, Part = part.Index, Inputs = inputs, InputMasks = masks,
            Previous = place.Previous, Lender = place.Lender, Behind = behind.Select(i => parts[i]).ToList(),
        };
        var inner = BindInner(layer, parts, behind, place, binding);
        var model = layer.IsModel ? SubModelBinder.Bind(part, binding, _weights, place.Name + place.Path) : null;
        var function = part.Function is null ? null : new FunctionBinder(report, part, place.Display).BindLayer(layer.IsRecurrent, arguments, inputs, masks[0]);
        arguments = function is { } bound ? arguments.And(FunctionWeights.Arguments(bound.Function, part, _arguments, place.Display)) : arguments;
        binding = binding.Around(inner, model, function);
        var output = SizeChecked(layer.InferShape(binding), inputs[0], binding);
        var weights = model?.Weights ?? place.Lender?.Weights ?? (layer.IsWrapper ? inner.SelectMany(l => l.Weights).ToList() : _weights.Bind(layer.Weights(binding), arguments, place.Name, place.Path, binding));
        layer.Check(binding);
        return new()
        {
            Layer = layer, Arguments = arguments, Name = place.Name, PropertyName = Naming.Pascal(place.Name), Number = place.Number, Index = place.Index,
            Display = place.Display, Part = part.Index, Inputs = at == 0 ? place.Inputs : [], InitialStates = place.InitialStates, InputShapes = inputs, OutputShape = output, InputMasks = masks,
            OutputMask = layer.InferMask(binding, output), Inner = inner, Model = model, Function = function?.Function, Weights = weights, Path = place.Path, Shared = place.Lender,
            Trainable = place.Lender?.Trainable ?? (inner.Count > 0 ? inner[0].Trainable : !arguments.Has("Trainable") || arguments.Flag("Trainable")),
        };
    }

    private List<BoundLayer> BindInner(Layer wrapper, IReadOnlyList<PartSpec> parts, IReadOnlyList<int> behind, LayerPlace place, LayerBinding binding)
    {
        if (!wrapper.IsWrapper)
        {
            return [];
        }

        var input = wrapper.InnerInput(binding);
        var mask = wrapper.InnerMask(binding);
        var previous = input.Equals(binding.Input) ? place.Previous : null;
        var bound = new List<BoundLayer>();
        foreach (var inner in wrapper.InnerLayers(binding))
        {
            int part = behind[Math.Min(inner.Part, behind.Count - 1)];
            var wrapped = LayerCatalogue.Find(parts[part].Name)!;
            if (!wrapper.Wraps(wrapped))
            {
                ChainChecks.CannotWrap(binding, wrapper.Name, wrapper.Wrappable, ArgumentBinder.Display(parts[part], wrapped.AllArguments));
            }

            var before = inner.IsChained ? bound[bound.Count - 1] : null;
            bound.Add(BindPart(parts, part, place with { Path = place.Path + inner.Path, Adjust = inner.Adjust, Previous = previous }, [before?.OutputShape ?? input], [before is null ? mask : before.OutputMask]));
        }

        return bound;
    }

    private Arguments Frozen(Arguments arguments) => IsFrozen && arguments.Has("Trainable") ? arguments.With("Trainable", false) : arguments;

    private Shape SizeChecked(Shape output, Shape input, LayerBinding binding)
    {
        if (SizeLimits.Elements(output) <= SizeLimits.MaxElements)
        {
            return output;
        }

        if (!report.IsChainBroken)
        {
            binding.Complain($"the output of {binding.Display} would be {Naming.Sample(output)}, more than {Naming.Count(SizeLimits.MaxElements)} elements per sample.");
        }

        report.BreakSilently();
        return input.Rank == 0 ? new Shape(1) : input;
    }
}
