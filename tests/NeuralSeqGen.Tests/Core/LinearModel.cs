using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Tests.Core;

/// <summary>What a generated model looks like to its core, around <see cref="LinearProgram"/>.</summary>
internal sealed class LinearModel : ISequenceModel
{
    public LinearModel(long seed = 0, int features = 5, int units = 3, int phases = 1, float dropout = 0, OptimizerDefinition? optimizer = null, double l2 = 0, string hash = "linear-5-3", Constraint constraint = Constraint.None, string name = "Linear", bool trainableKernel = true, string? loss = "mean_squared_error", bool sparse = false, int? ignoreClass = null, TargetValues values = TargetValues.Any, bool readsAll = false, bool readsSample = false)
    {
        var definition = new ModelDefinition
        {
            Name = name, ArchitectureHash = hash,
            Inputs = [new PortInfo("input_1", ElementType.Single) { Shape = [features] }],
            Outputs = [new PortInfo("dense_1", ElementType.Single) { Shape = [units] }],
            Targets = [sparse ? new PortInfo("dense_1", ElementType.Int32) : new PortInfo("dense_1", ElementType.Single) { Shape = [units] }], IgnoreClass = [ignoreClass], TargetValues = [values], ReadsAll = [readsAll], ReadsSample = [readsSample],
            LossRows = [1], Metrics = [new("mean_absolute_error", MetricFinish.Mean, 2) { Direction = MonitorMode.Min }], Loss = loss,
            Optimizer = optimizer ?? new OptimizerDefinition("sgd", 0.05, ["momentum"]),
            Layers =
            [
                new LayerDefinition("input_1", "InputLayer", $"[Input({features})]", [features], 0, false),
                new LayerDefinition("dense_1", "Dense", $"[Dense({units})] #1", [units], (features + 1) * units, false),
            ],
            Weights =
            [
                new WeightDefinition { Name = "dense_1/kernel", Layer = "dense_1", Shape = [features, units], Offset = 0, Length = features * units, Initializer = Initializer.GlorotUniform, FanIn = features, FanOut = units, L2 = l2, Constraint = constraint, Trainable = trainableKernel },
                new WeightDefinition { Name = "dense_1/bias", Layer = "dense_1", Shape = [units], Offset = features * units, Length = units },
            ],
            ParameterCount = (features + 1) * units,
            Program = _ => new LinearProgram(features, units, phases, dropout, sparse, optimizer, constraint),
        };
        Core = new ModelCore(definition, this, seed);
    }

    public ModelCore Core { get; }

    public string Name => Core.Name;

    public IReadOnlyList<PortInfo> Inputs => Core.Inputs;

    public IReadOnlyList<PortInfo> Outputs => Core.Outputs;

    public int ParameterCount => Core.ParameterCount;

    public string ArchitectureHash => Core.ArchitectureHash;

    public IReadOnlyList<WeightInfo> Weights => Core.Weights;

    public ReadOnlySpan<float> Parameters => Core.Parameters;

    public double LearningRate { get => Core.LearningRate; set => Core.LearningRate = value; }

    public LearningRateSchedule? LearningRateSchedule { get => Core.LearningRateSchedule; set => Core.LearningRateSchedule = value; }

    public ParameterEdit EditParameters() => Core.EditParameters();

    public void ApplyGradients(ReadOnlySpan<float> gradients) => Core.ApplyGradients(gradients);

    public string GetSummary(SummaryStyle style = SummaryStyle.Classic) => Core.GetSummary(style);

    public void SaveWeights(string path, SaveOptions? options = null) => Core.SaveWeights(path, options);

    public void SaveWeights(Stream stream, SaveOptions? options = null) => Core.SaveWeights(stream, options);

    public LoadReport LoadWeights(string path, LoadOptions? options = null) => Core.LoadWeights(path, options);

    public LoadReport LoadWeights(ReadOnlySpan<byte> safetensors, LoadOptions? options = null) => Core.LoadWeights(safetensors, options);

    public History Fit(float[,] x, float[,] y, FitOptions? options = null, (float[,] X, float[,] Y)? validation = null, float[]? sampleWeight = null, float[,]? stepWeight = null, CancellationToken cancellation = default) =>
        Core.Fit([x], [y], options, validation is { } v ? ([v.X], [v.Y]) : null, sampleWeight, stepWeight, cancellation);

    public float[,] Predict(float[,] x) => (float[,])Core.Predict([x])[0];

    public byte[] Save(bool optimizer)
    {
        var stream = new MemoryStream();
        SaveWeights(stream, new SaveOptions { IncludeOptimizer = optimizer });
        return stream.ToArray();
    }
}
