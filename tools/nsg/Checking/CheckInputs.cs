using System.Globalization;
using NeuralSeqGen.Keras;

namespace NeuralSeqGen.Tool.Checking;

/// <summary>Inputs for a model: those of a file by name or by position, or numbers of its own.</summary>
internal static class CheckInputs
{
    /// <summary>Two samples of small numbers; ids are all 0, which every table has.</summary>
    public static Array[] Own(ISequenceModel model)
    {
        var random = new Random(1);
        return [.. model.Inputs.Select(input => Ranked(input, 2, _ => input.ElementType == ElementType.Int32 ? 0 : (random.NextDouble() * 2) - 1))];
    }

    /// <summary>The arrays of a file.</summary>
    public static Array[] Of(ISequenceModel model, IReadOnlyDictionary<string, NpyArray> arrays)
    {
        string[] keys = [.. arrays.Keys.Where(key => !IsOutput(key))];
        return [.. model.Inputs.Select((input, i) => Of(input, arrays.GetValueOrDefault(keys.FirstOrDefault(key => IsSame(key, input.Name)) ?? (keys.Length == model.Inputs.Count ? keys[i] : ""))))];
    }

    /// <summary>What an output should be: under its name, <c>output</c>, <c>output_0</c> or <c>output/0</c>; null where the file has none.</summary>
    public static NpyArray? Expected(IReadOnlyDictionary<string, NpyArray> arrays, string name, int number, int outputs)
    {
        string index = number.ToString(CultureInfo.InvariantCulture);
        string? key = arrays.Keys.FirstOrDefault(key => IsOutput(key) && (IsSame(key, "output" + index) || IsSame(key, "output" + name) || (outputs == 1 && IsSame(key, "output"))));
        return key is null ? null : arrays[key];
    }

    private static bool IsOutput(string key) => key.StartsWith("output", StringComparison.Ordinal);

    // node names are Pascal, Keras's are snake
    private static bool IsSame(string a, string b) => Letters(a) == Letters(b);

    private static string Letters(string name) => (name.StartsWith("input/", StringComparison.Ordinal) ? name["input/".Length..] : name).Where(char.IsLetterOrDigit).Aggregate("", (text, c) => text + char.ToLowerInvariant(c));

    private static Array Of(PortInfo input, NpyArray? array)
    {
        if (array is null)
        {
            throw new ModelFileException($"The file has no array '{input.Name}' for the input of that name.");
        }

        if (array.Shape.Count == 0 || array.Shape[0] == 0 || !array.Shape.Skip(1).SequenceEqual(input.Shape.ToArray()))
        {
            throw new ModelFileException($"The array for the input '{input.Name}' is ({string.Join(", ", array.Shape)}), but (n, {string.Join(", ", input.Shape.ToArray())}) is expected.");
        }

        return input.ElementType != ElementType.Int32 || Array.TrueForAll(array.Values, IsId) ? Ranked(input, array.Shape[0], i => array.Values[i])
            : throw new ModelFileException($"The array for the input '{input.Name}' holds what is no whole number of 32 bits.");
    }

    private static bool IsId(double value) => Math.Truncate(value) == value && value is >= int.MinValue and <= int.MaxValue;

    private static Array Ranked(PortInfo input, int samples, Func<int, double> value)
    {
        int[] shape = [samples, .. input.Shape];
        int length = shape.Aggregate(1, (all, extent) => all * extent);
        bool isWhole = input.ElementType == ElementType.Int32;
        var ranked = Array.CreateInstance(isWhole ? typeof(int) : typeof(float), shape);
        Array flat = isWhole ? Enumerable.Range(0, length).Select(i => (int)value(i)).ToArray() : Enumerable.Range(0, length).Select(i => (float)value(i)).ToArray();
        Buffer.BlockCopy(flat, 0, ranked, 0, length * sizeof(float));
        return ranked;
    }
}
