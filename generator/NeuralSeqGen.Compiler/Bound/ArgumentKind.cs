namespace NeuralSeqGen.Compiler.Bound;

/// <summary>C# type of an attribute's argument.</summary>
internal enum ArgumentKind
{
    Integer,
    Real,
    Flag,
    Text,
    Choice,
    Integers,
    Reals,
    Texts,
}
