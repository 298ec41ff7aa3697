using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// Everything a generated model does at run time besides its arithmetic: arguments are checked, batches cut and run, weights owned, trained, saved and
/// loaded. Predict, Evaluate, Step and SaveWeights may be called from any number of threads at any time; what changes the weights excludes its like.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ModelCore : IParameterStore
{
    private readonly ExecutionPlan _plan;
    private readonly ArgumentCheck _check;
    private readonly TrainingGate _gate;
    private readonly TrainableWeights _trainable;
    private readonly PinnedFloats _weights;
    private readonly WeightSnapshots _published;
    private readonly ObjectPool<BatchPredictor> _predictors;
    private readonly ObjectPool<BatchRunner> _evaluators;
    private readonly ObjectPool<Samples> _samples;
    private readonly string _onePerSample;
    private readonly long _seed;

    /// <summary>Makes a model with weights from the declared initializers.</summary>
    /// <param name="definition">The model's definition.</param>
    /// <param name="owner">The generated object, which callbacks see.</param>
    /// <param name="seed">Decides initial weights, the order of samples and noise, each by itself.</param>
    public ModelCore(ModelDefinition definition, ISequenceModel owner, long seed)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(owner);
        Definition = definition;
        Owner = owner;
        _seed = seed;
        _plan = new ExecutionPlan(definition);
        _check = new ArgumentCheck(definition, _plan.Inputs, _plan.Targets);
        _forcing = new TeacherForcing(definition, _plan.Inputs);
        _onePerSample = $"one sample per sample of {_plan.Inputs[0].Argument}";
        _gate = new TrainingGate(definition.Name);
        _trainable = new TrainableWeights(definition);
        _learningRate = definition.Optimizer?.LearningRate ?? 0;
        _schedule = definition.Optimizer?.Schedule;
        Weights = [.. definition.Weights.Select(w => new WeightInfo(w.Name, w.Layer, w.Offset, w.Length, w.Trainable) { Shape = w.Shape })];
        _weights = InitialWeights(definition, seed);
        _published = new WeightSnapshots(_weights.Span);
        _predictors = new(() => new BatchPredictor(_plan));
        _evaluators = new(() => new BatchRunner(_plan));
        _samples = new(() => new Samples(_plan.Inputs.Length, _plan.Targets.Length));
    }

    /// <summary>The model's definition.</summary>
    public ModelDefinition Definition { get; }

    /// <summary>The model's name.</summary>
    public string Name => Definition.Name;

    /// <summary>Hash of everything that gives the weights their meaning.</summary>
    public string ArchitectureHash => Definition.ArchitectureHash;

    /// <summary>Number of all parameters.</summary>
    public int ParameterCount => Definition.ParameterCount;

    /// <summary>Inputs, shapes per sample.</summary>
    public IReadOnlyList<PortInfo> Inputs => Definition.Inputs;

    /// <summary>Outputs, shapes per sample.</summary>
    public IReadOnlyList<PortInfo> Outputs => Definition.Outputs;

    /// <summary>Whether the model can go step by step.</summary>
    public bool IsCausal => _plan.Program.StepArena > 0;

    /// <summary>Width of the vectors used, in bits.</summary>
    public int VectorBits => _plan.Program.VectorBits;

    /// <summary>The table of layers, output shapes and parameter counts.</summary>
    public string GetSummary(SummaryStyle style = SummaryStyle.Classic)
    {
        int trainable = 0;
        foreach (var (start, end) in _trainable.Runs)
        {
            trainable += end - start;
        }

        return ModelSummary.Of(Definition, style, trainable, _trainer is { Optimizer.Batches: > 0 } ? Definition.Optimizer!.Slots.Length * trainable + 2 : 0);
    }

    internal ISequenceModel Owner { get; }

    private static PinnedFloats InitialWeights(ModelDefinition definition, long seed)
    {
        var weights = new PinnedFloats(definition.ParameterCount);
        for (int i = 0; i < definition.Weights.Length; i++)
        {
            Initializers.Fill(definition.Weights[i], seed, i, weights.Span.Slice(definition.Weights[i].Offset, definition.Weights[i].Length));
        }

        return weights;
    }
}
