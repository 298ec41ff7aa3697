using Microsoft.CodeAnalysis.CSharp.Testing;
using Microsoft.CodeAnalysis.Testing;
using NeuralSeqGen.Analyzers.Declaration;
using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class UnmarkedModelTests
{
    private const string Node = "private static LayerNode ";

    [Theory]
    [InlineData("[Input(4, 3), Gru(2)] public sealed partial class {|NSG0014:Model|};")]
    [InlineData("[MeanSquaredError] public sealed class {|NSG0014:Model|} { }")]
    [InlineData("public static class Outer { [Input(4, 3), Gru(2)] public sealed partial class {|NSG0014:Model|}; }")]
    [InlineData("public sealed partial class {|NSG0014:Model|} { [Input(4, 3)] " + Node + "X => null!; [Gru(2, From = nameof(X))] " + Node + "Y => null!; }")]
    public Task PartsWithoutTheMark_Triggers(string source) => VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel] public sealed partial class Model; [Input(4, 3), Gru(2)] public sealed partial class Model;")]
    [InlineData("[System.Serializable] public sealed class Model { [System.Obsolete] public int X { get; set; } }")]
    [InlineData("[Mine.Gru(2)] public sealed class Model; namespace Mine { public sealed class GruAttribute(int units) : System.Attribute { public int Units => units; } }")]
    public Task ModelsAndOthers_DoesNotTrigger(string source) => VerifyAsync(source);

    private static Task VerifyAsync(string source)
    {
        var test = new CSharpAnalyzerTest<UnmarkedModelAnalyzer, DefaultVerifier> { ReferenceAssemblies = References.None, TestCode = "using NeuralSeqGen;\n" + source };
        test.TestState.AdditionalReferences.AddRange(References.All);
        return test.RunAsync(TestContext.Current.CancellationToken);
    }
}
