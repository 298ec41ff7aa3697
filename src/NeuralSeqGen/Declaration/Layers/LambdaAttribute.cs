namespace NeuralSeqGen;

/// <summary>A function as a layer, Keras's <c>Lambda</c>: a static method with <see cref="TensorFunctionAttribute"/>, which may have weights.</summary>
public sealed class LambdaAttribute : LayerAttribute
{
    /// <summary>A function of the model's class.</summary>
    /// <param name="function">The method, with nameof.</param>
    /// <param name="arguments">Nodes by name for its first tensors, in order; numbers and bools for its parameters that are no tensors, in order.</param>
    public LambdaAttribute(string function, params object[] arguments) => (Function, Arguments) = (function, arguments);

    /// <summary>A function of another class.</summary>
    /// <param name="type">The class.</param>
    /// <param name="function">The method, with nameof.</param>
    /// <param name="arguments">Nodes by name for its first tensors, in order; numbers and bools for its parameters that are no tensors, in order.</param>
    public LambdaAttribute(Type type, string function, params object[] arguments) => (Type, Function, Arguments) = (type, function, arguments);

    /// <summary>The class of the function; null for the model's.</summary>
    public Type? Type { get; }

    /// <summary>The method.</summary>
    public string Function { get; }

    /// <summary>What the function is called with besides its weights.</summary>
    public object[] Arguments { get; }
}
