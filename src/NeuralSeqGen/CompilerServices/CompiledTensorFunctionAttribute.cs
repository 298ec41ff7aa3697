namespace NeuralSeqGen.CompilerServices;

/// <summary>A public function of an assembly as instructions, for models of the projects that use it: they have no source of it. Generated; not written by hand.</summary>
/// <param name="function">The method, by its id in documentation files.</param>
/// <param name="instructions">What the compiler read of it and of the functions it calls, with the number of their format in front.</param>
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class CompiledTensorFunctionAttribute(string function, string instructions) : Attribute
{
    /// <summary>The method, by its id in documentation files.</summary>
    public string Function { get; } = function;

    /// <summary>What the compiler read of it and of the functions it calls, with the number of their format in front.</summary>
    public string Instructions { get; } = instructions;
}
