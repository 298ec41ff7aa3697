using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using NeuralSeqGen.Analyzers.Calls;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CompilerServices;

namespace NeuralSeqGen.Analyzers.Tests.Flow;

/// <summary>What the editor says of a call is, word for word, what the running program throws.</summary>
public sealed class RunTimeSentenceTests
{
    public static TheoryData<string> Calls =>
    [
        "new Adder().Fit(new float[10, 49, 12], new float[10, 50, 12])",
        "new Adder().Predict(new float[10, 50, 11])",
        "new Adder().PredictOne(new float[49, 12])",
        "new Label().Fit(new float[10, 15, 64], new float[10, 8])",
        "new Label().PredictOne(new float[15, 64])",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 5, 12])",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 60, 12])",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 13])",
        "new Tagger().Fit(new float[10, 6, 3], new int[10, 1])",
        "new Decoder().Fit(new float[10, 6, 3], new float[10, 6, 3])",
        "new Decoder().Fit(new float[10, 6, 3], new float[10, 4, 3])",
        "new Convolved().Fit(new float[10, 10, 3], new float[10, 10, 2])",
        "new Convolved().Fit(new float[10, 10, 3], new float[10, 12, 2])",
        "new Speech().Fit(new float[10, 20, 3], new int[10, 7])",
        "new Speech().Fit(new float[10, 20, 3], new int[10, 25])",
        "new Label().Fit(new float[10, 64, 15], new float[10, 9])",
        "new Label().Fit(new float[10, 64, 15], new float[9, 8])",
        "new Label().Evaluate(new float[10, 64, 15], new float[10, 8], sampleWeight: new float[9])",
        "new Adder().Evaluate(new float[10, 50, 12], new float[10, 50, 12], stepWeight: new float[10, 49])",
        "new Label().Predict(new float[0, 64, 15])",
        "new Label().Fit(new float[10, 64, 15], new float[10, 8], validationData: (new float[4, 64, 15], new float[5, 8]))",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12], validationData: (new float[4, 5, 12], new float[4, 50, 12]))",
        "new Several().Predict(new float[10, 6, 3], new int[9, 5])",
        "new Several().Fit(new float[10, 6, 3], new int[10, 5], new float[10, 4], new float[10, 7, 4])",
        "new Several().Fit(new float[10, 6, 3], new int[10, 5], new float[9, 4], new float[10, 6, 4])",
        "new Stateful().Predict(new float[25, 6, 3])",
        "new Stateful().TrainOnBatch(new float[20, 6, 3], new float[20, 4])",
        "new Stateful().PredictOne(new float[6, 3])",
        "new Sparse().Fit(new float[2, 64, 15], new[] { 0, 8 })",
        "new Sparse().Fit(new float[2, 64, 15], new[] { 0, -1 })",
        "new Speech().Fit(new float[1, 20, 3], new[,] { { 1, 2, 6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } })",
        "new Tagger().Fit(new float[1, 6, 3], new[,] { { 0, 1, -1, 7, 8, 9 } })",
        "new Sentiment().Predict(new[,] { { 0, 1, 2, 3, 8, 9 } })",
        "new Sentiment().PredictOne([0, 1, -1, 3, 4, 5])",
        "new Sentiment().Fit(new int[2, 6], new[,] { { 1f }, { 2f } })",
        "new Sentiment().Fit(new int[2, 6], new[,] { { 1f }, { -1f } })",
        "new Signs().Fit(new float[2, 6, 3], new[,] { { 1f }, { -3f } })",
        "new Counts().Fit(new float[2, 6, 3], new[,] { { 1f }, { -0.5f } })",
        "new Label().PredictOne(new float[64 * 15], new float[9])",
        "new Label().Predict(new float[2 * 64 * 15], new float[5])",
        "new Label().Predict(new float[64 * 15 + 1], new float[8])",
        "new Label().TrainOnBatch(new float[2 * 64 * 15], new float[3 * 8])",
        "new Label().Evaluate(new float[0], new float[8])",
        "new Sparse().Fit(new float[1920], new int[3])",
        "new Adder().Fit(new float[10, 50, 12], new float[10, 50, 12], validationData: (new float[4, 50, 12], new float[5, 50, 12]))",
        "new Speech().Fit(new float[1, 20, 3], new[,] { { 1, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 } })",
        "new Speech().Fit(new float[1, 20, 3], new[,] { { 1, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 3 } })",
        "new Speech().Fit(new float[1, 20, 3], new[,] { { 1, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 1, 2, 3, 4 } })",
    ];

    private static readonly Lazy<Task<(Assembly Program, IReadOnlyList<Diagnostic> Found)>> Compiled = new(CompileAsync);

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Editor_SaysWhatTheProgramThrows(string call)
    {
        var (program, found) = await Compiled.Value;
        string name = "Case" + Calls.Select(row => row.Data).ToList().IndexOf(call);
        var diagnostic = Assert.Single(found, diagnostic => Method(diagnostic) == name);
        var thrown = Assert.Throws<TargetInvocationException>(() => program.GetType("Program")!.GetMethod(name)!.Invoke(null, null)).InnerException;
        var refused = Assert.IsAssignableFrom<ArgumentException>(thrown);
        string sentence = refused.Message[..refused.Message.LastIndexOf(" (Parameter", StringComparison.Ordinal)];
        Assert.Equal(sentence, diagnostic.Id + ": " + diagnostic.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(((IRuleViolation)refused).RuleId, diagnostic.Id);
    }

    private static string? Method(Diagnostic diagnostic) =>
        diagnostic.Location.SourceTree!.GetRoot().FindNode(diagnostic.Location.SourceSpan).FirstAncestorOrSelf<MethodDeclarationSyntax>()?.Identifier.ValueText;

    private static async Task<(Assembly, IReadOnlyList<Diagnostic>)> CompileAsync()
    {
        string source = "public static class Program\n{\n" + string.Concat(Calls.Select((row, i) => $"public static void Case{i}() {{ {row.Data}; }}\n")) + "}\n";
        var complete = ArrayCallTest.Compile(source);
        var found = await complete.WithAnalyzers([new FitCallAnalyzer()]).GetAnalyzerDiagnosticsAsync();
        using var image = new MemoryStream();
        var emitted = complete.Emit(image);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error)));
        var program = Assembly.Load(image.ToArray());
        foreach (var data in program.GetTypes().Where(type => type.Name == "__ModelData"))
        {
            object definition = data.GetField("Definition", BindingFlags.NonPublic | BindingFlags.Static)!.GetValue(null)!;
            typeof(ModelDefinition).GetProperty(nameof(ModelDefinition.Program))!.SetValue(definition, (Func<int, ModelProgram>)(_ => new NoProgram()));
        }

        return (program, found);
    }

    /// <summary>Computes nothing: what is refused is refused before.</summary>
    private sealed class NoProgram : ModelProgram
    {
        public override int VectorBits => 128;

        public override int PredictArena => 0;

        public override int EvaluateArena => 0;

        public override int TrainArena => 0;

        public override int PredictOneArena => 0;

        public override int PhaseCount => 1;

        public override int BatchValueCount => 0;

        public override void Predict(in BatchGroup group) => throw new NotSupportedException();

        public override void PredictOne(in BatchGroup group) => throw new NotSupportedException();

        public override void Evaluate(in BatchGroup group) => throw new NotSupportedException();

        public override void Train(in BatchGroup group) => throw new NotSupportedException();

        public override void Update(in UpdateRange range) => throw new NotSupportedException();
    }
}
