namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>The orthogonal regularizer is declared by role, for weights that are matrices.</summary>
public sealed class OrthogonalRegularizerTests
{
    [Fact]
    public void Factors_BelongToTheirRole()
    {
        var weights = ModelSource.BindValid("[Input(4, 3), Gru(2, KernelOrthogonal = 0.1, RecurrentOrthogonalColumns = 0.2)]").Weights;

        Assert.Equal([(0.1, 0.0), (0.0, 0.2), (0.0, 0.0)], weights.Select(w => (w.Orthogonal, w.OrthogonalColumns)));
    }

    [Fact]
    public void AKernelOfThreeAxes_IsRefused() =>
        Assert.Equal("Model1: KernelOrthogonal of [Conv1D(2, 3)] #1 is for kernels that are matrices, but its kernel is (3, 3, 2). Use KernelL1 or KernelL2.",
            Assert.Single(ModelSource.Bind("[Input(4, 3), Conv1D(2, 3, KernelOrthogonal = 0.1)]").Findings).Sentence);

    [Fact]
    public void TooManyRows_AreRefused() =>
        Assert.Equal("Model1: KernelOrthogonal of [Dense(2)] #1 compares rows, or columns, pair by pair, 16,777,216 pairs or fewer, but its kernel is (4097, 2). Use KernelL1 or KernelL2.",
            Assert.Single(ModelSource.Bind("[Input(4097), Dense(2, KernelOrthogonal = 0.1)]").Findings).Sentence);

    [Fact]
    public void ManyRows_WhoseColumnsAreCompared_AreNot() => Assert.Empty(ModelSource.Bind("[Input(4097), Dense(2, KernelOrthogonalColumns = 0.1)]").Findings);
}
