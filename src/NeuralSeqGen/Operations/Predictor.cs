using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>Predict and PredictLayer.</summary>
internal sealed unsafe class Predictor(ExecutionPlan plan, CallChecks checks, ModelWeights weights)
{
    private const string Operation = "Predict";
    private const string LayerOperation = "PredictLayer";
    private const string ScoresOf = "/attention_scores";

    private readonly ObjectPool<BatchPredictor> _runners = new(() => new BatchPredictor(plan));

    /// <summary>The outputs for each sample, as new arrays.</summary>
    public Array[] Predict(PortArrays inputs)
    {
        int count = Check(Operation, inputs);
        var outputs = Array.ConvertAll(plan.Outputs, port => NewArray.OfSingle([count, .. port.Shape]));
        Run(Operation, inputs, count, new PortArrays(outputs), -1);
        return outputs;
    }

    /// <summary>The outputs for each sample, written.</summary>
    public void Predict(PortArrays inputs, PortArrays outputs)
    {
        int count = Check(Operation, inputs);
        for (int i = 0; i < outputs.Length; i++)
        {
            checks.Arguments.PerSample(Operation, plan.Outputs[i].Argument, (int)outputs.Count(i), count, plan.Outputs[i].Elements);
        }

        Run(Operation, inputs, count, outputs, -1);
    }

    /// <summary>The output of a layer for each sample, as a new array.</summary>
    public Array PredictLayer(string layer, PortArrays inputs)
    {
        int index = IndexOf(layer);
        int count = Check(LayerOperation, inputs);
        var output = NewArray.OfSingle([count, .. plan.Definition.LayerShape(index)]);
        Run(LayerOperation, inputs, count, new PortArrays([output]), index);
        return output;
    }

    /// <summary>The output of a layer for each sample, written.</summary>
    public void PredictLayer(string layer, PortArrays inputs, FlatArray output)
    {
        int index = IndexOf(layer);
        int count = Check(LayerOperation, inputs);
        checks.Arguments.PerSample(LayerOperation, nameof(output), output.Length, count, Elements(index));
        Run(LayerOperation, inputs, count, new PortArrays([output]), index);
    }

    private void Run(string operation, PortArrays inputs, int count, PortArrays outputs, int layer)
    {
        using var samples = plan.Samples.Rent();
        using var runner = _runners.Rent();
        samples.Item.Hold(count, new LabelledArrays(inputs, default));
        for (int i = 0; i < outputs.Length; i++)
        {
            runner.Item.SetOutput(i, (float*)outputs.Start(i, samples.Item), layer < 0 ? plan.Outputs[i].Elements : Elements(layer));
        }

        using var hold = plan.HoldStates(weights.Gate, operation);
        using var reading = weights.Read();
        runner.Item.Run(samples.Item, reading.Pointer, layer);
    }

    private int Check(string operation, PortArrays inputs)
    {
        int count = checks.Arguments.Inputs(operation, inputs);
        checks.Numbers.Check(operation, inputs, isOne: false);
        return count;
    }

    private int Elements(int layer)
    {
        int elements = 1;
        foreach (int extent in plan.Definition.LayerShape(layer))
        {
            elements *= extent;
        }

        return elements;
    }

    private int IndexOf(string layer)
    {
        ArgumentNullException.ThrowIfNull(layer);
        var layers = plan.Definition.Layers;
        var scores = plan.Definition.Scores;
        for (int i = 0; i < layers.Length + scores.Length; i++)
        {
            if ((i < layers.Length ? layers[i].Name : scores[i - layers.Length].Name) == layer)
            {
                return i;
            }
        }

        throw new ArgumentException($"{plan.Definition.Name}.{LayerOperation}: there is no layer '{layer}': known are {string.Join(", ", layers.Select(l => l.Name).Concat(scores.Select(s => s.Name)))}.{Hint(layer)}", nameof(layer));
    }

    /// <summary>What is missing where the scores of an attention layer are asked for that does not keep them; where else to ask for a layer of a model inside.</summary>
    private string Hint(string layer)
    {
        var layers = plan.Definition.Layers;
        if (layer.EndsWith(ScoresOf, StringComparison.Ordinal) && Array.Exists(layers, l => l.Name + ScoresOf == layer))
        {
            return $" Set ReturnAttentionScores = true on '{layer[..^ScoresOf.Length]}'.";
        }

        var models = Array.FindAll(layers, l => l.Display.Contains("SubModel<", StringComparison.Ordinal));
        return (Array.Find(models, l => layer.StartsWith(l.Name + "/", StringComparison.Ordinal)) ?? models.FirstOrDefault()) is { } inside
            ? $" What stands inside {inside.Display} is no layer of {plan.Definition.Name}: take an instance of the model inside, copy the weights to it with CopyTo of '{inside.Name}' in Layers, and ask it."
            : "";
    }
}
