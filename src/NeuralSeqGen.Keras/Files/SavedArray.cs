namespace NeuralSeqGen.Keras.Files;

/// <summary>An array of a file. Its values are read, and its extents checked against what the file holds, when they are asked for.</summary>
internal sealed class SavedArray(string name, IReadOnlyList<int> shape, string elementType, Func<float[]> read)
{
    /// <summary>Its path in the file, without a trailing <c>:0</c> being cut off.</summary>
    public string Name { get; } = name;

    /// <summary>Its extents, none for a single value.</summary>
    public IReadOnlyList<int> Shape { get; } = shape;

    /// <summary>The type of its values as NumPy calls it: <c>float32</c>, <c>float64</c>, <c>float16</c>, <c>int32</c>, …</summary>
    public string ElementType { get; } = elementType;

    /// <summary>The name of the layer that Keras 3.8 and later note beside its arrays; null elsewhere.</summary>
    public string? LayerName { get; init; }

    /// <summary>How many values it declares; the largest number where there are more than a file can hold.</summary>
    public long Length { get; } = shape.Aggregate(1L, (length, extent) => extent == 0 ? 0 : length > long.MaxValue / extent ? long.MaxValue : length * extent);

    /// <summary>Its values, row by row. Whole numbers are given where they are exact in float32.</summary>
    /// <exception cref="ModelFileException">They are of a type that is not read, or are not there.</exception>
    public float[] Read() => read();
}
