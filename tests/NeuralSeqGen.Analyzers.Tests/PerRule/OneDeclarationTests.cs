using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class OneDeclarationTests
{
    [Fact]
    public Task LayersOnTwoDeclarations_Triggers() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Input(4, 3), Gru(2)]
        public sealed partial class {|NSG0001:Model|};

        [Dense(1)]
        public sealed partial class Model;
        """);

    [Fact]
    public Task LayersInTwoFiles_Triggers() => DeclarationTest.VerifyAsync([
        "[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class {|NSG0001:Model|};",
        "[Dense(1)] public sealed partial class Model;"]);

    [Fact]
    public Task LossOnASecondDeclaration_DoesNotTrigger() => DeclarationTest.VerifyAsync("""
        [SequenceModel, Input(4, 3), Gru(2), Dense(1)]
        public sealed partial class Model;

        [MeanSquaredError, Sgd]
        public sealed partial class Model { public int Tries { get; set; } }
        """);
}
