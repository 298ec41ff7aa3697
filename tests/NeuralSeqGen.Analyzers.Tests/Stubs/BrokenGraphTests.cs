namespace NeuralSeqGen.Analyzers.Tests.Stubs;

/// <summary>Nodes of models that are graphs and broken, and the ids of all errors there; <c>CS</c> alone is text that is no C#.</summary>
public sealed class BrokenGraphTests
{
    private const string Source = "[Input(4, 3)] private static partial LayerNode Source { get; } ";

    public static TheoryData<string, string> Nodes { get; } = new()
    {
        { Source + "[Gru(2, From = nameof(Sorce))] private static partial LayerNode A { get; }", "CS0103 NSG0008" },
        { Source + "[Gru(2, From = \"Sorce\")] private static partial LayerNode A { get; }", "NSG0008" },
        { Source + "[Gru(2)] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[Gru(2, From = null)] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[Gru(2, From = nameof(A))] private static partial LayerNode A { get; }", "NSG0009" },
        { Source + "[Dense(2, From = nameof(B))] private static partial LayerNode A { get; } [Dense(2, From = nameof(A))] private static partial LayerNode B { get; }", "NSG0009" },
        { Source + "[Gru(2, From = nameof(Source))] private static LayerNode A { get; }", "NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private partial LayerNode A { get; }", "NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial int A { get; }", "NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode A { get; set; }", "NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode A { set; }", "NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode A => null!;", "CS9249 NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode A { get; } = null!;", "CS8050" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial Missing A { get; }", "CS0246 NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private partial LayerNode this[int i] { get; }", "CS9248 NSG0005" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode A { get; } private static partial LayerNode A { get; }", "CS0102 CS9250 NSG0004" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode Source { get; }", "CS0102 CS0229 CS9250 NSG0009" },
        { Source + "[Gru(2, From = nameof(Source))] private static LayerNode A;", "CS0592" },
        { Source + "[Gru(2, From = nameof(Source))] private static LayerNode A() => null!;", "CS0592" },
        { Source + "private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[MeanSquaredError] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[Gruu(2)] private static partial LayerNode A { get; }", "CS0246" },
        { Source + "[Gru(2, Form = nameof(Source))] private static partial LayerNode A { get; }", "CS0246" },
        { Source + "[Gru(\"a\", From = nameof(Source))] private static partial LayerNode A { get; }", "CS1503" },
        { Source + "[Gru(From = nameof(Source))] private static partial LayerNode A { get; }", "CS7036" },
        { Source + "[Gru(0, From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Gru(2, From = nameof(Source)), Gru(2)] private static partial LayerNode A { get; }", "NSG0101" },
        { Source + "[Gru(2, From = nameof(Source)), Dense(2, From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Gru(2, From = nameof(Source)), Input(4, 3)] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[TimeDistributed] private static partial LayerNode A { get; }", "NSG0003" },
        { Source + "[FinalState(null!)] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[FinalState(nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[FinalState(nameof(Source), Index = -1)] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Reuse(null!, From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Reuse(\"B\", From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0008" },
        { Source + "[Dense(2, From = nameof(Source))] private static partial LayerNode A { get; } [Reuse(nameof(A), From = nameof(A))] private static partial LayerNode B { get; }", "NSG0006" },
        { Source + "[Dense(2, From = nameof(Source))] private static partial LayerNode A { get; } [Reuse(nameof(Source), From = nameof(A))] private static partial LayerNode B { get; }", "NSG0006" },
        { Source + "[Add()] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[Add(null!)] private static partial LayerNode A { get; }", "NSG0004" },
        { Source + "[Add(nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Add(nameof(Source), null!)] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Dense(2, From = nameof(Source))] private static partial LayerNode A { get; } [Add(nameof(Source), nameof(A))] private static partial LayerNode B { get; }", "NSG0109" },
        { Source + "[TimeDistributed, Add(nameof(Source), nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[MultiHeadAttention(2, 4, Query = nameof(Sorce))] private static partial LayerNode A { get; }", "CS0103 NSG0008" },
        { Source + "[Attention(Query = \"Sorce\", Value = nameof(Source))] private static partial LayerNode A { get; }", "NSG0008" },
        { Source + "[Gru(2, From = nameof(Source), InitialState = new[] { \"Nope\" })] private static partial LayerNode A { get; }", "NSG0008" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode A { get; } [Gru(3, From = nameof(Source), InitialState = new[] { nameof(A) })] private static partial LayerNode B { get; }", "NSG0106" },
        { Source + "[Dense(2, From = nameof(Source))] private static partial LayerNode A { get; } [Dense(2, From = nameof(Source))] private static partial LayerNode B { get; }", "NSG0010" },
        { Source + "[Dense(2, From = nameof(Source)), MeanSquaredError, Adam] private static partial LayerNode A { get; } [Dense(2, From = nameof(Source)), MeanSquaredError] private static partial LayerNode B { get; }", "NSG0012" },
        { Source + "[Dense(2, From = nameof(Source)), MeanSquaredError] private static partial LayerNode A { get; } [Dense(2, From = nameof(Source)), MeanSquaredError] private static partial LayerNode a { get; }", "NSG0007" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode Activation { get; }", "NSG0007" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode Weights { get; }", "NSG0007" },
        { Source + "[TeacherForcing(null!), Dense(2, From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0006 NSG0012" },
        { Source + "[Dense(2, From = nameof(Source)), SubModel<Missing>] private static partial LayerNode A { get; }", "CS0246" },
        { "[Input(4)] private static partial LayerNode Source { get; } [Embedding(9, 2, From = nameof(Source)), Gru(5, ReturnSequences = true), SparseCategoricalCrossentropy] private static partial LayerNode A { get; } [Input(4), TeacherForcing(null!)] private static partial LayerNode B { get; } [Dense(2, From = nameof(B)), Output] private static partial LayerNode C { get; }", "NSG0006" },
        { "[Gru(2)] private static partial LayerNode A { get; }", "NSG0004" },
        { "private static partial LayerNode A { get; }", "NSG0004 NSG0004" },
        { "[Input] private static partial LayerNode Source { get; } [Dense(2, From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { "[Input(4, \"a\")] private static partial LayerNode Source { get; } [Dense(2, From = nameof(Source))] private static partial LayerNode A { get; }", "CS1503" },
        { "[Input((int[])null!)] private static partial LayerNode Source { get; } [Dense(2, From = nameof(Source))] private static partial LayerNode A { get; }", "NSG0006" },
        { Source + "[Gru(2, From = nameof(Source))] private static partial LayerNode", "CS" },
        { Source + "[Gru(2, From = nameof(", "CS" },
        { Source + "[Gru(2, From = ] private static partial LayerNode A { get; }", "CS" },
    };

    [Theory]
    [MemberData(nameof(Nodes))]
    public Task Graph_IsReportedOnce(string nodes, string errors) => StubCheck.VerifyAsync("[SequenceModel] public sealed partial class Model { " + nodes + " }", errors);
}
