using NeuralSeqGen.Analyzers.Tests.Verification;
using NeuralSeqGen.CodeFixes;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class ArchitectureLockedTests
{
    // recorded in ArchitectureHashTests of the compiler
    private const string Layers = "Input(5, 3), Gru(4)", Hash = "3e0dafe621a2893f";

    [Theory]
    [InlineData("06d7e5afdce98643")]
    [InlineData("not yet known")]
    [InlineData("")]
    [InlineData("3E0DAFE621A2893F")]
    public Task AnotherHash_Triggers(string hash) => FixTest<DeclaredValueFixer>.VerifyAsync(Model($"{{|NSG0505:Architecture(\"{hash}\")|}}", Layers), Model($"Architecture(\"{Hash}\")", Layers));

    /// <summary>Units, and what changes the numbers but no shape.</summary>
    [Theory]
    [InlineData("Input(5, 3), Gru(5)")]
    [InlineData("Input(5, 3), Gru(4, ResetAfter = true)")]
    [InlineData("Input(5, 3), Gru(4), Activation(Activation.Tanh)")]
    public Task ChangedLayers_Triggers(string layers) => WeightFileTest.VerifyAsync(Model($"{{|NSG0505:Architecture(\"{Hash}\")|}}", layers));

    /// <summary>What changes no forward computation is not locked.</summary>
    [Theory]
    [InlineData(Layers)]
    [InlineData("Input(5, 3), Gru(4, Name = \"memory\")")]
    [InlineData("Input(5, 3), Gru(4, Dropout = 0.5, KernelL2 = 0.01), MeanSquaredError, Adam")]
    public Task SameArchitecture_DoesNotTrigger(string layers) => WeightFileTest.VerifyAsync(Model($"Architecture(\"{Hash}\")", layers));

    [Fact]
    public Task ModelWithAnotherMistake_DoesNotTrigger() => WeightFileTest.VerifyAsync(Model("Architecture(\"\")", "Input(5, 3), Gru(4), {|NSG0101:Gru(4)|}"));

    [Fact]
    public Task SecondLock_IsOneTooMany() => WeightFileTest.VerifyAsync(Model($"Architecture(\"{Hash}\"), {{|NSG0007:Architecture(\"{Hash}\")|}}", Layers));

    private static string Model(string locked, string layers) => $"[SequenceModel, {locked}, {layers}] public sealed partial class Model;";
}
