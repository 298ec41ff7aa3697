using NeuralSeqGen.Keras.Files;
using NeuralSeqGen.Keras.Graph;
using NeuralSeqGen.Keras.Import;

namespace NeuralSeqGen.Keras.Weights;

/// <summary>Brings arrays of older versions and of other backends into the layout of Keras 3.</summary>
internal sealed class ArrayLayouts(ConfigVersion version)
{
    private static readonly HashSet<string> Convolutions = ["Conv1D", "SeparableConv1D", "DepthwiseConv1D", "Conv1DTranspose", "ConvLSTM1D"];

    /// <param name="arrays">The arrays of a layer in the file's order.</param>
    /// <param name="slots">The weights that they are for.</param>
    public List<ReadyArray> Ready(IReadOnlyList<SavedArray> arrays, IReadOnlyList<ArraySlot> slots)
    {
        if (arrays.FirstOrDefault(array => array.ElementType is "float16" or "bfloat16") is { } half)
        {
            throw new RefusedImportException($"the weights are {half.ElementType} ({half.Name}). Cast the model to float32 in Keras and save it again");
        }

        List<ReadyArray> ready = [.. arrays.Select(ReadyArray.Of)];
        if (version.IsKeras1)
        {
            ready = Keras1Gates.Joined(ready, slots);
        }

        ready = FusedCells.Unfused(ready, slots);
        return [.. ready.Select((array, i) => i < slots.Count ? Convolution(array, slots[i]) : array)];
    }

    private ReadyArray Convolution(ReadyArray array, ArraySlot slot)
    {
        if (!Convolutions.Contains(slot.ClassName) || !slot.Local.EndsWith("kernel", StringComparison.Ordinal))
        {
            return array;
        }

        // Keras 1 kept an axis of extent 1 behind that of the steps
        var flat = array.Shape is [var steps, 1, var inputs, var outputs] ? array with { Shape = [steps, inputs, outputs] } : array;
        return version.HasFlippedKernels && flat.Shape.Count == 3 ? flat with { Read = () => Reversed(flat.Read(), flat.Shape[0]), How = "turned around in time" } : flat;
    }

    private static float[] Reversed(float[] values, int steps)
    {
        int size = values.Length / steps;
        float[] reversed = new float[values.Length];
        for (int step = 0; step < steps; step++)
        {
            Array.Copy(values, step * size, reversed, (steps - 1 - step) * size, size);
        }

        return reversed;
    }
}
