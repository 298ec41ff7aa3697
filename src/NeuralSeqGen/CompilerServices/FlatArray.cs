namespace NeuralSeqGen.CompilerServices;

/// <summary>Samples one after the other in pinned memory: what generated methods make of the spans of models with several inputs or outputs.</summary>
public readonly unsafe struct FlatArray
{
    private FlatArray(void* start, int length, Type elementType)
    {
        Start = start;
        Length = length;
        ElementType = elementType;
    }

    /// <summary>The first value; pinned as long as the call.</summary>
    public void* Start { get; }

    /// <summary>Number of values.</summary>
    public int Length { get; }

    /// <summary>Type of the values.</summary>
    public Type ElementType { get; }

    /// <summary>The values behind a pointer.</summary>
    public static FlatArray Of<T>(T* start, int length) where T : unmanaged => new(start, length, typeof(T));

    internal ReadOnlySpan<T> Values<T>() where T : unmanaged => new(Start, Length);
}
