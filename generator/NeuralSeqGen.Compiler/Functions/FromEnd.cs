namespace NeuralSeqGen.Compiler.Functions;

/// <summary>An index that is counted from the end, 1 for the last.</summary>
internal sealed record FromEnd(int Distance)
{
    /// <summary>An index as a number, where an axis or list has so many elements.</summary>
    public static int Resolve(object? index, int count) => index is FromEnd back ? count - back.Distance : index is int number ? number : throw new FunctionException(Diagnostics.RuleIds.NoCompiledForm, "the index is no number that is known at compile time.");
}
