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

    /// <summary>A class, by its name.</summary>
    Type,

    /// <summary>Strings, numbers and bools, for the parameters of a function.</summary>
    Values,
}
