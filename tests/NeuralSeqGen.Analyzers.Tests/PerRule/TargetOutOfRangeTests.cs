using NeuralSeqGen.Analyzers.Tests.Verification;

namespace NeuralSeqGen.Analyzers.Tests.PerRule;

public sealed class TargetOutOfRangeTests
{
    [Fact]
    public Task ConstantsOutsideTheLoss_Triggers() => ArrayCallTest.VerifyAsync(
        "new Sentiment().Fit(new int[2, 6], new float[,] { { 0 }, { {|NSG0213:2|} } });",
        "new Sentiment().Fit(new int[2, 6], new[,] { { 1f }, { {|NSG0213:-1f|} } });",
        "new Signs().Fit(new float[2, 6, 3], new[,] { { 1f }, { {|NSG0213:3f|} } });",
        "var y = new[,] { { 1f }, { {|NSG0213:-0.5f|} } }; new Counts().Fit(new float[2, 6, 3], y);");

    [Fact]
    public Task WhatTheLossCompares_DoesNotTrigger() => ArrayCallTest.VerifyAsync(
        "new Sentiment().Fit(new int[2, 6], new[,] { { 0.25f }, { 1f } });",
        "new Sentiment().Fit(new int[2, 6], new[,] { { 2f }, { 1f } }, sampleWeight: new float[2]);",
        "new Signs().Fit(new float[2, 6, 3], new[,] { { 1f }, { -1f } });",
        "new Counts().Fit(new float[2, 6, 3], new[,] { { 1f }, { 12f } });",
        "new Decoder().Fit(new float[1, 6, 3], new float[,,] { { { -5, 5, 1e9f }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 }, { 0, 0, 0 } } });");
}
