using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The weight of each class, from <see cref="FitOptions.ClassWeight"/>.</summary>
internal static class ClassWeightTable
{
    /// <summary>One weight per class, 1 for those that are not named; null where no class has one.</summary>
    /// <exception cref="ArgumentException">The model has several targets, or targets of several classes under one loss, or no such class.</exception>
    public static float[]? Of(ModelDefinition definition, FitOptions options)
    {
        if (options.ClassWeight is not { Count: > 0 } weights)
        {
            return null;
        }

        if (definition.Targets.Length != 1)
        {
            throw Refused($"ClassWeight is for models with one target, this one has {definition.Targets.Length}; use sampleWeight or the weights of steps.");
        }

        var target = PortLayout.Of(definition.Targets, definition.TargetArguments, "y")[0];
        if (target.IsInt && target.Elements != definition.LossRows[0])
        {
            throw Refused($"ClassWeight weights targets of one class, but those of {definition.Loss} are labels of up to {target.Elements} classes; use sampleWeight.");
        }

        // a loss of steps, or of the last axis alone, has a class per row
        if (definition.ReadsAllOf(0) || (!target.IsInt && target.Shape is [.., var width] && target.Elements != width * definition.LossRows[0]))
        {
            throw Refused($"ClassWeight weights rows by their class, but {definition.Loss} has one loss for several rows together; use sampleWeight.");
        }

        var output = definition.Outputs[definition.OutputOf(0)];
        int classes = output.Shape is [.., > 1 and var last] ? last : 2;
        if (weights.Keys.Max() is var highest && highest >= classes)
        {
            throw Refused($"ClassWeight names the label {highest}, but the output '{output.Name}' has {classes} classes, labels 0 to {classes - 1}. Count labels from 0.");
        }

        return Fill(weights, new float[classes]);

        ArgumentException Refused(string sentence) => new($"{definition.Name}.Fit: {sentence}", nameof(options));
    }

    private static float[] Fill(IReadOnlyDictionary<int, double> weights, float[] table)
    {
        table.AsSpan().Fill(1f);
        foreach (var (label, weight) in weights)
        {
            table[label] = (float)weight;
        }

        return table;
    }
}
