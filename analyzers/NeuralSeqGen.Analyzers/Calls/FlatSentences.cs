using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Analyzers.Calls;

/// <summary>What is said of the length of a span: the sentences of the runtime's ShapeSentences.</summary>
internal static class FlatSentences
{
    /// <summary>What a buffer of one sample holds.</summary>
    public const string OneSample = "one sample";

    public static string NotWhole(string name, long received, Shape sample) =>
        $"'{name}' has {CallText.Number(received)} values, no whole number of samples of {CallText.Of(sample)} with {CallText.Number(sample.LongElements)} values each. Pass samples one after the other, row-major.";

    /// <param name="name">The buffer.</param>
    /// <param name="received">Its length.</param>
    /// <param name="expected">The length that is right.</param>
    /// <param name="what">What it holds then.</param>
    public static string Buffer(string name, long received, long expected, string what) => $"'{name}' has {CallText.Number(received)} values, {CallText.Number(expected)} expected: {what}.";
}
