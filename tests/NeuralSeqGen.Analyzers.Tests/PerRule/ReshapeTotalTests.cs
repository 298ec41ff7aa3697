using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ReshapeTotalTests
{
    [Theory]
    [InlineData("5, 2")]
    [InlineData("-1, 5")]
    public Task OtherNumberOfElements_Triggers(string shape) => DeclarationTest.VerifyAsync($"[SequenceModel, Input(4, 3), {{|NSG0108:Reshape({shape})|}}] public sealed partial class Model;");

    [Theory]
    [InlineData("6, 2")]
    [InlineData("-1, 4")]
    public Task SameNumberOfElements_DoesNotTrigger(string shape) => DeclarationTest.VerifyAsync($"[SequenceModel, Input(4, 3), Reshape({shape})] public sealed partial class Model;");
}
