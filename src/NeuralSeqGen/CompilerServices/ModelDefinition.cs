namespace NeuralSeqGen.CompilerServices;

/// <summary>What the runtime must know of a model besides its code. Generated as one static object per model.</summary>
public sealed class ModelDefinition
{
    /// <summary>Name of the model, as messages print it.</summary>
    public required string Name { get; init; }

    /// <summary>Hash of layers, shapes and arguments that decide the meaning of the weights.</summary>
    public required string ArchitectureHash { get; init; }

    /// <summary>The weights that an instance is made with; null for those of the initializers.</summary>
    public EmbeddedWeights? Embedded { get; init; }

    /// <summary>Inputs, shapes per sample.</summary>
    public required PortInfo[] Inputs { get; init; }

    /// <summary>Outputs, shapes per sample.</summary>
    public required PortInfo[] Outputs { get; init; }

    /// <summary>Targets, one per output with a loss, shapes per sample; empty when the model has no loss.</summary>
    public required PortInfo[] Targets { get; init; }

    /// <summary>Loss rows of each target: the product of its extents left of the last axis, 1 for a vector.</summary>
    public required int[] LossRows { get; init; }

    /// <summary>Layers in order, inputs included.</summary>
    public required LayerDefinition[] Layers { get; init; }

    /// <summary>Attention scores that can be asked for as layers are, numbered behind <see cref="Layers"/>.</summary>
    public ScoresDefinition[] Scores { get; init; } = [];

    /// <summary>Weights in the order of get_weights(); offsets ascend without gaps.</summary>
    public required WeightDefinition[] Weights { get; init; }

    /// <summary>Number of all parameters.</summary>
    public required int ParameterCount { get; init; }

    /// <summary>The loss as sentences name it, such as <c>[CategoricalCrossentropy]</c>; null when the model has none and cannot be trained.</summary>
    public string? Loss { get; init; }

    /// <summary>The metrics, in the order of <see cref="BatchGroup.Sums"/>.</summary>
    public required MetricDefinition[] Metrics { get; init; }

    /// <summary>The optimizer; null when the model cannot be trained.</summary>
    public OptimizerDefinition? Optimizer { get; init; }

    /// <summary>For each layer of <see cref="Layers"/>: floats per sample of its output.</summary>
    public int[] LayerElements { get; init; } = [];

    /// <summary>For each target: the label that counts for nothing, null for none; may be shorter than the targets.</summary>
    public int?[] IgnoreClass { get; init; } = [];

    /// <summary>For each target: which values its loss can compare; any for those behind the last.</summary>
    public TargetValues[] TargetValues { get; init; } = [];

    /// <summary>For each target: rows per sample of the mask that reaches its output, 0 for none; may be shorter than the targets. <see cref="ModelProgram.Predict"/> gives it as the layer of number <see cref="MaskNumber"/>.</summary>
    public int[] MaskRows { get; init; } = [];

    /// <summary>For each target: whether its loss reads all of it, whatever the weights; false for those behind the last.</summary>
    public bool[] ReadsAll { get; init; } = [];

    /// <summary>For each target whose loss reads all of it: whether that is all of a sample, so that the sample's weight takes it out, and not of the batch; false for those behind the last.</summary>
    public bool[] ReadsSample { get; init; } = [];

    /// <summary>The declared batch size, rows of carried states; 0 for models without stateful layers.</summary>
    public int StatefulBatch { get; init; }

    /// <summary>Floats of carried states in each row.</summary>
    public int StateElements { get; init; }

    /// <summary>Names of the generated methods' parameters for the inputs; empty for the one called x.</summary>
    public string[] InputArguments { get; init; } = [];

    /// <summary>Names of the parameters for the targets; empty for the one called y.</summary>
    public string[] TargetArguments { get; init; } = [];

    /// <summary>Names of the parameters that the outputs are written to; empty for the one called yOut.</summary>
    public string[] OutputArguments { get; init; } = [];

    /// <summary>For each target its output; empty where they are the same.</summary>
    public int[] TargetOutputs { get; init; } = [];

    /// <summary>For each output the layer that gives it; empty in a list of layers, where that has its name.</summary>
    public int[] OutputLayers { get; init; } = [];

    /// <summary>For each output: whether one step of a stream gives all of it, though it has several axes; empty where the first of them is time.</summary>
    public bool[] WholeOutputs { get; init; } = [];

    /// <summary>For each input: the ids it may hold, null where no embedding reads it; may be shorter than the inputs.</summary>
    public IdRange?[] IdRanges { get; init; } = [];

    /// <summary>For each input: the value that masks a step which holds nothing else, null where no layer makes a mask of it; may be shorter than the inputs.</summary>
    public float?[] MaskValues { get; init; } = [];

    /// <summary>Inputs that read targets: training makes them, Generate fills them.</summary>
    public ForcedInput[] ForcedInputs { get; init; } = [];

    /// <summary>Code for the widest vectors this process may use; called once.</summary>
    public required Func<int, ModelProgram> Program { get; init; }

    /// <summary>Extents per sample of what a layer gives, or of scores behind the layers.</summary>
    internal int[] LayerShape(int number) => number < Layers.Length ? Layers[number].OutputShape : Scores[number - Layers.Length].Shape;

    /// <summary>The mask that reaches a target's output, as <see cref="BatchGroup.Layer"/> names it: behind the scores. Its rows are <see cref="MaskRowsOf"/>.</summary>
    internal int MaskNumber(int target) => Layers.Length + Scores.Length + target;

    /// <summary>The output a target is compared with.</summary>
    internal int OutputOf(int target) => target < TargetOutputs.Length ? TargetOutputs[target] : target;

    /// <summary>Which values the loss of a target can compare.</summary>
    internal TargetValues ValuesOf(int target) => target < TargetValues.Length ? TargetValues[target] : CompilerServices.TargetValues.Any;

    /// <summary>Whether the loss of a target reads all of it, whatever the weights.</summary>
    internal bool ReadsAllOf(int target) => target < ReadsAll.Length && ReadsAll[target];

    /// <summary>Whether the loss of a target reads all of each sample, but nothing of a sample without weight.</summary>
    internal bool ReadsSampleOf(int target) => target < ReadsSample.Length && ReadsSample[target];

    /// <summary>The value that masks a step of an input; null for none.</summary>
    internal float? MaskValueOf(int input) => input < MaskValues.Length ? MaskValues[input] : null;

    /// <summary>Rows per sample of the mask that reaches a target's output; 0 for none.</summary>
    internal int MaskRowsOf(int target) => target < MaskRows.Length ? MaskRows[target] : 0;
}
