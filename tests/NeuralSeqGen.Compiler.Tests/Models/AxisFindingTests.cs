using NeuralSeqGen.Compiler.Bound;
using NeuralSeqGen.Compiler.Diagnostics;

namespace NeuralSeqGen.Compiler.Tests.Models;

/// <summary>Layers along a chosen axis, averages and renormalisation: what does not fit is one finding, what fits is none.</summary>
public sealed class AxisFindingTests
{
    private const string Nodes = "[Input(5, 3)] private static partial LayerNode A { get; } [Input(5, 3)] private static partial LayerNode B { get; } [Input(4, 3)] private static partial LayerNode C { get; }";

    [Theory]
    [InlineData("[Input(64, 15), Glu]", "Model1: [Glu] #1 halves axis 2, but [Input(64, 15)] gives (batch, 64, 15), and 15 has no half. Give it an even number there.")]
    [InlineData("[Input(5, 4), Glu(Axis = 1)]", "Model1: [Glu] #1 halves axis 1, but [Input(5, 4)] gives (batch, 5, 4), and 5 has no half. Give it an even number there.")]
    [InlineData("[Input(64, 14), Glu(Axis = 3)]", "Model1: Axis of [Glu] #1 must be from 1 to 2, or from -2 to -1, for an input of (batch, 64, 14), but is 3.")]
    [InlineData("[Input(64, 15), Flip(Axis = new[] { 0 })]", "Model1: Axis of [Flip] #1 must be from 1 to 2, or from -2 to -1, for an input of (batch, 64, 15), but is 0.")]
    [InlineData("[Input(64, 15), Slice(13, 3)]",
        "Model1: [Slice(13, 3)] #1 takes what axis 2 does not have: [Input(64, 15)] gives (batch, 64, 15). Start counts from 0 there, or from -15, and Start + Size must not pass 15.")]
    [InlineData("[Input(64, 15), Slice(-16, 2)]",
        "Model1: [Slice(-16, 2)] #1 takes what axis 2 does not have: [Input(64, 15)] gives (batch, 64, 15). Start counts from 0 there, or from -15, and Start + Size must not pass 15.")]
    [InlineData("[Input(64, 15), Slice(15, -1)]",
        "Model1: [Slice(15, -1)] #1 takes what axis 2 does not have: [Input(64, 15)] gives (batch, 64, 15). Start counts from 0 there, or from -15, and Start + Size must not pass 15.")]
    [InlineData("[Input(64, 15), Slice(0, 0)]", "Model1: Size of [Slice(0, 0)] #1 must be 1 or more, or -1 for all that follow, but is 0.")]
    [InlineData("[Input(64, 15), Slice(60, 5, Axis = 1)]",
        "Model1: [Slice(60, 5)] #1 takes what axis 1 does not have: [Input(64, 15)] gives (batch, 64, 15). Start counts from 0 there, or from -64, and Start + Size must not pass 64.")]
    [InlineData("[Input(64, 15), Slice(0, 1, Axis = -3)]", "Model1: Axis of [Slice(0, 1)] #1 must be from 1 to 2, or from -2 to -1, for an input of (batch, 64, 15), but is -3.")]
    [InlineData("[Input(6, 4), Normalization(Axis = new[] { 1, 2 }, Mean = new[] { 1.0, 2 }, Variance = new[] { 1.0, 2 })]",
        "Model1: Mean and Variance of [Normalization] #1 must both hold 1, 4 or 24 numbers, or both be left out, but have 2 and 2.")]
    [InlineData("[Input(6, 4), Normalization(Axis = new int[0], Mean = new[] { 1.0, 2 }, Variance = new[] { 1.0, 2 })]",
        "Model1: Mean and Variance of [Normalization] #1 must both hold 1 number, or both be left out, but have 2 and 2.")]
    [InlineData("[Input(6, 4), Normalization(Axis = new[] { 1 }, Mean = new[] { 1.0, 2, 3, 4 }, Variance = new[] { 1.0, 2, 3, 4 })]",
        "Model1: Mean and Variance of [Normalization] #1 must both hold 1 or 6 numbers, or both be left out, but have 4 and 4.")]
    [InlineData("[Input(6, 4), Normalization(Axis = new[] { 3 })]", "Model1: Axis of [Normalization] #1 must be from 1 to 2, or from -2 to -1, for an input of (batch, 6, 4), but is 3.")]
    [InlineData("[Input(6, 4), TimeDistributed, UnitNormalization(Axis = new[] { 2 })]", "Model1: Axis of [TimeDistributed, UnitNormalization] #1 must be 1 or -1, for an input of (batch, 4), but is 2.")]
    [InlineData("[Input(6, 4), MultiHeadAttention(2, 2, AttentionAxes = new[] { 2 })]", "Model1: [MultiHeadAttention(2, 2)] #1 has the features among its AttentionAxes: it attends over steps. Name axis 1.")]
    [InlineData("[Input(6, 4), Gru(2), Dense(1), MeanSquaredError, Adam, Metric.MeanAbsoluteScaledError]",
        "Model1: [Metric.MeanAbsoluteScaledError] compares with the target 1 step before, but the output (batch, 1) has 1 step. Set Scale to the naive error of the training series, or lower Seasonality.")]
    [InlineData("[Input(4), BatchNormalization(Renorm = true, RenormClippingRMin = 2, RenormClippingRMax = 1)]", "Model1: RenormClippingRMin of [BatchNormalization] #1 must not be above its RenormClippingRMax.")]
    [InlineData("[Input(4), BatchNormalization(Renorm = true, RenormClippingDMax = -1)]", "Model1: RenormClippingDMax of [BatchNormalization] #1 must be 0 or more, but is -1.")]
    [InlineData("[Input(4), BatchNormalization(RenormClippingRMax = 3)]", "Model1: RenormClippingRMax of [BatchNormalization] #1 says nothing without Renorm = true. Set that, or remove RenormClippingRMax.")]
    [InlineData("[Input(4), BatchNormalization(RenormMomentum = 0.9)]", "Model1: RenormMomentum of [BatchNormalization] #1 says nothing without Renorm = true. Set that, or remove RenormMomentum.")]
    [InlineData("[Input(4), BatchNormalization(Renorm = true, MovingVarianceInitializer = Initializer.RandomUniform)]",
        "Model1: MovingVarianceInitializer of [BatchNormalization] #1 must be Zeros, Ones or Constant with Renorm = true, since the moving deviations start as the root of the variance, but is RandomUniform.")]
    [InlineData("[Input(4), Dense(2), MeanSquaredError, Adam(EmaOverwriteFrequency = 2)]", "Model1: [Adam] sets EmaOverwriteFrequency, but keeps no average that could replace the weights. Set UseEma = true.")]
    [InlineData("[Input(4), Dense(2), MeanSquaredError, Sgd(UseEma = true, EmaOverwriteFrequency = -1)]", "Model1: EmaOverwriteFrequency of [Sgd] must be 0 or more, but is -1.")]
    public void Mistake_IsOneFinding(string attributes, string sentence)
    {
        var finding = Assert.Single(ModelSource.Bind(attributes).Findings);

        Assert.Equal(RuleIds.ArgumentOutOfRange, finding.RuleId);
        Assert.Equal(sentence, finding.Sentence);
    }

    [Theory]
    [InlineData("[Input(64, 14), Glu]")]
    [InlineData("[Input(64, 15), Glu(Axis = 1)]")]
    [InlineData("[Input(64, 15), Flip]")]
    [InlineData("[Input(64, 15), Flip(Axis = new[] { 1, -1 })]")]
    [InlineData("[Input(64, 15), Slice(12, 3)]")]
    [InlineData("[Input(64, 15), Slice(-15, -1)]")]
    [InlineData("[Input(64, 15), Slice(63, 1, Axis = 1)]")]
    [InlineData("[Input(6, 4), Normalization(Axis = new[] { 1, 2 }, Mean = new[] { 1.0, 2, 3, 4 }, Variance = new[] { 1.0, 2, 3, 4 })]")]
    [InlineData("[Input(4), BatchNormalization(Renorm = true, RenormClippingRMin = 1, RenormClippingRMax = 1, RenormMomentum = 0)]")]
    [InlineData("[Input(4), BatchNormalization(Renorm = true, MovingVarianceInitializer = Initializer.Constant, MovingVarianceInitializerValue = 4)]")]
    [InlineData("[Input(4), Dense(2), MeanSquaredError, Adam(UseEma = true, EmaOverwriteFrequency = 2)]")]
    public void WhatFits_IsNoFinding(string attributes) => Assert.Empty(ModelSource.Bind(attributes).Findings);

    [Theory]
    [InlineData("Stack(nameof(A), nameof(C))", RuleIds.MergeShapes, "Model1: [Stack(nameof(A), nameof(C))] #1 needs inputs of equal shapes, but reads (batch, 5, 3) and (batch, 4, 3). Change the layers in front of it, or what it reads.")]
    [InlineData("Stack(nameof(A), nameof(B), Axis = 0)", RuleIds.ArgumentOutOfRange,
        "Model1: [Stack(nameof(A), nameof(B))] #1 puts its inputs along axis 0, but the new axis must be from 1 to 3, or from -3 to -1: [Input(5, 3)] gives (batch, 5, 3).")]
    [InlineData("Stack(nameof(A), nameof(B), Axis = 4)", RuleIds.ArgumentOutOfRange,
        "Model1: [Stack(nameof(A), nameof(B))] #1 puts its inputs along axis 4, but the new axis must be from 1 to 3, or from -3 to -1: [Input(5, 3)] gives (batch, 5, 3).")]
    [InlineData("Stack(nameof(A))", RuleIds.ArgumentOutOfRange, "Model1: [Stack(nameof(A))] #1 merges several nodes, but one value is all it has. Name them, as in [Add(nameof(A), nameof(B))].")]
    public void Stack_OfWhatDoesNotFit_IsOneFinding(string layer, string rule, string sentence)
    {
        var finding = Assert.Single(Graph(layer).Findings, f => f.RuleId != RuleIds.UnusedNode);

        Assert.Equal(rule, finding.RuleId);
        Assert.Equal(sentence, finding.Sentence);
    }

    [Theory]
    [InlineData("Stack(nameof(A), nameof(B), Axis = 3)")]
    [InlineData("Stack(nameof(A), nameof(B), Axis = -3)")]
    public void Stack_OfWhatFits_IsNoFinding(string layer) => Assert.DoesNotContain(Graph(layer).Findings, f => f.RuleId != RuleIds.UnusedNode);

    /// <summary>Functions of keras.ops end a mask; features may be left out of steps that keep theirs.</summary>
    [Theory]
    [InlineData("Glu", false)]
    [InlineData("Flip", false)]
    [InlineData("Slice(0, 2)", true)]
    [InlineData("Slice(0, 2, Axis = 1)", false)]
    [InlineData("Normalization(Axis = new[] { 1 })", true)]
    [InlineData("BatchNormalization(Renorm = true)", true)]
    public void Masks_PassWhereTheStepsStay(string layer, bool passes) => Assert.Equal(passes, ModelSource.BindValid($"[Input(3, 4), Masking, {layer}]").Layers[2].EmitsMask);

    /// <summary>What a step gives may need no later one, nor the knowledge of which step it is.</summary>
    [Theory]
    [InlineData("Flip", false)]
    [InlineData("Flip(Axis = new[] { 2 })", true)]
    [InlineData("Glu", true)]
    [InlineData("Glu(Axis = 1)", false)]
    [InlineData("Slice(1, 2)", true)]
    [InlineData("Slice(0, 2, Axis = 1)", false)]
    [InlineData("Normalization(Axis = new[] { 2 })", true)]
    [InlineData("Normalization(Axis = new[] { 1 })", false)]
    [InlineData("Normalization(Axis = new int[0])", true)]
    public void Streams_AreThereWhereStepsStandAlone(string layer, bool isCausal) => Assert.Equal(isCausal, Causality.Of(ModelSource.BindValid($"[Input(4, 4), {layer}, Gru(2)]").Layers).First is null);

    private static BoundModel Graph(string layer) =>
        ModelSource.BindDeclaration($"[SequenceModel] public sealed partial class Model1 {{ {Nodes} [{layer}, Output] private static partial LayerNode N {{ get; }} }}");
}
