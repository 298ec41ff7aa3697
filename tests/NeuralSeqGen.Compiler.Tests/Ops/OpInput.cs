using NeuralSeqGen.Compiler.IR;

namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>An operand of an op.</summary>
/// <param name="Shape">Of one sample.</param>
/// <param name="Values">Of all samples.</param>
/// <param name="NotTrained">Why it has no gradient to compare with finite differences; empty where it has one.</param>
internal sealed record OpInput(Shape Shape, double[] Values, string NotTrained = "");
