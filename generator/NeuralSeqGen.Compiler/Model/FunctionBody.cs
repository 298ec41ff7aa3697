namespace NeuralSeqGen.Compiler.Model;

/// <summary>A method with <c>[TensorFunction]</c>.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Parameters">Its parameters, which are its first slots.</param>
/// <param name="Results">How many tensors it gives.</param>
/// <param name="Root">Its statements.</param>
internal sealed record FunctionBody(string Name, EquatableArray<FunctionParameter> Parameters, int Results, FunctionNode Root)
{
    /// <summary>Parameters and locals in all.</summary>
    public int Slots { get; init; }

    /// <summary>What in it cannot be compiled, in the order of the text.</summary>
    public EquatableArray<FunctionRefusal> Refusals { get; init; } = EquatableArray<FunctionRefusal>.Empty;

    /// <summary>True for one of another assembly, which has no text here.</summary>
    public bool IsPackaged { get; init; }

    /// <summary>True when the C# compiler reports the method itself.</summary>
    public bool IsBroken { get; init; }
}
