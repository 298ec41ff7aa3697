using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>
/// Where one kind of training memory (an optimizer's slot, accumulated gradients, the average of the weights) holds what belongs to each weight: like the
/// weights among the parameters, or one after another where some have extents of their own.
/// </summary>
internal sealed class SlotLayout
{
    private readonly int[]?[] _shapes;
    private readonly int[] _offsets;

    private SlotLayout(string name, ModelDefinition definition, int[]?[] shapes)
    {
        Name = name;
        _shapes = shapes;
        var weights = definition.Weights;
        bool isLikeTheWeights = Enumerable.Range(0, weights.Length).All(i => shapes[i] is not { } shape || shape.AsSpan().SequenceEqual(weights[i].Shape));
        _offsets = new int[weights.Length];
        for (int i = 0; i < weights.Length; i++)
        {
            _offsets[i] = isLikeTheWeights ? weights[i].Offset : Length;
            Length += isLikeTheWeights ? weights[i].Length : Count(i);
        }
    }

    public string Name { get; }

    /// <summary>Floats in all.</summary>
    public int Length { get; }

    /// <summary>Everything that training on a model keeps, in the order of a checkpoint: slots, accumulated gradients, averages.</summary>
    public static SlotLayout[] All(ModelDefinition definition)
    {
        var optimizer = definition.Optimizer!;
        int[][] like = [.. definition.Weights.Select(w => w.Shape)];
        string[] others = [.. optimizer.GradientAccumulationSteps > 1 ? ["accumulated_gradient"] : Array.Empty<string>(), .. optimizer.UseEma ? ["average"] : Array.Empty<string>()];
        return
        [
            .. optimizer.Slots.Select((name, slot) => new SlotLayout(name, definition, optimizer.SlotShapes.Length > 0 ? optimizer.SlotShapes[slot] : like)),
            .. others.Select(name => new SlotLayout(name, definition, like)),
        ];
    }

    /// <summary>Floats in the slots of all trainable weights.</summary>
    public static int SlotCount(ModelDefinition definition, TrainableWeights trainable) =>
        All(definition).Take(definition.Optimizer!.Slots.Length).Sum(layout => Enumerable.Range(0, definition.Weights.Length).Sum(i => trainable[i] ? layout.Count(i) : 0));

    /// <summary>First float of a weight.</summary>
    public int Offset(int weight) => _offsets[weight];

    /// <summary>Extents of what belongs to a weight; null for nothing.</summary>
    public int[]? Shape(int weight) => _shapes[weight];

    /// <summary>Floats of a weight.</summary>
    public int Count(int weight) => _shapes[weight] is { } shape ? shape.Aggregate(1, (product, extent) => product * extent) : 0;
}
