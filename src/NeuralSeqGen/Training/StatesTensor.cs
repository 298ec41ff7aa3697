using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen;

/// <summary>The states of stateful layers in a checkpoint: one tensor, a row per row of a batch.</summary>
internal static class StatesTensor
{
    private const string Name = WeightFile.OptimizerPrefix + "carried_states";

    /// <summary>Adds them; nothing for a model without such layers.</summary>
    public static void AddTo(List<SafetensorsTensor> tensors, float[] states, ModelDefinition definition)
    {
        if (states.Length > 0)
        {
            tensors.Add(new SafetensorsTensor(Name, [definition.StatefulBatch, definition.StateElements], states));
        }
    }

    /// <summary>The states a file holds; zeros where it has none for batches of this size, since those of other rows are of other sequences.</summary>
    public static float[] Read(SafetensorsFile file, ModelDefinition definition)
    {
        float[] states = new float[definition.StatefulBatch * definition.StateElements];
        if (states.Length > 0 && file.Find(Name) is { ElementType: SafetensorsElement.Single } tensor && tensor.Shape.AsSpan().SequenceEqual([definition.StatefulBatch, definition.StateElements]))
        {
            Checkpoint.RequireFinite(file, definition, tensor);
            file.CopyTo(tensor, states);
        }

        return states;
    }
}
