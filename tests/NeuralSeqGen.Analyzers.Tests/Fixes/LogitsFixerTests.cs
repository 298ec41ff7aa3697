using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.Fixes;

public sealed class LogitsFixerTests
{
    [Theory]
    [InlineData("[Dense(6, Activation = Activation.Softmax), {|NSG0212:Ctc|}]", "[Dense(6), Ctc]")]
    [InlineData("[Dense(6, Activation = Activation.Softmax, UseBias = false), Dropout(0.1), {|NSG0212:Ctc|}]", "[Dense(6, UseBias = false), Dropout(0.1), Ctc]")]
    public Task Argument_IsRemoved(string before, string after) => FixTest<RemoveActivationFixer>.VerifyAsync(Model(before), Model(after));

    [Theory]
    [InlineData("[Dense(6), Softmax, {|NSG0212:Ctc|}]", "[Dense(6), Ctc]")]
    [InlineData("[Dense(6)]\n[Activation(Activation.Sigmoid)]\n[{|NSG0212:Ctc|}]", "[Dense(6)]\n[Ctc]")]
    public Task Layer_IsRemoved(string before, string after) => FixTest<RemovePartFixer>.VerifyAsync(Model(before), Model(after));

    [Fact]
    public Task WhereASecondActivationIsLeft_NothingIsOffered() => FixTest<RemoveActivationFixer>.VerifyNoFixAsync(Model("[Dense(6, Activation = Activation.Sigmoid), Softmax, {|NSG0212:Ctc|}]"));

    private static string Model(string layers) => $"[SequenceModel, Input(10, 5)]\n{layers}\npublic sealed partial class Model;";
}
