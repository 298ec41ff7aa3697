namespace NeuralSeqGen.Compiler.Tests.Ops;

/// <summary>Every op and every function of the elementwise ones, with results by hand.</summary>
internal static class OpCases
{
    public static readonly IReadOnlyList<OpCase> All = [.. ScalarCases.All, .. MoveCases.All, .. SumCases.All, .. ScanCases.All];
}
