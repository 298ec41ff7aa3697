using System.Collections.Generic;
using System.Linq;
using NeuralSeqGen.Compiler.Functions;
using NeuralSeqGen.Compiler.IR;
using NeuralSeqGen.Compiler.Layers;

namespace NeuralSeqGen.Compiler.Bound;

/// <summary>A layer in its place: arguments, shapes, masks, weights.</summary>
internal sealed class BoundLayer
{
    /// <summary>Catalogue entry; for <c>[TimeDistributed, Dense(8)]</c> that of TimeDistributed.</summary>
    public required Layer Layer { get; init; }

    /// <summary>Every argument of the attribute, defaults filled in.</summary>
    public required Arguments Arguments { get; init; }

    /// <summary>Name in snake case, such as <c>gru_1</c>.</summary>
    public required string Name { get; init; }

    /// <summary>Name as a C# property, such as <c>Gru1</c>.</summary>
    public required string PropertyName { get; init; }

    /// <summary>Position in <see cref="BoundModel.Layers"/>, inputs included.</summary>
    public required int Number { get; init; }

    /// <summary>Position among the layers that are not inputs, counted from 1; 0 for inputs.</summary>
    public required int Index { get; init; }

    /// <summary>What it adds to <see cref="Name"/> in the names of weights and generated methods, such as <c>/forward</c>; empty unless inside a wrapper with two halves.</summary>
    public string Path { get; init; } = "";

    /// <summary>How messages quote it: <c>[TimeDistributed, Dense(8)] #2</c>.</summary>
    public required string Display { get; init; }

    /// <summary>Index of its (first) part.</summary>
    public required int Part { get; init; }

    /// <summary>The layers it reads; none for inputs and inside wrappers.</summary>
    public required IReadOnlyList<BoundLayer> Inputs { get; init; }

    /// <summary>The first layer it reads; null for inputs and inside wrappers.</summary>
    public BoundLayer? Input => Inputs.Count > 0 ? Inputs[0] : null;

    /// <summary>Layers whose values are the initial states of a recurrent one, or the one recurrent layer whose final states are; none for zeros.</summary>
    public IReadOnlyList<BoundLayer> InitialStates { get; init; } = [];

    /// <summary>Shapes of the states it ends with; none for layers without states.</summary>
    public IReadOnlyList<Shape> FinalStates => Layer.FinalStates(this);

    /// <summary>Extents of the attention scores that it gives besides its output; null for none.</summary>
    public Shape? Scores => Layer.AttentionScores(this);

    /// <summary>Whether it starts from all final states of one recurrent layer, and not from one value per state.</summary>
    public bool StartsFromFinalStates => InitialStates.Count == 1 && InitialStates[0].FinalStates.Count > 0;

    /// <summary>The layer whose weights it uses; null where they are its own.</summary>
    public BoundLayer? Shared { get; init; }

    /// <summary>Extents of one sample of each input; a scalar for the model's inputs.</summary>
    public required IReadOnlyList<Shape> InputShapes { get; init; }

    public Shape InputShape => InputShapes[0];

    public required Shape OutputShape { get; init; }

    /// <summary>Shape of the 0/1 mask that comes with each input; null for none.</summary>
    public required IReadOnlyList<Shape?> InputMasks { get; init; }

    /// <summary>Shape of the mask of the first input; null for none.</summary>
    public Shape? InputMask => InputMasks[0];

    /// <summary>Shape of the mask that leaves with the output; null for none.</summary>
    public required Shape? OutputMask { get; init; }

    /// <summary>The layers inside a wrapper, which do not stand in <see cref="BoundModel.Layers"/>; both directions of a bidirectional one.</summary>
    public IReadOnlyList<BoundLayer> Inner { get; init; } = [];

    /// <summary>The first layer inside a wrapper; null for other layers.</summary>
    public BoundLayer? Wrapped => Inner.Count > 0 ? Inner[0] : null;

    /// <summary>The model that the layer is; null for other layers.</summary>
    public BoundSubModel? Model { get; init; }

    /// <summary>The function that the layer is made of; null for other layers.</summary>
    public BoundFunction? Function { get; init; }

    /// <summary>Weights in Keras's order; those of the layers inside for a wrapper.</summary>
    public required IReadOnlyList<BoundWeight> Weights { get; init; }

    public required bool Trainable { get; init; }

    public bool HasInputMask => InputMask is not null;

    public bool EmitsMask => OutputMask is not null;

    /// <summary>Keras class, such as <c>GRU</c> or <c>TimeDistributed</c>.</summary>
    public string ClassName => Model is { } model ? model.Spec.IsGraph ? "Functional" : "Sequential" : Layer.ClassName;

    /// <summary>What ends a mask that comes with an input; null where the layer uses it or passes it on.</summary>
    public MaskEnd? MaskEnd => Layer.WhyMaskEnds(this);

    /// <summary>Elements of its own weights; 0 where it uses those of another.</summary>
    public int ParameterCount => Shared is null ? Weights.Sum(w => w.Length) : 0;

    public bool ReturnsSequence => OutputShape.Rank >= 2;

    /// <summary>The layer that computes: this one, or the innermost wrapped one.</summary>
    public BoundLayer Innermost => Wrapped?.Innermost ?? this;

    /// <summary>Whether states of it, or of a layer inside it, go from batch to batch.</summary>
    public bool IsStateful => (Arguments.Has("Stateful") && Arguments.Flag("Stateful")) || Inner.Any(inner => inner.IsStateful) || (Model?.Layers.Any(layer => layer.IsStateful) ?? false);

    /// <summary>The layer whose ReturnSequences decides whether the time axis stays: this one, or the one inside Bidirectional; null for other layers.</summary>
    public BoundLayer? Recurrence => Layer.Recurrence(this);

    /// <summary>This layer or the nearest before it whose <see cref="Recurrence"/> decided on the time axis, as far as each keeps the rank of the one layer that it reads; null for none.</summary>
    public BoundLayer? TimeDecision => Recurrence is not null ? this : Inputs.Count == 1 && InputShape.Rank == OutputShape.Rank ? Inputs[0].TimeDecision : null;

    /// <summary>For a layer with a <see cref="Recurrence"/>: whether it gives every step, or its last one only; null for others.</summary>
    public bool? GivesEveryStep => Recurrence?.Arguments.Flag("ReturnSequences");

    /// <summary>How many ids it can read, it or the layer inside; null for one that reads numbers.</summary>
    public int? IdCount => Innermost.Layer.IdCount(Innermost);

    /// <summary>The same layer with the same weights in another place, reading other layers of the same shapes.</summary>
    public BoundLayer On(IReadOnlyList<BoundLayer> inputs, string name, int number, int index, int part, string display) => new()
    {
        Layer = Layer, Arguments = Arguments, Name = name, PropertyName = Naming.Pascal(name), Number = number, Index = index, Display = display, Part = part,
        Inputs = inputs, InitialStates = InitialStates, Shared = Shared ?? this, InputShapes = InputShapes, OutputShape = OutputShape,
        InputMasks = InputMasks, OutputMask = OutputMask, Inner = Inner, Model = Model, Function = Function, Path = Path, Weights = Weights, Trainable = Trainable,
    };
}
