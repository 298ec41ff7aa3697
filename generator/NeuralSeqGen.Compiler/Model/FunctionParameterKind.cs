namespace NeuralSeqGen.Compiler.Model;

/// <summary>What a parameter of a function gets.</summary>
internal enum FunctionParameterKind
{
    /// <summary>A value of the model: what a layer reads, a target, an output, a state.</summary>
    Tensor,

    /// <summary>A weight of the layer.</summary>
    Weight,

    /// <summary>The mask of the first input.</summary>
    Mask,

    /// <summary>An <c>int</c> behind the name of the function.</summary>
    Integer,

    /// <summary>A <c>double</c> there.</summary>
    Real,

    /// <summary>A <c>bool</c> there.</summary>
    Flag,
}
