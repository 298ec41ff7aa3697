using NeuralSeqGen.Generator.Tests.RandomModels;

namespace NeuralSeqGen.Generator.Tests.Functions;

/// <summary>
/// Recurrent layers of the catalogue with their cells as functions, in generated code, wherever a recurrent layer may stand: outputs, every layer, one sequence, steps of a stream, losses,
/// gradients, training have the bits of the built-in layer, and the numbers of the interpreter; the same bits at every width.
/// </summary>
public sealed class OwnCellTests
{
    private const string Node = "private static partial LayerNode ";
    private const string Objective = "MeanSquaredError, Adam";

    private static readonly string[] Places =
    [
        "Input(6, 3), {0}), Dense(2)", "Input(6, 3), {0}, ReturnSequences = true), Dense(2)", "Input(6, 3), {0}, GoBackwards = true, ReturnSequences = true)",
        "Input(6, 3), Masking(MaskValue = 0.5), {0}, ReturnSequences = true), Dense(2)", "Input(6, 3), Masking(MaskValue = 0.5), {0}, ReturnSequences = true, ZeroOutputForMask = true)",
        "Input(6, 3), Masking(MaskValue = 0.5), Bidirectional(MergeMode = MergeMode.Sum), {0})", "Input(6, 3), Bidirectional, {0}, ReturnSequences = true)",
        "Input(6, 3), Masking(MaskValue = 0.5), StackedRnn(3, ReturnSequences = true), {0}), SimpleRnn(3), {0})", "Input(6, 3), {0}, Dropout = 0.3), Dense(2)", "Input(6, 3), {0}, ReturnSequences = true, Unroll = true)",
        "Input(3, 4, 2), TimeDistributed, {0}), Dense(2)", "Input(6), Embedding(7, 3, MaskZero = true), {0}, ReturnSequences = true), {0})",
    ];

    private static readonly CellPair[] Pairs =
    [
        .. from cell in new[] { "SimpleRnn", "Gru", "Lstm" } from place in Places select new CellPair(cell, 5, place + ", " + Objective),
        new("Gru", 5, Objective, StateIntoDecoder("", "nameof(Encoder)")),
        new("Lstm", 5, Objective, StateIntoDecoder($"[FinalState(nameof(Encoder), Index = 1)] {Node}Memory {{ get; }}", "nameof(Encoder), nameof(Memory)")),
        new("Gru", 5, Objective, $"[Input(6, 3)] {Node}A {{ get; }} [Input(6, 3)] {Node}B {{ get; }} [{{0}}, From = nameof(A))] {Node}Left {{ get; }} [Reuse(nameof(Left), From = nameof(B))] {Node}Right {{ get; }} [Concatenate(nameof(Left), nameof(Right)), Dense(2)] {Node}Y {{ get; }}"),
        new("Gru", 48, "Input(5, 6), {0}, ReturnSequences = true), Dense(2), " + Objective),
        new("Lstm", 64, "Input(5, 6), Masking(MaskValue = 0.5), {0}), Dense(2), " + Objective),
        new("SimpleRnn", 64, "Input(5, 6), Bidirectional, {0}), Dense(2), " + Objective),
    ];

    private static readonly Dictionary<bool, Dictionary<int, LoadedModels>> Loaded = new() { [false] = [], [true] = [] };

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Pairs.Length)];

    /// <summary>With features in the lanes where <c>FormPlan</c> says so, which the wide ones are large enough for, and wherever that can be.</summary>
    [Theory]
    [MemberData(nameof(Numbers))]
    public void Cell_GivesTheBitsOfTheLayer(int pair) => Compare(pair, always: false);

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Cell_GivesTheBitsOfTheLayer_WithFeaturesInTheLanes(int pair) => Compare(pair, always: true);

    private static void Compare(int number, bool always)
    {
        var pair = Pairs[number];
        var models = Models(number, always);
        foreach (int samples in new[] { 5, 33 })
        {
            RandomModelCheck own = new(pair.Bind(), models, "Own" + number, number, samples), built = new(pair.BindBuiltIn(), models, "BuiltIn" + number, number, samples);
            own.Run();
            Same(pair, built.Widest(), own.Widest(), "");
            Same(pair, built.OneSequence(), own.OneSequence(), " of one sequence");
        }
    }

    private static void Same(CellPair pair, float[] expected, float[] actual, string what)
    {
        int same = expected.AsSpan().CommonPrefixLength(actual);
        Assert.True(same == expected.Length && same == actual.Length, same < actual.Length ? $"{pair}: {actual[same]:R} instead of {expected[same]:R} as number {same} of {expected.Length}{what}" : "another number of numbers");
    }

    private static LoadedModels Models(int number, bool always)
    {
        int chunk = number / 10;
        lock (Loaded)
        {
            if (!Loaded[always].TryGetValue(chunk, out var models))
            {
                var properties = always ? BuildProperties.Of("NeuralSeqGenFeatureLanes", "Always") : BuildProperties.None;
                models = QuickLoad.Of(GeneratorHarness.Run(properties, [.. Pairs.Index().Skip(chunk * 10).Take(10).SelectMany(p => new[] { p.Item.Own("Own" + p.Index), p.Item.BuiltIn("BuiltIn" + p.Index) })]));
                Loaded[always][chunk] = models;
            }

            return models;
        }
    }

    private static string StateIntoDecoder(string further, string states) => $$"""
        [Input(5, 3)] {{Node}}Source { get; }
        [Input(4, 2)] {{Node}}Previous { get; }
        [{0}, From = nameof(Source))] {{Node}}Encoder { get; }
        {{further}}
        [{0}, From = nameof(Previous), ReturnSequences = true, InitialState = new[] { {{states}} }), Dense(2)] {{Node}}Decoder { get; }
        """;
}
