namespace NeuralSeqGen.Compiler.Functions;

/// <summary>Where a function goes on behind a statement.</summary>
internal enum FunctionFlow
{
    Next,
    Break,
    Continue,
    Return,
}
