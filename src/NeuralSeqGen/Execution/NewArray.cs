namespace NeuralSeqGen;

/// <summary>Float arrays of a rank known at run time only, without reflection.</summary>
internal static class NewArray
{
    public static Array OfSingle(int[] extents) => extents switch
    {
        [] => new float[1],
        [var a] => new float[a],
        [var a, var b] => new float[a, b],
        [var a, var b, var c] => new float[a, b, c],
        [var a, var b, var c, var d] => new float[a, b, c, d],
        [var a, var b, var c, var d, var e] => new float[a, b, c, d, e],
        [var a, var b, var c, var d, var e, var f] => new float[a, b, c, d, e, f],
        _ => throw new NotSupportedException($"Arrays of {extents.Length} axes are not made; use the form with spans."),
    };
}
