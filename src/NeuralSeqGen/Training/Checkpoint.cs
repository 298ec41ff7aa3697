using System.Globalization;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>What a file holds besides the weights so that training goes on as if it had not stopped: optimizer slots, learning rate, counters, seed, and the states of stateful layers.</summary>
internal sealed class Checkpoint
{
    private const string Counter = WeightFile.OptimizerPrefix;

    private readonly SlotLayout[] _layouts;
    private readonly float[][] _values;
    private readonly float[] _states;

    private Checkpoint(SlotLayout[] layouts, float[][] values, float[] states)
    {
        _layouts = layouts;
        _values = values;
        _states = states;
    }

    public double LearningRate { get; private set; }

    /// <summary>Whether a schedule gave the learning rate.</summary>
    public bool IsScheduled { get; private set; }

    private long Batches { get; set; }

    private long Draws { get; set; }

    private long Epochs { get; set; }

    private long Seed { get; set; }

    public static Checkpoint Of(Trainer trainer, double learningRate, bool isScheduled)
    {
        var state = trainer.Optimizer.State;
        var checkpoint = new Checkpoint([.. state.Select(s => s.Layout)], [.. state.Select(s => new float[s.Values.Length])], new float[trainer.States?.Length ?? 0]);
        checkpoint.Take(trainer, learningRate, isScheduled);
        return checkpoint;
    }

    public Checkpoint Copy() => new(_layouts, [.. _values.Select(v => v.ToArray())], [.. _states])
    {
        LearningRate = LearningRate, IsScheduled = IsScheduled, Batches = Batches, Draws = Draws, Epochs = Epochs, Seed = Seed,
    };

    /// <summary>Overwrites this with the present state.</summary>
    public void Take(Trainer trainer, double learningRate, bool isScheduled)
    {
        int i = 0;
        foreach (var (_, values) in trainer.Optimizer.State)
        {
            values.Span.CopyTo(_values[i++]);
        }

        trainer.States?.CopyTo(_states);
        LearningRate = learningRate;
        IsScheduled = isScheduled;
        Batches = trainer.Optimizer.Batches;
        Draws = trainer.Draws;
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

        trainer.States?.Set(_states);
        trainer.Optimizer.Batches = Batches;
        trainer.Resume(Draws);
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

        StatesTensor.AddTo(tensors, _states, definition);
        CheckpointKeys.Add(metadata, CheckpointKeys.Name, definition.Optimizer!.Name);
        CheckpointKeys.Add(metadata, CheckpointKeys.Rate, LearningRate.ToString("R", CultureInfo.InvariantCulture));
        if (IsScheduled)
        {
            CheckpointKeys.Add(metadata, CheckpointKeys.Scheduled, CheckpointKeys.True);
        }

        CheckpointKeys.Add(metadata, CheckpointKeys.Batches, Batches);
        CheckpointKeys.Add(metadata, CheckpointKeys.Draws, Draws);
        CheckpointKeys.Add(metadata, CheckpointKeys.Epochs, Epochs);
        CheckpointKeys.Add(metadata, CheckpointKeys.Seed, Seed);
    }

    /// <summary>Reads the state from a file; nothing is changed yet.</summary>
    /// <exception cref="WeightFileException">The file has none, or that of another optimizer, or it is damaged.</exception>
    public static Checkpoint Read(SafetensorsFile file, ModelDefinition definition, LoadOptions options)
    {
        var optimizer = definition.Optimizer!;
        if (!file.Metadata.TryGetValue(Counter + CheckpointKeys.Name, out string? name))
        {
            throw Refusal(file, definition, "holds no optimizer state: save it with SaveOptions.IncludeOptimizer = true, or load with IncludeOptimizer = false");
        }

        if (name != optimizer.Name)
        {
            throw Refusal(file, definition, $"holds the state of the optimizer {FaultText.Cut(name)}, but the model has {optimizer.Name}");
        }

        var keys = new CheckpointKeys(file, definition);
        keys.RequireKnown();
        var layouts = SlotLayout.All(definition);
        return new Checkpoint(layouts, [.. layouts.Select(layout => ReadSlot(file, definition, layout, options))], StatesTensor.Read(file, definition))
        {
            LearningRate = keys.ReadRate(), IsScheduled = keys.ReadFlag(CheckpointKeys.Scheduled), Batches = keys.ReadCounter(CheckpointKeys.Batches),
            Draws = keys.ReadCounter(CheckpointKeys.Draws), Epochs = keys.ReadCounter(CheckpointKeys.Epochs), Seed = keys.ReadNumber(CheckpointKeys.Seed),
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

            RequireFinite(file, definition, tensor);
            file.CopyTo(tensor, values.AsSpan(layout.Offset(weight), layout.Count(weight)));
        }
        return values;
    }

    /// <exception cref="WeightFileException">A tensor of training's memory holds NaN or infinity.</exception>
    internal static void RequireFinite(SafetensorsFile file, ModelDefinition definition, SafetensorsEntry tensor)
    {
        int index = file.IndexOfNonFinite(tensor);
        if (index >= 0)
        {
            throw Refusal(file, definition, string.Create(CultureInfo.InvariantCulture, $"holds NaN or infinity in '{tensor.Name}', first at value {index}: the training that wrote it had diverged. Take an earlier file, or load with IncludeOptimizer = false"));
        }
    }

    internal static WeightFileException Refusal(SafetensorsFile file, ModelDefinition definition, string what) =>
        new(RuntimeRules.WeightsMismatch, $"{definition.Name}.LoadWeights: {(file.Path is null ? "the file" : $"'{file.Path}'")} {what}. Nothing was changed.") { Path = file.Path };

    private static string TensorName(string slot, WeightDefinition weight) => $"{Counter}{slot}/{weight.Name}";
}
