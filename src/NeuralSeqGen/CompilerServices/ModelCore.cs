using System.ComponentModel;

namespace NeuralSeqGen.CompilerServices;

/// <summary>
/// What generated models call: each call is handed to the class that does it. Predict, Evaluate, Step and SaveWeights may be called from any number of
/// threads at any time; what changes the weights excludes its like.
/// </summary>
/// <remarks>
/// Calls come in up to three forms, arrays, one span each (<c>Span</c>) and several of them (<c>Flat</c>), which are one behind this class:
/// <see cref="PortArrays"/>. <see cref="CallChecks"/> has the checks and their sentences, <see cref="ModelWeights"/> the values and who may change
/// them, <see cref="ModelFiles"/> the files, and a class per operation runs.
/// </remarks>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed partial class ModelCore : IParameterStore
{
    private readonly ExecutionPlan _plan;
    private readonly ModelWeights _weights;
    private readonly TrainingState _state;
    private readonly ModelFiles _files;
    private readonly Predictor _predictor;
    private readonly SamplePredictor _samplePredictor;
    private readonly Stepper _stepper;
    private readonly IdGenerator _generator;
    private readonly Evaluator _evaluator;
    private readonly Fitter _fitter;
    private readonly SourceFitter _sources;
    private readonly BatchTrainer _batchTrainer;
    private readonly InputNumbers _numbers;
    private readonly ISequenceModel _owner;

    /// <summary>Makes a model with weights from the declared initializers.</summary>
    /// <param name="definition">The model's definition.</param>
    /// <param name="owner">The generated object, which callbacks see.</param>
    /// <param name="seed">Decides initial weights, the order of samples and noise, each by itself.</param>
    public ModelCore(ModelDefinition definition, ISequenceModel owner, long seed)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(owner);
        Definition = definition;
        _owner = owner;
        _plan = new ExecutionPlan(definition);
        _weights = new ModelWeights(definition, seed);
        _state = new TrainingState(_plan, _weights, seed);
        var checks = new CallChecks(_plan, _weights);
        _numbers = checks.Numbers;
        _files = new ModelFiles(definition, _weights, _state, checks.Requirements);
        _predictor = new Predictor(_plan, checks, _weights);
        _samplePredictor = new SamplePredictor(_plan, checks, _weights);
        _stepper = new Stepper(_plan, checks, _weights);
        _generator = new IdGenerator(_plan, checks, _weights, _predictor);
        _evaluator = new Evaluator(_plan, checks, _weights);
        _fitter = new Fitter(_plan, checks, _weights, _state, _evaluator);
        _sources = new SourceFitter(_plan, checks, _weights, _state, _evaluator);
        _batchTrainer = new BatchTrainer(_plan, checks, _weights, _state);
        if (definition.Embedded is { } embedded)
        {
            using var file = embedded.Open(definition.Name);
            _files.Load(file, null);
        }
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

    /// <summary>Width of the vectors used, in bits.</summary>
    public int VectorBits => _plan.Program.VectorBits;

    /// <summary>What Predict, PredictOne, PredictLayer, Step and Generate do when an input holds NaN or infinity.</summary>
    public NonFiniteInputs NonFiniteInputs
    {
        get => _numbers.Handling;
        set => _numbers.Handling = value;
    }

    /// <summary>The table of layers, output shapes and parameter counts.</summary>
    public string GetSummary(SummaryStyle style = SummaryStyle.Classic)
    {
        int trainable = 0;
        foreach (var (start, end) in _weights.Trainable.Runs)
        {
            trainable += end - start;
        }

        return ModelSummary.Of(Definition, style, trainable, _state.Batches > 0 ? SlotLayout.SlotCount(Definition, _weights.Trainable) + 2 : 0);
    }

    /// <summary>Sets the states of all stateful layers to zero.</summary>
    /// <exception cref="InvalidOperationException">The model is used elsewhere at the moment.</exception>
    public void ResetStates()
    {
        using var hold = _plan.HoldStates(_weights.Gate, "ResetStates");
        _plan.States?.Reset();
    }
}
