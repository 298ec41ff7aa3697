using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What a file holds besides the weights so that training goes on as if it had not stopped: optimizer slots, learning rate, counters, seed.</summary>
internal sealed class Checkpoint
{
    private const string Counter = WeightFile.OptimizerPrefix;
    private const string ScheduledKey = "learning_rate_scheduled";

    private readonly string[] _names;
    private readonly float[][] _values;

    private Checkpoint(string[] names, float[][] values)
    {
        _names = names;
        _values = values;
    }

    public double LearningRate { get; private set; }

    /// <summary>Whether a schedule gave the learning rate.</summary>
    public bool IsScheduled { get; private set; }

    private long Batches { get; set; }

    private long BatchNumber { get; set; }

    private long Epochs { get; set; }

    private long Seed { get; set; }

    public static Checkpoint Of(Trainer trainer, double learningRate, bool isScheduled)
    {
        var state = trainer.Optimizer.State.ToArray();
        var checkpoint = new Checkpoint([.. state.Select(s => s.Name)], [.. state.Select(s => new float[s.Values.Length])]);
        checkpoint.Take(trainer, learningRate, isScheduled);
        return checkpoint;
    }

    public Checkpoint Copy() => new(_names, [.. _values.Select(v => v.ToArray())])
    {
        LearningRate = LearningRate, IsScheduled = IsScheduled, Batches = Batches, BatchNumber = BatchNumber, Epochs = Epochs, Seed = Seed,
    };

    /// <summary>Overwrites this with the present state.</summary>
    public void Take(Trainer trainer, double learningRate, bool isScheduled)
    {
        int i = 0;
        foreach (var (_, values) in trainer.Optimizer.State)
        {
            values.Span.CopyTo(_values[i++]);
        }

        LearningRate = learningRate;
        IsScheduled = isScheduled;
        Batches = trainer.Optimizer.Batches;
        BatchNumber = trainer.BatchNumber;
        Epochs = trainer.Epochs;
        Seed = trainer.Seed;
    }

    public void ApplyTo(Trainer trainer)
    {
        int i = 0;
        foreach (var (_, values) in trainer.Optimizer.State)
        {
            _values[i++].CopyTo(values.Span);
        }

        trainer.Optimizer.Batches = Batches;
        trainer.BatchNumber = BatchNumber;
        trainer.Epochs = Epochs;
        trainer.Seed = Seed;
    }

    public void AddTo(List<SafetensorsTensor> tensors, Dictionary<string, string> metadata, ModelDefinition definition)
    {
        for (int i = 0; i < _names.Length; i++)
        {
            foreach (var weight in definition.Weights)
            {
                tensors.Add(new SafetensorsTensor(TensorName(_names[i], weight), weight.Shape, _values[i].AsMemory(weight.Offset, weight.Length)));
            }
        }

        Add(metadata, "name", definition.Optimizer!.Name);
        Add(metadata, "learning_rate", LearningRate.ToString("R", CultureInfo.InvariantCulture));
        if (IsScheduled)
        {
            Add(metadata, ScheduledKey, "true");
        }

        Add(metadata, "batches", Text(Batches));
        Add(metadata, "batch_number", Text(BatchNumber));
        Add(metadata, "epochs", Text(Epochs));
        Add(metadata, "seed", Text(Seed));
    }

    /// <summary>Reads the state from a file; nothing is changed yet.</summary>
    /// <exception cref="WeightFileException">The file has none, or that of another optimizer.</exception>
    public static Checkpoint Read(SafetensorsFile file, ModelDefinition definition, LoadOptions options)
    {
        var optimizer = definition.Optimizer!;
        if (!file.Metadata.TryGetValue(Counter + "name", out string? name))
        {
            throw Refusal(file, definition, "holds no optimizer state: save it with SaveOptions.IncludeOptimizer = true, or load with IncludeOptimizer = false");
        }

        if (name != optimizer.Name)
        {
            throw Refusal(file, definition, $"holds the state of the optimizer {name}, but the model has {optimizer.Name}");
        }

        string[] names = StateNames(optimizer);
        float[][] values = new float[names.Length][];
        for (int i = 0; i < names.Length; i++)
        {
            values[i] = ReadSlot(file, definition, names[i], options);
        }

        return new Checkpoint(names, values)
        {
            LearningRate = ReadRate(file, definition), IsScheduled = file.Metadata.GetValueOrDefault(Counter + ScheduledKey) == "true", Batches = ReadCounter(file, definition, "batches"), BatchNumber = ReadCounter(file, definition, "batch_number"),
            Epochs = ReadCounter(file, definition, "epochs"), Seed = ReadNumber(file, definition, "seed"),
        };
    }

    private static string[] StateNames(OptimizerDefinition optimizer) =>
        [.. optimizer.Slots, .. optimizer.GradientAccumulationSteps > 1 ? ["accumulated_gradient"] : Array.Empty<string>(), .. optimizer.UseEma ? ["average"] : Array.Empty<string>()];

    private static float[] ReadSlot(SafetensorsFile file, ModelDefinition definition, string slot, LoadOptions options)
    {
        float[] values = new float[definition.ParameterCount];
        foreach (var weight in definition.Weights)
        {
            string mapped = options.MapName is null ? weight.Name : options.MapName(weight.Name);
            var tensor = file.Find($"{Counter}{slot}/{mapped}");
            if (tensor is null || tensor.ElementType != SafetensorsElement.Single || !tensor.Shape.AsSpan().SequenceEqual(weight.Shape))
            {
                throw Refusal(file, definition, $"has no fitting tensor '{Counter}{slot}/{mapped}' of {ShapeText.Of(weight.Shape)}");
            }

            file.CopyTo(tensor, values.AsSpan(weight.Offset, weight.Length));
        }
        return values;
    }

    private static double ReadRate(SafetensorsFile file, ModelDefinition definition) =>
        double.TryParse(file.Metadata.GetValueOrDefault(Counter + "learning_rate"), NumberStyles.Float, CultureInfo.InvariantCulture, out double rate) && double.IsFinite(rate) && rate >= 0
            ? rate
            : throw Refusal(file, definition, "has no sound learning rate");

    private static long ReadCounter(SafetensorsFile file, ModelDefinition definition, string key) =>
        ReadNumber(file, definition, key) is >= 0 and var number ? number : throw Refusal(file, definition, $"has a negative number for '{Counter}{key}'");

    private static long ReadNumber(SafetensorsFile file, ModelDefinition definition, string key) =>
        long.TryParse(file.Metadata.GetValueOrDefault(Counter + key), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number)
            ? number
            : throw Refusal(file, definition, $"has no sound number for '{Counter}{key}'");

    private static WeightFileException Refusal(SafetensorsFile file, ModelDefinition definition, string what) =>
        new(RuntimeRules.WeightsMismatch, $"{definition.Name}.LoadWeights: {(file.Path is null ? "the file" : $"'{file.Path}'")} {what}. Nothing was changed.") { Path = file.Path };

    private static string TensorName(string slot, WeightDefinition weight) => $"{Counter}{slot}/{weight.Name}";

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static void Add(Dictionary<string, string> metadata, string key, string value)
    {
        if (!metadata.TryAdd(Counter + key, value))
        {
            throw new ArgumentException($"SaveOptions.Metadata cannot set '{Counter + key}': the key is the format's own.", "options");
        }
    }
}
