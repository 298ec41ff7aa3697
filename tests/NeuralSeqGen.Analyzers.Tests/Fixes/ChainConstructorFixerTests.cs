using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class ChainConstructorFixerTests
{
    private const string Head = "[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class ";

    [Theory]
    [InlineData("public Model() { }", "public Model() : this(seed: 0) { }")]
    [InlineData("public Model(string name)\n        : base()\n    {\n    }", "public Model(string name) : this(seed: 0)\n    {\n    }")]
    [InlineData("public Model(int a) { } // one\n    public Model(string b) { }", "public Model(int a) : this(seed: 0) { } // one\n    public Model(string b) : this(seed: 0) { }")]
    public Task Constructor_BeginsWithTheGeneratedOne(string before, string after) =>
        FixTest<ChainConstructorFixer>.VerifyAsync(Head + "{|NSG0005:Model|} { " + before + " }", Head + "Model { " + after + " }");

    [Theory]
    [InlineData("{|NSG0005:Model|}(string name) { public string Title => name; }")]
    [InlineData("{|NSG0005:Model|} { public Model(int seed) { } }")]
    public Task WhereItIsNotThatSimple_NothingIsOffered(string declaration) => FixTest<ChainConstructorFixer>.VerifyNoFixAsync(Head + declaration);
}
