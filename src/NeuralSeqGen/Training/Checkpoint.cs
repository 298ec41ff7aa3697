using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What a file holds besides the weights so that training goes on as if it had not stopped: optimizer slots, learning rate, counters, seed.</summary>
internal sealed class Checkpoint
{
    private const string Counter = WeightFile.OptimizerPrefix;
    private const string ScheduledKey = "learning_rate_scheduled";

    private readonly SlotLayout[] _layouts;
    private readonly float[][] _values;

    private Checkpoint(SlotLayout[] layouts, float[][] values)
    {
        _layouts = layouts;
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
        var state = trainer.Optimizer.State;
        var checkpoint = new Checkpoint([.. state.Select(s => s.Layout)], [.. state.Select(s => new float[s.Values.Length])]);
        checkpoint.Take(trainer, learningRate, isScheduled);
        return checkpoint;
    }

    public Checkpoint Copy() => new(_layouts, [.. _values.Select(v => v.ToArray())])
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
        for (int i = 0; i < _layouts.Length; i++)
        {
            for (int weight = 0; weight < definition.Weights.Length; weight++)
            {
                if (_layouts[i].Shape(weight) is { } shape)
                {
                    tensors.Add(new SafetensorsTensor(TensorName(_layouts[i].Name, definition.Weights[weight]), shape, _values[i].AsMemory(_layouts[i].Offset(weight), _layouts[i].Count(weight))));
                }
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
            throw Refusal(file, definition, $"holds the state of the optimizer {FaultText.Cut(name)}, but the model has {optimizer.Name}");
        }

        var layouts = SlotLayout.All(definition);
        return new Checkpoint(layouts, [.. layouts.Select(layout => ReadSlot(file, definition, layout, options))])
        {
            LearningRate = ReadRate(file, definition), IsScheduled = file.Metadata.GetValueOrDefault(Counter + ScheduledKey) == "true", Batches = ReadCounter(file, definition, "batches"), BatchNumber = ReadCounter(file, definition, "batch_number"),
            Epochs = ReadCounter(file, definition, "epochs"), Seed = ReadNumber(file, definition, "seed"),
        };
    }

    private static float[] ReadSlot(SafetensorsFile file, ModelDefinition definition, SlotLayout layout, LoadOptions options)
    {
        float[] values = new float[layout.Length];
        for (int weight = 0; weight < definition.Weights.Length; weight++)
        {
            if (layout.Shape(weight) is not { } shape)
            {
                continue;
            }

            string name = definition.Weights[weight].Name, mapped = options.MapName is null ? name : options.MapName(name);
            var tensor = file.Find($"{Counter}{layout.Name}/{mapped}");
            if (tensor is null || tensor.ElementType != SafetensorsElement.Single || !tensor.Shape.AsSpan().SequenceEqual(shape))
            {
                throw Refusal(file, definition, $"has no fitting tensor '{Counter}{layout.Name}/{mapped}' of {ShapeText.Of(shape)}");
            }

            int index = file.IndexOfNonFinite(tensor);
            if (index >= 0)
            {
                throw Refusal(file, definition, string.Create(CultureInfo.InvariantCulture, $"holds NaN or infinity in '{Counter}{layout.Name}/{mapped}', first at value {index}: the training that wrote it had diverged. Take an earlier file, or load with IncludeOptimizer = false"));
            }

            file.CopyTo(tensor, values.AsSpan(layout.Offset(weight), layout.Count(weight)));
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
