namespace NeuralSeqGen.Compiler.Schedule.Code;

/// <summary>The arrays a program works on.</summary>
internal enum BufferKind
{
    /// <summary>Work memory of the program; how many floats an element has there is a matter of the buffer.</summary>
    Arena,
    Parameters,
    Gradients,

    /// <summary>The runtime's sums, in double.</summary>
    Sums,
    PhaseSums,

    /// <summary>Arrays of an optimizer step: parameters, gradients and slots; 16 of them are one group.</summary>
    State,

    /// <summary>One weight, its gradient or a slot of it, as the runtime holds them: rows without padding.</summary>
    Weight,

    /// <summary>States that no step of a decoder changes, where the runtime holds them: rows without padding.</summary>
    Kept,
}
