using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.Stubs;

/// <summary>Attributes of someone else are never taken for parts of ours, whatever they are called and derive from.</summary>
public sealed class ForeignPartTests
{
    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Own.Dense(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Own.WideDense] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), Own.Dense(1), MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Own.Input(4, 3), Gru(2), MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Own.SubModel<Model>] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), Own.MeanSquaredError] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), MeanSquaredError, Own.Adam] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), MeanSquaredError, Own.Metric.Accuracy] public sealed partial class Model;")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), MeanSquaredError, global::Metric.Accuracy] public sealed partial class Model;")]
    [InlineData("namespace A { using D = Own.DenseAttribute; [SequenceModel, Input(4, 3), D(2)] public sealed partial class Model; }")]
    [InlineData("[SequenceModel, Input(4, 3), TimeDistributed, Own.Dense(2), Dense(1)] public sealed partial class Model;")]
    [InlineData("[SequenceModel] public sealed partial class Model { [Input(4, 3)] private static partial LayerNode A { get; } [Own.Dense(2, From = nameof(A))] private static partial LayerNode B { get; } }")]
    [InlineData("[SequenceModel] public sealed partial class Model { [Own.Input(4, 3)] private static partial LayerNode A { get; } [Dense(2, From = nameof(A))] private static partial LayerNode B { get; } }")]
    [InlineData("[SequenceModel, Own.Adam] public sealed partial class Model { [Input(4, 3)] private static partial LayerNode A { get; } [Dense(2, From = nameof(A))] private static partial LayerNode B { get; } }")]
    public async Task DerivedAttribute_IsReportedOnce(string source)
    {
        var probe = await DeclarationProbe.RunAsync(source, [ForeignLibrary.Reference]);
        var model = Assert.Single(probe.Models);
        Assert.True(probe.IsStub(model));
        Assert.Equal("NSG0005", probe.ErrorsAtModels);
        Assert.Matches(@"^Model: \[(Own\.|Metric\.)[\w.<>]+\] derives from \w+Attribute, which is for the parts of NeuralSeqGen only", Assert.Single(probe.ErrorsOf(model)).GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0005:Own|}] public sealed partial class Model; public sealed class {|CS0122:OwnAttribute|} : LayerAttribute;")]
    [InlineData("namespace A { [SequenceModel, Input(4, 3), {|NSG0005:Dense(2)|}] public sealed partial class Model; public sealed class {|CS0122:DenseAttribute|}(int units) : KernelLayerAttribute { public int Units { get; } = units; } }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0005:Own|}] public sealed partial class Model; public sealed class OwnAttribute : RecurrentLayerAttribute { public OwnAttribute() : {|CS0122:base|}(3) { } }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0005:Own|}] public sealed partial class Model; public sealed class OwnAttribute : OptimizerAttribute { public OwnAttribute() : {|CS0122:base|}(1) { } }")]
    [InlineData("[SequenceModel, Input(4, 3), Gru(2), {|NSG0005:Own|}] public sealed partial class Model; public sealed class {|CS0122:OwnAttribute|} : Metric.MetricAttribute;")]
    public Task DerivationFromABase_IsAnErrorOfCSharp(string source) => DeclarationTest.VerifyAsync(source);

    [Fact]
    public async Task AttributesThatDeriveFromNothingOfOurs_AreIgnored()
    {
        var probe = await DeclarationProbe.RunAsync("[SequenceModel, Input(4, 3), Own.Note, Gru(2), Own.Gru(9)] public sealed partial class Model;", [ForeignLibrary.Reference]);
        Assert.False(probe.IsStub(Assert.Single(probe.Models)));
        Assert.Empty(probe.ErrorsAtModels);
    }

    [Fact]
    public async Task BrokenModelOfAnotherAssembly_IsReportedWhereItIsUsed()
    {
        var probe = await DeclarationProbe.RunAsync("[SequenceModel, Input(4, 3), SubModel<Inner>] public sealed partial class Model;", [ForeignLibrary.BrokenModel]);
        var error = Assert.Single(probe.ErrorsOf(Assert.Single(probe.Models)));
        Assert.Equal("NSG0006", error.Id);
        Assert.Contains("Inner of [SubModel<Inner>] #1 comes from another assembly and has a mistake there. Inner: Units of [Gru(0)] #1 must be 1 or more", error.GetMessage(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ModelOfSomeoneElse_IsNone()
    {
        var probe = await DeclarationProbe.RunAsync("[Own.SequenceModel, Input(4, 3), Gru(0)] public sealed partial class Model;", [ForeignLibrary.Reference]);
        Assert.Empty(probe.Models);
        Assert.False(probe.HasGeneratedFiles);
    }

    [Fact]
    public async Task CopyOfOurNames_ChangesNothing()
    {
        var probe = await DeclarationProbe.RunAsync("[SequenceModel, Input(4, 3), Gru(0)] public sealed partial class Model;", [ForeignLibrary.Copy]);
        Assert.True(probe.IsStub(Assert.Single(probe.Models)));
        Assert.Equal("NSG0006", probe.ErrorsAtModels);
    }

    [Fact]
    public async Task ModelOfACopy_IsNone()
    {
        var probe = await DeclarationProbe.RunAsync("[copy::NeuralSeqGen.SequenceModel, Input(4, 3), Gru(0)] public sealed partial class Model;", [ForeignLibrary.Copy], "extern alias copy;\n");
        Assert.Empty(probe.Models);
        Assert.False(probe.HasGeneratedFiles);
    }

    [Theory]
    [InlineData("using G = NeuralSeqGen.GruAttribute; [SequenceModel, Input(4, 3), G(2)] public sealed partial class Model;")]
    [InlineData("[SequenceModelAttribute, global::NeuralSeqGen.InputAttribute(4, 3), NeuralSeqGen.Gru(2), NeuralSeqGen.Metric.AccuracyAttribute, MeanSquaredErrorAttribute] public sealed partial class Model;")]
    [InlineData("using static NeuralSeqGen.Metric; [SequenceModel, Input(4, 3), Gru(2), NeuralSeqGen.MeanSquaredError, AccuracyAttribute] public sealed partial class Model;")]
    public async Task Parts_AreKnownUnderEveryNameOfTheirs(string source)
    {
        var probe = await DeclarationProbe.RunAsync(source);
        Assert.False(probe.IsStub(Assert.Single(probe.Models)));
        Assert.Empty(probe.ErrorsAtModels);
    }
}
