using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class MarkModelFixerTests
{
    private const string Nodes = "{\n    [Input(4, 3)] private static LayerNode X => null!;\n    [Gru(2, From = nameof(X))] private static LayerNode Y => null!;\n}\n";

    [Theory]
    [InlineData("using NeuralSeqGen;\n[Input(4, 3), Gru(2)] public sealed partial class {|NSG0014:Model|};", "using NeuralSeqGen;\n[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[NeuralSeqGen.Input(4, 3)]\n[NeuralSeqGen.Gru(2)]\npublic sealed partial class {|NSG0014:Model|};", "[NeuralSeqGen.SequenceModel, NeuralSeqGen.Input(4, 3)]\n[NeuralSeqGen.Gru(2)]\npublic sealed partial class Model;")]
    [InlineData("using NeuralSeqGen;\nnamespace A;\n\n/// <summary>Mine.</summary>\npublic sealed class {|NSG0014:Model|}\n" + Nodes, "using NeuralSeqGen;\nnamespace A;\n\n/// <summary>Mine.</summary>\n[SequenceModel]\npublic sealed class Model\n" + Nodes)]
    public Task Class_GetsTheMark(string before, string after) => VerifyAsync(before, after);

    [Fact]
    public Task AllClasses_GetTheMark() => VerifyAsync(
        "using NeuralSeqGen;\n[Input(4, 3), Gru(2)] public sealed partial class {|NSG0014:A|};\n[MeanSquaredError] public sealed partial class {|NSG0014:B|};",
        "using NeuralSeqGen;\n[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class A;\n[SequenceModel, MeanSquaredError] public sealed partial class B;");

    private static Task VerifyAsync(string before, string after)
    {
        var test = new CSharpCodeFixTest<UnmarkedModelAnalyzer, MarkModelFixer, DefaultVerifier> { ReferenceAssemblies = References.None, TestCode = before, FixedCode = after };
        test.TestState.AdditionalReferences.AddRange(References.All);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
