using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class DuplicateOrReservedNameTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true, Name = \"a\"), {|NSG0007:Gru(2, Name = \"a\")|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), {|NSG0007:Input(5, 3)|}, Gru(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), MeanSquaredError, {|NSG0007:BinaryCrossentropy|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), MeanSquaredError, Metric.Accuracy, {|NSG0007:Metric.Accuracy|}] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class {|NSG0007:Model|} { public int ParameterCount => 0; }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class {|NSG0007:Outputs|};")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class {|NSG0007:Predict|};")]
    public Task TakenName_Triggers(string source) => DeclarationTest.VerifyAsync(source);

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true, Name = \"a\"), Gru(2, Name = \"b\")] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2, ReturnSequences = true), Gru(2), MeanSquaredError, Metric.Accuracy, Metric.MeanAbsoluteError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2)] public sealed partial class Model { public void Fit(string path) { } }")]
    public Task FreeName_DoesNotTrigger(string source) => DeclarationTest.VerifyAsync(source);
}
